// What a sweep says, by its design: Sobol shares of variance, Morris effects, ranges one at a time, and for
// any design the region in which a stated condition holds (PRIM) and the robustness of arms over points.

import { mean } from 'd3-array';
import type { UnitDesign } from '../experiment/designs/design.ts';
import type { DesignPoints } from '../experiment/plan-points.ts';
import type { ComparedColumn } from './arm-values.ts';
import type { Batch } from './batch.ts';
import { type Interval, studentInterval } from './interval.ts';
import { type MorrisEffect, morrisEffects } from './morris-effects.ts';
import { completeGroups, pointMeans, responsesOf } from './responses.ts';
import type { RunCondition } from './run-condition.ts';
import { type SobolFindings, sobolIndices } from './sobol-indices.ts';

/** A sweep that has run: one arm of one scenario over a design. */
export interface SweepRuns {
  readonly batch: Batch;
  readonly scenario: string;
  readonly arm: string;
  /** Arm taken off, replicate by replicate: answers are then about the effect of what `arm` adds to it. */
  readonly against?: string;
  readonly points: DesignPoints;
  readonly replicates: number;
}

/** Base points or trajectories that could not be used, because runs of theirs failed. */
interface Dropped {
  readonly dropped: number;
}

/** The outcome at the ends of one uncertainty, all others as in the scenario. */
export interface RangeEffect {
  readonly path: string;
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
  /** Student's t over replicates; NaN ends for fewer than two. */
  readonly atLowInterval: Interval;
  readonly atHighInterval: Interval;
  /** atHigh - atLow, each replicate with itself. */
  readonly change: number;
  readonly changeInterval: Interval;
}

/** Sobol indices of one column; undefined when no base point is complete. */
export function sobolOf(
  runs: SweepRuns,
  design: UnitDesign,
  column: ComparedColumn,
): (SobolFindings & Dropped & { readonly base: number }) | undefined {
  if (design.layout.kind !== 'sobol') return undefined;
  const { paths } = runs.points;
  const { secondOrder } = design.layout;
  const group = secondOrder ? 2 * paths.length + 2 : paths.length + 2;
  const { values } = valuesOf(runs, column);
  const { rows, dropped } = completeGroups(values, group);
  if (rows.length < 2 * group) return undefined;
  const found = sobolIndices(
    paths,
    rows.map((row) => values[row]),
    secondOrder,
  );
  return { ...found, dropped, base: rows.length / group };
}

/** Morris effects of one column; undefined when fewer than two trajectories are complete. */
export function morrisOf(
  runs: SweepRuns,
  design: UnitDesign,
  column: ComparedColumn,
): (Dropped & { readonly trajectories: number; readonly effects: MorrisEffect[] }) | undefined {
  if (design.layout.kind !== 'morris') return undefined;
  const length = runs.points.paths.length + 1;
  const { values } = valuesOf(runs, column);
  const { rows, dropped } = completeGroups(values, length);
  if (rows.length < 2 * length) return undefined;
  const effects = morrisEffects(
    runs.points.paths,
    rows.map((row) => design.rows[row]),
    rows.map((row) => values[row]),
  );
  return { dropped, trajectories: rows.length / length, effects };
}

/** Ranges of one column one at a time, the widest first; parameters without numbers count by position. */
export function rangesOf(
  runs: SweepRuns,
  design: UnitDesign,
  column: ComparedColumn,
): { baseline: number; effects: RangeEffect[] } | undefined {
  if (design.layout.kind !== 'one-at-a-time') return undefined;
  const responses = valuesOf(runs, column);
  const means = pointMeans(responses);
  const numbers = numericPoints(runs.points);
  let start = 1;
  const effects = design.layout.levels.map((levels, at): RangeEffect => {
    const [first, last] = [start, start + levels - 1];
    start += levels;
    const [atLow, atHigh] = [responses.values[first], responses.values[last]];
    const changes = atHigh.map((value, replicate) => value - atLow[replicate]).filter(isNumber);
    return {
      path: runs.points.paths[at],
      low: numbers[first][at],
      high: numbers[last][at],
      atLow: means[first],
      atHigh: means[last],
      atLowInterval: studentInterval(atLow.filter(isNumber)),
      atHighInterval: studentInterval(atHigh.filter(isNumber)),
      change: mean(changes) ?? Number.NaN,
      changeInterval: studentInterval(changes),
    };
  });
  const width = ({ atLow, atHigh }: RangeEffect): number => Math.abs(atHigh - atLow);
  return { baseline: means[0], effects: effects.sort((a, b) => width(b) - width(a)) };
}

function isNumber(value: number): boolean {
  return !Number.isNaN(value);
}

/** Share of each point's replicates in which a condition holds, 0..1; NaN where none finished. */
export function conditionShares(
  { batch, scenario, arm, points }: SweepRuns,
  condition: RunCondition,
): number[] {
  return points.values.map((_, point) => {
    const held = [...condition.holds(batch, { scenario, arm, point }).values()];
    return held.length === 0 ? Number.NaN : (mean(held, (holds) => (holds ? 1 : 0)) ?? Number.NaN);
  });
}

/** Points as numbers: named values and switches by their position among the values that occur. */
export function numericPoints({ paths, values }: DesignPoints): Float64Array[] {
  const positions = paths.map((_, column) => {
    const distinct = [...new Set(values.map((row) => row[column]))];
    return distinct.every((value) => typeof value === 'number') ? undefined : distinct;
  });
  return values.map((row) =>
    Float64Array.from(row, (value, column) => positions[column]?.indexOf(value) ?? Number(value)),
  );
}

function valuesOf({ batch, scenario, arm, against, points, replicates }: SweepRuns, column: ComparedColumn) {
  const own = responsesOf(batch, scenario, arm, points.values.length, replicates, column);
  if (against === undefined) return own;
  const base = responsesOf(batch, scenario, against, points.values.length, replicates, column);
  const values = own.values.map((row, point) => row.map((value, at) => value - base.values[point][at]));
  return { ...own, values };
}
