// A batch as it stands in a store: the manifest, the rows of the plan's runs that have a result, and their
// series. Analysis turns it into a Batch; nothing here interprets a number.

import type { Manifest } from './manifest.ts';
import type { DomainNetwork, RunRow, SeriesColumn } from './run-record.ts';

/** A run's numbers. */
export interface StoredSeries {
  readonly columns: readonly SeriesColumn[];
  readonly endColumns: readonly SeriesColumn[];
  /** ISO month of each tick. */
  readonly dates: readonly string[];
  readonly endValues: Float64Array;
  /** The values of a column by its index, one a tick. May read from disk each time. */
  column(index: number): Float64Array;
}

export interface StoredBatchRun {
  readonly row: RunRow;
  /** Absent when the run failed. */
  readonly series?: StoredSeries;
  /** Supply networks at the last tick, of the runs that keep them. */
  readonly networks?: readonly DomainNetwork[];
}

export interface StoredBatch {
  /** What the folder is called. */
  readonly name: string;
  readonly manifest: Manifest;
  /** In the plan's order. */
  readonly runs: readonly StoredBatchRun[];
}
