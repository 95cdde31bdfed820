// From the unit cube of a design to values of parameters, through the quantile function of each
// uncertainty's distribution, so that every design works with every distribution. (What we call a design
// point is a scenario to EMA Workbench.)

import jstat from 'jstat';
import type { Distribution } from '../scenario/checked-scenario.ts';

export type UncertainValue = number | string | boolean;

/** An uncertain parameter with the range that the parameter itself has, which cuts a normal distribution. */
export interface Uncertain {
  readonly path: string;
  readonly distribution: Distribution;
  /** Least and largest value of the parameter; absent where it is unbounded or has no numbers. */
  readonly range?: readonly [low: number, high: number];
}

/** The value at `unit` in [0, 1]; an unbounded normal is cut at probabilities of 1e-9. */
export function valueAt({ distribution, range }: Uncertain, unit: number): UncertainValue {
  switch (distribution.distribution) {
    case 'uniform':
      return distribution.low + unit * (distribution.high - distribution.low);
    case 'loguniform':
      return distribution.low * (distribution.high / distribution.low) ** unit;
    case 'triangular':
      return triangularAt(distribution.low, distribution.mode, distribution.high, unit);
    case 'normal':
      return normalAt(distribution.mean, distribution.deviation, range, unit);
    case 'integer':
      return distribution.low + stepOf(unit, distribution.high - distribution.low + 1);
    case 'choice':
      return distribution.values[stepOf(unit, distribution.values.length)];
  }
}

/** Number of distinct values, or Infinity when they form a continuum. */
export function countValues({ distribution }: Uncertain): number {
  if (distribution.distribution === 'choice') return distribution.values.length;
  return distribution.distribution === 'integer'
    ? distribution.high - distribution.low + 1
    : Number.POSITIVE_INFINITY;
}

/** Whether the lowest and the highest value are of any interest, so that a grid may start and end there. */
export function hasEnds({ distribution }: Uncertain): boolean {
  return distribution.distribution !== 'normal';
}

function stepOf(unit: number, steps: number): number {
  return Math.min(steps - 1, Math.floor(unit * steps));
}

function normalAt(mean: number, deviation: number, range: Uncertain['range'], unit: number): number {
  const [low, high] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const below = (value: number): number => jstat.normal.cdf((value - mean) / deviation, 0, 1);
  const from = low === Number.NEGATIVE_INFINITY ? 0 : below(low);
  const to = high === Number.POSITIVE_INFINITY ? 1 : below(high);
  const probability = Math.min(1 - 1e-9, Math.max(1e-9, from + unit * (to - from)));
  return Math.min(high, Math.max(low, mean + deviation * jstat.normal.inv(probability, 0, 1)));
}

function triangularAt(low: number, mode: number, high: number, unit: number): number {
  const span = high - low;
  return unit < (mode - low) / span
    ? low + Math.sqrt(unit * span * (mode - low))
    : high - Math.sqrt((1 - unit) * span * (high - mode));
}
