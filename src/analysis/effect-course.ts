// The course of an effect over time: differences of paired runs from the tick at which the arms first part.
// The law that a policy's effect follows is read from it rather than from the level of the arm: years before
// the policy began lie flat in a level, and a straight line after them looks like acceleration (decision 0027).

import type { ReplicateSeries } from './batch.ts';
import { firstDifferences } from './first-difference.ts';

/**
 * Arm minus baseline, replicate by replicate, from their first difference to the end; undefined where they
 * share no replicate, never part, or do not cover the same ticks.
 */
export function effectCourse(arm: ReplicateSeries, baseline: ReplicateSeries): ReplicateSeries | undefined {
  if (arm.dates.length !== baseline.dates.length || arm.dates[0] !== baseline.dates[0]) return undefined;
  const baselineOf = new Map(baseline.replicates.map((replicate, row) => [replicate, baseline.values[row]]));
  const pairs = arm.replicates.flatMap((replicate, row) => {
    const other = baselineOf.get(replicate);
    return other ? [{ replicate, own: arm.values[row], other }] : [];
  });
  const { earliest } = firstDifferences(pairs.map(({ own, other }) => [own, other]));
  if (earliest < 0) return undefined;
  return {
    dates: arm.dates.slice(earliest),
    replicates: pairs.map(({ replicate }) => replicate),
    values: pairs.map(({ own, other }) =>
      own.subarray(earliest).map((value, tick) => value - other[earliest + tick]),
    ),
  };
}
