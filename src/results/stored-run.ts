// A run as stores keep it: its row, what identifies what it recorded, and its numbers column by column,
// so that one series is one stretch of memory.

import type { DomainNetwork, RunResult, RunRow, SeriesColumn } from './run-record.ts';

/** How the block of a run is laid out. */
export interface BlockLayout {
  readonly columns: readonly SeriesColumn[];
  readonly endColumns: readonly SeriesColumn[];
  /** ISO month of each tick. */
  readonly dates: readonly string[];
}

export interface StoredRun {
  readonly row: RunRow;
  /** Hash of what it recorded. */
  readonly recordId: string;
  /** Absent when it failed. */
  readonly layout?: BlockLayout;
  /** Column by column: values[column * ticks + tick]; empty when it failed. */
  readonly values: Float64Array;
  /** Values of the end columns. */
  readonly endValues: Float64Array;
  /** Supply networks at the last tick, of the runs that keep them. */
  readonly networks?: readonly DomainNetwork[];
}

/** A result in the form that stores keep. */
export function storedRunOf({ row, series, networks }: RunResult, recordId: string): StoredRun {
  if (!series) return { row, recordId, values: new Float64Array(0), endValues: new Float64Array(0) };
  const { columns, endColumns, dates, ticks, values, endValues } = series;
  const byColumn = new Float64Array(columns.length * ticks);
  for (let column = 0; column < columns.length; column++) {
    for (let tick = 0; tick < ticks; tick++) {
      byColumn[column * ticks + tick] = values[tick * columns.length + column] ?? Number.NaN;
    }
  }
  const layout = { columns, endColumns, dates };
  return { row, recordId, layout, values: byColumn, endValues, ...(networks && { networks }) };
}

/** A stored run as a result again. */
export function resultOf({ row, layout, values, endValues, networks }: StoredRun): RunResult {
  if (!layout) return { row };
  const { columns, endColumns, dates } = layout;
  const byTick = new Float64Array(values.length);
  for (let column = 0; column < columns.length; column++) {
    for (let tick = 0; tick < dates.length; tick++) {
      byTick[tick * columns.length + column] = values[column * dates.length + tick] ?? Number.NaN;
    }
  }
  const series = { columns, ticks: dates.length, dates, values: byTick, endColumns, endValues };
  return { row, series, ...(networks && { networks }) };
}
