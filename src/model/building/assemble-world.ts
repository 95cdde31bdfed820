// Puts a world of any kind together: whatever a builder drew or read becomes the arrays of world.ts, at
// tick 0 and before any policy. Builders differ in where suppliers, contracts and levels come from;
// from here on there is one World and one loop.

import { drawsFor } from '../../random/draws.ts';
import { runKeyOf } from '../../random/seed.ts';
import { noReach, openAccess, type ReachWeights } from '../access.ts';
import { type AllianceArrangement, openAlliances } from '../alliances/alliance-state.ts';
import type { ClubTrade } from '../alliances/membership-gain.ts';
import { FlowRules, layerCount } from '../flow-rules.ts';
import { reviewClock } from '../phases/choose-suppliers.ts';
import { rateTrust } from '../phases/rate-trust.ts';
import { reviewMembership } from '../phases/review-membership.ts';
import type { RunInput } from '../run-input.ts';
import { type Settings, startCash } from '../settings.ts';
import { openLearningStep, openRationWork, openSourcingWork, openSpotMarket } from '../work-space.ts';
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
} from '../world.ts';
import type { Contracts } from './draw-links.ts';
import { paceReviews } from './pace-reviews.ts';
import { solveStart } from './solve-start.ts';

/** Suppliers from which state is kept in single precision: half the memory, 1e-7 relative. */
const singlePrecisionFrom = 100_000;

/** A world as its builder leaves it: suppliers in order of (segment, jurisdiction). */
export interface WorldDraft {
  readonly plan: WorldPlan;
  readonly settings: Settings;
  /** Where capital, data and researchers come from; absent: none of them crosses a border. */
  readonly reach?: ReachWeights;
  /** What alliances can be made of, and what jurisdictions sell to each other in each domain. */
  readonly arrangements?: readonly AllianceArrangement[];
  readonly trade?: readonly ClubTrade[];
  readonly cells: Cells;
  readonly contracts: Contracts;
  readonly cellOfSupplier: Uint32Array;
  readonly ownerOfSupplier: ArrayLike<number>;
  /** Share of the segment's world supply. */
  readonly sizeOfSupplier: Float64Array;
  /** Added to the owner's trust score. */
  readonly conductOfSupplier: Float32Array;
  /** Output that each supplier is sized for, units a tick. */
  readonly plannedOutput: Float64Array;
  /** Whether planned output is (near) the solution of the start already, as in data of a real network. */
  readonly startsAtPlan?: boolean;
  /** Final demand at the start, units a tick. */
  readonly startDemandOfUser: Float64Array;
  /** Inventory target of each need, ticks of use. */
  readonly stockTicksOfNeed: ArrayLike<number>;
  /** Part of a need's orders that each link takes, sums to 1 in a need; absent: equal parts. */
  readonly weightOfLink?: ArrayLike<number>;
  /** ln revenue of each cell on the start path, (year × cell). */
  readonly logPathRevenue: Float64Array;
}

/** Takes a world as it is laid out and says which one to go on with: that one, or another with all that it holds. */
export type Placing = (laidOut: World) => World;

/** The world of a draft with its start solved and trust rated; technology levels are still to be set. */
export function assembleWorld(input: RunInput, draft: WorldDraft, placing: Placing): World {
  const { plan, settings, cells } = draft;
  const count = draft.cellOfSupplier.length;
  const reals: RealsConstructor = count >= singlePrecisionFrom ? Float32Array : Float64Array;
  const segments = plan.segmentNames.length;
  const domains = plan.domainNames.length;
  const jurisdictions = plan.jurisdictionCodes.length;
  const world = placing({
    plan,
    settings,
    draws: drawsFor(runKeyOf(input.seed, input.replicate), decisions),
    rules: withoutRules(plan, count),
    cells,
    suppliers: makeSuppliers(draft, reals),
    endUsers: makeEndUsers(draft),
    spot: openSpotMarket(segments, jurisdictions, count),
    ration: settings.parameters.goods.rationing === 'max-min' ? openRationWork(count) : undefined,
    sourcing: openSourcingWork(settings.parameters.sourcing.candidates, segments),
    step: openLearningStep(segments, domains, jurisdictions, cells.count, count),
    needs: makeNeeds(draft, reals),
    links: makeLinks(draft, reals),
    nations: {
      logGdp: plan.startGdp.map(Math.log),
      pathLogGdp: plan.startGdp.map(Math.log),
      strength: new Float64Array(jurisdictions).fill(1),
      gdp: Float64Array.from(plan.startGdp),
      technology: new Float64Array(domains * jurisdictions),
      startTechnology: new Float64Array(domains * jurisdictions),
      score: new Float64Array(jurisdictions),
      layer: new Uint8Array(jurisdictions),
      startLayer: new Uint8Array(jurisdictions),
      unfilledShare: new Float64Array(jurisdictions),
    },
    research: {
      logArrival: new Float64Array(domains * jurisdictions),
      logReference: new Float64Array(cells.count),
      logPathRevenue: draft.logPathRevenue,
      startMeanOfSegment: new Float64Array(segments),
      ideas: new Uint32Array(count),
    },
    access: openAccess(
      draft.reach ?? noReach(jurisdictions, segments),
      Array.from(draft.ownerOfSupplier, (owner, i) => {
        return owner !== cells.jurisdictionOfCell[draft.cellOfSupplier[i]];
      }),
      cells.segmentOfCell,
      cells.jurisdictionOfCell,
      domains,
      layerCount,
      reals,
    ),
    alliances: openAlliances(domains, jurisdictions, draft.arrangements, draft.trade),
    trade: {
      valueOfLanes: new Float64Array(domains * 25),
      valueOfPairs: new Float64Array(0),
      bought: new Float64Array(0),
      boughtAtHome: new Float64Array(0),
      pairsWanted: false,
    },
    tick: -1,
    rulesChanged: true,
    changes: {
      goods: new Uint8Array(segments).fill(1),
      access: new Uint8Array(segments).fill(1),
      trust: true,
      any: true,
    },
    screenings: 0,
    goodsRules: new Uint8Array(segments),
    poorSuppliers: false,
    shared: new Map(),
    reviewTicks: 1,
  });
  solveStart(world, draft.plannedOutput, draft.startsAtPlan === true);
  rateTrust(world, true);
  reviewMembership(world, true);
  return world;
}

/** Rules of a world in which there are none so far. */
export function withoutRules(plan: WorldPlan, suppliers: number): FlowRules {
  const { domainNames, domainOfSegment, jurisdictionCodes } = plan;
  return new FlowRules(domainNames.length, domainOfSegment, jurisdictionCodes.length, suppliers);
}

/** Starts the clocks of contract reviews and of the run: the last step of building. */
export function startClocks(world: World): void {
  const { needs, links, settings } = world;
  const scheduleReview = reviewClock(world);
  setPace(world);
  for (let need = 0; need < needs.count; need++) {
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      if (!settings.parameters.sourcing.churn) links.reviewTick[link] = 0x7ffffffe;
      else scheduleReview(need, link);
      links.dueTick[link] = links.reviewTick[link];
    }
  }
  world.tick = 0;
}

/** Sets the mean time between reviews, and what the wait for the next one takes of it. */
function setPace(world: World): void {
  if (world.settings.parameters.sourcing.churn) world.reviewTicks = paceReviews(world);
  const { qualification, logStay } = world.sourcing;
  for (let segment = 0; segment < qualification.length; segment++) {
    qualification[segment] = Math.round(world.plan.qualificationTicksOfSegment[segment]);
    logStay[segment] = Math.log1p(-1 / Math.max(1.0001, world.reviewTicks - qualification[segment]));
  }
}

function makeSuppliers(draft: WorldDraft, reals: RealsConstructor): Suppliers {
  const { cells, contracts, cellOfSupplier, settings } = draft;
  const count = cellOfSupplier.length;
  const make = (fill = 0): Reals => new reals(count).fill(fill);
  const stays = whoStays(draft);
  return {
    count,
    key: Uint32Array.from({ length: count }, (_, i) => i),
    jurisdiction: Uint16Array.from(cellOfSupplier, (cell) => cells.jurisdictionOfCell[cell]),
    owner: Uint16Array.from(draft.ownerOfSupplier),
    ownOwner: Uint16Array.from(draft.ownerOfSupplier),
    capabilityTaken: make(),
    stays,
    turnover: stays.includes(0),
    alive: new Uint8Array(count).fill(1),
    cash: make(startCash(settings)),
    lowTicks: new Uint16Array(count),
    freePlaces: new Uint32Array(cells.count),
    exits: new Uint32Array(cells.count),
    births: new Uint32Array(cells.count),
    segment: Uint16Array.from(cellOfSupplier, (cell) => cells.segmentOfCell[cell]),
    cell: cellOfSupplier,
    conduct: draft.conductOfSupplier,
    layer: new Uint8Array(count),
    startLayer: new Uint8Array(count),
    wasListed: new Uint8Array(count),
    technology: make(),
    startTechnology: make(),
    gain: make(),
    progress: make(1),
    startSize: reals.from(draft.sizeOfSupplier),
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

/** 1 for each supplier that never leaves the market. */
function whoStays({ plan, settings, cellOfSupplier }: WorldDraft): Uint8Array {
  const { turnover } = settings.parameters.entry;
  const stays = new Uint8Array(cellOfSupplier.length).fill(turnover === 'none' ? 1 : 0);
  if (turnover === 'drawn') for (const i of plan.supplierIds.values()) stays[i] = 1;
  return stays;
}

function realsFrom(reals: RealsConstructor, count: number, value: (index: number) => number): Reals {
  const made = new reals(count);
  for (let index = 0; index < count; index++) made[index] = value(index);
  return made;
}

function makeEndUsers({ contracts, startDemandOfUser }: WorldDraft): EndUsers {
  return {
    count: contracts.endUserSegment.length,
    segment: contracts.endUserSegment,
    jurisdiction: contracts.endUserJurisdiction,
    startDemand: startDemandOfUser,
  };
}

function makeNeeds({ contracts, stockTicksOfNeed }: WorldDraft, reals: RealsConstructor): Needs {
  const count = contracts.segmentOfNeed.length;
  const make = (fill = 0): Reals => new reals(count).fill(fill);
  return {
    count,
    segment: contracts.segmentOfNeed,
    buyer: contracts.buyerOfNeed,
    inputShare: reals.from(contracts.inputShareOfNeed),
    essential: contracts.essentialOfNeed,
    stockTicks: reals.from(stockTicksOfNeed),
    stock: make(),
    startStock: make(),
    startOrder: make(),
    order: make(),
    unplaced: make(),
    received: make(),
    unmet: make(),
    price: make(1),
    firstLink: contracts.firstLinkOfNeed,
  };
}

function makeLinks({ contracts, weightOfLink }: WorldDraft, reals: RealsConstructor): Links {
  const count = contracts.supplierOfLink.length;
  const weight: Reals = weightOfLink ? reals.from(weightOfLink) : new reals(count);
  for (let need = 0; need < contracts.segmentOfNeed.length && !weightOfLink; need++) {
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
    costFactor: undefined,
    match: undefined,
    licensed: new Uint8Array(count).fill(1),
    reviewTick: new Int32Array(count),
    reviews: new Uint16Array(count),
    pending: new Int32Array(count).fill(-1),
    readyTick: new Int32Array(count),
    dueTick: new Int32Array(count),
    transit: undefined,
  };
}
