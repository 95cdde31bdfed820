// Who did it: the Shapley value of each toggle (Shapley 1953), its average effect over all orders in
// which the toggles could be switched on. Shares add up to the total effect exactly, in every replicate.
// Exact from all subsets; beyond ten toggles from sampled orders (Castro et al. 2009,
// 10.1016/j.cor.2008.04.004). Pair interactions: Grabisch and Roubens 1999, 10.1007/s001820050125.
// A subset is a bit mask: bit i is set when toggle i is on.

import { mean } from 'd3-array';
import { bootstrapInterval, type Interval, resampling, standardLevel, studentInterval } from './interval.ts';

/** Most toggles for which all subsets are run (1,024 arms). */
export const exactLimit = 10;

/** A share of the total effect, with intervals over replicates. */
export interface Attribution {
  readonly toggle: string;
  /** Shapley value in the outcome's unit. */
  readonly value: number;
  readonly student: Interval;
  readonly bootstrap: Interval;
  /** Value over the total effect; NaN when the total is 0. */
  readonly share: number;
  /** One value a replicate, in the order of the replicates given. */
  readonly perReplicate: Float64Array;
}

/** How two toggles work together: above 0 more than the sum of each, below 0 less. */
export interface PairInteraction {
  readonly toggles: readonly [string, string];
  readonly value: number;
  readonly student: Interval;
}

/** The value of a subset of toggles (bit mask) in one replicate (index); NaN when that run failed. */
export type SubsetWorth = (mask: number, replicate: number) => number;

/** Exact Shapley values of one replicate: 2^count values by mask; sums to the last minus the first. */
export function shapleyValues(count: number, worthOf: (mask: number) => number): Float64Array {
  const weights = coalitionWeights(count, 1);
  const result = new Float64Array(count);
  for (let toggle = 0; toggle < count; toggle++) {
    const bit = 1 << toggle;
    for (let mask = 0; mask < 1 << count; mask++) {
      if (mask & bit) continue;
      result[toggle] += weights[bitsIn(mask)] * (worthOf(mask | bit) - worthOf(mask));
    }
  }
  return result;
}

/** Shapley interaction index of two toggles in one replicate. */
export function pairInteraction(
  count: number,
  first: number,
  second: number,
  worthOf: (mask: number) => number,
): number {
  const weights = coalitionWeights(count, 2);
  const [a, b] = [1 << first, 1 << second];
  let sum = 0;
  for (let mask = 0; mask < 1 << count; mask++) {
    if (mask & (a | b)) continue;
    sum +=
      weights[bitsIn(mask)] * (worthOf(mask | a | b) - worthOf(mask | a) - worthOf(mask | b) + worthOf(mask));
  }
  return sum;
}

/** Shapley values of one replicate from some orders of the toggles; sums to the total effect exactly. */
export function shapleyFromOrders(
  count: number,
  orders: readonly (readonly number[])[],
  worthOf: (mask: number) => number,
): Float64Array {
  const result = new Float64Array(count);
  for (const order of orders) {
    let mask = 0;
    for (const toggle of order) {
      const before = worthOf(mask);
      mask |= 1 << toggle;
      result[toggle] += (worthOf(mask) - before) / orders.length;
    }
  }
  return result;
}

/**
 * Attribution over replicates. With `orders` (one list of orders a replicate) values are estimated from
 * these and the interval holds the sampling of orders as well; without, all subsets are read.
 * Replicates with a missing run are left out.
 */
export function attribute(
  toggles: readonly string[],
  replicates: number,
  worthOf: SubsetWorth,
  orders?: readonly (readonly (readonly number[])[])[],
  level: number = standardLevel,
): Attribution[] {
  const count = toggles.length;
  const rows: Float64Array[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const ofMask = (mask: number): number => worthOf(mask, replicate);
    const row = orders ? shapleyFromOrders(count, orders[replicate], ofMask) : shapleyValues(count, ofMask);
    if (row.every((value) => !Number.isNaN(value))) rows.push(row);
  }
  const columns = toggles.map((_, toggle) => Float64Array.from(rows, (row) => row[toggle]));
  const drawn = resampling(rows.length);
  const values = columns.map((column) => mean(column) ?? Number.NaN);
  const total = values.reduce((sum, value) => sum + value, 0);
  return toggles.map((toggle, index) => ({
    toggle,
    value: values[index],
    student: studentInterval(columns[index], level),
    bootstrap: bootstrapInterval(columns[index], drawn, level),
    share: total === 0 ? Number.NaN : values[index] / total,
    perReplicate: columns[index],
  }));
}

/** Interactions of all pairs over replicates, from all subsets; strongest first. */
export function pairInteractions(
  toggles: readonly string[],
  replicates: number,
  worthOf: SubsetWorth,
  level: number = standardLevel,
): PairInteraction[] {
  const found: PairInteraction[] = [];
  for (let first = 0; first < toggles.length; first++) {
    for (let second = first + 1; second < toggles.length; second++) {
      const values: number[] = [];
      for (let replicate = 0; replicate < replicates; replicate++) {
        const value = pairInteraction(toggles.length, first, second, (mask) => worthOf(mask, replicate));
        if (!Number.isNaN(value)) values.push(value);
      }
      found.push({
        toggles: [toggles[first], toggles[second]],
        value: mean(values) ?? Number.NaN,
        student: studentInterval(values, level),
      });
    }
  }
  return found.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

// |S|! (n - |S| - m)! / (n - m + 1)! for |S| = 0 ... n - m, where m toggles are looked at together.
function coalitionWeights(count: number, together: number): Float64Array {
  const others = count - together;
  const weights = new Float64Array(others + 1);
  let binomial = 1;
  for (let size = 0; size <= others; size++) {
    weights[size] = 1 / ((others + 1) * binomial);
    binomial = (binomial * (others - size)) / (size + 1);
  }
  return weights;
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
