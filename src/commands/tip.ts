// `stratasim tip <file>`: at which value of a parameter does a condition come to hold? Bisection replicate
// by replicate, with an interval, the closed form beside it where there is one, and with a second parameter
// a phase diagram with the tipping line.
// Exit codes: 0 done, 1 some runs failed or are missing, 2 bad input and nothing was written.

import { join } from 'node:path';
import { comparedColumns } from '../analysis/arm-values.ts';
import type { Batch } from '../analysis/batch.ts';
import { columnName, pointMeans, responsesOf } from '../analysis/responses.ts';
import { type TippingPoint, tippingPointOf } from '../analysis/tipping-point.ts';
import type { PhaseDiagram, TippingSide } from '../charts/chart-inputs.ts';
import { renderCharts } from '../charts/node/render-charts.ts';
import type { AskedPoints } from '../experiment/plan-queries.ts';
import { writeDurably } from '../results/node/durable-file.ts';
import { askedBatch } from './asked-batch.ts';
import { tellProblems } from './checked-scenarios.ts';
import { closedFormTip } from './closed-form-tip.ts';
import { writeFindings } from './experiment-findings.ts';
import { type OneScenario, readOneScenario } from './one-scenario.ts';
import { closingLines, type PerformedBatch } from './perform-batch.ts';
import { readTipOptions, type TipCommandOptions, type TipOptions } from './tip-options.ts';
import { evenly, type Search, searchTips } from './tip-search.ts';
import { type FoundTip, tippingText, tipText } from './tip-text.ts';

/** Finds the tipping point of a scenario. Sets the exit code. */
export async function tip(file: string, commandOptions: TipCommandOptions): Promise<void> {
  const one = readOneScenario(
    file,
    commandOptions,
    'tip',
    (scenario) => readTipOptions(commandOptions, scenario).problems,
  );
  if (one === undefined) return;
  const { options } = readTipOptions(commandOptions, one.scenario);
  if (options === undefined) return;
  const drawing = { charts: ['phase-diagram'], titles: one.scenario.titles };
  const found = await searchTips(one, options, askedBatch('tip', commandOptions, drawing));
  if (!('performed' in found)) return tellProblems(found);
  const { performed, searches, asked } = found;
  if (performed.stopped) {
    process.stderr.write(`${closingLines(performed, one.directory).join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  await finish(performed, one, options, searches, asked, commandOptions);
}

async function finish(
  performed: PerformedBatch,
  { scenario, directory, dictionary }: OneScenario,
  options: TipOptions,
  searches: readonly Search[],
  asked: AskedPoints,
  { json, quiet }: TipCommandOptions,
): Promise<void> {
  const { axis, condition, across } = options;
  const closedForm = across ? undefined : closedFormTip(scenario, axis.path);
  const tips = searches.map(({ across: value, state }) => ({ across: value, tip: tippingPointOf(state) }));
  const file = join(directory, 'tipping.csv');
  writeDurably(file, tippingText(options, tips, closedForm));
  const phase =
    across && phaseOf(performed.batch, scenario.name, scenario.replicates, options, asked, tips, dictionary);
  writeFindings(directory, phase ? { phases: [phase] } : {});
  const folder = join(directory, 'charts');
  const { drawn } = phase
    ? await renderCharts(performed.batch, folder, {
        only: ['phase-diagram'],
        titles: scenario.titles,
        findings: { phases: [phase] },
      })
    : { drawn: [] };
  const charts = drawn.flatMap((chart) => chart.files.map((name) => join(folder, name)));
  const { counts, seconds } = performed;
  if (json) {
    const plain = tips.map(({ across: value, tip: found }) => ({
      across: value,
      ...found,
      perReplicate: Object.fromEntries(found.perReplicate),
    }));
    process.stdout.write(
      `${JSON.stringify({ out: directory, seconds, counts, parameter: axis.path, condition: condition.text, closedForm, tips: plain, charts }, null, 2)}\n`,
    );
  } else if (!quiet) {
    const pictures = charts.filter((name) => name.endsWith('.png')).map((name) => `chart: ${name}`);
    const told = tipText(options, tips, closedForm, process.stdout.columns ?? 110);
    process.stdout.write(
      `${[told, `table: ${file}`, ...pictures, ...closingLines(performed, directory)].join('\n')}\n`,
    );
  }
  if (counts.failed > 0) process.exitCode = 1;
}

/** Where along the parameter the condition holds. */
function sideOf(tip: TippingPoint | undefined): TippingSide {
  if (tip === undefined) return 'unknown';
  if (tip.rising !== undefined && tip.method !== 'none') return tip.rising ? 'right' : 'left';
  if (tip.always > 0) return tip.never > 0 ? 'mixed' : 'everywhere';
  return tip.never > 0 ? 'nowhere' : 'unknown';
}

function phaseOf(
  batch: Batch,
  scenario: string,
  replicates: number,
  { axis, across, condition, outcome }: TipOptions,
  asked: AskedPoints,
  tips: readonly FoundTip[],
  dictionary: OneScenario['dictionary'],
): PhaseDiagram | undefined {
  const column = comparedColumns(batch).find(
    (one) => one.outcome === outcome.outcome && one.group === outcome.group,
  );
  if (!across || !column) return undefined;
  const means = pointMeans(responsesOf(batch, scenario, 'all', asked.values.length, replicates, column));
  const xs = evenly(axis.low, axis.high, across.size);
  const ys = evenly(across.low, across.high, across.size);
  return {
    x: { parameter: axis.path, unit: axis.unit, values: xs },
    y: { parameter: across.path, unit: across.unit, values: ys },
    outcome: columnName(column),
    unit: dictionary.find(({ name }) => name === column.outcome)?.unit ?? '',
    values: ys.flatMap((y) => xs.map((x) => means[asked.find([x, y])] ?? Number.NaN)),
    replicates,
    tipping: tips.flatMap(({ across: y, tip: found }) =>
      y === undefined || found.method === 'none' ? [] : [{ x: found.value, y }],
    ),
    tippingMeaning: condition.text,
    sides: ys.map((y) => sideOf(tips.find(({ across: row }) => row === y)?.tip)),
  };
}
