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

/** One group of a `groups` world: a jurisdiction of its own, with the same number of suppliers a segment. */
export interface GroupBody {
  readonly name: string;
  /** Suppliers in each segment, 1 or more. */
  readonly suppliers: number;
  /** Technology at the start relative to 1, > 0: of every supplier, or the mean when levels are calibrated. */
  readonly level: number;
  /** Scale λ of Fréchet levels at the start (tail θ), > 0; 0 where `level` says all. */
  readonly scale: number;
  /** Arrival rate of ideas η a year, >= 0; -1 calibrates it so that the group grows with the path. */
  readonly arrivalsPerYear: number;
  /** Own growth of technology a year under the deterministic laws. */
  readonly growthPerYear: number;
  /** Trust layer at the start, 0..4; absent where the score `trust` says it. */
  readonly layer?: number;
  /** Trust score, 0..1; read where `layer` is absent. */
  readonly trust: number;
  readonly bloc: string;
  /** GDP at the start, US dollars, > 0: final demand where there are goods. */
  readonly gdpUsd: number;
  readonly population: number;
}

/** One stage of production of a `groups` world. */
export interface GroupSegmentBody {
  readonly name: string;
  readonly domain: string;
  /** Value of each input in a unit of output, by segment; sums to less than 1. */
  readonly inputs: Readonly<Record<string, number>>;
  /** Whether every input is essential (Leontief) or replaceable at a cost. */
  readonly essential: boolean;
  /** Share of the domain's final demand, 0..1. */
  readonly finalDemandShare: number;
  readonly stockWeeks: number;
  readonly qualificationMonths: number;
}

/** A small abstract world: groups that learn from each other, and trade where there are segments. */
export interface GroupsBody {
  readonly groups: readonly GroupBody[];
  /** m: how often a learner of group i (row) meets a source of group h; rows sum to at most 1. */
  readonly contacts: readonly (readonly number[])[];
  /** π of the same pairs, 0..1. */
  readonly permeability: readonly (readonly number[])[];
  /** Growth of technology on the path a year: arrivals grow by θ(1 − β) times it. */
  readonly technologyGrowthPerYear: number;
  /** ω: elasticity of GDP to technology. */
  readonly gdpElasticity: number;
  /** Final demand for the segments' goods as a share of GDP. */
  readonly gdpShare: number;
  /** Purchases at home relative to what supply shares alone would give, > 0. */
  readonly homeBias: number;
  /** Empty: no goods, one segment `technology` in which the groups learn. */
  readonly segments: readonly GroupSegmentBody[];
}

/** What a `network` world says besides its two files. */
export interface NetworkBody {
  /** Unit of time of outputs, final demand and links. */
  readonly amountsPer: 'tick' | 'day' | 'week' | 'month' | 'year';
  /** Whether contracts come up for review without cause (and `sourcing.churn` is on). */
  readonly churn: boolean;
  /** Segments whose goods are not essential to their buyers. */
  readonly replaceable: readonly string[];
  /** Growth of technology on the path a year; 0: nobody learns. */
  readonly technologyGrowthPerYear: number;
  /** Share of ideas met at home, 0..1. */
  readonly ownContactShare: number;
  /** Jurisdictions by bloc; one that no bloc names is a bloc of its own. */
  readonly blocs: Readonly<Record<string, readonly string[]>>;
}

/** Which world to build; data that live in files by content hash, so that a worker can cache them. */
export type WorldSource =
  | { readonly kind: 'tables'; readonly hash: string; readonly directory: string; readonly suppliers: number }
  | { readonly kind: 'groups'; readonly hash: string; readonly groups: GroupsBody }
  | {
      readonly kind: 'network';
      readonly hash: string;
      /** Where the files are; the hash stands for their content. */
      readonly files: { readonly suppliers: string; readonly links: string };
      readonly network: NetworkBody;
    };

/** Months, weeks or days. */
export type TicksPerYear = 12 | 52 | 365;

/** Everything that the model reads. The run id is its hash (with the seed text, replicate, model version). */
export interface RunInput {
  readonly horizon: { readonly from: string; readonly until: string };
  readonly ticksPerYear: TicksPerYear;
  readonly world: WorldSource;
  readonly policies: readonly ActivePolicy[];
  readonly shocks: readonly Shock[];
  readonly parameters: ModelParameterValues;
  readonly seed: string;
  readonly replicate: number;
}
