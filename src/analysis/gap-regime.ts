// Where a log gap is going (MODEL.md 7): y = a + b e^(kappa t), written as c + s (e^(kappa t) - 1)/kappa so
// that kappa = 0 is the straight line itself. Slope interval contains 0: constant; kappa below 0: bounded;
// kappa's interval contains 0: log-linear; above 0: faster. Estimates are of the mean path over replicates,
// their intervals from leaving out one replicate at a time (jackknife with Student's t, Tukey 1958).

import { mean, variance } from 'd3-array';
import { studentQuantile } from './distributions.ts';
import { standardLevel } from './interval.ts';
import { lineThrough } from './least-squares.ts';

export type Regime = 'constant' | 'bounded' | 'log-linear' | 'faster' | 'undetermined';

/** An estimate with its jackknife interval; NaN ends with fewer than two replicates. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** y = start + slope * (e^(curvature * t) - 1) / curvature. */
export interface ExponentialFit {
  readonly start: number;
  /** Slope at t = 0, in units a year. */
  readonly slope: number;
  /** Kappa, 1/year. */
  readonly curvature: number;
  readonly residualSquares: number;
}

export interface RegimeFit {
  readonly regime: Regime;
  /** Whether the gap at the end of the window is above that at its start. */
  readonly direction: 'opening' | 'closing';
  /** Slope of the straight line, units a year. */
  readonly slope: Estimate;
  /** Kappa, 1/year. */
  readonly curvature: Estimate;
  readonly fit: ExponentialFit;
  /** Level that a bounded path goes to, a of y = a + b e^(kappa t); NaN for the other regimes. */
  readonly limit: number;
  /** Years in which e^gap doubles at the slope reached at the end; Infinity when it does not grow. */
  readonly ratioDoublingYears: number;
  /** Years in which the growth of the log gap itself doubles (ln 2 / kappa); Infinity unless faster. */
  readonly gapDoublingYears: number;
  /** Akaike's criterion of the three forms on the mean path (ticks taken as independent: a description, no test). */
  readonly aic: { readonly constant: number; readonly linear: number; readonly exponential: number };
  readonly replicates: number;
}

export interface RegimeOptions {
  readonly level?: number;
  /** Slopes below this many units a year count as 0 (rounding of deterministic worlds). */
  readonly slopeTolerance?: number;
  /** Curvatures below this count as 0, 1/year. */
  readonly curvatureTolerance?: number;
}

// e^(+-30) over the window is a step at its edge: nothing beyond can be told from the data.
const widestCurvature = 30;
const coarseSteps = 60;
const fineSteps = 45;

/** Least-squares fit of the exponential path to one series; `years` counts from the start of the window. */
export function fitExponential(years: ArrayLike<number>, values: ArrayLike<number>): ExponentialFit {
  const span = years[years.length - 1] - years[0];
  const basis = new Float64Array(years.length);
  const lineAt = (curvature: number) => {
    for (let index = 0; index < basis.length; index++) basis[index] = growth(curvature, years[index]);
    return lineThrough(basis, values);
  };
  const missAt = (curvature: number): number => lineAt(curvature).residualSquares;
  const step = (2 * widestCurvature) / span / coarseSteps;
  let best = 0;
  let least = missAt(0);
  for (let index = -coarseSteps / 2; index <= coarseSteps / 2; index++) {
    const miss = missAt(index * step);
    if (miss < least) [best, least] = [index * step, miss];
  }
  const curvature = goldenSection(missAt, best - step, best + step);
  const line = lineAt(curvature);
  return { start: line.intercept, slope: line.slope, curvature, residualSquares: line.residualSquares };
}

/**
 * Regime of a log gap from its paths over replicates (one array of values a tick each, of equal length).
 * Ticks in which any replicate has no number are left out. Throws RangeError for fewer than five ticks.
 */
export function fitRegime(
  paths: readonly ArrayLike<number>[],
  ticksPerYear: number,
  options: RegimeOptions = {},
): RegimeFit {
  const { level = standardLevel, slopeTolerance = 1e-9, curvatureTolerance = 1e-6 } = options;
  const kept = Array.from({ length: paths[0]?.length ?? 0 }, (_, tick) => tick).filter((tick) =>
    paths.every((path) => Number.isFinite(path[tick])),
  );
  if (kept.length < 5) throw new RangeError(`a regime needs five ticks with numbers, found ${kept.length}`);
  const years = Float64Array.from(kept, (tick) => (tick - kept[0]) / ticksPerYear);
  const rows = paths.map((path) => Float64Array.from(kept, (tick) => path[tick]));
  const mid = meanPath(rows);
  const fit = fitExponential(years, mid);
  const line = lineThrough(years, mid);
  const without =
    rows.length < 2 ? [] : rows.map((_, out) => meanPath(rows.filter((__, index) => index !== out)));
  const slope = jackknifed(
    line.slope,
    without.map((path) => lineThrough(years, path).slope),
    level,
  );
  const curvature = jackknifed(
    fit.curvature,
    without.map((path) => fitExponential(years, path).curvature),
    level,
  );
  const known = rows.length >= leastReplicates || slope.high === slope.low;
  const regime = known ? regimeFrom(slope, curvature, slopeTolerance, curvatureTolerance) : 'undetermined';
  const last = years[years.length - 1];
  const endSlope = fit.slope * Math.exp(fit.curvature * last);
  return {
    regime,
    direction: line.slope >= 0 ? 'opening' : 'closing',
    slope,
    curvature,
    fit,
    limit: regime === 'bounded' ? fit.start - fit.slope / fit.curvature : Number.NaN,
    ratioDoublingYears:
      regime !== 'constant' && endSlope > 0 ? Math.LN2 / endSlope : Number.POSITIVE_INFINITY,
    gapDoublingYears: regime === 'faster' ? Math.LN2 / fit.curvature : Number.POSITIVE_INFINITY,
    aic: akaike(mid, line.residualSquares, fit.residualSquares),
    replicates: rows.length,
  };
}

// Two paths that differ say next to nothing about a spread: at 12.7 standard errors all is log-linear.
const leastReplicates = 3;

function regimeFrom(
  slope: Estimate,
  curvature: Estimate,
  slopeTolerance: number,
  curvatureTolerance: number,
): Regime {
  if (Number.isNaN(slope.low) || Number.isNaN(curvature.low)) return 'undetermined';
  if (slope.low <= slopeTolerance && slope.high >= -slopeTolerance) return 'constant';
  if (curvature.high < -curvatureTolerance) return 'bounded';
  return curvature.low > curvatureTolerance ? 'faster' : 'log-linear';
}

// (e^(kappa t) - 1) / kappa, and its limit t.
function growth(curvature: number, years: number): number {
  return Math.abs(curvature * years) < 1e-9 ? years : Math.expm1(curvature * years) / curvature;
}

function goldenSection(cost: (at: number) => number, from: number, to: number): number {
  const inside = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [left, right] = [high - inside * (high - low), low + inside * (high - low)];
  let [costLeft, costRight] = [cost(left), cost(right)];
  for (let step = 0; step < fineSteps; step++) {
    if (costLeft <= costRight) {
      [high, right, costRight] = [right, left, costLeft];
      left = high - inside * (high - low);
      costLeft = cost(left);
    } else {
      [low, left, costLeft] = [left, right, costRight];
      right = low + inside * (high - low);
      costRight = cost(right);
    }
  }
  return (low + high) / 2;
}

function meanPath(rows: readonly Float64Array[]): Float64Array {
  return rows[0].map((_, tick) => mean(rows, (row) => row[tick]) ?? Number.NaN);
}

function jackknifed(value: number, leftOut: readonly number[], level: number): Estimate {
  const size = leftOut.length;
  if (size < 2) return { value, low: Number.NaN, high: Number.NaN };
  const deviation = Math.sqrt(((size - 1) ** 2 / size) * (variance(leftOut) ?? 0));
  const reach = deviation === 0 ? 0 : studentQuantile(0.5 + level / 2, size - 1) * deviation;
  return { value, low: value - reach, high: value + reach };
}

function akaike(values: Float64Array, linearMiss: number, exponentialMiss: number): RegimeFit['aic'] {
  const size = values.length;
  const centre = mean(values) ?? 0;
  const constantMiss = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  // An exact fit has no likelihood; a floor at rounding keeps the three comparable.
  const floor = size * (1e-13 * Math.max(1, Math.abs(centre))) ** 2;
  const of = (miss: number, parameters: number): number =>
    size * Math.log(Math.max(miss, floor) / size) + 2 * parameters;
  return { constant: of(constantMiss, 2), linear: of(linearMiss, 3), exponential: of(exponentialMiss, 4) };
}
