// `stratasim run <files...>`: checks the scenarios, runs every replicate in parallel, and leaves tables
// and charts, the scenarios side by side.
// Exit codes: 0 done, 1 some runs failed or are missing, 2 bad input and nothing was written.

import { basename, join } from 'node:path';
import type { Batch } from '../analysis/batch.ts';
import type { RegimeFit } from '../charts/chart-inputs.ts';
import { renderCharts } from '../charts/node/render-charts.ts';
import type { Problem } from '../parameters/problem.ts';
import { gapTextChart } from '../report/text-gap-chart.ts';
import type { AskedBatch, DictionaryEntry, ScenarioSource } from '../results/manifest.ts';
import { writeDurably } from '../results/node/durable-file.ts';
import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import { type AskedCharts, askedBatch, shownPath } from './asked-batch.ts';
import { type BatchCommandOptions, readBatchOptions, shardSuffix } from './batch-options.ts';
import { checkFiles, tellAssumptions, tellProblems } from './checked-scenarios.ts';
import { iamcText } from './comparison-files.ts';
import { regimeFindings, writeFindings } from './experiment-findings.ts';
import { closingLines, type PerformedBatch } from './perform-batch.ts';
import { programRegistries } from './program-registries.ts';
import { regimesInBrief, regimeText } from './regime-text.ts';
import { performScenarios, readUntil, type UntilCommandOptions } from './run-until.ts';
import { textTable } from './text-table.ts';

/** Runs scenario files. Sets the exit code. */
export async function run(
  files: readonly string[],
  options: BatchCommandOptions & UntilCommandOptions & { readonly iamc?: boolean },
): Promise<void> {
  const { settings, only, place, problems: wrongOptions } = readBatchOptions(options, process.env);
  const { results, problems: wrongFiles, textOf } = checkFiles(files, settings);
  const checked = results.flatMap(({ scenario }) => scenario ?? []);
  const { until, problems: wrongUntil } = readUntil(options, checked);
  const problems = [
    ...wrongOptions,
    ...wrongUntil,
    ...wrongFiles,
    ...(wrongFiles.length > 0 ? [] : unknownNames(only, checked)),
  ];
  if (problems.length > 0) return tellProblems(problems, textOf);
  if (!options.quiet) tellAssumptions(results);

  const scenarios = only.length === 0 ? checked : checked.filter(({ name }) => only.includes(name));
  const directory =
    options.out ?? join('out', `${nameOfFile(files[0] ?? 'batch')}${shardSuffix(place.shard)}`);
  const asked = askedBatch('run', options, askedChartsOf(scenarios));
  const request = {
    dictionary: dictionaryOf(scenarios),
    sources: sourcesOf(scenarios, settings),
    asked,
    directory,
    place,
  };
  const done = await performScenarios(request, scenarios, until);
  if (!('performed' in done)) return tellProblems(done);
  const { performed, line } = done;
  if (options.iamc) writeDurably(join(directory, 'iamc.csv'), iamcText(performed.batch));

  const drawn =
    performed.stopped || place.shard
      ? { files: [], regimes: [] }
      : await drawCharts(performed.batch, asked, scenarios[0]?.input.ticksPerYear ?? 12, directory);
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ ...jsonOf(performed, directory, drawn), until: line }, null, 2)}\n`,
    );
  else if (!options.quiet) tellResults(performed, directory, drawn, line);
  else if (performed.counts.failed > 0)
    process.stderr.write(`${closingLines(performed, directory).join('\n')}\n`);
  if (performed.counts.failed > 0 || performed.stopped) process.exitCode = 1;
}

function unknownNames(only: readonly string[], scenarios: readonly CheckedScenario[]): Problem[] {
  const known = scenarios.map(({ name }) => name);
  return only
    .filter((name) => !known.includes(name))
    .map((name) => ({
      where: { path: '--only' },
      found: `'${name}'`,
      expected: `one of ${known.join(', ')}`,
    }));
}

function nameOfFile(file: string): string {
  return basename(file).replace(/\.(ya?ml|json)$/i, '');
}

/** Every outcome that the scenarios record, in the order of the registry, then the custom ones. */
export function dictionaryOf(scenarios: readonly CheckedScenario[]): DictionaryEntry[] {
  const recorded = new Set(scenarios.flatMap(({ outcomes }) => outcomes));
  const standard = programRegistries.outcomes
    .filter(({ name }) => recorded.has(name))
    .map(({ name, unit, definition, source }) => ({ name, unit, definition, source }));
  const custom = new Map(
    scenarios.flatMap((scenario) =>
      scenario.custom.map(({ name, unit, meaning, expression }): [string, DictionaryEntry] => [
        name,
        { name, unit, definition: `${meaning}: ${expression}`, source: scenario.file },
      ]),
    ),
  );
  return [...standard, ...custom.values()];
}

/** Where scenarios were read from, without a path that only this machine has. */
export function sourcesOf(
  scenarios: readonly CheckedScenario[],
  settings: readonly string[],
): ScenarioSource[] {
  return scenarios.map(({ name, file }) => ({ scenario: name, file: shownPath(file), settings }));
}

function askedChartsOf(scenarios: readonly CheckedScenario[]): AskedCharts {
  return {
    charts: [...new Set(scenarios.flatMap(({ charts }) => charts))],
    titles: Object.assign({}, ...scenarios.map(({ titles }) => titles)) as Record<string, string>,
  };
}

/** The files of the charts, and the regimes that were fitted on the way. */
interface DrawnCharts {
  readonly files: readonly string[];
  readonly regimes: readonly RegimeFit[];
}

/** Draws a complete batch and keeps what was found about its regimes; returns that and the files of the charts. */
export async function drawCharts(
  batch: Batch,
  { charts, titles }: Pick<AskedBatch, 'charts' | 'titles'>,
  ticksPerYear: number,
  directory: string,
): Promise<DrawnCharts> {
  const folder = join(directory, 'charts');
  const regimes = regimeFindings(batch, ticksPerYear);
  const findings = regimes.length > 0 ? { regimes } : {};
  if (regimes.length > 0) writeFindings(directory, findings);
  const { drawn } = await renderCharts(batch, folder, { only: charts, titles, findings });
  return { regimes, files: drawn.flatMap(({ files }) => files.map((file) => join(folder, file))) };
}

function jsonOf(
  { batch, counts, seconds, summary }: PerformedBatch,
  directory: string,
  { files, regimes }: DrawnCharts,
): object {
  const failed = batch.runs.filter(({ status }) => status === 'failed');
  return {
    out: directory,
    seconds,
    counts,
    failed,
    charts: files,
    regimes: regimesInBrief(regimes),
    summary,
  };
}

function tellResults(
  performed: PerformedBatch,
  directory: string,
  { files, regimes }: DrawnCharts,
  untilLine: string,
): void {
  const pictures = files.filter((file) => file.endsWith('.png'));
  process.stdout.write(
    [
      '',
      endTable(performed),
      gapTextChart(performed.batch, terminalOf(process.stdout)),
      regimeText(regimes),
      ...(untilLine ? [untilLine] : []),
      ...pictures.map((file) => `chart: ${file}`),
      ...closingLines(performed, directory),
      '',
    ].join('\n'),
  );
}

/** What a chart of letters needs to know of a terminal; a log gets a narrow one without colours. */
function terminalOf({ isTTY, columns }: NodeJS.WriteStream): { columns: number; colours: boolean } {
  return { columns: columns ?? 100, colours: isTTY === true && !process.env.NO_COLOR };
}

const outcomesInTable = 4;

/** The first outcomes of the world as a whole at the end: the mean, and in brackets the middle 80 % of runs. */
function endTable({ batch, summary }: PerformedBatch): string {
  const whole = batch.columns.filter(({ group }) => group === 'all').slice(0, outcomesInTable);
  if (whole.length === 0) return '';
  const summaries = summary.filter(({ group }) => group === 'all');
  const cases = new Map(summaries.map((line) => [`${line.scenario}|${line.arm}|${line.point}`, line]));
  const several = (pick: (line: (typeof summaries)[number]) => unknown) =>
    new Set([...cases.values()].map(pick)).size > 1;
  const withArms = several(({ arm }) => arm);
  const rows = [...cases.values()].slice(0, 20).map((one) => [
    withArms ? `${one.scenario}, ${one.arm}` : one.scenario,
    ...whole.map(({ outcome }) => {
      const line = summaries.find(
        (candidate) =>
          candidate.outcome === outcome &&
          candidate.scenario === one.scenario &&
          candidate.arm === one.arm &&
          candidate.point === one.point,
      );
      return line ? `${figure(line.mean)} [${figure(line.spread10)}, ${figure(line.spread90)}]` : '';
    }),
  ]);
  const date = summaries[0]?.date ?? '';
  const table = textTable(
    [`at ${date}`, ...whole.map(({ outcome }) => outcome)],
    rows,
    process.stdout.columns ?? 100,
  );
  return `${table}mean over replicates, in brackets the range that holds 80 % of them\n`;
}

function figure(value: number): string {
  return Number.isNaN(value) ? '-' : value.toPrecision(3);
}
