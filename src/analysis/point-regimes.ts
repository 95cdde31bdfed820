// The regime of a gap at every point of a sweep: in which region of the parameters is it bounded,
// log-linear or faster? The answer of MODEL.md 7, point by point, with the numbers that it rests on; for
// the gap itself in every arm, and for what each arm adds to it.

import type { Batch, ReplicateSeries } from './batch.ts';
import { effectCourse, startsOf } from './effect-course.ts';
import { fitRegime, type Regime } from './gap-regime.ts';

/** One line of regimes.csv. */
export interface PointRegime {
  readonly arm: string;
  /** The arm whose paired runs are taken off, once all policies have begun; '' where nothing is. */
  readonly against: string;
  /** Month of the first tick of the fit. */
  readonly since: string;
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
  'against',
  'since',
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

/**
 * Regimes of one series at every arm and point that has it, and of its difference to the baseline in every
 * other arm, where there is one. Points without five finite ticks are left out.
 */
export function pointRegimes(
  batch: Batch,
  scenario: string,
  arms: readonly string[],
  points: number,
  ticksPerYear: number,
  column: { readonly outcome: string; readonly group: string },
  baseline?: string,
): PointRegime[] {
  const seriesOf = (arm: string, point: number) =>
    batch.series({ scenario, arm, point, outcome: column.outcome, group: column.group });
  const everyPoint = Array.from({ length: points }, (_, point) => point);
  const levels = arms.flatMap((arm) =>
    everyPoint.flatMap((point) => lineOf({ arm, against: '', point }, seriesOf(arm, point), ticksPerYear)),
  );
  if (baseline === undefined) return levels;
  const effects = arms
    .filter((arm) => arm !== baseline)
    .flatMap((arm) =>
      everyPoint.flatMap((point) => {
        const [own, other] = [seriesOf(arm, point), seriesOf(baseline, point)];
        const course = own && other && effectCourse(own, other, startsOf(batch, scenario, arm));
        return lineOf({ arm, against: baseline, point }, course, ticksPerYear);
      }),
    );
  return [...levels, ...effects];
}

/** The line of one series; none where it has too few ticks. */
function lineOf(
  of: Pick<PointRegime, 'arm' | 'against' | 'point'>,
  series: ReplicateSeries | undefined,
  ticksPerYear: number,
): PointRegime[] {
  const finite = series?.dates.filter((_, tick) =>
    series.values.every((path) => Number.isFinite(path[tick])),
  );
  if (!series || !finite || series.values.length === 0 || finite.length < leastTicks) return [];
  const fit = fitRegime(series.values, ticksPerYear);
  return [
    {
      ...of,
      since: finite[0],
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
    },
  ];
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
