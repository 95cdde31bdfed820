// Running until precise: a fixed schedule of looks from the least to the largest number of replicates,
// each half as large again as the one before. Stopping at the first look that is precise enough favours
// samples with a small variance by luck, and looking several times is several chances to be wrong, so every
// look uses the level 1 - (1 - level) / looks (Bonferroni): with at least the stated chance, the intervals
// of all looks hold the truth, whichever one the run stops at.

import { standardLevel, studentInterval } from './interval.ts';

export interface LookSchedule {
  /** Numbers of replicates at which to look, ascending. */
  readonly looks: readonly number[];
  /** Level of each look's interval, above the level promised for the whole. */
  readonly lookLevel: number;
  /** Level promised for the interval at which the run stops. */
  readonly level: number;
}

/** Looks from `least` to `most` replicates, each 1.5 times the last; `most` itself is the last look. */
export function lookSchedule(least: number, most: number, level: number = standardLevel): LookSchedule {
  const looks: number[] = [];
  for (let next = least; next < most; next = Math.ceil(next * 1.5)) looks.push(next);
  looks.push(most);
  return { looks, lookLevel: 1 - (1 - level) / looks.length, level };
}

/** Half-width of the Student's t interval at a level; NaN for fewer than two values. */
export function halfWidthOf(values: ArrayLike<number>, level: number): number {
  const { low, high } = studentInterval(values, level);
  return (high - low) / 2;
}
