/**
 * Tables of worlds small enough to know by hand: a few economies that differ only in what a test names,
 * one domain with goods and a service, trade in proportion to supply.
 */
import { buildWorld } from '../../src/model/build-world.ts';
import { defineOutcome } from '../../src/model/outcome.ts';
import { definePolicyTool, type PolicyTool, type PublicState } from '../../src/model/policy-tool.ts';
import type { RuleWriter } from '../../src/model/rule-writer.ts';
import type { ActivePolicy, RunInput } from '../../src/model/run-input.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { World } from '../../src/model/world.ts';
import type { MembershipRow, WorldTables } from '../../src/model/world-tables.ts';
import { parametersWith } from './parameters-with.ts';

export interface SmallEconomy {
  readonly code: string;
  /** Score on each of the ten criteria. */
  readonly trust?: number;
  readonly gdpUsd?: number;
  readonly population?: number;
  /** Share of the supply of every segment, relative to the others. */
  readonly supply?: number;
  readonly level?: number;
  readonly researchers?: number;
  readonly bloc?: string;
}

export interface SmallTables {
  readonly economies: readonly SmallEconomy[];
  /** Domains, each with a segment of goods (`<domain>.goods`) and one of services (`<domain>.services`). */
  readonly domains?: readonly string[];
  readonly memberships?: readonly MembershipRow[];
  readonly arrangements?: WorldTables['arrangements'];
}

/** Tables with equal economies unless said otherwise; services use half their value in goods. */
export function smallTables(small: SmallTables): WorldTables {
  const { economies, domains = ['chips'] } = small;
  const total = economies.reduce((sum, row) => sum + (row.supply ?? 1), 0);
  const researchers = economies.reduce((sum, row) => sum + (row.researchers ?? 1), 0);
  const segments = domains.flatMap((domain) => [`${domain}.goods`, `${domain}.services`]);
  const pairs = economies.flatMap((a) => economies.map((b) => [a.code, b.code] as const));
  return {
    jurisdictions: economies.map((row) => ({
      code: row.code,
      name: row.code,
      kind: 'economy',
      bloc: row.bloc ?? 'one',
      region: 'everywhere',
      gdpUsd: row.gdpUsd ?? 1e12,
      population: row.population ?? 1e7,
      growthPerYear: 0,
      researchShare: 0.02,
      researchOutputShare: (row.researchers ?? 1) / researchers,
      ownContactShare: 0.5,
    })),
    criteria: economies.map((row) => ({
      code: row.code,
      usa: new Array(10).fill(row.trust ?? 0.8),
      neutral: new Array(10).fill(row.trust ?? 0.8),
    })),
    memberships: small.memberships ?? [],
    arrangements: small.arrangements ?? [],
    domains: domains.map((domain) => ({
      domain,
      name: domain,
      gdpShare: 0.02,
      technologyGrowthPerYear: 0.03,
      gdpElasticity: 0.02,
    })),
    segments: segments.map((segment) => ({
      segment,
      domain: segment.split('.')[0],
      stage: segment.endsWith('services') ? ('services' as const) : ('systems' as const),
      name: segment,
      finalDemandShare: segment.endsWith('services') ? 0.6 : 0.4,
      researchIntensity: 0.1,
      stockWeeks: 6,
      qualificationMonths: 3,
      supplierShare: 1 / segments.length,
    })),
    inputs: domains.map((domain) => ({
      segment: `${domain}.services`,
      input: `${domain}.goods`,
      share: 0.5,
      essential: true,
    })),
    supply: segments.flatMap((segment) =>
      economies.map((row) => ({ segment, code: row.code, share: (row.supply ?? 1) / total })),
    ),
    technology: domains.flatMap((domain) =>
      economies.map((row) => ({ code: row.code, domain, level: row.level ?? 1 })),
    ),
    contacts: pairs.map(([code, source]) => ({ code, source, weight: 1, votingDistance: 0 })),
    tradeAffinities: pairs.map(([buyer, seller]) => ({ buyer, seller, affinity: 1 })),
    firms: [],
    resources: [],
  };
}

/** Input of a run over small tables; raters are trusted by nobody unless `parameters` say so. */
export function smallInput(changes: Partial<RunInput> & { readonly suppliers?: number } = {}): RunInput {
  const { suppliers = 60, ...rest } = changes;
  return {
    horizon: { from: '2019-01', until: '2020-12' },
    ticksPerYear: 12,
    world: { kind: 'tables', hash: '', directory: '', suppliers },
    policies: [],
    shocks: [],
    parameters: parametersWith(),
    seed: 'small',
    replicate: 1,
    ...rest,
  };
}

/** The world of small tables at tick 0. */
export function smallWorld(tables: WorldTables, input: RunInput = smallInput()): World {
  return buildWorld(input, tables);
}

/** Runs small tables to the end; `look` sees the world at the end of every tick. Returns the last world. */
export function runSmall(
  tables: WorldTables,
  input: RunInput,
  tools: readonly PolicyTool[] = [],
  look: (world: World) => void = () => {},
): World {
  let seen: World | undefined;
  const watch = defineOutcome({
    name: 'watch',
    unit: '',
    definition: '',
    source: '',
    when: 'series',
    groups: () => ['all'],
    record(world) {
      seen = world;
      look(world);
    },
  });
  simulate(input, tables, tools, [watch], { checked: false });
  return seen as World;
}

/** A policy made of one function that writes rules, in force over some months. */
export function inForce(
  writeRules: (state: PublicState, write: RuleWriter) => void,
  from = '',
  until = '',
  id = 'rules',
): { readonly tool: PolicyTool; readonly policy: ActivePolicy } {
  const tool = definePolicyTool({
    kind: id,
    role: 'tool',
    summary: '',
    source: '',
    anchor: '',
    parameters: {},
    writeRules: (_, state, write) => writeRules(state, write),
  });
  return { tool, policy: { id, kind: id, from, until, rampMonths: 0, parameters: {} } };
}
