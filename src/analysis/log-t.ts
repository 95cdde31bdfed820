// The log t test of convergence (Phillips and Sul 2007, 10.1111/j.1468-0262.2007.00811.x): the cross
// section's dispersion H_t of relative levels is regressed as log(H_1/H_t) - 2 log log t = a + b log t from
// a third of the sample on; b >= 2 is convergence of levels, b >= 0 of growth, and t_b < -1.65 rejects
// convergence. If H_t = c / (ln^2 t * t^(2 alpha)), b is 2 alpha exactly.
// Standard error: quadratic spectral kernel with Andrews's bandwidth (1991, 10.2307/2938229).

import { lineThrough } from './least-squares.ts';

export interface LogTTest {
  /** b, twice the speed of convergence. */
  readonly slope: number;
  readonly standardError: number;
  /** t statistic of b; one-sided, below -1.65 rejects convergence at 5 %. */
  readonly statistic: number;
  readonly converges: boolean;
  /** First period used, counted from 1. */
  readonly from: number;
}

/** Dispersion H_t of relative levels h_it = x_it / mean_t: one number a period. Rows are members. */
export function relativeDispersion(levels: readonly ArrayLike<number>[]): Float64Array {
  const periods = levels[0].length;
  return Float64Array.from({ length: periods }, (_, period) => {
    let sum = 0;
    for (const member of levels) sum += member[period];
    const centre = sum / levels.length;
    let squares = 0;
    for (const member of levels) squares += (member[period] / centre - 1) ** 2;
    return squares / levels.length;
  });
}

/**
 * The regression on dispersions of periods 1, 2, ... (index 0 is period 1). `skipShare` of the periods is
 * left out at the start. Throws RangeError when fewer than ten periods remain or a dispersion is not positive.
 */
export function logTTest(dispersions: ArrayLike<number>, skipShare = 1 / 3): LogTTest {
  const from = Math.max(2, Math.floor(skipShare * dispersions.length));
  const count = dispersions.length - from + 1;
  if (count < 10) throw new RangeError(`the log t regression needs ten periods, found ${count}`);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const period = from + index;
    const dispersion = dispersions[period - 1];
    if (!(dispersion > 0))
      throw new RangeError(`dispersion of period ${period} is ${dispersion}, not above 0`);
    x[index] = Math.log(period);
    // log H_1 is the same in every period and belongs to the constant a.
    y[index] = -Math.log(dispersion) - 2 * Math.log(Math.log(period));
  }
  const line = lineThrough(x, y);
  const standardError = robustError(x, y, line.intercept, line.slope);
  const statistic =
    standardError > 0 ? line.slope / standardError : Math.sign(line.slope) * Number.POSITIVE_INFINITY;
  return { slope: line.slope, standardError, statistic, converges: !(statistic < -1.65), from };
}

function robustError(x: Float64Array, y: Float64Array, intercept: number, slope: number): number {
  const size = x.length;
  const centre = x.reduce((sum, value) => sum + value, 0) / size;
  const squares = x.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const scores = x.map((value, index) => (value - centre) * (y[index] - intercept - slope * value));
  const bandwidth = andrewsBandwidth(scores);
  let longRun = covariance(scores, 0);
  if (bandwidth > 0) {
    for (let lag = 1; lag < size; lag++)
      longRun += 2 * quadraticSpectral(lag / bandwidth) * covariance(scores, lag);
  }
  return Math.sqrt(Math.max(0, size * longRun)) / squares;
}

function covariance(scores: Float64Array, lag: number): number {
  let sum = 0;
  for (let index = lag; index < scores.length; index++) sum += scores[index] * scores[index - lag];
  return sum / scores.length;
}

function andrewsBandwidth(scores: Float64Array): number {
  const own = covariance(scores, 0);
  if (own === 0) return 0;
  const correlation = Math.min(0.97, Math.max(-0.97, covariance(scores, 1) / own));
  const alpha = (4 * correlation ** 2) / (1 - correlation) ** 4;
  return 1.3221 * (alpha * scores.length) ** 0.2;
}

function quadraticSpectral(at: number): number {
  const angle = (6 * Math.PI * at) / 5;
  return (25 / (12 * Math.PI ** 2 * at ** 2)) * (Math.sin(angle) / angle - Math.cos(angle));
}
