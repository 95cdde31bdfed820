// Runs of small worlds made by an evidence case: the model's own loop on a `groups` or `network` world,
// with outcomes that a case defines for itself (levels by group, output by supplier). Nothing here knows
// the answer that a case expects.

import { monthOfTick } from '../model/calendar.ts';
import type { NetworkTables } from '../model/network-tables.ts';
import { defineOutcome, type Outcome } from '../model/outcome.ts';
import type { RunSeries } from '../model/record.ts';
import type {
  GroupBody,
  GroupsBody,
  NetworkBody,
  RunInput,
  Shock,
  TicksPerYear,
} from '../model/run-input.ts';
import { simulate } from '../model/simulate.ts';
import type { World } from '../model/world.ts';
import { type ModelParameterValues, modelParameters } from '../parameters/model-parameters.ts';
import { defaultsOf } from '../parameters/parameter.ts';

/** Values that differ from the defaults, by group and name. */
export type ParameterChanges = {
  readonly [G in keyof ModelParameterValues]?: Partial<ModelParameterValues[G]>;
};

/** Everything off that is not goods in fixed contracts: no churn, research, growth, prices, spot round. */
export const goodsOnly: ParameterChanges = {
  goods: {
    backlogShare: 0,
    utilisation: 1,
    overproduction: 1,
    capacityAdapts: false,
    spotRound: false,
    qualificationMonths: 0,
  },
  prices: { scarcityPerMonth: 0 },
  sourcing: { churn: false, poorFill: 0 },
  learning: { research: false },
  entry: { turnover: 'none' },
  nations: { growth: false, outputLoss: false },
};

/** Learning by ideas as the learning equation has it: no absorption slope, no money, no suppliers' insight. */
export const learningOnly: ParameterChanges = {
  sourcing: { churn: false },
  learning: { insightShare: 0, absorptionSlope: 0, researchElasticity: 0, obsolescence: 0, talentShare: 0 },
  nations: { growth: false, outputLoss: false },
};

/** How long, in what steps, from which seed. */
export interface RunLength {
  readonly ticks: number;
  readonly ticksPerYear: TicksPerYear;
  readonly seed: string;
  readonly replicate: number;
}

const start = '2020-01';

/** A group with everything that a case does not say at a neutral value. */
export function group(name: string, own: Partial<GroupBody>): GroupBody {
  return {
    name,
    suppliers: 1,
    level: 1,
    scale: 0,
    arrivalsPerYear: 0,
    growthPerYear: 0,
    trust: 1,
    bloc: name,
    gdpUsd: 1e12,
    population: 1e8,
    ...own,
  };
}

/** Runs a `groups` world. Throws a ModelError. */
export function runGroups(
  groups: GroupsBody,
  changes: readonly ParameterChanges[],
  length: RunLength,
  outcomes: readonly Outcome[],
): RunSeries {
  const input = inputOf({ kind: 'groups', hash: '', groups }, changes, length, []);
  return simulate(input, undefined, [], outcomes, { checked: false });
}

/** A network of a case: firms with segments, and contracts; amounts per tick. */
export interface SmallNetwork {
  readonly segmentOf: readonly string[];
  readonly output: readonly number[];
  readonly finalDemand: readonly number[];
  readonly stockTicks: readonly number[];
  /** [seller, buyer, amount], firms counted from 0. */
  readonly links: readonly (readonly [number, number, number])[];
  readonly replaceable?: readonly string[];
}

/** Runs a `network` world whose suppliers are called 0, 1, 2, ...; see `outputBySupplier`. Throws a ModelError. */
export function runNetwork(
  network: SmallNetwork,
  changes: readonly ParameterChanges[],
  length: RunLength,
  shocks: readonly Shock[],
  outcomes: readonly Outcome[],
): RunSeries {
  const body: NetworkBody = {
    amountsPer: 'tick',
    churn: false,
    replaceable: network.replaceable ?? [],
    technologyGrowthPerYear: 0,
    ownContactShare: 1,
    blocs: {},
  };
  const input = inputOf(
    { kind: 'network', hash: '', files: { suppliers: '', links: '' }, network: body },
    changes,
    length,
    shocks,
  );
  return simulate(input, networkTables(network), [], outcomes, { checked: false });
}

/** A loss of capacity for good, from the first tick on or later. */
export function lossForGood(supplier: number, depth: number, fromMonth = 0): Shock {
  return {
    id: `loss-${supplier}`,
    from: monthOfTick(start, fromMonth, 12),
    durationMonths: 1_000_000,
    depth,
    recoveryMonths: 0,
    suppliers: [String(supplier)],
    jurisdictions: [],
    layers: [],
    segments: [],
  };
}

/** Output of each supplier of a network, by its number. Units a tick. */
export function outputBySupplier(suppliers: number): Outcome {
  return bySupplier('outputBySupplier', suppliers, (world, i) => world.suppliers.output[i]);
}

/** One value a supplier of a network, by its number. */
export function bySupplier(
  name: string,
  suppliers: number,
  read: (world: World, index: number) => number,
): Outcome {
  return defineOutcome({
    name,
    unit: '',
    definition: `${name} of each supplier of the network`,
    source: 'evidence',
    when: 'series',
    groups: () => Array.from({ length: suppliers }, (_, id) => String(id)),
    record(world, values, offset) {
      for (let id = 0; id < suppliers; id++) {
        values[offset + id] = read(world, world.plan.supplierIds.get(String(id)) as number);
      }
    },
  });
}

/** One value a group, from the log technology of its suppliers. */
export function byGroup(name: string, read: (logLevels: readonly number[], world: World) => number): Outcome {
  return defineOutcome({
    name,
    unit: '',
    definition: `${name} of each group`,
    source: 'evidence',
    when: 'series',
    groups: (world) => world.plan.jurisdictionCodes,
    record(world, values, offset) {
      const levels: number[][] = world.plan.jurisdictionCodes.map(() => []);
      const { suppliers } = world;
      for (let i = 0; i < suppliers.count; i++)
        levels[suppliers.jurisdiction[i]].push(suppliers.technology[i]);
      levels.forEach((of, g) => {
        values[offset + g] = read(of, world);
      });
    },
  });
}

/** The recorded values of an outcome: one row a tick, one number a group, in the order of the groups. */
export function rowsOf(series: RunSeries, outcome: string): Float64Array[] {
  const columns = series.columns.flatMap((column, index) => (column.outcome === outcome ? [index] : []));
  return Array.from({ length: series.ticks }, (_, tick) =>
    Float64Array.from(columns, (column) => series.values[tick * series.columns.length + column]),
  );
}

function inputOf(
  world: RunInput['world'],
  changes: readonly ParameterChanges[],
  length: RunLength,
  shocks: readonly Shock[],
): RunInput {
  const { ticks, ticksPerYear, seed, replicate } = length;
  const months = Math.max(1, Math.ceil((ticks * 12) / ticksPerYear));
  return {
    horizon: { from: start, until: monthOfTick(start, months - 1, 12) },
    ticksPerYear,
    world,
    policies: [],
    shocks,
    parameters: parametersWith(changes),
    seed,
    replicate,
  };
}

/** The model's defaults with changes laid over them, later ones over earlier ones. */
export function parametersWith(changes: readonly ParameterChanges[]): ModelParameterValues {
  const groups = Object.entries(modelParameters).map(([name, specs]) => {
    const values = { ...defaultsOf(specs) } as Record<string, unknown>;
    for (const change of changes) Object.assign(values, change[name as keyof ModelParameterValues]);
    return [name, values];
  });
  return Object.fromEntries(groups) as ModelParameterValues;
}

function networkTables(network: SmallNetwork): NetworkTables {
  const segments = [...new Set(network.segmentOf)].sort();
  const count = network.segmentOf.length;
  return {
    suppliers: {
      ids: Array.from({ length: count }, (_, id) => String(id)),
      jurisdictions: ['here'],
      segments,
      domains: ['goods'],
      jurisdiction: new Uint16Array(count),
      segment: Uint16Array.from(network.segmentOf, (name) => segments.indexOf(name)),
      domainOfSegment: new Uint8Array(segments.length),
      trust: new Float64Array(count).fill(1),
      layer: new Uint8Array(count),
      output: Float64Array.from(network.output),
      finalDemand: Float64Array.from(network.finalDemand),
      stockTicks: Float64Array.from(network.stockTicks),
      technology: new Float64Array(count).fill(1),
    },
    links: {
      seller: Uint32Array.from(network.links, ([seller]) => seller),
      buyer: Uint32Array.from(network.links, ([, buyer]) => buyer),
      value: Float64Array.from(network.links, ([, , amount]) => amount),
    },
  };
}
