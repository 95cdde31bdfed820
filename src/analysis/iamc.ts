// The layout of the Integrated Assessment Modeling Consortium, which pyam reads: model, scenario, region,
// variable, unit, and a column for each year. A year's value is that of its last tick, the mean over
// replicates; the ends of the spread of runs stand beside it as variables of their own.

import { mean, quantile } from 'd3-array';
import type { Batch } from './batch.ts';

export interface IamcTable {
  readonly years: readonly number[];
  readonly rows: readonly IamcRow[];
}

export interface IamcRow {
  readonly model: string;
  readonly scenario: string;
  /** A jurisdiction's code, or World. */
  readonly region: string;
  /** `outcome|group|statistic`. */
  readonly variable: string;
  readonly unit: string;
  /** One number a year of the table; NaN where there is none. */
  readonly values: readonly number[];
}

const statistics: readonly (readonly [name: string, of: (values: readonly number[]) => number])[] = [
  ['Mean', (values) => mean(values) ?? Number.NaN],
  ['10th Percentile of Runs', (values) => quantile(values, 0.1) ?? Number.NaN],
  ['90th Percentile of Runs', (values) => quantile(values, 0.9) ?? Number.NaN],
];

/** Every series of a batch; `jurisdictions` are the groups that stand as regions. */
export function iamcTable(batch: Batch, jurisdictions: ReadonlySet<string>): IamcTable {
  const units = new Map(batch.dictionary.map(({ name, unit }) => [name, unit]));
  const cases = new Map(
    batch.runs.map(({ scenario, arm, point }) => [`${scenario}|${arm}|${point}`, { scenario, arm, point }]),
  );
  const severalArms = new Set([...cases.values()].map(({ arm }) => arm)).size > 1;
  const years = new Set<number>();
  const found: (Omit<IamcRow, 'values'> & { byYear: Map<number, number> })[] = [];
  for (const one of cases.values()) {
    for (const { outcome, group } of batch.columns) {
      const series = batch.series({ ...one, outcome, group });
      if (!series) continue;
      const lastTickOf = new Map(series.dates.map((date, tick) => [Number(date.slice(0, 4)), tick]));
      for (const year of lastTickOf.keys()) years.add(year);
      const isRegion = jurisdictions.has(group);
      for (const [name, of] of statistics) {
        found.push({
          model: `stratasim ${batch.modelVersion}`,
          scenario: [
            one.scenario,
            ...(severalArms ? [one.arm] : []),
            ...(one.point >= 0 ? [`point ${one.point}`] : []),
          ].join(', '),
          region: isRegion ? group : 'World',
          variable: [outcome, ...(group === 'all' || isRegion ? [] : [group]), name].join('|'),
          unit: units.get(outcome) || 'dimensionless',
          byYear: new Map(
            [...lastTickOf].map(([year, tick]) => [
              year,
              of(series.values.map((values) => values[tick]).filter((value) => !Number.isNaN(value))),
            ]),
          ),
        });
      }
    }
  }
  const sorted = [...years].sort((a, b) => a - b);
  return {
    years: sorted,
    rows: found.map(({ byYear, ...row }) => ({
      ...row,
      values: sorted.map((year) => byYear.get(year) ?? Number.NaN),
    })),
  };
}
