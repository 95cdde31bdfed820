// Quantiles and probabilities of the distributions that intervals and tests rest on. The one place that
// knows jstat (decision 0020). Probabilities lie in 0..1.

import jstat from 'jstat';

/** Quantile of Student's t with `degrees` > 0 degrees of freedom; NaN when there are none. */
export function studentQuantile(probability: number, degrees: number): number {
  return degrees > 0 ? jstat.studentt.inv(probability, degrees) : Number.NaN;
}

/** Two-sided p-value of a t statistic; NaN without degrees of freedom. */
export function studentTwoSided(statistic: number, degrees: number): number {
  if (!(degrees > 0) || Number.isNaN(statistic)) return Number.NaN;
  if (!Number.isFinite(statistic)) return 0;
  return Math.min(1, 2 * jstat.studentt.cdf(-Math.abs(statistic), degrees));
}

/** Quantile of the standard normal distribution. */
export function normalQuantile(probability: number): number {
  return jstat.normal.inv(probability, 0, 1);
}

/** Probability that a standard normal number is at most `value`. */
export function normalProbability(value: number): number {
  return jstat.normal.cdf(value, 0, 1);
}

/** Probability of at least `successes` in `trials` independent trials of chance `chance`. */
export function binomialAtLeast(successes: number, trials: number, chance: number): number {
  return successes <= 0 ? 1 : Math.max(0, 1 - jstat.binomial.cdf(successes - 1, trials, chance));
}
