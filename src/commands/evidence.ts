// `stratasim evidence`: why anyone should believe the simulator. Runs the verification cases (or one of
// them on parameters of the user's own) and prints what was expected, what came out, and the verdict.
// Exit codes: 0 all verification cases pass, 1 one fails, 2 bad input.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validationBands } from '../charts/validation-bands.ts';
import { evidenceCases } from '../evidence/cases/index.ts';
import type { Check, CheckValue, EvidenceCase } from '../evidence/evidence-case.ts';
import {
  bandText,
  type EvidenceReports,
  evidencePage,
  missedFirst,
  validationHeader,
  validationLines,
} from '../evidence/evidence-page.ts';
import { readCaseParameters, readShippedTable } from '../evidence/node/read-parameters.ts';
import { type CaseReport, describeCase, jsonText, runCase } from '../evidence/run-case.ts';
import { replayRows, validationRows } from '../evidence/validation/index.ts';
import { ShippedRuns } from '../evidence/validation/shipped-runs.ts';
import { type RowReport, reportRow } from '../evidence/validation/validation-row.ts';
import { packageRoot } from '../execution/node/package-root.ts';
import type { Problem } from '../parameters/problem.ts';
import { csvText } from '../results/csv-text.ts';
import { readWorldDirectory } from '../scenario/node/read-world.ts';
import { nearestName } from '../scenario/text/nearest-name.ts';
import { checkFiles, tellProblems } from './checked-scenarios.ts';
import { textTable } from './text-table.ts';

export interface EvidenceOptions {
  readonly case?: string;
  /** JSON file of parameters for the case. */
  readonly params?: string;
  readonly list?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** Runs the evidence, or a part of it. Sets the exit code. */
export async function evidence(options: EvidenceOptions): Promise<void> {
  if (options.list) {
    listCases(options);
    return;
  }
  if (options.case !== undefined) {
    runOne(options.case, options);
    return;
  }
  if (options.params !== undefined) {
    tellProblems([
      {
        where: { path: '--params' },
        found: 'parameters without a case',
        expected: 'a case',
        hint: 'add --case NAME; --list names them',
      },
    ]);
    return;
  }
  const cases = evidenceCases.map((evidenceCase) => reportOf(evidenceCase));
  process.stdout.write(cases.map(verdictLines).join(''));
  const { tables, problems } = readWorldDirectory(join(packageRoot(), 'scenarios/data/world-2020'));
  if (tables === undefined) {
    tellProblems(problems);
    return;
  }
  const told = checkFiles([join(packageRoot(), 'scenarios/replay-2018-2023.yaml')]);
  const replayed = told.results[0].scenario;
  if (replayed === undefined) {
    tellProblems(told.problems, told.textOf);
    return;
  }
  const runs = new ShippedRuns(tables, replayed.input.policies);
  const rows = validationRows.map((row) => tellRow(reportRow(row, runs)));
  const replay = replayRows.map((row) => tellRow(reportRow(row, runs)));
  const missed = missedFirst(rows).filter(({ verdict }) => verdict === 'missed');
  process.stdout.write(
    `\n${rows.length - missed.length} of ${rows.length} published targets reached; missed: ${missed.map(({ row }) => `${row.number} (${row.use})`).join(', ') || 'none'}\n`,
  );
  await writeEvidence(options.out ?? 'out/evidence', { cases, rows, replay });
  if (cases.some(hasFailed)) process.exitCode = 1;
}

/** Prints a row as soon as it is there: some take a minute. */
function tellRow(report: RowReport): RowReport {
  const lines = report.measures.map(
    (measure) =>
      `${measure.verdict.padEnd(8)} ${String(report.row.number).padStart(3)} ${report.row.use}  ${measure.name}: ${measure.mean.toPrecision(3)}, band ${bandText(measure)} (${measure.unit || 'number'})\n`,
  );
  process.stdout.write(lines.join(''));
  return report;
}

/** Writes table, page and picture of the evidence. */
async function writeEvidence(out: string, reports: EvidenceReports): Promise<void> {
  mkdirSync(join(out, 'charts'), { recursive: true });
  const all = [...reports.rows, ...reports.replay];
  writeFileSync(join(out, 'validation.csv'), csvText(validationHeader, validationLines(all)));
  writeFileSync(join(out, 'verification.json'), `${jsonText(reports.cases)}\n`);
  writeFileSync(join(out, 'index.html'), evidencePage(reports));
  const banded = missedFirst(all).flatMap(({ row, measures }) =>
    measures.map((measure) => ({
      label: `${row.number} ${row.use} ${measure.name}`,
      low: measure.band[0],
      high: measure.band[1],
      mean: measure.mean,
      ciLow: measure.interval.low,
      ciHigh: measure.interval.high,
      isReached: measure.verdict === 'reached',
    })),
  );
  const { renderChart } = await import('../charts/node/render.ts');
  for (const format of ['png', 'svg'] as const) {
    const size = { format, widthPx: 1000, heightPx: 80 + 22 * banded.length, scale: 2 };
    writeFileSync(
      join(out, 'charts', `validation.${format}`),
      await renderChart(validationBands(banded), size),
    );
  }
  process.stdout.write(`table, page and chart: ${out}\n`);
}

function listCases({ case: name, json }: EvidenceOptions): void {
  const chosen = name === undefined ? evidenceCases : evidenceCases.filter((entry) => entry.name === name);
  if (name !== undefined && chosen.length === 0) {
    refuse(name);
    return;
  }
  if (json) {
    process.stdout.write(`${jsonText(chosen.map(describeCase))}\n`);
    return;
  }
  const rows = chosen.map((entry) => [entry.name, Object.keys(entry.parameters).join(', '), entry.summary]);
  process.stdout.write(
    textTable(['CASE', 'PARAMETERS', 'WHAT IS CLAIMED'], rows, process.stdout.columns ?? 160),
  );
}

function runOne(name: string, { params, json }: EvidenceOptions): void {
  const evidenceCase = evidenceCases.find((entry) => entry.name === name);
  if (evidenceCase === undefined) {
    refuse(name);
    return;
  }
  const read =
    params === undefined ? { given: undefined, problems: [] } : readCaseParameters(params, evidenceCase);
  if (read.problems.length > 0) {
    tellProblems(read.problems);
    return;
  }
  const { report, problems } = runCase(evidenceCase, read.given, params ?? '', shippedTables);
  if (report === undefined) {
    tellProblems(problems);
    return;
  }
  process.stdout.write(json ? `${jsonText(report)}\n` : checkTable(evidenceCase, report));
  if (hasFailed(report)) process.exitCode = 1;
}

function refuse(name: string): void {
  const names = evidenceCases.map((entry) => entry.name);
  const near = nearestName(name, names);
  const problem: Problem = {
    where: { path: '--case' },
    found: `'${name}'`,
    expected: `one of ${names.join(', ')}`,
    ...(near && { hint: `did you mean '${near}'?` }),
  };
  tellProblems([problem]);
}

function reportOf(evidenceCase: EvidenceCase): CaseReport {
  const { report, problems } = runCase(evidenceCase, undefined, '', shippedTables);
  if (report === undefined)
    throw new Error(`the shipped parameters of ${evidenceCase.name} do not fit: ${problems[0].found}`);
  return report;
}

const shippedTables = (file: string) => readShippedTable(packageRoot(), file);

function hasFailed(report: CaseReport): boolean {
  return report.checks.some(({ verdict }) => verdict === 'fail');
}

function verdictLines(report: CaseReport): string {
  const failed = report.checks.filter(({ verdict }) => verdict === 'fail');
  const line = `${failed.length > 0 ? 'FAIL' : 'pass'}  ${report.case.padEnd(24)} ${report.checks.length - failed.length} of ${report.checks.length} checks\n`;
  return (
    line +
    failed
      .map((check) => `      ${check.name}: expected ${shown(check.expected)}, got ${shown(check.got)}\n`)
      .join('')
  );
}

function checkTable(evidenceCase: EvidenceCase, report: CaseReport): string {
  const order = (check: Check): number => (check.verdict === 'fail' ? 0 : 1);
  const rows = [...report.checks]
    .sort((a, b) => order(a) - order(b))
    .map((check) => [
      check.verdict,
      shown(check.expected),
      shown(check.got),
      String(check.tolerance),
      check.name,
    ]);
  const table = textTable(
    ['VERDICT', 'EXPECTED', 'GOT', 'TOLERANCE', 'CHECK'],
    rows,
    process.stdout.columns ?? 160,
  );
  return `${evidenceCase.name}: ${evidenceCase.summary}\n${table}`;
}

/** A value in a cell: numbers to six digits, long lists cut. */
function shown(value: CheckValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(7);
  if (Array.isArray(value)) {
    const cells = value.slice(0, 4).map(shown).join(' ');
    return value.length > 4 ? `${cells} … (${value.length})` : cells;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
