// One run as plain data: everything the model reads, and the labels that only the results carry. Jobs
// are data, never code, so the same job runs in this thread, in a worker or on another machine.

import type { RunInput } from '../model/run-input.ts';

export type { ActivePolicy, RunInput, WorldSource } from '../model/run-input.ts';

/** A custom outcome: an expression over named outcomes, evaluated on each tick's values. */
export interface CustomOutcome {
  readonly name: string;
  readonly expression: string;
  readonly unit: string;
  readonly meaning: string;
}

export interface RunJob {
  readonly runId: string;
  readonly scenario: string;
  /** `all` for a plain run; in comparisons the policies that are on, joined by +. */
  readonly arm: string;
  /** Index of the design point, -1 outside sweeps. */
  readonly point: number;
  readonly input: RunInput;
  /** Names of the outcomes to record. */
  readonly outcomes: readonly string[];
  readonly custom: readonly CustomOutcome[];
  readonly checked: boolean;
}
