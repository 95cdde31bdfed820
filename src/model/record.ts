// The record of a run: a dense matrix of outcome values, ticks × columns, and one row of end outcomes.
// Columns are fixed before the first tick, so recording allocates nothing.

import type { History, Outcome } from './outcome.ts';
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
  const asked = outcomes.filter((outcome) => outcome.when === 'series');
  const ends = outcomes.filter((outcome) => outcome.when === 'end');
  // What an end outcome needs is recorded behind the columns that were asked for, and left out at the end.
  const hidden = [...new Set(ends.flatMap((outcome) => outcome.needs ?? []))].filter(
    (need) => !asked.includes(need),
  );
  const series = [...asked, ...hidden];
  for (const outcome of [...series, ...ends]) outcome.prepare?.(world);
  const columns = columnsOf(series, world);
  const shown = columnsOf(asked, world);
  const endColumns = columnsOf(ends, world);
  const values = new Float64Array(dates.length * columns.length).fill(Number.NaN);
  const endValues = new Float64Array(endColumns.length).fill(Number.NaN);
  const widths = series.map((outcome) => outcome.groups(world).length);
  const history: History = (outcome, group) => {
    const at = columns.findIndex((column) => column.outcome === outcome && column.group === group);
    return Float64Array.from({ length: world.tick + 1 }, (_, tick) => values[tick * columns.length + at]);
  };
  return {
    write(world) {
      let offset = world.tick * columns.length;
      for (let n = 0; n < series.length; n++) {
        series[n].record(world, values, offset, history);
        offset += widths[n];
      }
    },
    finish(world) {
      let offset = 0;
      for (const outcome of ends) {
        outcome.record(world, endValues, offset, history);
        offset += outcome.groups(world).length;
      }
      const kept = hidden.length > 0 ? firstColumns(values, columns.length, shown.length) : values;
      return { columns: shown, ticks: dates.length, dates, values: kept, endColumns, endValues };
    },
  };
}

function firstColumns(values: Float64Array, width: number, kept: number): Float64Array {
  return Float64Array.from({ length: (values.length / width) * kept }, (_, at) => {
    return values[Math.floor(at / kept) * width + (at % kept)];
  });
}

function columnsOf(outcomes: readonly Outcome[], world: World): SeriesColumn[] {
  return outcomes.flatMap((outcome) =>
    outcome.groups(world).map((group) => ({ outcome: outcome.name, group })),
  );
}
