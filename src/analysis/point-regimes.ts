// The regime of a gap at every point of a sweep: in which region of the parameters is it bounded,
// log-linear or faster? The answer of MODEL.md 7, point by point, with the numbers that it rests on.

import type { Batch } from './batch.ts';
import { fitRegime, type Regime } from './gap-regime.ts';

/** One line of regimes.csv. */
export interface PointRegime {
  readonly arm: string;
  readonly point: number;
  readonly regime: Regime;
  readonly direction: 'opening' | 'closing';
  readonly replicates: number;
  /** Slope of the straight line, units a year, with its interval. */
  readonly slope: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
  /** Kappa, 1/year, with its interval. */
  readonly curvature: number;
  readonly curvatureLow: number;
  readonly curvatureHigh: number;
  /** Where a bounded gap goes; NaN for the others. */
  readonly limit: number;
  readonly ratioDoublingYears: number;
}

/** The headings of regimes.csv, in the order of `PointRegime`. */
export const pointRegimeColumns = [
  'arm',
  'point',
  'regime',
  'direction',
  'replicates',
  'slope',
  'slopeLow',
  'slopeHigh',
  'curvature',
  'curvatureLow',
  'curvatureHigh',
  'limit',
  'ratioDoublingYears',
] as const satisfies readonly (keyof PointRegime)[];

const leastTicks = 5;

/** Regimes of one series at every arm and point that has it; points without five finite ticks are left out. */
export function pointRegimes(
  batch: Batch,
  scenario: string,
  arms: readonly string[],
  points: number,
  ticksPerYear: number,
  column: { readonly outcome: string; readonly group: string },
): PointRegime[] {
  const found: PointRegime[] = [];
  for (const arm of arms) {
    for (let point = 0; point < points; point++) {
      const series = batch.series({ scenario, arm, point, outcome: column.outcome, group: column.group });
      const finite = series?.dates.filter((_, tick) =>
        series.values.every((path) => Number.isFinite(path[tick])),
      );
      if (!series || series.values.length === 0 || (finite?.length ?? 0) < leastTicks) continue;
      const fit = fitRegime(series.values, ticksPerYear);
      found.push({
        arm,
        point,
        regime: fit.regime,
        direction: fit.direction,
        replicates: fit.replicates,
        slope: fit.slope.value,
        slopeLow: fit.slope.low,
        slopeHigh: fit.slope.high,
        curvature: fit.curvature.value,
        curvatureLow: fit.curvature.low,
        curvatureHigh: fit.curvature.high,
        limit: fit.limit,
        ratioDoublingYears: fit.ratioDoublingYears,
      });
    }
  }
  return found;
}

/** How often each regime and direction occurs, the most frequent first. */
export function countRegimes(
  found: readonly PointRegime[],
): { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { regime, direction } of found) {
    const name = regime === 'constant' || regime === 'undetermined' ? regime : `${regime}, ${direction}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
