// An outcome is one value in one file: name, unit, definition, source, the groups it has, and a
// function that reads the world at the end of a tick and writes one number a group. Outcomes never
// change the world and draw nothing, so a new outcome re-runs and gives the same other rows.

import type { World } from './world.ts';

/** The course of an outcome's group over the run so far, one value a tick. */
export type History = (outcome: string, group: string) => Float64Array;

export interface Outcome {
  /** camelCase, as scenario files and tables write it. */
  readonly name: string;
  readonly unit: string;
  /** One or two sentences that a domain expert can recompute it from. */
  readonly definition: string;
  readonly source: string;
  /** `series` outcomes are recorded every tick, `end` outcomes once after the last. */
  readonly when: 'series' | 'end';
  /** Switches on what the outcome needs to be measured (say, trade by pairs) before the first tick. */
  prepare?(world: World): void;
  /** Names of the groups in the order of `record`'s values; `all` where there is one. */
  groups(world: World): readonly string[];
  /** Series outcomes whose whole course an end outcome reads; recorded whether listed or not. */
  readonly needs?: readonly Outcome[];
  /** True for outcomes that cost so much that only scenarios which name them get them. */
  readonly onRequest?: boolean;
  /**
   * Writes one value a group into values[offset ...]; NaN where a group is empty. `history` gives the
   * course of a needed series outcome (one value a tick) to end outcomes.
   */
  record(world: World, values: Float64Array, offset: number, history: History): void;
}

/** Declares an outcome; the identity, so that a file reads as one value. */
export function defineOutcome(outcome: Outcome): Outcome {
  return outcome;
}
