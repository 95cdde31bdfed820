// When two arms part: the first tick at which a replicate's value differs in its last digit. Arms are
// equal bit for bit until a policy starts, so this is the tick at which the policy first touched a
// decision that the outcome sees.

/** Where the arms of the replicates part; ticks count from 0, and -1 stands for "never". */
export interface FirstDifference {
  /** Earliest over replicates. */
  readonly earliest: number;
  /** Median over the replicates that part. */
  readonly median: number;
  /** Share of replicates that part at all, 0..1. */
  readonly share: number;
}

/** First index at which two series of equal length differ at all (NaN equals NaN, -0 equals 0), or -1. */
export function firstDifference(arm: ArrayLike<number>, baseline: ArrayLike<number>): number {
  const ticks = Math.min(arm.length, baseline.length);
  for (let tick = 0; tick < ticks; tick++) {
    if (arm[tick] !== baseline[tick] && !(Number.isNaN(arm[tick]) && Number.isNaN(baseline[tick])))
      return tick;
  }
  return -1;
}

/** First differences of paired series, one pair a replicate. */
export function firstDifferences(
  pairs: readonly (readonly [arm: ArrayLike<number>, baseline: ArrayLike<number>])[],
): FirstDifference {
  const parted = pairs.map(([arm, baseline]) => firstDifference(arm, baseline)).filter((tick) => tick >= 0);
  if (parted.length === 0) return { earliest: -1, median: -1, share: 0 };
  parted.sort((a, b) => a - b);
  const middle = (parted.length - 1) / 2;
  const median = (parted[Math.floor(middle)] + parted[Math.ceil(middle)]) / 2;
  return { earliest: parted[0], median, share: parted.length / pairs.length };
}
