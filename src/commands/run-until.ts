// `run --until`: performs the plain plan of some scenarios once, or with more and more replicates until the
// intervals of every scenario's means are as narrow as the condition asks.

import type { Batch } from '../analysis/batch.ts';
import { halfWidthOf } from '../analysis/looks.ts';
import { planRuns } from '../experiment/plan-runs.ts';
import type { Problem } from '../parameters/problem.ts';
import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import { numberOption } from './option-values.ts';
import { type BatchRequest, type PerformedBatch, performBatch } from './perform-batch.ts';
import {
  type PrecisionCondition,
  performUntil,
  readPrecisionCondition,
  untilInShard,
} from './until-precise.ts';

/** The options that ask for precision, as commander gives them. */
export interface UntilCommandOptions {
  readonly until?: string;
  readonly maxReplicates?: string;
  readonly shard?: string;
}

/** What was asked for; `condition` is absent when nothing was. */
export interface UntilOptions {
  readonly condition?: PrecisionCondition;
  readonly most?: number;
}

/** Reads `--until` and `--max-replicates`; every scenario must record what the condition reads. */
export function readUntil(
  given: UntilCommandOptions,
  scenarios: readonly CheckedScenario[],
): { until: UntilOptions; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const most = numberOption('--max-replicates', given.maxReplicates, [2, 1e6], true, problems);
  problems.push(...untilInShard(given.until, given.shard));
  if (given.until === undefined || scenarios.length === 0) return { until: {}, problems };
  const recordedBy = scenarios.map(({ outcomes, custom }) => [
    ...outcomes,
    ...custom.map(({ name }) => name),
  ]);
  const everywhere = recordedBy.reduce((left, right) => left.filter((name) => right.includes(name)));
  const condition = readPrecisionCondition(given.until, everywhere);
  if (!('text' in condition)) return { until: {}, problems: [...problems, ...condition] };
  return { until: { condition, ...(most === undefined ? {} : { most }) }, problems };
}

/** A performed batch, and what to say about its precision ('' when nothing was asked). */
export interface PerformedScenarios {
  readonly performed: PerformedBatch;
  readonly line: string;
}

/** Performs the scenarios, once or until they are precise; problems of the folder come back. */
export async function performScenarios(
  request: Omit<BatchRequest, 'plan'>,
  scenarios: readonly CheckedScenario[],
  { condition, most }: UntilOptions,
): Promise<PerformedScenarios | readonly Problem[]> {
  if (condition === undefined) {
    const performed = await performBatch({ ...request, plan: planRuns(scenarios) });
    return 'batch' in performed ? { performed, line: '' } : performed;
  }
  const least = Math.max(2, ...scenarios.map(({ replicates }) => replicates));
  return performUntil({
    ...request,
    planOf: (replicates) => planRuns(scenarios.map((scenario) => ({ ...scenario, replicates }))),
    condition,
    least,
    most: Math.max(least, most ?? 10 * least),
    look: (batch, _, level) => ({
      precise: scenarios.every(({ name }) => isPrecise(batch, name, condition, level)),
      withoutPairing: Number.NaN,
    }),
  });
}

function isPrecise(batch: Batch, scenario: string, condition: PrecisionCondition, level: number): boolean {
  return condition.holds(({ outcome, group, of }) => {
    const series = batch.series({ scenario, outcome, group });
    const values = series
      ? series.values.map((path) => path.at(-1) ?? Number.NaN)
      : [...(batch.endValues({ scenario, outcome, group })?.values ?? [])];
    if (of === 'interval') return halfWidthOf(values, level);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}
