// The course of an effect over time: differences of paired runs from the tick at which all policies of the arm
// have begun. The law that an effect follows is read from it rather than from the level of the arm: years
// before a policy lie flat in a level, and a straight line after them looks like acceleration (decision 0027).

import type { Batch, ReplicateSeries } from './batch.ts';
import { firstDifferences } from './first-difference.ts';

/**
 * Arm minus baseline, replicate by replicate, from `begun` (an ISO month, '' for the start) or their first
 * difference, whichever is later, to the end; undefined where they share no replicate, never part, or do not
 * cover the same ticks.
 */
export function effectCourse(
  arm: ReplicateSeries,
  baseline: ReplicateSeries,
  begun: string,
): ReplicateSeries | undefined {
  if (arm.dates.length !== baseline.dates.length || arm.dates[0] !== baseline.dates[0]) return undefined;
  const baselineOf = new Map(baseline.replicates.map((replicate, row) => [replicate, baseline.values[row]]));
  const pairs = arm.replicates.flatMap((replicate, row) => {
    const other = baselineOf.get(replicate);
    return other ? [{ replicate, own: arm.values[row], other }] : [];
  });
  const { earliest } = firstDifferences(pairs.map(({ own, other }) => [own, other]));
  if (earliest < 0) return undefined;
  const from = Math.max(
    earliest,
    arm.dates.findIndex((date) => date >= begun),
  );
  return {
    dates: arm.dates.slice(from),
    replicates: pairs.map(({ replicate }) => replicate),
    values: pairs.map(({ own, other }) =>
      own.subarray(from).map((value, tick) => value - other[from + tick]),
    ),
  };
}

/** The month in which the last policy of an arm begins; '' where it has none. One that begins after the end counts for nothing. */
export function lastStart({ scenarios }: Batch, scenario: string, arm: string): string {
  const { policies = [] } = scenarios.find(({ name }) => name === scenario) ?? {};
  return policies.reduce((last, { from, arms }) => (arms.includes(arm) && from > last ? from : last), '');
}
