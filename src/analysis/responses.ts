// The outcomes of a sweep at the end of the horizon, point by point and replicate by replicate, in the
// order of the design: what sensitivity indices, scenario discovery and regret are computed from.

import { deviation, mean } from 'd3-array';
import type { SeriesColumn } from '../results/run-record.ts';
import { type ComparedColumn, comparedColumns } from './arm-values.ts';
import type { Batch } from './batch.ts';

/** Values of one outcome and group: values[point][replicate - 1], NaN where a run failed. */
export interface Responses extends SeriesColumn {
  readonly values: readonly Float64Array[];
}

/** A line of responses.csv: one arm at one point. */
export interface ResponseLine {
  readonly scenario: string;
  readonly arm: string;
  readonly point: number;
  /** Replicates that finished. */
  readonly n: number;
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** How an outcome and group are called in tables: the outcome alone for the world as a whole. */
export function columnName({ outcome, group }: SeriesColumn): string {
  return group === 'all' ? outcome : `${outcome}.${group}`;
}

/** The end values of one column of one arm at points 0 ... points - 1. */
export function responsesOf(
  batch: Batch,
  scenario: string,
  arm: string,
  points: number,
  replicates: number,
  column: ComparedColumn,
): Responses {
  const { outcome, group } = column;
  const values = Array.from({ length: points }, (_, point) => {
    const row = new Float64Array(replicates).fill(Number.NaN);
    const query = { scenario, arm, point, outcome, group };
    if (column.atEnd) {
      const end = batch.endValues(query);
      for (const [at, replicate] of (end?.replicates ?? []).entries())
        row[replicate - 1] = end?.values[at] ?? Number.NaN;
    } else {
      const series = batch.series(query);
      for (const [at, replicate] of (series?.replicates ?? []).entries()) {
        row[replicate - 1] = series?.values[at].at(-1) ?? Number.NaN;
      }
    }
    return row;
  });
  return { outcome, group, values };
}

/** Mean of each point over the replicates that finished; NaN where none did. */
export function pointMeans({ values }: Responses): Float64Array {
  return Float64Array.from(values, (row) => mean(row.filter((value) => !Number.isNaN(value))) ?? Number.NaN);
}

/**
 * Keeps the groups of `size` consecutive rows in which every replicate has a number; the rest cannot be
 * used by designs whose rows belong together.
 */
export function completeGroups(
  values: readonly Float64Array[],
  size: number,
): { rows: number[]; dropped: number } {
  const rows: number[] = [];
  let dropped = 0;
  for (let start = 0; start + size <= values.length; start += size) {
    const group = Array.from({ length: size }, (_, offset) => start + offset);
    if (group.every((row) => values[row].every((value) => !Number.isNaN(value)))) rows.push(...group);
    else dropped++;
  }
  return { rows, dropped };
}

/** The lines of responses.csv: every arm and point, all columns side by side. */
export function responseLines(
  batch: Batch,
  scenario: string,
  arms: readonly string[],
  points: number,
  replicates: number,
): { columns: ComparedColumn[]; lines: ResponseLine[] } {
  const columns = comparedColumns(batch);
  const lines = arms.flatMap((arm) => {
    const all = columns.map((column) => responsesOf(batch, scenario, arm, points, replicates, column).values);
    return Array.from({ length: points }, (_, point): ResponseLine => {
      const rows = all.map((values) => values[point].filter((value) => !Number.isNaN(value)));
      return {
        scenario,
        arm,
        point,
        n: rows.reduce((most, row) => Math.max(most, row.length), 0),
        means: rows.map((row) => mean(row) ?? Number.NaN),
        deviations: rows.map((row) => deviation(row) ?? Number.NaN),
      };
    });
  });
  return { columns, lines };
}
