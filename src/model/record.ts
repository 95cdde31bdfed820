// The record of a run: a dense matrix of outcome values, ticks × columns, and one row of end outcomes.
// Columns are fixed before the first tick, so recording allocates nothing.

import type { Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** One column of a run's series. */
export interface SeriesColumn {
  readonly outcome: string;
  readonly group: string;
}

export interface RunSeries {
  readonly columns: readonly SeriesColumn[];
  readonly ticks: number;
  /** Month `YYYY-MM` of each tick. */
  readonly dates: readonly string[];
  /** Row-major: values[tick * columns.length + column]. */
  readonly values: Float64Array;
  /** Outcomes recorded once at the end. */
  readonly endColumns: readonly SeriesColumn[];
  readonly endValues: Float64Array;
}

export interface Record {
  /** Records the world at the end of its tick. */
  write(world: World): void;
  /** Records the end outcomes and returns everything. */
  finish(world: World): RunSeries;
}

/** Lays out the columns of the outcomes for a world and a list of dates. */
export function openRecord(world: World, outcomes: readonly Outcome[], dates: readonly string[]): Record {
  const series = outcomes.filter((outcome) => outcome.when === 'series');
  const ends = outcomes.filter((outcome) => outcome.when === 'end');
  for (const outcome of outcomes) outcome.prepare?.(world);
  const columns = columnsOf(series, world);
  const endColumns = columnsOf(ends, world);
  const values = new Float64Array(dates.length * columns.length).fill(Number.NaN);
  const endValues = new Float64Array(endColumns.length).fill(Number.NaN);
  const widths = series.map((outcome) => outcome.groups(world).length);
  return {
    write(world) {
      let offset = world.tick * columns.length;
      for (let n = 0; n < series.length; n++) {
        series[n].record(world, values, offset);
        offset += widths[n];
      }
    },
    finish(world) {
      let offset = 0;
      for (const outcome of ends) {
        outcome.record(world, endValues, offset);
        offset += outcome.groups(world).length;
      }
      return { columns, ticks: dates.length, dates, values, endColumns, endValues };
    },
  };
}

function columnsOf(outcomes: readonly Outcome[], world: World): SeriesColumn[] {
  return outcomes.flatMap((outcome) =>
    outcome.groups(world).map((group) => ({ outcome: outcome.name, group })),
  );
}
