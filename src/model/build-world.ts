// Builds the world of one run from tables: places suppliers, balances trade, draws contracts, solves
// the start, rates trust, and calibrates learning. Everything random here comes from ordered streams of
// the seed and the replicate; policies have no part in it, so all arms start from the same world.

import { drawsFor } from '../random/draws.ts';
import { normalFrom, runKeyOf, streamOf } from '../random/seed.ts';
import { balanceTrade, inputMatrix, type TradeShares } from './building/balance-trade.ts';
import { calibrateLearning } from './building/calibrate-learning.ts';
import { buildCells, type Contracts, drawContracts } from './building/draw-links.ts';
import { type Placement, placeSuppliers } from './building/place-suppliers.ts';
import { planWorld } from './building/plan-world.ts';
import { revenuePath } from './building/revenue-path.ts';
import { solveStart } from './building/solve-start.ts';
import { ticksOfHorizon } from './calendar.ts';
import { FlowRules } from './flow-rules.ts';
import { scheduleReview } from './phases/choose-suppliers.ts';
import { rateTrust } from './phases/rate-trust.ts';
import type { RunInput } from './run-input.ts';
import { settingsOf } from './settings.ts';
import { openLearningStep, openSpotMarket } from './work-space.ts';
import {
  type Cells,
  decisions,
  type EndUsers,
  type Links,
  type Needs,
  type Reals,
  type RealsConstructor,
  type Suppliers,
  type World,
  type WorldPlan,
} from './world.ts';
import type { WorldTables } from './world-tables.ts';

/** Suppliers from which state is kept in single precision: half the memory, 1e-7 relative. */
const singlePrecisionFrom = 100_000;

/** Builds a `tables` world at tick 0, before any policy. */
export function buildWorld(input: RunInput, tables: WorldTables, wantedSuppliers: number): World {
  const { parameters, ticksPerYear, seed, replicate, horizon } = input;
  const settings = settingsOf(parameters, ticksPerYear);
  const plan = planWorld(input, tables);
  const placement = placeSuppliers(tables, wantedSuppliers, streamOf(seed, replicate, 'suppliers'));
  const trade = balanceTrade(tables, placement);
  const { attachmentExponent, suppliersPerInput } = parameters.sourcing;
  const cells = buildCells(
    tables,
    placement,
    trade,
    attachmentExponent,
    parameters.learning.votingDistanceDecay,
  );
  const contracts = drawContracts(
    tables,
    placement,
    cells,
    trade,
    suppliersPerInput,
    streamOf(seed, replicate, 'links'),
  );
  const reals: RealsConstructor = placement.count >= singlePrecisionFrom ? Float32Array : Float64Array;
  const { segments, domains, jurisdictions } = sizesOf(plan);
  const years = Math.ceil(ticksOfHorizon(horizon.from, horizon.until, ticksPerYear) / ticksPerYear);
  const world: World = {
    plan: { ...plan, supplierIds: placement.supplierIds },
    settings,
    draws: drawsFor(runKeyOf(seed, replicate), decisions),
    rules: new FlowRules(domains, plan.domainOfSegment, jurisdictions, placement.count),
    cells,
    suppliers: makeSuppliers(
      placement,
      cells,
      contracts,
      reals,
      streamOf(seed, replicate, 'conduct'),
      parameters.trust.conductDeviation,
    ),
    endUsers: makeEndUsers(contracts, trade, jurisdictions, ticksPerYear),
    spot: openSpotMarket(segments, jurisdictions),
    step: openLearningStep(segments, domains, jurisdictions),
    needs: makeNeeds(contracts, plan, reals),
    links: makeLinks(contracts, reals),
    nations: {
      logGdp: plan.startGdp.map(Math.log),
      pathLogGdp: plan.startGdp.map(Math.log),
      gdp: Float64Array.from(plan.startGdp),
      technology: new Float64Array(domains * jurisdictions),
      startTechnology: new Float64Array(domains * jurisdictions),
      score: new Float64Array(jurisdictions),
      layer: new Uint8Array(jurisdictions),
      unfilledShare: new Float64Array(jurisdictions),
    },
    research: {
      logArrival: new Float64Array(domains * jurisdictions),
      logReference: new Float64Array(cells.count),
      logPathRevenue: revenuePath({
        placement,
        trade,
        inputs: inputMatrix(tables),
        growthOfSegment: Float64Array.from(plan.domainOfSegment, (d) =>
          growthOf(parameters.learning.research, plan.technologyGrowthPerYear[d]),
        ),
        growthOfJurisdiction: pathGrowth(plan, parameters),
        years,
      }),
      startMeanOfSegment: new Float64Array(segments),
      ideas: new Uint32Array(placement.count),
    },
    trade: {
      valueOfLanes: new Float64Array(domains * 25),
      valueOfPairs: new Float64Array(jurisdictions * jurisdictions),
      pairsWanted: false,
    },
    tick: -1,
    rulesChanged: true,
    poorSuppliers: false,
  };
  solveStart(world, nominalOutput(placement, trade, ticksPerYear));
  rateTrust(world, true);
  // Levels are shaped by the size that suppliers are made for: the luck of the first links is soon gone,
  // and levels that had grown into it would fall back with it.
  world.suppliers.revenue.set(world.suppliers.plannedOutput);
  referResearch(world);
  drawLevels(world, tables, streamOf(seed, replicate, 'levels'));
  world.suppliers.revenue.set(world.suppliers.output);
  referResearch(world);
  for (let need = 0; need < world.needs.count; need++) {
    for (let link = world.needs.firstLink[need]; link < world.needs.firstLink[need + 1]; link++) {
      if (!parameters.sourcing.churn) world.links.reviewTick[link] = 0x7ffffffe;
      else scheduleReview(world, need, link);
      world.links.dueTick[link] = world.links.reviewTick[link];
    }
  }
  world.tick = 0;
  return world;
}

function growthOf(learns: boolean, growth: number): number {
  return learns ? growth : 0;
}

function sizesOf(plan: WorldPlan) {
  return {
    segments: plan.segmentNames.length,
    domains: plan.domainNames.length,
    jurisdictions: plan.jurisdictionCodes.length,
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

function nominalOutput(placement: Placement, trade: TradeShares, ticksPerYear: number): Float64Array {
  return Float64Array.from(placement.sizeOfSupplier, (size, i) => {
    const segment = placement.segmentOfCell[placement.cellOfSupplier[i]];
    return (size * trade.outputOfSegment[segment]) / ticksPerYear;
  });
}

function makeSuppliers(
  placement: Placement,
  cells: Cells,
  contracts: Contracts,
  reals: RealsConstructor,
  stream: () => number,
  conductDeviation: number,
): Suppliers {
  const { count } = placement;
  const make = (fill = 0): Reals => new reals(count).fill(fill);
  return {
    count,
    key: Uint32Array.from({ length: count }, (_, i) => i),
    jurisdiction: Uint16Array.from(placement.cellOfSupplier, (cell) => cells.jurisdictionOfCell[cell]),
    owner: Uint16Array.from(placement.ownerOfSupplier),
    segment: Uint16Array.from(placement.cellOfSupplier, (cell) => cells.segmentOfCell[cell]),
    cell: placement.cellOfSupplier,
    conduct: Float32Array.from({ length: count }, () => conductDeviation * normalFrom(stream)),
    layer: new Uint8Array(count),
    startLayer: new Uint8Array(count),
    wasListed: new Uint8Array(count),
    technology: make(),
    startTechnology: make(),
    gain: make(),
    progress: make(1),
    startSize: reals.from(placement.sizeOfSupplier),
    plannedOutput: make(),
    capacity: make(),
    capacityLost: make(),
    overproduction: make(1),
    demandAverage: make(),
    orders: make(),
    backlog: make(),
    output: make(),
    spare: make(),
    fill: make(1),
    price: make(1),
    markup: make(),
    revenue: make(),
    spotSales: make(),
    spotRevenue: make(),
    valueAddedShare: realsFrom(reals, count, (i) => {
      let inputs = 0;
      for (let n = contracts.firstNeedOfBuyer[i]; n < contracts.firstNeedOfBuyer[i + 1]; n++)
        inputs += contracts.inputShareOfNeed[n];
      return 1 - inputs;
    }),
    appeal: make(1),
    lostSales: make(),
    poorTicks: new Uint8Array(count),
    firstNeed: contracts.firstNeedOfBuyer,
  };
}

function realsFrom(reals: RealsConstructor, count: number, value: (index: number) => number): Reals {
  const made = new reals(count);
  for (let index = 0; index < count; index++) made[index] = value(index);
  return made;
}

function makeEndUsers(
  contracts: Contracts,
  trade: TradeShares,
  jurisdictions: number,
  ticksPerYear: number,
): EndUsers {
  return {
    count: contracts.endUserSegment.length,
    segment: contracts.endUserSegment,
    jurisdiction: contracts.endUserJurisdiction,
    startDemand: Float64Array.from(
      contracts.endUserSegment,
      (s, user) => trade.finalDemand[s * jurisdictions + contracts.endUserJurisdiction[user]] / ticksPerYear,
    ),
  };
}

function makeNeeds(contracts: Contracts, plan: WorldPlan, reals: RealsConstructor): Needs {
  const count = contracts.segmentOfNeed.length;
  const make = (fill = 0): Reals => new reals(count).fill(fill);
  return {
    count,
    segment: contracts.segmentOfNeed,
    buyer: contracts.buyerOfNeed,
    inputShare: reals.from(contracts.inputShareOfNeed),
    essential: contracts.essentialOfNeed,
    stockTicks: realsFrom(reals, count, (need) => plan.stockTicksOfSegment[contracts.segmentOfNeed[need]]),
    stock: make(),
    startStock: make(),
    order: make(),
    unplaced: make(),
    received: make(),
    unmet: make(),
    price: make(1),
    firstLink: contracts.firstLinkOfNeed,
  };
}

function makeLinks(contracts: Contracts, reals: RealsConstructor): Links {
  const count = contracts.supplierOfLink.length;
  const weight: Reals = new reals(count);
  for (let need = 0; need < contracts.segmentOfNeed.length; need++) {
    const from = contracts.firstLinkOfNeed[need];
    const to = contracts.firstLinkOfNeed[need + 1];
    weight.fill(1 / (to - from), from, to);
  }
  return {
    count,
    supplier: contracts.supplierOfLink,
    weight,
    share: new reals(count),
    order: new reals(count),
    costFactor: new reals(count).fill(1),
    licensed: new Uint8Array(count).fill(1),
    reviewTick: new Int32Array(count),
    reviews: new Uint16Array(count),
    pending: new Int32Array(count).fill(-1),
    readyTick: new Int32Array(count),
    dueTick: new Int32Array(count),
    transit: undefined,
  };
}

/** ln of the reference research money of each cell: (mean of R^φ)^(1/φ) at the start. */
function referResearch(world: World): void {
  const { research, cells, settings } = world;
  const { revenue, plannedOutput } = world.suppliers;
  const { researchElasticity } = settings.parameters.learning;
  const publicShare = settings.parameters.nations.publicResearchShare;
  for (let cell = 0; cell < cells.count; cell++) {
    let sum = 0;
    const from = cells.firstSupplierOfCell[cell];
    const to = cells.firstSupplierOfCell[cell + 1];
    for (let i = from; i < to; i++) {
      const money = (1 - publicShare) * revenue[i] + publicShare * plannedOutput[i];
      sum += Math.max(0.01 * plannedOutput[i], money) ** researchElasticity;
    }
    research.logReference[cell] =
      researchElasticity > 0 ? Math.log(sum / (to - from) + 1e-12) / researchElasticity : 0;
  }
}

function drawLevels(world: World, tables: WorldTables, stream: () => number): void {
  const { suppliers, plan, settings } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const target = new Float64Array(plan.domainNames.length * jurisdictions);
  const codes = new Map(plan.jurisdictionCodes.map((code, j) => [code, j]));
  for (const row of tables.technology) {
    target[plan.domainNames.indexOf(row.domain) * jurisdictions + (codes.get(row.code) as number)] = Math.log(
      row.level,
    );
  }
  const deviation = settings.parameters.learning.levelDispersion;
  for (let i = 0; i < suppliers.count; i++) {
    const place = plan.domainOfSegment[suppliers.segment[i]] * jurisdictions + suppliers.jurisdiction[i];
    suppliers.technology[i] = target[place] + deviation * normalFrom(stream);
  }
  calibrateLearning(world, target);
}
