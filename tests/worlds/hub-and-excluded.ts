// A small world in which the answers of policies are known by hand: five jurisdictions from the hub to the
// excluded, ten segments of six domains with one thin chain each, a hundred suppliers, a few named firms.

import { buildWorld } from '../../src/model/build-world.ts';
import { tickOfMonth } from '../../src/model/calendar.ts';
import type { FlowName } from '../../src/model/flow-rules.ts';
import { flowNames } from '../../src/model/flow-rules.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { applyPolicies, openPolicyDesk } from '../../src/model/phases/apply-policies.ts';
import { licences } from '../../src/model/phases/licences.ts';
import { rateTrust } from '../../src/model/phases/rate-trust.ts';
import { reviewMembership } from '../../src/model/phases/review-membership.ts';
import { screenAccess } from '../../src/model/phases/screen-access.ts';
import { screenLinks } from '../../src/model/phases/screen-links.ts';
import { settleOwnership } from '../../src/model/phases/settle-ownership.ts';
import type { PolicyTool } from '../../src/model/policy-tool.ts';
import type { ActivePolicy, RunInput } from '../../src/model/run-input.ts';
import { schedulePolicies } from '../../src/model/schedule-policies.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { World } from '../../src/model/world.ts';
import type { WorldTables } from '../../src/model/world-tables.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { defaultsOf, type ParameterValues } from '../../src/parameters/parameter.ts';
import { policyTools } from '../../src/policies/index.ts';
import { type ParameterChanges, parametersWith } from './parameters-with.ts';

const codes = ['USA', 'DEU', 'FRA', 'IND', 'CHN'] as const;
export type Code = (typeof codes)[number];

/** Scores that put USA, DEU and FRA into layer 0, IND into 2 and CHN into 4. */
const scoreOf: Record<Code, number> = { USA: 0.9, DEU: 0.85, FRA: 0.8, IND: 0.5, CHN: 0.2 };

const segmentRows: readonly [string, string, string, number, Record<string, number>][] = [
  ['green.minerals', 'green', 'materials', 0.1, {}],
  ['green.generation', 'green', 'systems', 0.9, { 'green.minerals': 0.2 }],
  ['semiconductors.equipment', 'semiconductors', 'equipment', 0, { 'green.minerals': 0.1 }],
  ['semiconductors.fabrication', 'semiconductors', 'fabrication', 0, { 'semiconductors.equipment': 0.4 }],
  ['semiconductors.chips', 'semiconductors', 'components', 1, { 'semiconductors.fabrication': 0.3 }],
  ['5g.equipment', '5g', 'equipment', 0.1, { 'semiconductors.chips': 0.2 }],
  ['5g.terminals', '5g', 'assembly', 0.4, { 'semiconductors.chips': 0.2, 'ai.software': 0.1 }],
  ['5g.services', '5g', 'services', 0.5, { '5g.equipment': 0.2 }],
  ['ai.software', 'ai', 'systems', 0.5, {}],
  ['ai.cloud', 'ai', 'services', 0.5, { 'ai.software': 0.1 }],
  ['infrastructure.construction', 'infrastructure', 'services', 0.8, { 'green.generation': 0.1 }],
  ['infrastructure.cables', 'infrastructure', 'systems', 0.2, {}],
  ['space.satellites', 'space', 'systems', 1, { 'semiconductors.chips': 0.1 }],
  ['quantum.systems', 'quantum', 'systems', 1, { 'semiconductors.chips': 0.1 }],
];

const domains = ['green', 'semiconductors', '5g', 'ai', 'infrastructure', 'space', 'quantum'];

/** The tables of the small world. */
export function hubTables(): WorldTables {
  const firm = (id: string, code: Code, segment: string, share: number, owner: Code = code) => ({
    id,
    name: id,
    code,
    owner,
    segment,
    share,
  });
  return {
    jurisdictions: codes.map((code) => ({
      code,
      name: code,
      kind: 'economy',
      bloc: code === 'CHN' ? 'east' : code === 'IND' ? 'neutral' : 'west',
      region: 'world',
      gdpUsd: 1e12,
      population: 1e8,
      growthPerYear: 0.01,
      researchShare: 0.02,
      researchOutputShare: 0.2,
      ownContactShare: 0.4,
    })),
    criteria: codes.map((code) => ({
      code,
      usa: new Array(10).fill(scoreOf[code]),
      neutral: new Array(10).fill(scoreOf[code]),
    })),
    arrangements: [
      { arrangement: 'wassenaar', name: 'Export control', domain: 'semiconductors', kind: 'export control' },
      { arrangement: 'clean-network-2020', name: 'Clean network', domain: '5g', kind: 'alliance' },
      { arrangement: 'artemis-accords', name: 'Accords', domain: 'space', kind: 'alliance' },
      { arrangement: 'quad', name: 'Quad', domain: 'none', kind: 'security' },
    ],
    memberships: [
      ...(['USA', 'DEU', 'FRA'] as const).flatMap((code) =>
        [
          'wassenaar',
          'clean-network-2020',
          'climate-coalition-proposal',
          'artemis-accords',
          'nato',
          'eu-us-ttc',
        ].map((arrangement) => ({ code, arrangement, tier: 'member' as const, from: '', until: '' })),
      ),
      ...(['USA', 'IND'] as const).map((code) => ({
        code,
        arrangement: 'quad',
        tier: 'member' as const,
        from: '',
        until: '',
      })),
      ...(['DEU', 'FRA'] as const).flatMap((code) =>
        ['eu', 'eu-semiconductor-declaration'].map((arrangement) => ({
          code,
          arrangement,
          tier: 'member' as const,
          from: '',
          until: '',
        })),
      ),
    ],
    domains: domains.map((domain) => ({
      domain,
      name: domain,
      gdpShare: 0.01,
      technologyGrowthPerYear: 0.04,
      gdpElasticity: 0.01,
    })),
    segments: segmentRows.map(([segment, domain, stage, finalDemandShare]) => ({
      segment,
      domain,
      stage: stage as 'materials',
      name: segment,
      finalDemandShare,
      researchIntensity: 0.1,
      stockWeeks: 6,
      qualificationMonths: 3,
      supplierShare: 1 / segmentRows.length,
    })),
    inputs: segmentRows.flatMap(([segment, , , , inputs]) =>
      Object.entries(inputs).map(([input, share]) => ({ segment, input, share, essential: true })),
    ),
    supply: segmentRows.flatMap(([segment]) => codes.map((code) => ({ segment, code, share: 0.2 }))),
    technology: codes.flatMap((code) =>
      domains.map((domain) => ({ code, domain, level: code === 'CHN' ? 0.6 : 0.9 })),
    ),
    contacts: codes.flatMap((code) =>
      codes.map((source) => ({ code, source, weight: 1, votingDistance: code === source ? 0 : 1 })),
    ),
    tradeAffinities: codes.flatMap((buyer) =>
      codes.map((seller) => ({ buyer, seller, affinity: buyer === seller ? 2 : 1 })),
    ),
    firms: [
      firm('huawei-networks', 'CHN', '5g.equipment', 0.1),
      firm('zte-networks', 'CHN', '5g.equipment', 0.05),
      firm('huawei-devices', 'CHN', '5g.terminals', 0.1),
      firm('hisilicon', 'CHN', 'semiconductors.chips', 0.1),
      firm('german-fab', 'DEU', 'semiconductors.fabrication', 0.1),
      firm('french-fab', 'FRA', 'semiconductors.fabrication', 0.1),
      firm('tiktok-us', 'USA', 'ai.software', 0.05, 'CHN'),
      firm('indian-carrier', 'IND', '5g.services', 0.1),
      firm('indian-equipment', 'IND', '5g.equipment', 0.1),
    ],
    resources: [
      { resource: 'critical-materials', code: 'CHN', share: 0.7 },
      { resource: 'critical-materials', code: 'IND', share: 0.3 },
      { resource: 'orbits', code: 'USA', share: 0.6 },
      { resource: 'orbits', code: 'CHN', share: 0.4 },
    ],
  };
}

/** The tool of a kind; throws for an unknown one. */
export function toolOf(kind: string): PolicyTool {
  const tool = policyTools.find((candidate) => candidate.kind === kind);
  if (!tool) throw new Error(`no tool ${kind}`);
  return tool;
}

/** A policy in force from the second month of 2019 with a tool's defaults and some changes. */
export function policy(
  kind: string,
  changes: ParameterValues = {},
  dates: Partial<ActivePolicy> = {},
): ActivePolicy {
  const parameters = { ...defaultsOf(toolOf(kind).parameters), ...changes } as ParameterValues;
  return { id: kind, kind, from: '2019-02', until: '', rampMonths: 0, parameters, ...dates };
}

export function inputWith(policies: readonly ActivePolicy[], changes: ParameterChanges = {}): RunInput {
  return {
    horizon: { from: '2019-01', until: '2020-06' },
    ticksPerYear: 12,
    world: { kind: 'tables', hash: 'small', directory: '', suppliers: 280 },
    policies,
    shocks: [],
    parameters: parametersWith(
      { learning: { burnInYears: 2 }, trust: { conductDeviation: 0 }, flows: { foreignOwnership: 0 } },
      changes,
    ),
    seed: 'small',
    replicate: 0,
  };
}

/** What cheap outcomes record in a run of the small world. */
export function runPolicies(
  policies: readonly ActivePolicy[],
  changes: ParameterChanges = {},
  tools: readonly PolicyTool[] = policyTools,
) {
  return simulate(inputWith(policies, changes), hubTables(), tools, recorded, { checked: false });
}

const recorded: readonly Outcome[] = outcomes.filter(({ name }) =>
  ['technologyLevel', 'layerValue', 'layerFlows', 'priceIndex', 'fillRate', 'realFinalDemand'].includes(name),
);

/** The small world with policies applied, rated and screened in one month after the other; no trade happens.
 * `arrange` may change the world before. */
export function worldWith(
  policies: readonly ActivePolicy[],
  months: readonly string[] = ['2019-02'],
  changes: ParameterChanges = {},
  arrange: (world: World) => void = () => {},
): World {
  const input = inputWith(policies, changes);
  const world = buildWorld(input, hubTables());
  arrange(world);
  const desk = openPolicyDesk(world, schedulePolicies(input, policyTools), input.horizon.from);
  for (const month of months) {
    world.tick = tickOfMonth(input.horizon.from, month, 12);
    applyPolicies(world, desk);
    settleOwnership(world);
    rateTrust(world);
    reviewMembership(world);
    screenAccess(world);
    screenLinks(world);
  }
  return world;
}

/** Index of a named firm, or of the first supplier of a segment in a jurisdiction. */
export function supplierOf(world: World, name: string, code?: Code): number {
  const named = world.plan.supplierIds.get(name);
  if (named !== undefined) return named;
  const segment = world.plan.segmentNames.indexOf(name);
  const place = codes.indexOf(code as Code);
  const isNamed = new Set(world.plan.supplierIds.values());
  for (let i = 0; i < world.suppliers.count; i++) {
    const { segment: of, jurisdiction } = world.suppliers;
    if (of[i] === segment && jurisdiction[i] === place && !isNamed.has(i)) return i;
  }
  throw new Error(`no supplier ${name} in ${code}`);
}

/** Index of the end user of a segment in a jurisdiction, as a buyer. */
export function endUserOf(world: World, segment: string, code: Code): number {
  const { endUsers, plan, suppliers } = world;
  for (let user = 0; user < endUsers.count; user++) {
    if (
      plan.segmentNames[endUsers.segment[user]] === segment &&
      endUsers.jurisdiction[user] === codes.indexOf(code)
    )
      return suppliers.count + user;
  }
  throw new Error(`no end user of ${segment} in ${code}`);
}

/** Permeability of goods from a seller to a buyer. */
export function goodsBetween(world: World, seller: number, buyer: number): number {
  return licences(world).goodsPermeability(world.suppliers.segment[seller], seller, buyer);
}

/** Added cost of a lane, share of value. */
export function costBetween(world: World, seller: number, buyer: number): number {
  return licences(world).costFactorOf(world.suppliers.segment[seller], seller, buyer) - 1;
}

/** Permeability of a flow between two suppliers, in the segment of the source, all rules together. */
export function flowBetween(world: World, flow: FlowName, source: number, target: number): number {
  const { suppliers, rules } = world;
  const number = flowNames.indexOf(flow);
  const from = suppliers.jurisdiction[source];
  const to = suppliers.jurisdiction[target];
  const firms = rules.firms.read(number, source, from, target, to);
  return rules.permeabilityOf(
    number,
    suppliers.segment[source],
    from,
    suppliers.layer[source],
    to,
    suppliers.layer[target],
    firms * rules.trade.permeabilityOf(number, source, from, target, to),
  );
}
