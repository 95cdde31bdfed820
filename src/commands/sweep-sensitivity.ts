// The sensitivity of every outcome of a sweep, as the design gives it: Sobol shares, Morris effects or ranges
// one at a time; as lines of sensitivity.csv and as findings for charts.

import type { ComparedColumn } from '../analysis/arm-values.ts';
import { standardLevel } from '../analysis/interval.ts';
import { columnName } from '../analysis/responses.ts';
import { morrisOf, rangesOf, type SweepRuns, sobolOf } from '../analysis/sweep-analysis.ts';
import type { Findings } from '../charts/chart-inputs.ts';
import type { SensitivityLine } from './sweep-files.ts';
import type { SweepOptions } from './sweep-options.ts';

/** The sensitivity of all columns, in their order. */
export interface Sensitivity {
  readonly lines: SensitivityLine[];
  readonly findings: Findings;
  /** What had to be left out, in words. */
  readonly notes: string[];
}

/** How the effect of all policies on a column is called in sensitivity.csv and on the terminal. */
export function effectName(column: string): string {
  return `effect on ${column}`;
}

/**
 * Computes the indices that the design allows; none for designs without a structure. With a baseline arm
 * also those of the paired effect, because an assumption that moves the level need not move the effect.
 */
export function sensitivity(
  allOn: SweepRuns,
  { design }: SweepOptions,
  columns: readonly ComparedColumn[],
  unitOf: (outcome: string) => string,
  baseline?: string,
): Sensitivity {
  const lines: SensitivityLine[] = [];
  const notes = new Set<string>();
  const sobol: NonNullable<Findings['sobol']>[number][] = [];
  const morris: NonNullable<Findings['morris']>[number][] = [];
  const tornado: NonNullable<Findings['tornado']>[number][] = [];
  const bare = { ciLow: Number.NaN, ciHigh: Number.NaN, level: Number.NaN, interval: '' };
  const levels = columns.map((column) => ({ column, runs: allOn, outcome: columnName(column) }));
  const effects = levels.map(({ column, outcome }) => ({
    column,
    runs: { ...allOn, ...(baseline !== undefined && { against: baseline }) },
    outcome: effectName(outcome),
  }));
  for (const { column, runs, outcome } of baseline === undefined ? levels : [...levels, ...effects]) {
    const shares = sobolOf(runs, design, column);
    if (shares) {
      const { indices, pairs, intervalNote: interval, noiseShare } = shares;
      const level = standardLevel;
      for (const { path, first, firstInterval, total, totalInterval } of indices) {
        lines.push({
          outcome,
          parameter: path,
          index: 'S1',
          value: first,
          ciLow: firstInterval.low,
          ciHigh: firstInterval.high,
          level,
          interval,
        });
        lines.push({
          outcome,
          parameter: path,
          index: 'ST',
          value: total,
          ciLow: totalInterval.low,
          ciHigh: totalInterval.high,
          level,
          interval,
        });
      }
      for (const { paths, second, interval: own } of pairs) {
        lines.push({
          outcome,
          parameter: paths.join(' with '),
          index: 'S2',
          value: second,
          ciLow: own.low,
          ciHigh: own.high,
          level,
          interval,
        });
      }
      lines.push({ outcome, parameter: '(replicate)', index: 'noiseShare', value: noiseShare, ...bare });
      sobol.push({
        outcome,
        samples: shares.base,
        replicates: runs.replicates,
        level,
        rows: indices.map(({ path, first, firstInterval, total, totalInterval }) => ({
          parameter: path,
          first: { value: first, low: firstInterval.low, high: firstInterval.high },
          total: { value: total, low: totalInterval.low, high: totalInterval.high },
        })),
      });
      if (shares.dropped > 0)
        notes.add(`${shares.dropped} base points were left out, because runs of theirs failed.`);
    }
    const screened = morrisOf(runs, design, column);
    if (screened) {
      for (const { path, mu, muStar, muStarInterval, sigma, noiseFloor } of screened.effects) {
        const { low, high, level } = muStarInterval;
        lines.push({
          outcome,
          parameter: path,
          index: 'muStar',
          value: muStar,
          ciLow: low,
          ciHigh: high,
          level,
          interval: 'bootstrap over trajectories and jackknife over replicates',
        });
        lines.push({ outcome, parameter: path, index: 'mu', value: mu, ...bare });
        lines.push({ outcome, parameter: path, index: 'sigma', value: sigma, ...bare });
        lines.push({ outcome, parameter: path, index: 'noiseFloor', value: noiseFloor, ...bare });
      }
      const rows = screened.effects.map(({ path, muStar, sigma }) => ({ parameter: path, muStar, sigma }));
      const { trajectories } = screened;
      morris.push({ outcome, unit: unitOf(column.outcome), trajectories, replicates: runs.replicates, rows });
      if (screened.dropped > 0)
        notes.add(`${screened.dropped} trajectories were left out, because runs of theirs failed.`);
    }
    const ranges = rangesOf(runs, design, column);
    if (ranges) {
      for (const { path, ...effect } of ranges.effects) {
        for (const index of ['atLow', 'atHigh', 'change'] as const) {
          const { low, high, level } = effect[`${index}Interval`];
          const interval = 't over replicates';
          lines.push({
            outcome,
            parameter: path,
            index,
            value: effect[index],
            ciLow: low,
            ciHigh: high,
            level,
            interval,
          });
        }
      }
      const rows = ranges.effects.map(({ path, low, high, atLow, atHigh }) => ({
        parameter: path,
        low,
        high,
        atLow,
        atHigh,
      }));
      const { baseline } = ranges;
      tornado.push({ outcome, unit: unitOf(column.outcome), baseline, replicates: runs.replicates, rows });
    }
  }
  const findings: Findings = {
    ...(sobol.length > 0 && { sobol }),
    ...(morris.length > 0 && { morris }),
    ...(tornado.length > 0 && { tornado }),
  };
  return { lines, findings, notes: [...notes] };
}
