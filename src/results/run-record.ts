// What a run leaves: one row for the run and, when it finished, a dense matrix of outcome values
// (ticks × columns). The store writes both as Parquet; analysis reads both back through Batch.

import type { DomainNetwork } from '../model/end-networks.ts';
import type { RunSeries } from '../model/record.ts';

export type { DomainNetwork } from '../model/end-networks.ts';
export type { RunSeries, SeriesColumn } from '../model/record.ts';

export type RunStatus = 'done' | 'failed';

/** One row of runs.parquet. A failed run is a row too, with the stage and the message. */
export interface RunRow {
  readonly runId: string;
  readonly scenario: string;
  readonly arm: string;
  readonly point: number;
  readonly replicate: number;
  readonly seed: string;
  readonly status: RunStatus;
  /** Where it failed (`build-world`, `tick 37: ship`, `timeout`, ...), '' when done. */
  readonly stage: string;
  readonly message: string;
  readonly seconds: number;
}

export interface RunResult {
  readonly row: RunRow;
  /** Absent when the run failed. */
  readonly series?: RunSeries;
  /** Supply networks at the last tick, of the runs that keep them. */
  readonly networks?: readonly DomainNetwork[];
}
