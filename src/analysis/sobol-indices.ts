// Sobol indices of the expected response (Saltelli et al. 2010, 10.1016/j.cpc.2009.09.018: first order;
// Jansen 1999, 10.1016/S0010-4655(98)00154-4: total) from a Saltelli design with replicates. A simulation
// is f(x) + noise, and the noise of the mean over R replicates would count as interaction: the variance
// between replicates is measured and taken out of every variance; of a squared difference, what that very
// difference varies by between replicates, because neighbouring points share most of their noise. Intervals join two sources: base rows
// (bootstrap) and replicates (jackknife), for the same replicates run at every point.

import { deviation, mean, variance } from 'd3-array';
import { streamOf } from '../random/seed.ts';
import { normalQuantile, studentQuantile } from './distributions.ts';
import { type Interval, standardLevel } from './interval.ts';

/** A design's outcomes: values[row][replicate], rows as saltelliDesign lays them out. */
export type DesignOutcomes = readonly ArrayLike<number>[];

export interface SobolIndex {
  readonly path: string;
  /** Share of variance by this uncertainty alone. */
  readonly first: number;
  readonly firstInterval: Interval;
  /** Share of variance that involves this uncertainty in any way. */
  readonly total: number;
  readonly totalInterval: Interval;
}

export interface SobolPair {
  readonly paths: readonly [string, string];
  readonly second: number;
  readonly interval: Interval;
}

export interface SobolFindings {
  readonly indices: readonly SobolIndex[];
  /** Present when the design has the rows for it. */
  readonly pairs: readonly SobolPair[];
  /** Variance of the expected outcome over the uncertainties, noise taken out. */
  readonly variance: number;
  /** Share of the variance of single runs that is due to the replicate, 0..1; NaN with one replicate. */
  readonly noiseShare: number;
  /** How intervals were made, for tables and captions. */
  readonly intervalNote: string;
}

interface Layout {
  readonly base: number;
  readonly dimensions: number;
  readonly secondOrder: boolean;
}

interface Estimates {
  readonly first: number[];
  readonly total: number[];
  readonly second: number[];
  readonly variance: number;
}

/** Sobol indices with intervals. Throws RangeError when the rows do not fit the layout. */
export function sobolIndices(
  paths: readonly string[],
  outcomes: DesignOutcomes,
  secondOrder: boolean,
  options: { readonly resamples?: number; readonly level?: number; readonly seed?: string } = {},
): SobolFindings {
  const { resamples = 1000, level = standardLevel, seed = 'sobol indices' } = options;
  const dimensions = paths.length;
  const group = secondOrder ? 2 * dimensions + 2 : dimensions + 2;
  if (outcomes.length === 0 || outcomes.length % group !== 0) {
    throw new RangeError(`${outcomes.length} rows are no multiple of ${group}, the rows of one base point`);
  }
  const layout = { base: outcomes.length / group, dimensions, secondOrder };
  const replicates = outcomes[0].length;
  const means = rowMeans(outcomes, -1);
  const noise = noiseOf(outcomes, layout);
  const everyRow = Array.from({ length: layout.base }, (_, row) => row);
  const best = estimate(means, noise, layout, everyRow);
  const uniform = streamOf(seed, layout.base, 'resampled base rows');
  const resampled = Array.from({ length: resamples }, () =>
    estimate(
      means,
      noise,
      layout,
      everyRow.map(() => Math.floor(uniform() * layout.base)),
    ),
  );
  const left =
    replicates < 3
      ? []
      : Array.from({ length: replicates }, (_, out) =>
          estimate(rowMeans(outcomes, out), noiseOf(outcomes, layout, out), layout, everyRow),
        );
  const around = (pick: (from: Estimates) => number): Interval => {
    const rows = deviation(resampled, pick) ?? Number.NaN;
    const byReplicate =
      left.length < 3 ? 0 : Math.sqrt((left.length - 1) ** 2 / left.length) * (deviation(left, pick) ?? 0);
    const quantile =
      byReplicate > rows
        ? studentQuantile(0.5 + level / 2, left.length - 1)
        : normalQuantile(0.5 + level / 2);
    const reach = quantile * Math.hypot(rows, byReplicate);
    const centre = pick(best);
    return { low: centre - reach, high: centre + reach, method: 'bootstrap-se', level };
  };
  const pairs: SobolPair[] = [];
  if (secondOrder) {
    eachPair(dimensions, (first, second, at) => {
      pairs.push({
        paths: [paths[first], paths[second]],
        second: best.second[at],
        interval: around((from) => from.second[at]),
      });
    });
  }
  return {
    indices: paths.map((path, at) => ({
      path,
      first: best.first[at],
      firstInterval: around((from) => from.first[at]),
      total: best.total[at],
      totalInterval: around((from) => from.total[at]),
    })),
    pairs,
    variance: best.variance,
    noiseShare: replicates < 2 ? Number.NaN : noise.single / (noise.single + best.variance),
    intervalNote:
      replicates < 3
        ? 'bootstrap over base rows; too few replicates to measure their part'
        : 'bootstrap over base rows and jackknife over replicates',
  };
}

// Mean over replicates of each row, leaving out one replicate (-1: none).
function rowMeans(outcomes: DesignOutcomes, without: number): Float64Array {
  return Float64Array.from(outcomes, (row) => {
    let sum = 0;
    let count = 0;
    for (let replicate = 0; replicate < row.length; replicate++) {
      if (replicate === without) continue;
      sum += row[replicate];
      count++;
    }
    return sum / count;
  });
}

interface Noise {
  /** Mean variance of one run around its point's mean. */
  readonly single: number;
  /** Variance that noise adds to a row's mean, per replicate counted, without what shifts all rows alike. */
  readonly row: number;
  readonly replicates: number;
  /** Half the variance that noise adds to the mean of f(A) - f(AB_k), [base row * dimensions + k]. */
  readonly step: Float64Array;
}

// A replicate that shifts all points alike cancels in every difference; only what differs between points
// (the interaction of replicate and point) is noise for an index. It is measured after the replicate's own
// mean over all rows is taken out.
function noiseOf(outcomes: DesignOutcomes, layout: Layout, without = -1): Noise {
  const kept = Array.from({ length: outcomes[0].length }, (_, at) => at).filter((at) => at !== without);
  const step = new Float64Array(layout.base * layout.dimensions);
  if (kept.length < 2) return { single: 0, row: 0, replicates: kept.length, step };
  const means = rowMeans(outcomes, without);
  const grand = mean(means) ?? 0;
  const shifts = kept.map((at) => (mean(outcomes, (row) => row[at]) ?? 0) - grand);
  let single = 0;
  let around = 0;
  outcomes.forEach((row, index) => {
    kept.forEach((at, place) => {
      single += (row[at] - means[index]) ** 2;
      around += (row[at] - means[index] - shifts[place]) ** 2;
    });
  });
  const degrees = outcomes.length * (kept.length - 1);
  const group = outcomes.length / layout.base;
  for (let at = 0; at < step.length; at++) {
    const first = Math.floor(at / layout.dimensions) * group;
    const mixed = first + 1 + (at % layout.dimensions);
    const differences = kept.map((replicate) => outcomes[first][replicate] - outcomes[mixed][replicate]);
    step[at] = (variance(differences) ?? 0) / kept.length / 2;
  }
  return { single: single / degrees, row: around / degrees, replicates: kept.length, step };
}

function estimate(means: Float64Array, noise: Noise, layout: Layout, rows: readonly number[]): Estimates {
  const { dimensions, secondOrder } = layout;
  const group = secondOrder ? 2 * dimensions + 2 : dimensions + 2;
  const inMean = noise.row / noise.replicates;
  let sum = 0;
  for (const row of rows) sum += means[row * group] + means[row * group + group - 1];
  const centre = sum / (2 * rows.length);
  let squares = 0;
  const first = new Array<number>(dimensions).fill(0);
  const total = new Array<number>(dimensions).fill(0);
  const pairs = secondOrder ? new Array<number>((dimensions * (dimensions - 1)) / 2).fill(0) : [];
  for (const row of rows) {
    const start = row * group;
    const a = means[start] - centre;
    const b = means[start + group - 1] - centre;
    squares += a * a + b * b;
    for (let at = 0; at < dimensions; at++) {
      const mixed = means[start + 1 + at] - centre;
      // B and AB_k share column k only: f(B)(f(AB_k) - f(A)) holds what that column explains.
      first[at] += b * (mixed - a);
      total[at] += (a - mixed) ** 2 / 2 - noise.step[row * dimensions + at];
    }
    if (secondOrder) {
      eachPair(dimensions, (one, other, at) => {
        pairs[at] +=
          (means[start + 1 + dimensions + one] - centre) * (means[start + 1 + other] - centre) - a * b;
      });
    }
  }
  const count = rows.length;
  const spread = squares / (2 * count) - inMean;
  const firstShares = first.map((value) => value / count / spread);
  const second: number[] = [];
  if (secondOrder) {
    eachPair(dimensions, (one, other, at) => {
      second[at] = pairs[at] / count / spread - firstShares[one] - firstShares[other];
    });
  }
  return {
    first: firstShares,
    total: total.map((value) => value / count / spread),
    second,
    variance: spread,
  };
}

function eachPair(dimensions: number, visit: (first: number, second: number, at: number) => void): void {
  let at = 0;
  for (let first = 0; first < dimensions; first++) {
    for (let second = first + 1; second < dimensions; second++) visit(first, second, at++);
  }
}
