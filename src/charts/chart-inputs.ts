/**
 * What a chart may read: bands over replicates, values at the end, and what analyses have found.
 * In Node the bands come from a batch of runs (batch-data.ts), in the page of the report from the few
 * numbers that it carries; a chart cannot tell, so that the picture in both is made by the same code.
 */
import type { DomainNetwork, OutcomeEntry, ScenarioSummary } from '../analysis/batch.ts';

/** One line of comparison: an arm of a scenario at a design point. */
export interface Case {
  /** Unlike any other of the batch. */
  readonly key: string;
  /** What charts call it: the scenario, or the arm where one scenario has several. */
  readonly label: string;
  readonly scenario: string;
  readonly arm: string;
  readonly point: number;
}

/** Which column of a case; `minus` takes another group of the same outcome off it, replicate by replicate. */
export interface ColumnQuery {
  readonly outcome: string;
  readonly group: string;
  readonly minus?: string;
}

/** Replicates of one column as a band: at each tick 80 % of them lie between low and high. */
export interface Band {
  /** Finished replicates. */
  readonly n: number;
  /** ISO month of each tick. */
  readonly dates: readonly string[];
  /** The same as years with fractions. */
  readonly years: readonly number[];
  readonly low: readonly number[];
  readonly middle: readonly number[];
  readonly high: readonly number[];
}

/** An estimate with its interval, in the unit of its outcome; the level (0.95) says how wide. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Effect of one policy (or arm) against the baseline, on pairs of replicates with the same seed. */
export interface PolicyEffect extends Estimate {
  readonly policy: string;
  readonly outcome: string;
  readonly group: string;
  readonly unit: string;
  /** Pairs of replicates. */
  readonly pairs: number;
  readonly level: number;
  /** The same effect at ticks before the end, for the chart over time. */
  readonly path?: {
    readonly years: readonly number[];
    readonly value: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
}

/** How much of the difference between all policies and none each policy accounts for. */
export interface ShapleyAttribution {
  readonly outcome: string;
  readonly group: string;
  readonly unit: string;
  /** Mean of the arm without any policy. */
  readonly baseline: number;
  /** Mean of the arm with all of them. */
  readonly full: number;
  readonly level: number;
  readonly pairs: number;
  readonly parts: readonly (Estimate & { readonly policy: string })[];
}

/** Morris screening: mean absolute elementary effect and its spread, one row a parameter. */
export interface MorrisIndices {
  readonly outcome: string;
  readonly unit: string;
  readonly trajectories: number;
  /** Replicates of each point; absent in findings of earlier versions. */
  readonly replicates?: number;
  readonly rows: readonly { readonly parameter: string; readonly muStar: number; readonly sigma: number }[];
}

/** Sobol indices with intervals, one row a parameter. */
export interface SobolIndices {
  readonly outcome: string;
  readonly samples: number;
  /** Replicates of each point; absent in findings of earlier versions. */
  readonly replicates?: number;
  readonly level: number;
  readonly rows: readonly {
    readonly parameter: string;
    readonly first: Estimate;
    readonly total: Estimate;
  }[];
}

/** One parameter at a time: the outcome at its low and its high end, all others at their defaults. */
export interface TornadoRanges {
  readonly outcome: string;
  readonly unit: string;
  readonly baseline: number;
  /** Replicates of each point; absent in findings of earlier versions. */
  readonly replicates?: number;
  readonly rows: readonly {
    readonly parameter: string;
    readonly low: number;
    readonly high: number;
    readonly atLow: number;
    readonly atHigh: number;
  }[];
}

/** Outcome over two parameters on a grid: values[row * xs.length + column]; NaN where nothing was run. */
export interface PhaseDiagram {
  readonly x: { readonly parameter: string; readonly unit: string; readonly values: readonly number[] };
  readonly y: { readonly parameter: string; readonly unit: string; readonly values: readonly number[] };
  readonly outcome: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly replicates: number;
  /** The tipping line as points of (x, y), in order; empty where there is none on the grid. */
  readonly tipping: readonly { readonly x: number; readonly y: number }[];
  /** What comes to hold on the tipping line, e.g. `gap doubles by 2040`. */
  readonly tippingMeaning: string;
  /** Where in the row of each y value it holds. */
  readonly sides: readonly TippingSide[];
}

/** Where along a parameter a condition holds, seen from its tipping point; without one, in the whole range or not at all. */
export type TippingSide = 'right' | 'left' | 'everywhere' | 'nowhere' | 'mixed' | 'unknown';

/** Which law the gap follows in one case, or what the case adds to it, and the three fitted laws. */
export interface RegimeFit {
  readonly case: string;
  /** Label of the case whose paired runs are taken off, once all policies have begun; '' for the gap itself. */
  readonly against: string;
  /** Month of the first tick of the fit. */
  readonly since: string;
  readonly regime: 'constant' | 'bounded' | 'log-linear' | 'faster' | 'undetermined';
  readonly years: readonly number[];
  /** Observed median and the three fits, log points, at each year. */
  readonly observed: readonly number[];
  readonly constant: readonly number[];
  readonly linear: readonly number[];
  readonly exponential: readonly number[];
  /** Curvature of y = a + b·exp(κt), 1/year. */
  readonly kappa: Estimate;
  /** Level that a bounded path goes to, log points; NaN for the other regimes. */
  readonly limit: number;
  /** Years in which the ratio e^y doubles at the slope reached at the end; Infinity when it does not grow. */
  readonly ratioDoublingYears: number;
  readonly level: number;
}

/** The largest suppliers of one domain at the end of one run of a case, and their largest contracts. */
export type SupplyNetwork = { readonly case: string; readonly replicate: number } & DomainNetwork;

/** What analyses have found; every part may be absent, and charts that need it then say so. */
export interface Findings {
  readonly effects?: readonly PolicyEffect[];
  readonly shapley?: readonly ShapleyAttribution[];
  readonly morris?: readonly MorrisIndices[];
  readonly sobol?: readonly SobolIndices[];
  readonly tornado?: readonly TornadoRanges[];
  readonly phases?: readonly PhaseDiagram[];
  readonly regimes?: readonly RegimeFit[];
  readonly networks?: readonly SupplyNetwork[];
}

/** Everything that a chart reads. */
export interface ChartData {
  readonly name: string;
  readonly seed: string;
  readonly modelVersion: string;
  readonly cases: readonly Case[];
  readonly scenarios: readonly ScenarioSummary[];
  readonly dictionary: readonly OutcomeEntry[];
  readonly findings: Findings;
  /** Groups recorded of an outcome, in order; empty where it was not recorded. */
  groups(outcome: string): readonly string[];
  /** The band of one column of one case; undefined where no replicate of it finished. */
  band(of: Case, query: ColumnQuery): Band | undefined;
  /** One value a replicate at the last tick, with the numbers of the replicates. */
  atEnd(
    of: Case,
    query: ColumnQuery,
  ): { readonly replicates: readonly number[]; readonly values: readonly number[] } | undefined;
}
