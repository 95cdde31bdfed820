// What a sweep varies: one parameter and the distribution of its possible values. A design lives in the
// unit cube, and each coordinate becomes a value through the distribution's quantile function, so that
// every design works with every distribution. (EMA Workbench calls a design point a scenario.)

import jstat from 'jstat';

/** How the values of one uncertain parameter are spread. */
export type Distribution =
  | { readonly distribution: 'uniform'; readonly low: number; readonly high: number }
  /** Uniform in the logarithm; 0 < low < high. */
  | { readonly distribution: 'log-uniform'; readonly low: number; readonly high: number }
  /** Normal, cut off (and scaled up again) outside low..high where they are given. */
  | {
      readonly distribution: 'normal';
      readonly mean: number;
      readonly deviation: number;
      readonly low?: number;
      readonly high?: number;
    }
  | { readonly distribution: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** Whole numbers from low to high, equally likely. */
  | { readonly distribution: 'integer'; readonly low: number; readonly high: number }
  /** One of several values, equally likely. */
  | { readonly distribution: 'choice'; readonly options: readonly (number | string | boolean)[] };

export type UncertainValue = number | string | boolean;

/** An uncertain parameter: its path in the scenario file (`learning.absorptionSlope`) and its values. */
export interface Uncertainty {
  readonly path: string;
  readonly values: Distribution;
}

/** The value at `unit` in [0, 1] of the distribution; of a normal without bounds, ends are cut at 1e-9. */
export function valueAt(values: Distribution, unit: number): UncertainValue {
  switch (values.distribution) {
    case 'uniform':
      return values.low + unit * (values.high - values.low);
    case 'log-uniform':
      return values.low * (values.high / values.low) ** unit;
    case 'normal':
      return normalAt(values, unit);
    case 'triangular':
      return triangularAt(values, unit);
    case 'integer':
      return values.low + stepOf(unit, values.high - values.low + 1);
    case 'choice':
      return values.options[stepOf(unit, values.options.length)];
  }
}

/** Number of distinct values, or Infinity when they form a continuum. */
export function countValues(values: Distribution): number {
  if (values.distribution === 'choice') return values.options.length;
  return values.distribution === 'integer' ? values.high - values.low + 1 : Number.POSITIVE_INFINITY;
}

/** Whether the lowest and the highest value are numbers, so that a grid may start and end there. */
export function isBounded(values: Distribution): boolean {
  return values.distribution !== 'normal' || (values.low !== undefined && values.high !== undefined);
}

function stepOf(unit: number, steps: number): number {
  return Math.min(steps - 1, Math.floor(unit * steps));
}

function normalAt(values: Distribution & { distribution: 'normal' }, unit: number): number {
  const { mean, deviation, low, high } = values;
  const from = low === undefined ? 0 : jstat.normal.cdf((low - mean) / deviation, 0, 1);
  const to = high === undefined ? 1 : jstat.normal.cdf((high - mean) / deviation, 0, 1);
  const probability = Math.min(1 - 1e-9, Math.max(1e-9, from + unit * (to - from)));
  const value = mean + deviation * jstat.normal.inv(probability, 0, 1);
  return Math.min(high ?? value, Math.max(low ?? value, value));
}

function triangularAt(values: Distribution & { distribution: 'triangular' }, unit: number): number {
  const { low, mode, high } = values;
  const span = high - low;
  if (span === 0) return low;
  const atMode = (mode - low) / span;
  return unit < atMode
    ? low + Math.sqrt(unit * span * (mode - low))
    : high - Math.sqrt((1 - unit) * span * (high - mode));
}
