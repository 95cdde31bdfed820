// Builds a `tables` world: places suppliers, balances trade, draws contracts, and starts levels at the
// data. Everything random here comes from ordered streams of the seed and the replicate; policies have
// no part in it, so all arms start from the same world. A `groups` world with goods takes the same way.

import { normalFrom, streamOf } from '../../random/seed.ts';
import { everyDomain } from '../alliances/alliance-state.ts';
import { ticksOfHorizon } from '../calendar.ts';
import type { RunInput } from '../run-input.ts';
import { settingsOf } from '../settings.ts';
import type { World, WorldPlan } from '../world.ts';
import type { WorldTables } from '../world-tables.ts';
import { assembleWorld, type Placing, startClocks, type WorldDraft } from './assemble-world.ts';
import { balanceTrade, inputMatrix } from './balance-trade.ts';
import { domainTrade } from './domain-trade.ts';
import { buildCells, drawContracts } from './draw-links.ts';
import { type Placement, placeSuppliers } from './place-suppliers.ts';
import { planWorld } from './plan-world.ts';
import { reachWeights } from './reach-weights.ts';
import { revenuePath } from './revenue-path.ts';
import { spreadOwnership } from './spread-ownership.ts';
import { startOnPath } from './start-research.ts';

/** The world of some tables with about `wantedSuppliers` suppliers, at tick 0. */
export function buildTablesWorld(
  input: RunInput,
  tables: WorldTables,
  wantedSuppliers: number,
  placing: Placing,
): World {
  const { seed, replicate } = input;
  const plan = planWorld(input, tables);
  const placed = placeSuppliers(tables, wantedSuppliers, streamOf(seed, replicate, 'suppliers'));
  const { foreignOwnership } = input.parameters.flows;
  const owners = streamOf(seed, replicate, 'ownership');
  const placement = {
    ...placed,
    ownerOfSupplier: spreadOwnership(tables, placed, foreignOwnership, owners),
  };
  const world = assembleWorld(input, draftWorld(input, tables, plan, placement), placing);
  startOnPath(world, targetLevels(tables, plan), streamOf(seed, replicate, 'levels'));
  startClocks(world);
  return world;
}

/** Balances trade among placed suppliers and draws their contracts. */
export function draftWorld(
  input: RunInput,
  tables: WorldTables,
  plan: WorldPlan,
  placement: Placement,
): WorldDraft {
  const { parameters, ticksPerYear, seed, replicate, horizon } = input;
  const trade = balanceTrade(tables, placement);
  const { attachmentExponent, suppliersPerInput } = parameters.sourcing;
  const { votingDistanceDecay } = parameters.learning;
  const cells = buildCells(tables, placement, trade, attachmentExponent, votingDistanceDecay);
  const stream = streamOf(seed, replicate, 'links');
  const contracts = drawContracts(tables, placement, cells, trade, suppliersPerInput, stream);
  const conduct = streamOf(seed, replicate, 'conduct');
  const deviation = parameters.trust.conductDeviation;
  const jurisdictions = plan.jurisdictionCodes.length;
  const learns = parameters.learning.research;
  const growthOfSegment = Float64Array.from(plan.domainOfSegment, (d) =>
    learns ? plan.technologyGrowthPerYear[d] : 0,
  );
  const years = Math.ceil(ticksOfHorizon(horizon.from, horizon.until, ticksPerYear) / ticksPerYear);
  return {
    plan: { ...plan, supplierIds: placement.supplierIds },
    settings: settingsOf(parameters, ticksPerYear),
    reach: reachWeights(tables, parameters),
    arrangements: tables.arrangements.map(({ arrangement, domain, kind }) => ({
      name: arrangement,
      domain: domain === 'all' ? everyDomain : domain === 'none' ? -2 : plan.domainNames.indexOf(domain),
      kind,
    })),
    trade: domainTrade(tables, placement, trade),
    cells,
    contracts,
    cellOfSupplier: placement.cellOfSupplier,
    ownerOfSupplier: placement.ownerOfSupplier,
    sizeOfSupplier: placement.sizeOfSupplier,
    conductOfSupplier: Float32Array.from({ length: placement.count }, () => deviation * normalFrom(conduct)),
    plannedOutput: Float64Array.from(placement.sizeOfSupplier, (size, i) => {
      const segment = placement.segmentOfCell[placement.cellOfSupplier[i]];
      return (size * trade.outputOfSegment[segment]) / ticksPerYear;
    }),
    startDemandOfUser: Float64Array.from(
      contracts.endUserSegment,
      (s, user) => trade.finalDemand[s * jurisdictions + contracts.endUserJurisdiction[user]] / ticksPerYear,
    ),
    stockTicksOfNeed: Float64Array.from(contracts.segmentOfNeed, (s) => plan.stockTicksOfSegment[s]),
    logPathRevenue: revenuePath({
      placement,
      trade,
      inputs: inputMatrix(tables),
      growthOfSegment,
      growthOfJurisdiction: pathGrowth(plan, parameters),
      years,
    }),
  };
}

/** Growth of GDP a year on the start path: n_j + Σ_d ω_d g_d, 0 where growth is switched off. */
function pathGrowth(plan: WorldPlan, parameters: RunInput['parameters']): Float64Array {
  const { growth, technologyElasticity } = parameters.nations;
  let fromTechnology = 0;
  for (let d = 0; d < plan.domainNames.length; d++) {
    fromTechnology += technologyElasticity * plan.gdpElasticityOfDomain[d] * plan.technologyGrowthPerYear[d];
  }
  return plan.growthPerYear.map((rate) => (growth ? rate + fromTechnology : 0));
}

/** ln of the tables' technology levels by (domain × jurisdiction). */
export function targetLevels(tables: WorldTables, plan: WorldPlan): Float64Array {
  const jurisdictions = plan.jurisdictionCodes.length;
  const target = new Float64Array(plan.domainNames.length * jurisdictions);
  const codes = new Map(plan.jurisdictionCodes.map((code, j) => [code, j]));
  for (const row of tables.technology) {
    const place = plan.domainNames.indexOf(row.domain) * jurisdictions + (codes.get(row.code) as number);
    target[place] = Math.log(row.level);
  }
  return target;
}
