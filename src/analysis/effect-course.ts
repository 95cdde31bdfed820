// The course of an effect over time: differences of paired runs from the tick at which all policies of the arm
// have begun. The law that an effect follows is read from it rather than from the level of the arm: years
// before a policy lie flat in a level, and a straight line after them looks like acceleration (decision 0027).

import { min } from 'd3-array';
import type { Batch, ReplicateSeries } from './batch.ts';

/**
 * Arm minus baseline, replicate by replicate, from the last of `starts` (ISO months; those after the end count for
 * nothing) or their first difference, whichever is later, to the end; undefined where they share no replicate,
 * never part, or do not cover the same ticks.
 */
export function effectCourse(
  arm: ReplicateSeries,
  baseline: ReplicateSeries,
  starts: readonly string[],
): ReplicateSeries | undefined {
  if (arm.dates.length !== baseline.dates.length || arm.dates[0] !== baseline.dates[0]) return undefined;
  const { dates, replicates, values } = differenceOf(arm, baseline);
  const parted = values.map((row) => row.findIndex((value) => value !== 0 && !Number.isNaN(value)));
  const earliest = min(parted.filter((tick) => tick >= 0));
  if (earliest === undefined) return undefined;
  const from = Math.max(earliest, ...starts.map((start) => dates.findIndex((date) => date >= start)));
  return { dates: dates.slice(from), replicates, values: values.map((row) => row.subarray(from)) };
}

/** One series minus another of the same ticks, replicate by replicate; only replicates that both have. */
export function differenceOf(series: ReplicateSeries, other: ReplicateSeries): ReplicateSeries {
  const rowOf = new Map(other.replicates.map((replicate, row) => [replicate, other.values[row]]));
  const shared = series.replicates.flatMap((replicate, row) => {
    const taken = rowOf.get(replicate);
    return taken ? [{ replicate, values: series.values[row].map((value, tick) => value - taken[tick]) }] : [];
  });
  return {
    dates: series.dates,
    replicates: shared.map(({ replicate }) => replicate),
    values: shared.map(({ values }) => values),
  };
}

/** The months in which the policies of an arm begin. */
export function startsOf({ scenarios }: Batch, scenario: string, arm: string): string[] {
  const { policies = [] } = scenarios.find(({ name }) => name === scenario) ?? {};
  return policies.filter(({ arms }) => arms.includes(arm)).map(({ from }) => from);
}
