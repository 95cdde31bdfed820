// The log t test of convergence (Phillips and Sul 2007, 10.1111/j.1468-0262.2007.00811.x):
//   ln(H_1/H_t) − 2 ln ln t = a + b·ln t + u_t  for t from the r-th part of the sample on,
// where H_t is the cross-section variance of units relative to their mean. Under convergence b = 2α >= 0;
// it is rejected when the t-ratio (robust to autocorrelation) falls below −1.65.

/** Fit of the log t regression. */
export interface LogTFit {
  /** Slope b = 2α; α is the speed of convergence. */
  readonly slope: number;
  readonly intercept: number;
  /** Newey-West standard error of the slope; 0 for an exact fit. */
  readonly standardError: number;
  /** slope / standardError; ±Infinity for an exact fit. */
  readonly tRatio: number;
  /** Whether convergence is rejected at 5 % (t-ratio < −1.65). */
  readonly rejected: boolean;
  /** Periods in the regression. */
  readonly periods: number;
}

/** H_t of a panel, one a period: mean over units of (x_it / mean_t − 1)². Values > 0. */
export function transitionVariance(panel: readonly ArrayLike<number>[]): Float64Array {
  const periods = panel[0]?.length ?? 0;
  const variance = new Float64Array(periods);
  for (let t = 0; t < periods; t++) {
    let mean = 0;
    for (const unit of panel) mean += unit[t] / panel.length;
    for (const unit of panel) variance[t] += (unit[t] / mean - 1) ** 2 / panel.length;
  }
  return variance;
}

/**
 * The log t regression on H_t, whose first entry is period t = 1. `trimShare` r is the part of the sample
 * left out at the beginning (.3 as published; periods below 2 are never used, since ln ln 1 is undefined).
 * Needs at least three usable periods with H_t > 0, otherwise everything is NaN.
 */
export function logT(variance: ArrayLike<number>, trimShare = 0.3): LogTFit {
  const from = Math.max(2, Math.floor(trimShare * variance.length));
  const x: number[] = [];
  const y: number[] = [];
  for (let t = from; t <= variance.length; t++) {
    const h = variance[t - 1];
    if (!(h > 0)) continue;
    x.push(Math.log(t));
    // H_1 only shifts the intercept; period 1 may be degenerate, so the first usable one stands in.
    y.push(-Math.log(h) - 2 * Math.log(Math.log(t)));
  }
  return fitLine(x, y, firstPositive(variance));
}

function fitLine(x: readonly number[], y: readonly number[], firstVariance: number): LogTFit {
  const n = x.length;
  if (n < 3) {
    const nothing = Number.NaN;
    return {
      slope: nothing,
      intercept: nothing,
      standardError: nothing,
      tRatio: nothing,
      rejected: false,
      periods: n,
    };
  }
  const meanX = x.reduce((sum, value) => sum + value, 0) / n;
  const meanY = y.reduce((sum, value) => sum + value, 0) / n;
  let sxx = 0;
  let sxy = 0;
  for (let i = 0; i < n; i++) {
    sxx += (x[i] - meanX) ** 2;
    sxy += (x[i] - meanX) * (y[i] - meanY);
  }
  const slope = sxy / sxx;
  const intercept = meanY - slope * meanX + Math.log(firstVariance);
  const score = x.map((value, i) => (value - meanX) * (y[i] - meanY - slope * (value - meanX)));
  const standardError = Math.sqrt(longRunVariance(score)) / sxx;
  const tRatio = slope / standardError;
  return { slope, intercept, standardError, tRatio, rejected: tRatio < -1.65, periods: n };
}

/** Newey and West 1987 with the usual bandwidth 4(n/100)^{2/9}. */
function longRunVariance(score: readonly number[]): number {
  const n = score.length;
  const lags = Math.min(n - 1, Math.floor(4 * (n / 100) ** (2 / 9)));
  let total = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let covariance = 0;
    for (let i = lag; i < n; i++) covariance += score[i] * score[i - lag];
    total += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * covariance;
  }
  return Math.max(0, total);
}

function firstPositive(values: ArrayLike<number>): number {
  for (let i = 0; i < values.length; i++) if (values[i] > 0) return values[i];
  return Number.NaN;
}
