/** Small worlds written down in a test: a network of named firms, a few groups, and what they record. */

import type { BuildWorld } from '../../src/model/build-world.ts';
import type { NetworkTables } from '../../src/model/network-tables.ts';
import { defineOutcome, type Outcome } from '../../src/model/outcome.ts';
import type { PolicyTool } from '../../src/model/policy-tool.ts';
import type { RunSeries } from '../../src/model/record.ts';
import type {
  ActivePolicy,
  GroupBody,
  GroupsBody,
  NetworkBody,
  RunInput,
  Shock,
} from '../../src/model/run-input.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { ModelParameterValues } from '../../src/parameters/model-parameters.ts';
import { type ParameterChanges, parametersWith } from './parameters-with.ts';

/** Nothing moves but goods between the firms that hold contracts: the setting of the published networks. */
export const goodsAlone: ParameterChanges = {
  goods: { backlogShare: 0, utilisation: 1, overproduction: 1, capacityAdapts: false, spotRound: false },
  prices: { scarcityPerMonth: 0 },
  sourcing: { churn: false, poorFill: 0 },
  learning: { research: false },
  nations: { growth: false, outputLoss: false },
};

/** τ of `ticks` days, in weeks. */
export const weeksOfDays = (ticks: number) => (ticks * 52) / 365;

export interface Firm {
  readonly id: string;
  readonly segment: string;
  readonly jurisdiction?: string;
  readonly layer?: number;
  readonly finalDemand: number;
  /** Absent: sales to firms and end users. */
  readonly output?: number;
  readonly stock?: number;
  readonly technology?: number;
}

/** A network of firms; links are [seller, buyer, value]. */
export function networkOf(
  firms: readonly Firm[],
  links: readonly (readonly [string, string, number])[],
): NetworkTables {
  const names = (values: readonly string[]) => [...new Set(values)].sort();
  const jurisdictions = names(firms.map(({ jurisdiction }) => jurisdiction ?? 'home'));
  const segments = names(firms.map(({ segment }) => segment));
  const row = (id: string) => firms.findIndex((firm) => firm.id === id);
  const sales = (id: string) =>
    links.reduce((sum, [seller, , value]) => sum + (seller === id ? value : 0), 0);
  const number = (pick: (firm: Firm) => number) => Float64Array.from(firms, pick);
  return {
    suppliers: {
      ids: firms.map(({ id }) => id),
      jurisdictions,
      segments,
      domains: ['goods'],
      jurisdiction: Uint16Array.from(firms, (firm) => jurisdictions.indexOf(firm.jurisdiction ?? 'home')),
      segment: Uint16Array.from(firms, ({ segment }) => segments.indexOf(segment)),
      domainOfSegment: new Uint8Array(segments.length),
      trust: number(() => Number.NaN),
      layer: Uint8Array.from(firms, ({ layer }) => layer ?? 0),
      output: number(({ id, output, finalDemand }) => output ?? sales(id) + finalDemand),
      finalDemand: number(({ finalDemand }) => finalDemand),
      stockTicks: number(({ stock }) => stock ?? Number.NaN),
      technology: number(({ technology }) => technology ?? 1),
    },
    links: {
      seller: Uint32Array.from(links, ([seller]) => row(seller)),
      buyer: Uint32Array.from(links, ([, buyer]) => row(buyer)),
      value: Float64Array.from(links, ([, , value]) => value),
    },
  };
}

/** A lasting loss of capacity from the first tick on. */
export function lossOf(supplier: string, depth: number, changes: Partial<Shock> = {}): Shock {
  return {
    id: `loss-of-${supplier}`,
    from: '2020-01',
    durationMonths: 1200,
    depth,
    recoveryMonths: 0,
    suppliers: [supplier],
    jurisdictions: [],
    layers: [],
    segments: [],
    ...changes,
  };
}

/** Output of every supplier, by id. */
export const outputBySupplier = defineOutcome({
  name: 'outputBySupplier',
  unit: 'units a tick',
  definition: 'Output of each supplier',
  source: 'test',
  when: 'series',
  groups: (world) => [...world.plan.supplierIds.keys()],
  record(world, values, offset) {
    [...world.plan.supplierIds.values()].forEach((i, n) => {
      values[offset + n] = world.suppliers.output[i];
    });
  },
});

export interface RunOptions {
  readonly parameters?: ModelParameterValues;
  readonly shocks?: readonly Shock[];
  readonly policies?: readonly ActivePolicy[];
  readonly tools?: readonly PolicyTool[];
  readonly outcomes?: readonly Outcome[];
  readonly seed?: string;
  readonly replicate?: number;
  readonly checked?: boolean;
  readonly build?: BuildWorld;
  readonly body?: Partial<NetworkBody>;
}

const plainNetwork: NetworkBody = {
  amountsPer: 'tick',
  churn: false,
  replaceable: [],
  technologyGrowthPerYear: 0,
  ownContactShare: 0.1,
  blocs: {},
};

/** Runs a network for at least so many days from 2020-01. */
export function runNetwork(network: NetworkTables, days: number, options: RunOptions = {}): RunSeries {
  const input: RunInput = {
    horizon: { from: '2020-01', until: monthAfter(Math.ceil((days * 12) / 365) - 1) },
    ticksPerYear: 365,
    world: {
      kind: 'network',
      hash: '',
      files: { suppliers: '', links: '' },
      network: { ...plainNetwork, ...options.body },
    },
    policies: options.policies ?? [],
    shocks: options.shocks ?? [],
    parameters: options.parameters ?? parametersWith(goodsAlone),
    seed: options.seed ?? 'test',
    replicate: options.replicate ?? 0,
  };
  const { tools = [], outcomes = [outputBySupplier], checked = true, build } = options;
  return simulate(input, network, tools, outcomes, { checked, ...(build && { build }) });
}

/** A group with nothing but a name and what is given. */
export function groupOf(name: string, changes: Partial<GroupBody> = {}): GroupBody {
  return {
    name,
    suppliers: 100,
    level: 1,
    scale: 0,
    arrivalsPerYear: -1,
    growthPerYear: 0,
    trust: 1,
    bloc: name,
    gdpUsd: 1e12,
    population: 1e8,
    ...changes,
  };
}

/** A groups body: everybody meets everybody in proportion to nothing, until said otherwise. */
export function groupsOf(groups: readonly GroupBody[], changes: Partial<GroupsBody> = {}): GroupsBody {
  const even = groups.map(() => groups.map(() => 1 / groups.length));
  return {
    groups,
    contacts: even,
    permeability: groups.map(() => groups.map(() => 1)),
    technologyGrowthPerYear: 0,
    gdpElasticity: 0,
    gdpShare: 0,
    homeBias: 1,
    segments: [],
    ...changes,
  };
}

/** Runs groups for so many years in months from 2020-01. */
export function runGroups(groups: GroupsBody, years: number, options: RunOptions = {}): RunSeries {
  const input: RunInput = {
    horizon: { from: '2020-01', until: monthAfter(12 * years - 1) },
    ticksPerYear: 12,
    world: { kind: 'groups', hash: '', groups },
    policies: options.policies ?? [],
    shocks: options.shocks ?? [],
    parameters: options.parameters ?? parametersWith({}),
    seed: options.seed ?? 'test',
    replicate: options.replicate ?? 0,
  };
  const { tools = [], outcomes = [], checked = true } = options;
  return simulate(input, undefined, tools, outcomes, { checked });
}

/** The month `months` after 2020-01. */
export function monthAfter(months: number): string {
  return `${2020 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Sum of all columns at a tick. */
export function totalAt(series: RunSeries, tick: number): number {
  const width = series.columns.length;
  return series.values.subarray(tick * width, (tick + 1) * width).reduce((sum, value) => sum + value, 0);
}

/** One column of a series. */
export function columnOf(series: RunSeries, outcome: string, group = 'all'): number[] {
  const width = series.columns.length;
  const column = series.columns.findIndex((one) => one.outcome === outcome && one.group === group);
  return Array.from({ length: series.ticks }, (_, tick) => series.values[tick * width + column]);
}
