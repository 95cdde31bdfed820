// Scenario discovery by the patient rule induction method (Friedman and Fisher 1999,
// 10.1023/A:1008894516817; Bryant and Lempert 2010, 10.1016/j.techfore.2009.08.002): peels a few percent of
// the points at a time off one side of a box, so that the share of points with the stated condition grows,
// and keeps the whole way from wide to dense, from which the user picks a box.

import { binomialAtLeast } from './distributions.ts';
import { quantileOf } from './interval.ts';

/** Bounds of one uncertainty in a box; a whole range is left out of the box. */
export interface BoxSide {
  readonly path: string;
  readonly low: number;
  readonly high: number;
  /** Chance of a density as high without this side's bounds (binomial; Bryant and Lempert's quasi-p). */
  readonly quasiP: number;
}

export interface Box {
  readonly sides: readonly BoxSide[];
  /** Share of all cases of interest that lie inside, 0..1. */
  readonly coverage: number;
  /** Share of the points inside that are cases of interest, 0..1. */
  readonly density: number;
  /** Share of all points that lie inside, 0..1. */
  readonly mass: number;
}

export interface PrimOptions {
  /** Share of points peeled at a time, 0..1. */
  readonly peel?: number;
  /** Least share of all points that a box keeps, 0..1. */
  readonly leastMass?: number;
}

interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * The peeling path, widest box first. `points` are values (or unit coordinates) a row, `cases` the share of
 * each point's replicates with the condition, 0..1. Empty when there is no case at all.
 */
export function primBoxes(
  paths: readonly string[],
  points: readonly ArrayLike<number>[],
  cases: readonly number[],
  options: PrimOptions = {},
): Box[] {
  const { peel = 0.05, leastMass = 0.05 } = options;
  const all = cases.reduce((sum, value) => sum + value, 0);
  if (points.length === 0 || all === 0) return [];
  const columns = paths.map((_, column) => Float64Array.from(points, (point) => point[column]));
  let bounds: Bounds = {
    low: Float64Array.from(columns, (column) => column.reduce((a, b) => Math.min(a, b))),
    high: Float64Array.from(columns, (column) => column.reduce((a, b) => Math.max(a, b))),
  };
  const whole = bounds;
  const boxes: Box[] = [];
  for (;;) {
    const inside = insideOf(points, bounds);
    boxes.push(describe(paths, points, cases, bounds, whole, inside, all));
    const next = bestPeel(columns, cases, bounds, inside, peel);
    if (next === undefined || insideOf(points, next).length < leastMass * points.length) return boxes;
    bounds = next;
  }
}

/** The densest box that still covers at least `coverage` of the cases; the widest when none does. */
export function boxWithCoverage(boxes: readonly Box[], coverage: number): Box | undefined {
  const covering = boxes.filter((box) => box.coverage >= coverage);
  return covering.reduce<Box | undefined>(
    (best, box) => (best && best.density >= box.density ? best : box),
    boxes[0],
  );
}

function insideOf(points: readonly ArrayLike<number>[], { low, high }: Bounds): number[] {
  const inside: number[] = [];
  points.forEach((point, index) => {
    for (let column = 0; column < low.length; column++) {
      if (!(point[column] >= low[column] && point[column] <= high[column])) return;
    }
    inside.push(index);
  });
  return inside;
}

function densityOf(cases: readonly number[], inside: readonly number[]): number {
  return inside.reduce((sum, index) => sum + cases[index], 0) / inside.length;
}

// The peel that raises the density most per point given up (the lenient criterion of EMA Workbench).
function bestPeel(
  columns: readonly Float64Array[],
  cases: readonly number[],
  bounds: Bounds,
  inside: readonly number[],
  peel: number,
): Bounds | undefined {
  const before = densityOf(cases, inside);
  let best: Bounds | undefined;
  let highest = 0;
  columns.forEach((column, at) => {
    const sorted = Float64Array.from(inside, (index) => column[index]).sort();
    const cuts: [lower: boolean, cut: number][] = [
      [true, quantileOf(sorted, peel)],
      [false, quantileOf(sorted, 1 - peel)],
    ];
    for (const [lower, cut] of cuts) {
      const kept = inside.filter((index) => (lower ? column[index] > cut : column[index] < cut));
      if (kept.length === 0 || kept.length === inside.length) continue;
      const gain = (densityOf(cases, kept) - before) / (inside.length - kept.length);
      if (gain <= highest) continue;
      highest = gain;
      const ends = Float64Array.from(kept, (index) => column[index]).sort();
      const [low, high] = [bounds.low.slice(), bounds.high.slice()];
      if (lower) low[at] = ends[0];
      else high[at] = ends[ends.length - 1];
      best = { low, high };
    }
  });
  return best;
}

function describe(
  paths: readonly string[],
  points: readonly ArrayLike<number>[],
  cases: readonly number[],
  bounds: Bounds,
  whole: Bounds,
  inside: readonly number[],
  all: number,
): Box {
  const found = inside.reduce((sum, index) => sum + cases[index], 0);
  const sides = paths.flatMap((path, column) => {
    const [low, high] = [bounds.low[column], bounds.high[column]];
    if (low === whole.low[column] && high === whole.high[column]) return [];
    const opened = { low: bounds.low.slice(), high: bounds.high.slice() };
    opened.low[column] = whole.low[column];
    opened.high[column] = whole.high[column];
    const chance = densityOf(cases, insideOf(points, opened));
    return [
      { path, low, high, quasiP: binomialAtLeast(Math.round(found), inside.length, Math.min(1, chance)) },
    ];
  });
  return {
    sides,
    coverage: found / all,
    density: found / inside.length,
    mass: inside.length / points.length,
  };
}
