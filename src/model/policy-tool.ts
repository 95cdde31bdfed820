// A policy is one value in one file: what it is called, what it may be set to, and how it writes flow
// rules at a given strength. It sees public state and a writer, nothing else; it never
// touches suppliers. Strength (0..1, from dates and ramp) is applied by the writer, so that a policy
// states only its full effect and zero strength is neutral to the last bit.

import type { NameKind, ParameterSpecs, Selector, ValuesOf } from '../parameters/parameter.ts';
import type { FlowName } from './flow-rules.ts';
import type { RuleWriter } from './rule-writer.ts';

/** Whom a selector names, resolved against the world of this tick. */
export interface Selection {
  /** 1 for each jurisdiction named directly, by arrangement or by bloc. */
  readonly jurisdictions: Uint8Array;
  /** Trust layers named. */
  readonly layers: readonly number[];
  /** Suppliers named (indices). */
  readonly suppliers: readonly number[];
}

/** Public state: what governments could know. Layers and owners are last tick's. */
export interface PublicState {
  readonly tick: number;
  readonly ticksPerYear: number;
  /** Ticks since the policy's start; 0 in its first tick. */
  readonly ticksInForce: number;
  /** Tick of a month `YYYY-MM`, negative before the horizon. */
  tickOf(month: string): number;
  readonly jurisdictionCodes: readonly string[];
  readonly segmentNames: readonly string[];
  readonly domainNames: readonly string[];
  readonly domainOfSegment: ArrayLike<number>;
  readonly supplierCount: number;
  readonly jurisdictionOfSupplier: ArrayLike<number>;
  readonly ownerOfSupplier: ArrayLike<number>;
  readonly segmentOfSupplier: ArrayLike<number>;
  readonly layerOfSupplier: ArrayLike<number>;
  readonly layerOfJurisdiction: ArrayLike<number>;
  /** Share of the world output of its segment at the start. */
  readonly startSizeOfSupplier: ArrayLike<number>;
  /** ln of the technology level, leader of the start = 0; like the next two a figure of the year. */
  technologyOfSuppliers(): ArrayLike<number>;
  /** Share of the jurisdiction's value in each supplier's product, through all stages, 0..1. */
  contentOfSuppliers(from: Uint8Array): ArrayLike<number>;
  /** 1 for each supplier that is marked itself or has a marked one anywhere upstream. */
  uncleanByUpstream(unclean: Uint8Array): Uint8Array;
  /** Share of a strategic resource that each jurisdiction holds; zeros for a resource this world lacks. */
  sharesOfResource(resource: string): ArrayLike<number>;
  /** Resolves a selector: memberships as of this tick, layers as of the last rating. */
  select(selector: Selector): Selection;
  /** Indices of the segments of some domains; an empty list means all. */
  segmentsOf(domains: readonly string[]): readonly number[];
  /** Indices of segments by name, or of the segments of some domains where none is named. */
  chosenSegments(segments: readonly string[], domains: readonly string[]): readonly number[];
  /** Indices of domains by name; an empty list means all. */
  domainsOf(domains: readonly string[]): readonly number[];
  /** Flows by name; an empty list means all five. */
  flowsOf(flows: readonly string[]): readonly FlowName[];
  /** Index of a name (jurisdiction, segment, domain, supplier id), -1 when this world has none. */
  indexOf(kind: NameKind, name: string): number;
}

export interface PolicyTool<S extends ParameterSpecs = ParameterSpecs> {
  /** kebab-case, the name in scenario files. */
  readonly kind: string;
  /** `tool` of the alliance or `counter-force` against it. */
  readonly role: 'tool' | 'counter-force';
  /** One sentence: what it does in the real world and in the model. */
  readonly summary: string;
  /** Passage of Tang 2021, and whatever the form rests on. */
  readonly source: string;
  /** Empirical figure that its effect is compared with, or ''. */
  readonly anchor: string;
  readonly parameters: S;
  /**
   * Rules that move by themselves are written anew every so many months up to a month of the parameters;
   * default: yearly, with the ratings.
   */
  readonly moves?: { readonly everyMonths: number; until(parameters: ValuesOf<S>): string };
  writeRules(parameters: ValuesOf<S>, state: PublicState, write: RuleWriter): void;
}

/** Declares a policy tool; the identity, so that a file reads as one value and parameters are typed. */
export function definePolicyTool<const S extends ParameterSpecs>(tool: PolicyTool<S>): PolicyTool<S> {
  return tool;
}
