// `stratasim sweep <file>`: what matters among the uncertainties, where a condition holds, and which policy
// is robust. Runs every point of a design with the same replicates and leaves tables that R, pandas, SALib
// and EMA Workbench read.
// Exit codes: 0 done, 1 some runs failed or are missing, 2 bad input and nothing was written.

import { join } from 'node:path';
import { type ComparedColumn, comparedColumns } from '../analysis/arm-values.ts';
import { pointRegimes } from '../analysis/point-regimes.ts';
import { boxWithCoverage, primBoxes } from '../analysis/prim.ts';
import { pointMeans, responsesOf } from '../analysis/responses.ts';
import { robustness } from '../analysis/robustness.ts';
import { conditionShares, numericPoints, type SweepRuns } from '../analysis/sweep-analysis.ts';
import type { Findings } from '../charts/chart-inputs.ts';
import { renderCharts } from '../charts/node/render-charts.ts';
import { armName } from '../experiment/arms.ts';
import { planPoints } from '../experiment/plan-points.ts';
import { announceDesign } from './announce-design.ts';
import { askedBatch } from './asked-batch.ts';
import { tellProblems } from './checked-scenarios.ts';
import { writeFindings } from './experiment-findings.ts';
import { type OneScenario, readOneScenario } from './one-scenario.ts';
import { closingLines, type PerformedBatch, performBatch } from './perform-batch.ts';
import { phaseDiagramOf } from './phase-findings.ts';
import { analysedColumns, type SweepAnswers, writeSweep } from './sweep-files.ts';
import { readSweepOptions, type SweepCommandOptions, type SweepOptions } from './sweep-options.ts';
import { sensitivity } from './sweep-sensitivity.ts';
import { sweepText } from './sweep-text.ts';

const sweepCharts = ['tornado', 'sensitivity-morris', 'sensitivity-sobol', 'phase-diagram'];

/** Sweeps the uncertainties of a scenario. Sets the exit code. */
export async function sweep(
  file: string,
  table: string | undefined,
  commandOptions: SweepCommandOptions,
): Promise<void> {
  const one = readOneScenario(
    file,
    commandOptions,
    'sweep',
    (scenario) => readSweepOptions(commandOptions, table, scenario).problems,
  );
  if (one === undefined) return;
  const { scenario, directory, place, dictionary, sources } = one;
  const { options } = readSweepOptions(commandOptions, table, scenario);
  if (options === undefined) return;
  const custom = scenario.custom.filter(({ name }) => options.outcomes.includes(name));
  const plan = planPoints({ ...scenario, outcomes: options.outcomes, custom }, options.points, options.arms);
  const recorded = dictionary.filter(({ name }) => options.outcomes.includes(name));
  const drawing = { charts: sweepCharts, titles: scenario.titles };
  const asked = askedBatch('sweep', commandOptions, drawing, table);
  const request = { plan, dictionary: recorded, sources, asked, directory, place };
  const wrongFolder = await announceDesign(request, designInWords(options, scenario.replicates));
  if (wrongFolder) return tellProblems(wrongFolder);
  const performed = await performBatch(request);
  if (!('batch' in performed)) return tellProblems(performed);
  if (place.shard || performed.stopped) {
    if (place.talk === 'all') process.stdout.write(`${closingLines(performed, directory).join('\n')}\n`);
    if (performed.stopped || performed.counts.failed > 0) process.exitCode = 1;
    return;
  }
  await finish(performed, one, options, commandOptions);
}

function designInWords({ design, points, arms }: SweepOptions, replicates: number): string {
  const { layout } = design;
  const detail =
    layout.kind === 'sobol'
      ? ` (${layout.base} base points)`
      : layout.kind === 'morris'
        ? ` (${layout.trajectories} trajectories)`
        : '';
  const crossed = arms ? ` × ${arms.masks.length} arms` : '';
  return `${layout.kind}: ${points.paths.length} uncertainties, ${points.values.length} points${detail}${crossed} × ${replicates} replicates`;
}

async function finish(
  performed: PerformedBatch,
  { scenario, directory, dictionary }: OneScenario,
  options: SweepOptions,
  { json, quiet }: SweepCommandOptions,
): Promise<void> {
  const { batch } = performed;
  const arms = options.arms
    ? options.arms.masks.map((mask) => armName(options.arms?.toggles ?? [], mask))
    : ['all'];
  const main = arms[arms.length - 1];
  const runs: SweepRuns = {
    batch,
    scenario: scenario.name,
    arm: main,
    points: options.points,
    replicates: scenario.replicates,
  };
  const columns = analysedColumns(comparedColumns(batch), options.outcome);
  const unitOf = (outcome: string): string => dictionary.find(({ name }) => name === outcome)?.unit ?? '';
  const baseline = arms.length > 1 ? arms[0] : undefined;
  const { lines, findings, notes } = sensitivity(runs, options, columns, unitOf, baseline);
  const condition = options.condition && conditionShares(runs, options.condition);
  const boxes = condition ? primOf(options, condition) : [];
  const { ticksPerYear } = scenario.input;
  const answers: SweepAnswers = {
    regimes: pointRegimes(
      batch,
      scenario.name,
      arms,
      options.points.values.length,
      ticksPerYear,
      options.outcome,
      baseline,
    ),
    sensitivity: lines,
    boxes,
    robustness: arms.length > 1 && columns[0] ? robustnessOf(runs, arms, columns[0], options) : [],
    ...(condition && { condition }),
  };
  const phase =
    columns[0] && phaseDiagramOf(runs, options, columns[0], unitOf(columns[0].outcome), condition);
  const found: Findings = { ...findings, ...(phase && { phases: [phase] }) };
  const files = writeSweep(directory, batch, scenario.name, arms, scenario.replicates, options, answers);
  writeFindings(directory, found);
  const folder = join(directory, 'charts');
  const { drawn } = await renderCharts(batch, folder, {
    only: sweepCharts,
    titles: scenario.titles,
    findings: found,
  });
  const charts = drawn.flatMap((chart) => chart.files.map((name) => join(folder, name)));
  if (json) {
    const { counts, seconds } = performed;
    process.stdout.write(
      `${JSON.stringify({ out: directory, seconds, counts, files, charts, notes, ...answers }, null, 2)}\n`,
    );
  } else if (!quiet) {
    const box = boxes.length > 0 ? boxWithCoverage(boxes, 0.5) : undefined;
    const told = sweepText(options, answers, box, notes, process.stdout.columns ?? 110);
    const pictures = charts.filter((name) => name.endsWith('.png')).map((name) => `chart: ${name}`);
    process.stdout.write(
      `${[told, ...files.map((name) => `table: ${name}`), ...pictures, ...closingLines(performed, directory)].join('\n')}\n`,
    );
  } else if (performed.counts.failed > 0) {
    process.stderr.write(`${closingLines(performed, directory).join('\n')}\n`);
  }
  if (performed.counts.failed > 0) process.exitCode = 1;
}

function primOf({ points }: SweepOptions, condition: readonly number[]) {
  const numbers = numericPoints(points);
  const known = condition.flatMap((share, point) => (Number.isNaN(share) ? [] : [point]));
  return primBoxes(
    points.paths,
    known.map((point) => numbers[point]),
    known.map((point) => condition[point]),
  );
}

function robustnessOf(
  runs: SweepRuns,
  arms: readonly string[],
  column: ComparedColumn,
  { aim, demand }: SweepOptions,
) {
  const { batch, scenario, points, replicates } = runs;
  const values = arms.map((arm) =>
    pointMeans(responsesOf(batch, scenario, arm, points.values.length, replicates, column)),
  );
  return robustness(arms, values, { aim, ...(demand === undefined ? {} : { demand }) });
}
