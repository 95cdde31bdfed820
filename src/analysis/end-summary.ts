// summary.csv: what every scenario, arm and outcome came to at the end, over replicates. Two ranges with
// two meanings, named for what they are: `spread10` and `spread90` hold the middle 80 % of runs, the ends
// of `ciMean` are Student's t interval of the mean, which shrinks with more replicates.

import { mean, median, quantileSorted, variance } from 'd3-array';
import type { Batch, SeriesQuery } from './batch.ts';
import { studentInterval } from './interval.ts';

/** One line of summary.csv. NaN where there are too few runs. */
export interface EndSummary {
  readonly scenario: string;
  readonly arm: string;
  readonly point: number;
  readonly outcome: string;
  readonly group: string;
  /** Month of the last tick. */
  readonly date: string;
  /** Finished runs with a value. */
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  readonly spread10: number;
  readonly spread90: number;
  readonly ciMeanLow: number;
  readonly ciMeanHigh: number;
}

/** The headings of summary.csv, in the order of `EndSummary`. */
export const endSummaryColumns = [
  'scenario',
  'arm',
  'point',
  'outcome',
  'group',
  'date',
  'n',
  'mean',
  'sd',
  'median',
  'spread10',
  'spread90',
  'ciMeanLow',
  'ciMeanHigh',
] as const satisfies readonly (keyof EndSummary)[];

/** Every arm and point of a batch at its last tick: series outcomes first, then those of the end. */
export function endSummaries(batch: Batch): EndSummary[] {
  const settings = new Map<string, Pick<EndSummary, 'scenario' | 'arm' | 'point'>>();
  for (const { scenario, arm, point } of batch.runs) {
    settings.set(`${scenario}|${arm}|${point}`, { scenario, arm, point });
  }
  const lines: EndSummary[] = [];
  for (const setting of settings.values()) {
    let date = '';
    for (const column of batch.columns) {
      const series = batch.series({ ...setting, ...column });
      if (!series) continue;
      date = series.dates.at(-1) ?? '';
      lines.push(
        summaryOf(
          { ...setting, ...column },
          date,
          series.values.map((values) => values.at(-1) ?? Number.NaN),
        ),
      );
    }
    for (const column of batch.endColumns) {
      const end = batch.endValues({ ...setting, ...column });
      if (end) lines.push(summaryOf({ ...setting, ...column }, date, [...end.values]));
    }
  }
  return lines;
}

function summaryOf(query: Required<SeriesQuery>, date: string, all: readonly number[]): EndSummary {
  const values = all.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const { low, high } = studentInterval(values);
  const { scenario, arm, point, outcome, group } = query;
  return {
    scenario,
    arm,
    point,
    outcome,
    group,
    date,
    n: values.length,
    mean: mean(values) ?? Number.NaN,
    sd: Math.sqrt(variance(values) ?? Number.NaN),
    median: median(values) ?? Number.NaN,
    spread10: quantileSorted(values, 0.1) ?? Number.NaN,
    spread90: quantileSorted(values, 0.9) ?? Number.NaN,
    ciMeanLow: low,
    ciMeanHigh: high,
  };
}
