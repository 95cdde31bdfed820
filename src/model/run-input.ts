// What the model reads of a run, as plain data: horizon, world, policies, shocks, parameters, seed and
// replicate. Nothing else of a scenario may reach the model; the run id is the hash of this.

import type { ModelParameterValues } from '../parameters/model-parameters.ts';
import type { ParameterValues } from '../parameters/parameter.ts';

/** A policy as a checked scenario gives it: every parameter present, dates as ISO months. */
export interface ActivePolicy {
  readonly id: string;
  readonly kind: string;
  /** First month in force. */
  readonly from: string;
  /** Last month in force, or '' for ever. */
  readonly until: string;
  /** Months over which its strength grows from 0 to 1. */
  readonly rampMonths: number;
  readonly parameters: ParameterValues;
}

/** A loss of capacity (MODEL.md 2): who, when, how deep, and how it recovers. */
export interface Shock {
  readonly id: string;
  readonly from: string;
  readonly durationMonths: number;
  /** Share of capacity lost, 0..1. */
  readonly depth: number;
  /** Months after the end in which capacity returns linearly; 0 is at once. */
  readonly recoveryMonths: number;
  readonly suppliers: readonly string[];
  readonly jurisdictions: readonly string[];
  readonly layers: readonly number[];
  readonly segments: readonly string[];
}

/** Which world to build: the tables by content hash, so that a worker can cache them. */
export type WorldSource =
  | { readonly kind: 'tables'; readonly hash: string; readonly directory: string; readonly suppliers: number }
  | { readonly kind: 'groups'; readonly hash: string; readonly groups: unknown }
  | { readonly kind: 'network'; readonly hash: string; readonly network: unknown };

/** Everything that the model reads. The run id is its hash (with the seed text, replicate, model version). */
export interface RunInput {
  readonly horizon: { readonly from: string; readonly until: string };
  readonly ticksPerYear: 12 | 52;
  readonly world: WorldSource;
  readonly policies: readonly ActivePolicy[];
  readonly shocks: readonly Shock[];
  readonly parameters: ModelParameterValues;
  readonly seed: string;
  readonly replicate: number;
}
