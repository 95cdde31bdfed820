// Intervals of a mean and of a share, each named for how it was made: Student's t, the
// bias-corrected and accelerated bootstrap (Efron 1987, 10.1080/01621459.1987.10478410), and Wilson's
// score interval (Wilson 1927). Samples are one number a replicate.

import { mean, quantileSorted, variance } from 'd3-array';
import { streamOf } from '../random/seed.ts';
import { normalProbability, normalQuantile, studentQuantile } from './distributions.ts';

/** A range with the way it was made and the share of such ranges that hold the truth. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly method: 'student-t' | 'bootstrap-bca' | 'wilson' | 'bootstrap-se';
  /** Nominal coverage in 0..1. */
  readonly level: number;
}

/** The level of every interval that is not given another one. */
export const standardLevel = 0.95;

/** Student's t interval of the mean; NaN ends for fewer than two values. */
export function studentInterval(sample: ArrayLike<number>, level: number = standardLevel): Interval {
  const values = Array.from(sample);
  const centre = mean(values) ?? Number.NaN;
  const deviation = Math.sqrt((variance(values) ?? Number.NaN) / values.length);
  const reach = deviation === 0 ? 0 : studentQuantile(0.5 + level / 2, values.length - 1) * deviation;
  return { low: centre - reach, high: centre + reach, method: 'student-t', level };
}

/** How often each of `size` replicates is drawn in each of `resamples` bootstrap samples, row by row. */
export interface Resampling {
  readonly size: number;
  readonly resamples: number;
  readonly counts: Uint8Array;
}

/** Draws bootstrap samples of `size` replicates; the same address gives the same samples. */
export function resampling(size: number, resamples = 2000, address = 'bootstrap'): Resampling {
  const uniform = streamOf(address, size, 'bootstrap');
  const counts = new Uint8Array(size * resamples);
  for (let sample = 0; sample < resamples; sample++) {
    for (let draw = 0; draw < size; draw++) {
      const at = sample * size + Math.floor(uniform() * size);
      if (counts[at] < 255) counts[at]++;
    }
  }
  return { size, resamples, counts };
}

/**
 * Bias-corrected and accelerated bootstrap interval of the mean. `drawn` must be for the sample's size
 * (RangeError otherwise). NaN ends for fewer than two values; a point when all values are equal.
 */
export function bootstrapInterval(
  sample: ArrayLike<number>,
  drawn: Resampling = resampling(sample.length),
  level: number = standardLevel,
): Interval {
  const size = sample.length;
  if (drawn.size !== size) throw new RangeError(`resampling of ${drawn.size} for a sample of ${size}`);
  const centre = size > 0 ? (mean(sample as Iterable<number> & ArrayLike<number>) ?? Number.NaN) : Number.NaN;
  if (size < 2 || Number.isNaN(centre)) {
    return { low: Number.NaN, high: Number.NaN, method: 'bootstrap-bca', level };
  }
  const means = resampledMeans(sample, drawn);
  let below = 0;
  for (const value of means) below += value < centre ? 1 : value === centre ? 0.5 : 0;
  const bounded = Math.min(Math.max(below, 0.5), drawn.resamples - 0.5) / drawn.resamples;
  const bias = normalQuantile(bounded);
  const acceleration = accelerationOfMean(sample, centre);
  const end = (tail: number): number => {
    const z = bias + normalQuantile(tail);
    return quantileOf(means, normalProbability(bias + z / (1 - acceleration * z)));
  };
  means.sort();
  const tail = (1 - level) / 2;
  return { low: end(tail), high: end(1 - tail), method: 'bootstrap-bca', level };
}

/** Quantile of an ascending sample by R's type 7 (as NumPy and pandas); NaN of an empty one. */
export function quantileOf(sorted: Float64Array, probability: number): number {
  // d3's types know plain arrays only; the function reads length and indices.
  return quantileSorted(sorted as unknown as number[], probability) ?? Number.NaN;
}

function resampledMeans(sample: ArrayLike<number>, drawn: Resampling): Float64Array {
  const { size, resamples, counts } = drawn;
  const means = new Float64Array(resamples);
  for (let row = 0, at = 0; row < resamples; row++) {
    let sum = 0;
    for (let index = 0; index < size; index++, at++) sum += counts[at] * sample[index];
    means[row] = sum / size;
  }
  return means;
}

// For a mean the jackknife's acceleration has a closed form: a sixth of the skewness over root n.
function accelerationOfMean(sample: ArrayLike<number>, centre: number): number {
  let squares = 0;
  let cubes = 0;
  for (let index = 0; index < sample.length; index++) {
    const deviation = sample[index] - centre;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/** Wilson's interval of a share of `trials` (`successes` may be fractional); 0..1 without trials. */
export function wilsonInterval(successes: number, trials: number, level: number = standardLevel): Interval {
  if (trials <= 0) return { low: 0, high: 1, method: 'wilson', level };
  const z = normalQuantile(0.5 + level / 2);
  const share = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const reach = (z / shrink) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), method: 'wilson', level };
}
