// A scenario after checking: every default filled in, every name known, plain data in a canonical form
// (policies and shocks by id, lists of names sorted), so that two files that mean the same give the same
// content and therefore the same run ids. Experiments turn it into runs; nothing reads the file again.

import type { TicksPerYear, WorldSource } from '../model/run-input.ts';
import type { ModelParameterValues } from '../parameters/model-parameters.ts';
import type { ParameterValues } from '../parameters/parameter.ts';

/** A policy in force; its fields are those of a run's policies (experiment/run-job.ts). */
export interface CheckedPolicy {
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

/** A loss of capacity of the suppliers that fit every list given (an empty list fits all). */
export interface CheckedShock {
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

/** Which world to build, with the hash of its data. */
export type CheckedWorld = WorldSource;

/** What an uncertain parameter is drawn from. */
export type Distribution =
  | { readonly distribution: 'uniform' | 'loguniform'; readonly low: number; readonly high: number }
  | {
      readonly distribution: 'triangular';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  /** Cut to the parameter's own range. */
  | { readonly distribution: 'normal'; readonly mean: number; readonly deviation: number }
  /** Whole numbers, each equally likely. */
  | { readonly distribution: 'integer'; readonly low: number; readonly high: number }
  /** Each value equally likely. */
  | { readonly distribution: 'choice'; readonly values: readonly (number | string | boolean)[] };

/** An uncertain parameter: its path (`learning.absorptionSlope`, `policies.<id>.<parameter>`) and its distribution. */
export interface Uncertainty {
  readonly path: string;
  readonly distribution: Distribution;
  /** Least and largest value of the parameter itself, which cut a normal distribution; absent without numbers. */
  readonly range?: readonly [low: number, high: number];
}

/** An outcome made of others; its fields are those of experiment/run-job.ts. */
export interface CheckedCustomOutcome {
  readonly name: string;
  readonly expression: string;
  readonly unit: string;
  readonly meaning: string;
}

/** Policies that `compare` switches together; a policy toggled alone is a toggle of one. */
export interface Toggle {
  readonly name: string;
  /** Ids of policies, sorted. */
  readonly policies: readonly string[];
}

/** Everything that the model reads, apart from the replicate: what run ids are made of. */
export interface CheckedInput {
  readonly horizon: { readonly from: string; readonly until: string };
  readonly ticksPerYear: TicksPerYear;
  readonly world: CheckedWorld;
  readonly policies: readonly CheckedPolicy[];
  readonly shocks: readonly CheckedShock[];
  readonly parameters: ModelParameterValues;
  readonly seed: string;
}

export interface CheckedScenario {
  readonly name: string;
  readonly question: string;
  readonly source: string;
  /** The file it was read from, as the user wrote it. */
  readonly file: string;
  readonly input: CheckedInput;
  /** How many replicates, 1 or more. */
  readonly replicates: number;
  /** What `compare` switches; every policy by itself when the file names none. */
  readonly toggles: readonly Toggle[];
  readonly uncertainties: readonly Uncertainty[];
  /**
   * Outcomes to record, in the order of the registry: those asked for (by default all that are not only on
   * request) and those that `custom` reads.
   */
  readonly outcomes: readonly string[];
  readonly custom: readonly CheckedCustomOutcome[];
  /** Charts to draw; empty means the standard ones. */
  readonly charts: readonly string[];
  /** Titles of charts by name, where the file gives one. */
  readonly titles: Readonly<Record<string, string>>;
}
