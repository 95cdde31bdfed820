// Which policy does well whatever the uncertainties turn out to be: regret (Savage 1951), the loss against
// the best policy at the same point, and the share of points in which a stated demand is met
// (satisficing; Lempert et al. 2006, 10.1287/mnsc.1050.0472). Points are equally likely unless weighted.

import { mean } from 'd3-array';
import { quantileOf } from './interval.ts';

export interface Robustness {
  readonly arm: string;
  /** Mean and worst value over points (worst in the direction asked for). */
  readonly mean: number;
  readonly worst: number;
  readonly meanRegret: number;
  /** Quantile .9 of regret over points. */
  readonly highRegret: number;
  readonly maximumRegret: number;
  /** Share of points in which this arm is best, ties counted for each, 0..1. */
  readonly bestShare: number;
  /** Share of points that meet the demand, 0..1; NaN without one. */
  readonly satisficingShare: number;
}

export interface RobustnessOptions {
  /** What is good: a small or a large value. */
  readonly aim: 'small' | 'large';
  /** The value that is good enough (at most it, or at least it). */
  readonly demand?: number;
}

/**
 * Robustness of arms over points: values[arm][point], the mean over replicates of an outcome. Points in
 * which any arm has no number are left out.
 */
export function robustness(
  arms: readonly string[],
  values: readonly ArrayLike<number>[],
  { aim, demand }: RobustnessOptions,
): Robustness[] {
  const sign = aim === 'small' ? 1 : -1;
  const points = Array.from({ length: values[0]?.length ?? 0 }, (_, point) => point).filter((point) =>
    values.every((row) => Number.isFinite(row[point])),
  );
  // Cost: what is to be small, whichever way the aim points.
  const costs = values.map((row) => Float64Array.from(points, (point) => sign * row[point]));
  const least = Float64Array.from(points, (_, at) =>
    costs.reduce((low, row) => Math.min(low, row[at]), Number.POSITIVE_INFINITY),
  );
  return arms.map((arm, index) => {
    const own = costs[index];
    const regrets = own.map((cost, at) => cost - least[at]).sort();
    const share = (met: (cost: number, at: number) => boolean): number => own.filter(met).length / own.length;
    return {
      arm,
      mean: sign * (mean(own) ?? Number.NaN),
      worst: sign * own.reduce((high, cost) => Math.max(high, cost), Number.NEGATIVE_INFINITY),
      meanRegret: mean(regrets) ?? Number.NaN,
      highRegret: quantileOf(regrets, 0.9),
      maximumRegret: regrets[regrets.length - 1] ?? Number.NaN,
      bestShare: share((cost, at) => cost === least[at]),
      satisficingShare: demand === undefined ? Number.NaN : share((cost) => cost <= sign * demand),
    };
  });
}
