// What analysis and charts read: a finished or growing batch of runs, whatever store it came from.
// The store (src/results) implements it; tests make small ones by hand.

import type { DomainNetwork, RunRow, SeriesColumn } from '../results/run-record.ts';

/** One arm of one scenario (one design point): all its replicates of one outcome and group. */
export interface SeriesQuery {
  readonly scenario: string;
  readonly arm?: string;
  readonly point?: number;
  readonly outcome: string;
  readonly group: string;
}

export interface ReplicateSeries {
  /** ISO month of each tick. */
  readonly dates: readonly string[];
  /** Replicate numbers, in the order of `values`. */
  readonly replicates: readonly number[];
  /** One array of values (a tick each) per replicate. */
  readonly values: readonly Float64Array[];
}

export interface ScenarioSummary {
  readonly name: string;
  readonly question: string;
  readonly source: string;
  readonly arms: readonly string[];
  /** Policies in force in some arm: id, kind, from, until, and the arms. */
  readonly policies: readonly {
    readonly id: string;
    readonly kind: string;
    readonly from: string;
    readonly until: string;
    readonly arms: readonly string[];
  }[];
}

/** Name, unit, definition and source of an outcome, as dictionary.csv has them. */
export interface OutcomeEntry {
  readonly name: string;
  readonly unit: string;
  readonly definition: string;
  readonly source: string;
}

export type { DomainNetwork } from '../results/run-record.ts';

/** The supply networks at the end of one run of an arm. */
export interface CaseNetworks {
  readonly scenario: string;
  readonly arm: string;
  readonly point: number;
  readonly replicate: number;
  readonly networks: readonly DomainNetwork[];
}

export interface Batch {
  readonly name: string;
  readonly scenarios: readonly ScenarioSummary[];
  readonly runs: readonly RunRow[];
  readonly dictionary: readonly OutcomeEntry[];
  readonly seed: string;
  readonly modelVersion: string;
  /** Every (outcome, group) recorded in series, in order. */
  readonly columns: readonly SeriesColumn[];
  /** Every (outcome, group) recorded once at the end, in order. */
  readonly endColumns: readonly SeriesColumn[];
  /** Networks of the arms that keep them, in the order of the runs; absent where none does. */
  readonly networks?: readonly CaseNetworks[];
  /** Series of all finished replicates of one arm; undefined where there is none. */
  series(query: SeriesQuery): ReplicateSeries | undefined;
  /** End outcomes of all finished replicates of one arm (one number a replicate). */
  endValues(
    query: SeriesQuery,
  ): { readonly replicates: readonly number[]; readonly values: Float64Array } | undefined;
}
