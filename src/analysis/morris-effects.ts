// Elementary effects of a Morris design (Morris 1991; mu* of Campolongo et al. 2007,
// 10.1016/j.envsoft.2006.10.004): mu* is the mean size of the outcome's change per unit of the coordinate,
// sigma its spread over the cube (bends and interactions). Replicates are the same at every point, so
// their common part cancels in each difference. Intervals join trajectories (bootstrap) and replicates
// (jackknife).

import { deviation, mean, variance } from 'd3-array';
import { streamOf } from '../random/seed.ts';
import { normalQuantile, studentQuantile } from './distributions.ts';
import { type Interval, standardLevel } from './interval.ts';
import type { DesignOutcomes } from './sobol-indices.ts';

export interface MorrisEffect {
  readonly path: string;
  /** Mean elementary effect, outcome units per range of the uncertainty. */
  readonly mu: number;
  /** Mean size of elementary effects. */
  readonly muStar: number;
  readonly muStarInterval: Interval;
  /** The mu* that replicate noise alone would give (half-normal mean): below it nothing was seen. */
  readonly noiseFloor: number;
  /** Standard deviation of elementary effects. */
  readonly sigma: number;
}

/**
 * Effects by uncertainty from a design's unit coordinates and outcomes (values[row][replicate]). Throws
 * RangeError when the rows are no trajectories.
 */
export function morrisEffects(
  paths: readonly string[],
  rows: readonly Float64Array[],
  outcomes: DesignOutcomes,
  options: { readonly resamples?: number; readonly level?: number; readonly seed?: string } = {},
): MorrisEffect[] {
  const { resamples = 1000, level = standardLevel, seed = 'morris effects' } = options;
  const length = paths.length + 1;
  if (rows.length === 0 || rows.length % length !== 0 || rows.length !== outcomes.length) {
    throw new RangeError(
      `${rows.length} rows and ${outcomes.length} outcomes are no trajectories of ${length} rows`,
    );
  }
  const trajectories = rows.length / length;
  const replicates = outcomes[0].length;
  const effects = elementaryEffects(rows, outcomes, length, -1);
  const left =
    replicates < 3
      ? []
      : Array.from({ length: replicates }, (_, out) => elementaryEffects(rows, outcomes, length, out));
  const single = Array.from({ length: replicates }, (_, only) =>
    elementaryEffects(
      rows,
      outcomes.map((row) => [row[only]]),
      length,
      -1,
    ),
  );
  const noiseFloors = paths.map((_, column) => noiseFloor(single.map((sample) => sample[column])));
  const uniform = streamOf(seed, trajectories, 'resampled trajectories');
  const draws = Array.from({ length: resamples }, () =>
    Array.from({ length: trajectories }, () => Math.floor(uniform() * trajectories)),
  );
  return paths.map((path, column) => {
    const own = effects[column];
    const sizes = own.map(Math.abs);
    const muStar = mean(sizes) ?? Number.NaN;
    const byTrajectory = deviation(draws, (draw) => mean(draw, (at) => sizes[at])) ?? Number.NaN;
    const leftOut = left.map((sample) => mean(sample[column], Math.abs) ?? Number.NaN);
    const byReplicate =
      left.length === 0 ? 0 : Math.sqrt((left.length - 1) ** 2 / left.length) * (deviation(leftOut) ?? 0);
    const quantile =
      byReplicate > byTrajectory
        ? studentQuantile(0.5 + level / 2, left.length - 1)
        : normalQuantile(0.5 + level / 2);
    const reach = quantile * Math.hypot(byTrajectory, byReplicate);
    return {
      path,
      mu: mean(own) ?? Number.NaN,
      muStar,
      muStarInterval: { low: muStar - reach, high: muStar + reach, method: 'bootstrap-se', level },
      noiseFloor: noiseFloors[column],
      sigma: deviation(own) ?? Number.NaN,
    };
  });
}

// Expected size of a mean effect of zero, from the spread of each effect between replicates.
function noiseFloor(perReplicate: readonly number[][]): number {
  if (perReplicate.length < 2) return Number.NaN;
  const squares =
    mean(perReplicate[0].keys(), (effect) => variance(perReplicate, (sample) => sample[effect])) ?? 0;
  return Math.sqrt((2 / Math.PI) * (squares / perReplicate.length));
}

// effects[column][trajectory], of the mean over replicates without one of them (-1: all).
function elementaryEffects(
  rows: readonly Float64Array[],
  outcomes: DesignOutcomes,
  length: number,
  without: number,
): number[][] {
  const effects: number[][] = Array.from({ length: length - 1 }, () => []);
  const meanOf = (row: ArrayLike<number>): number => {
    let sum = 0;
    for (let at = 0; at < row.length; at++) if (at !== without) sum += row[at];
    return sum / (without < 0 ? row.length : row.length - 1);
  };
  for (let row = 1; row < rows.length; row++) {
    if (row % length === 0) continue;
    const moved = rows[row].findIndex((value, column) => value !== rows[row - 1][column]);
    const step = rows[row][moved] - rows[row - 1][moved];
    effects[moved].push((meanOf(outcomes[row]) - meanOf(outcomes[row - 1])) / step);
  }
  return effects;
}
