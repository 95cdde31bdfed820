// `stratasim compare <file>`: which policy did it, how sure is that, and what share has each. Runs arms
// with policies on and off on the same replicates and leaves effects.csv, attribution.csv, interactions.csv
// and charts.
// Exit codes: 0 done, 1 some runs failed or are missing, 2 bad input and nothing was written.

import { join } from 'node:path';
import { attributions, type ColumnAttribution } from '../analysis/attribution.ts';
import type { Batch } from '../analysis/batch.ts';
import { type EndEffect, effectPaths, endEffects } from '../analysis/effects.ts';
import { renderCharts } from '../charts/node/render-charts.ts';
import { type ArmPlan, armName } from '../experiment/arms.ts';
import { planArms } from '../experiment/plan-arms.ts';
import type { Problem } from '../parameters/problem.ts';
import { announceDesign } from './announce-design.ts';
import { askedBatch } from './asked-batch.ts';
import { tellProblems } from './checked-scenarios.ts';
import {
  armPlanOf,
  type CompareCommandOptions,
  type CompareOptions,
  readCompareOptions,
  switchesOf,
} from './compare-options.ts';
import { writeComparison } from './comparison-files.ts';
import { comparisonText } from './comparison-text.ts';
import { effectFindings, regimeFindings, shapleyFindings, writeFindings } from './experiment-findings.ts';
import { type OneScenario, readOneScenario } from './one-scenario.ts';
import { closingLines, type PerformedBatch, performBatch } from './perform-batch.ts';
import { regimesInBrief, regimeText } from './regime-text.ts';
import { type Look, performUntil } from './until-precise.ts';

const comparisonCharts = ['policy-effects', 'policy-effects-over-time', 'shapley-waterfall', 'regimes'];

/** Compares the arms of a scenario. Sets the exit code. */
export async function compare(file: string, commandOptions: CompareCommandOptions): Promise<void> {
  const one = readOneScenario(
    file,
    commandOptions,
    'compare',
    (scenario) => readCompareOptions(commandOptions, scenario).problems,
  );
  if (one === undefined) return;
  const { scenario, directory, place, dictionary, sources } = one;
  const { options } = readCompareOptions(commandOptions, scenario);
  const { toggles, inputOf } = switchesOf(scenario, options.over);
  const armsFor = (replicates: number): ArmPlan =>
    armPlanOf(toggles, options, replicates, scenario.input.seed);
  const planOf = (replicates: number) => planArms({ ...scenario, replicates }, armsFor(replicates), inputOf);
  // A scenario's list of charts is about its runs; what the comparison found is drawn as well.
  const charts = scenario.charts.length > 0 ? [...new Set([...scenario.charts, ...comparisonCharts])] : [];
  const asked = askedBatch('compare', commandOptions, { charts, titles: scenario.titles });
  const request = { plan: planOf(scenario.replicates), dictionary, sources, asked, directory, place };

  const wrongFolder = await announceDesign(
    request,
    designInWords(armsFor(scenario.replicates), scenario.replicates),
  );
  if (wrongFolder) return tellProblems(wrongFolder);
  const { until } = options;
  const result = until
    ? await performUntil({
        ...request,
        planOf,
        condition: until,
        least: Math.max(2, scenario.replicates),
        most: options.most ?? 10 * scenario.replicates,
        look: (batch, replicates, level) => lookAt(batch, one, armsFor(replicates), until, replicates, level),
      })
    : await performBatch(request);
  if (isProblems(result)) return tellProblems(result);
  const performed = 'performed' in result ? result.performed : result;
  const replicates = 'performed' in result ? result.replicates : scenario.replicates;
  if (place.shard || performed.stopped) {
    if (place.talk === 'all') process.stdout.write(`${closingLines(performed, directory).join('\n')}\n`);
    if (performed.stopped || performed.counts.failed > 0) process.exitCode = 1;
    return;
  }
  await finish(
    performed,
    one,
    options,
    asked.charts,
    armsFor(replicates),
    commandOptions,
    'line' in result ? result.line : '',
  );
}

function isProblems(result: object): result is readonly Problem[] {
  return Array.isArray(result);
}

function designInWords({ design, toggles, masks, orders }: ArmPlan, replicates: number): string {
  const sampled = orders ? `, ${orders[0]?.length ?? 0} sampled orders a replicate` : '';
  return `${design}: ${toggles.length} ${toggles.length === 1 ? 'toggle' : 'toggles'}, ${masks.length} arms × ${replicates} replicates${sampled}`;
}

function lookAt(
  batch: Batch,
  { scenario }: OneScenario,
  arms: ArmPlan,
  until: NonNullable<CompareOptions['until']>,
  replicates: number,
  level: number,
): Look {
  const wanted = new Set(until.references.map(({ outcome, group }) => `${outcome}|${group}`));
  const effects = endEffects(batch, scenario.name, arms, level).filter(({ outcome, group }) =>
    wanted.has(`${outcome}|${group}`),
  );
  const contrasts = new Map<string, EndEffect[]>();
  for (const effect of effects) {
    const key = `${effect.kind}|${effect.policy}`;
    contrasts.set(key, [...(contrasts.get(key) ?? []), effect]);
  }
  const precise = [...contrasts.values()].every((own) =>
    until.holds(({ outcome, group, of }) => {
      const effect = own.find((candidate) => candidate.outcome === outcome && candidate.group === group);
      if (!effect) return Number.NaN;
      return of === 'value' ? effect.effect : (effect.student.high - effect.student.low) / 2;
    }),
  );
  const ratios = effects.map(({ varianceRatio }) => varianceRatio).filter(Number.isFinite);
  // The contrast that gains least decides how many independent runs the whole would have needed.
  const withoutPairing = ratios.length > 0 ? replicates * Math.min(...ratios) : Number.NaN;
  return { precise: precise && contrasts.size > 0, withoutPairing };
}

async function finish(
  performed: PerformedBatch,
  { scenario, directory, dictionary }: OneScenario,
  options: CompareOptions,
  only: readonly string[],
  arms: ArmPlan,
  { json, quiet, iamc }: CompareCommandOptions,
  untilLine: string,
): Promise<void> {
  const { batch } = performed;
  const { name, input, titles } = scenario;
  const effects = endEffects(batch, name, arms);
  const paths = [...effectPaths(batch, name, arms)];
  const shares = options.design === 'shapley' ? attributions(batch, name, arms) : [];
  const files = writeComparison(directory, batch, arms, { effects, paths, shares, iamc: iamc ?? false });
  const unitOf = (outcome: string): string => dictionary.find((entry) => entry.name === outcome)?.unit ?? '';
  const shown = [options.outcome, ...chartColumns(batch, options.outcome)];
  const isShown = ({ outcome, group }: { outcome: string; group: string }): boolean =>
    shown.some((column) => column.outcome === outcome && column.group === group);
  const first = <C extends { outcome: string; group: string }>(columns: readonly C[]): C[] =>
    shown.flatMap((column) =>
      columns.filter(({ outcome, group }) => column.outcome === outcome && column.group === group),
    );
  const ends = armsOnly(batch, [
    armName(arms.toggles, 0),
    armName(arms.toggles, arms.masks[arms.masks.length - 1]),
  ]);
  const findings = {
    effects: effectFindings(first(effects), paths.filter(isShown), unitOf),
    shapley: shapleyFindings(first(shares), unitOf),
    regimes: regimeFindings(ends, input.ticksPerYear),
  };
  writeFindings(directory, findings);
  const folder = join(directory, 'charts');
  const { drawn } = await renderCharts(ends, folder, { only, titles, findings });
  const charts = drawn.flatMap((chart) => chart.files.map((chartFile) => join(folder, chartFile)));
  if (json) {
    const { counts, seconds } = performed;
    const main = {
      effects: effects.filter(isShown),
      shares: shares.filter(isShown).map(withoutReplicates),
      regimes: regimesInBrief(findings.regimes),
    };
    process.stdout.write(
      `${JSON.stringify({ out: directory, seconds, counts, until: untilLine, files, charts, ...main }, null, 2)}\n`,
    );
  } else if (!quiet) {
    const told = comparisonText(options.outcome, arms, effects, shares, process.stdout.columns ?? 110);
    const lines = [
      told,
      regimeText(findings.regimes),
      ...(untilLine ? [untilLine] : []),
      ...files.map((path) => `table: ${path}`),
    ];
    const pictures = charts
      .filter((chartFile) => chartFile.endsWith('.png'))
      .map((chartFile) => `chart: ${chartFile}`);
    process.stdout.write(`${[...lines, ...pictures, ...closingLines(performed, directory)].join('\n')}\n`);
  } else if (performed.counts.failed > 0) {
    process.stderr.write(`${closingLines(performed, directory).join('\n')}\n`);
  }
  if (performed.counts.failed > 0) process.exitCode = 1;
}

// Beside the outcome asked for, the world's total of the next two.
function chartColumns(
  batch: Batch,
  { outcome, group }: CompareOptions['outcome'],
): { outcome: string; group: string }[] {
  return batch.columns
    .filter((column) => column.group === 'all' && !(column.outcome === outcome && group === 'all'))
    .slice(0, 2);
}

/** A batch with some of its arms, so that charts of cases stay readable. */
function armsOnly(batch: Batch, arms: readonly string[]): Batch {
  return {
    ...batch,
    runs: batch.runs.filter(({ arm }) => arms.includes(arm)),
    scenarios: batch.scenarios.map((scenario) => ({
      ...scenario,
      arms: scenario.arms.filter((arm) => arms.includes(arm)),
    })),
  };
}

function withoutReplicates({ parts, ...share }: ColumnAttribution): object {
  return { ...share, parts: parts.map(({ perReplicate: _, ...part }) => part) };
}
