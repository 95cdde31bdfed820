// The effect of an arm against the baseline on the same replicates. Draws by address give both arms the
// same chance events, so that the difference of a pair holds the policy and little else; `varianceRatio`
// says how much that saved: the variance of a difference of independent runs over that of the pairs.
// Effect sizes: Cohen's d of paired differences, and Glass's delta on the baseline's spread of runs.

import { mean, variance } from 'd3-array';
import { studentTwoSided } from './distributions.ts';
import {
  bootstrapInterval,
  type Interval,
  type Resampling,
  standardLevel,
  studentInterval,
} from './interval.ts';

/** Values of one arm at one moment: replicate numbers and a number for each. */
export interface ReplicateValues {
  readonly replicates: readonly number[];
  readonly values: ArrayLike<number>;
}

/** Pairs of values with the same replicate number. */
export interface Pairs {
  readonly replicates: readonly number[];
  readonly arm: Float64Array;
  readonly baseline: Float64Array;
}

export interface PairedEffect {
  /** Pairs in which both values are numbers. */
  readonly pairs: number;
  readonly armMean: number;
  readonly baselineMean: number;
  /** Mean of arm minus baseline, in the outcome's unit. */
  readonly effect: number;
  readonly student: Interval;
  readonly bootstrap: Interval;
  /** Mean difference over the standard deviation of the differences (paired Cohen's d). */
  readonly effectSizePaired: number;
  /** Mean difference over the standard deviation of the baseline's runs (Glass's delta). */
  readonly effectSizeSpread: number;
  /** Share of pairs whose difference has the sign of the mean, 0..1; NaN when the mean is 0. */
  readonly sameSignShare: number;
  /** Two-sided p-value of the paired t test, before any adjustment. */
  readonly pValue: number;
  /** (variance of arm + variance of baseline) / variance of the differences: above 1, pairing helps. */
  readonly varianceRatio: number;
  /** Correlation of the two arms over replicates, -1..1. */
  readonly correlation: number;
}

/** The pairs of two arms: replicates that both have and in which both values are numbers. */
export function pairUp(arm: ReplicateValues, baseline: ReplicateValues): Pairs {
  const placeOf = new Map(baseline.replicates.map((replicate, index) => [replicate, index]));
  const replicates: number[] = [];
  const armValues: number[] = [];
  const baselineValues: number[] = [];
  arm.replicates.forEach((replicate, index) => {
    const place = placeOf.get(replicate);
    if (place === undefined) return;
    const [left, right] = [arm.values[index], baseline.values[place]];
    if (Number.isNaN(left) || Number.isNaN(right)) return;
    replicates.push(replicate);
    armValues.push(left);
    baselineValues.push(right);
  });
  return { replicates, arm: Float64Array.from(armValues), baseline: Float64Array.from(baselineValues) };
}

/** Arm minus baseline, one number a pair. */
export function differencesOf(pairs: Pairs): Float64Array {
  return pairs.arm.map((value, index) => value - pairs.baseline[index]);
}

/** The paired effect with its intervals; with one pair the intervals and sizes are NaN. */
export function pairedEffect(pairs: Pairs, drawn?: Resampling, level: number = standardLevel): PairedEffect {
  const differences = differencesOf(pairs);
  const count = differences.length;
  const effect = mean(differences) ?? Number.NaN;
  const spread = variance(differences) ?? Number.NaN;
  const armVariance = variance(pairs.arm) ?? Number.NaN;
  const baselineVariance = variance(pairs.baseline) ?? Number.NaN;
  const sign = Math.sign(effect);
  return {
    pairs: count,
    armMean: mean(pairs.arm) ?? Number.NaN,
    baselineMean: mean(pairs.baseline) ?? Number.NaN,
    effect,
    student: studentInterval(differences, level),
    bootstrap: bootstrapInterval(differences, drawn, level),
    effectSizePaired: ratio(effect, Math.sqrt(spread)),
    effectSizeSpread: ratio(effect, Math.sqrt(baselineVariance)),
    sameSignShare:
      sign === 0 || count === 0
        ? Number.NaN
        : differences.filter((d) => Math.sign(d) === sign).length / count,
    pValue: effect === 0 && spread === 0 ? 1 : studentTwoSided(effect / Math.sqrt(spread / count), count - 1),
    varianceRatio: ratio(armVariance + baselineVariance, spread),
    correlation: (armVariance + baselineVariance - spread) / (2 * Math.sqrt(armVariance * baselineVariance)),
  };
}

// Nothing over nothing is "not defined", something over nothing is infinite.
function ratio(above: number, below: number): number {
  return above === 0 && below === 0 ? Number.NaN : above / below;
}
