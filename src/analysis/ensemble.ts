// Statistics of an ensemble of replicates, named for what they are: the spread of runs says what one
// world may look like, the interval of the mean how well its expectation is known. They differ by the
// root of the number of replicates and must never be drawn as one another.

import { deviation, mean } from 'd3-array';
import { type Interval, quantileOf, standardLevel, studentInterval } from './interval.ts';

export interface EnsembleStatistics {
  /** Replicates with a number. */
  readonly replicates: number;
  readonly mean: number;
  readonly median: number;
  readonly standardDeviation: number;
  /** Spread of runs: quantiles of the replicates. */
  readonly spread: { readonly q05: number; readonly q25: number; readonly q75: number; readonly q95: number };
  readonly minimum: number;
  readonly maximum: number;
  /** Interval of the mean, Student's t. */
  readonly meanInterval: Interval;
}

/** Statistics of one number a replicate; values that are not numbers are left out. */
export function ensembleOf(values: ArrayLike<number>, level: number = standardLevel): EnsembleStatistics {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  return {
    replicates: sorted.length,
    mean: mean(sorted) ?? Number.NaN,
    median: quantileOf(sorted, 0.5),
    standardDeviation: deviation(sorted) ?? Number.NaN,
    spread: {
      q05: quantileOf(sorted, 0.05),
      q25: quantileOf(sorted, 0.25),
      q75: quantileOf(sorted, 0.75),
      q95: quantileOf(sorted, 0.95),
    },
    minimum: sorted[0] ?? Number.NaN,
    maximum: sorted[sorted.length - 1] ?? Number.NaN,
    meanInterval: studentInterval(sorted, level),
  };
}
