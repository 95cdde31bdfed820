// The state of one run as a structure of arrays (ARCHITECTURE rule 4), named <quantity>Of<Index>.
// Suppliers are sorted by (segment, jurisdiction); a *cell* is the range of suppliers of one segment
// in one jurisdiction. *Buyers* are the suppliers followed by the end users; each (buyer, input) is a
// *need* with a stock, and each need holds its *links* in fixed slots, so that a new contract
// overwrites a slot and nothing is allocated during a run. Quantities are units worth one million US
// dollars at start prices, flows are per tick, technology is a natural logarithm.

import type { DecisionDraws } from '../random/draws.ts';
import type { Access } from './access.ts';
import type { Alliances } from './alliances/alliance-state.ts';
import type { FlowRules, RuleChanges } from './flow-rules.ts';
import type { Settings } from './settings.ts';
import type { LearningStep, RationWork, SourcingWork, SpotMarket } from './work-space.ts';

/** f64 by default, f32 for large worlds; one width in a run. */
export type Reals = Float64Array | Float32Array;
export type RealsConstructor = Float64ArrayConstructor | Float32ArrayConstructor;

/** Names and figures that never change in a run. */
export interface WorldPlan {
  readonly jurisdictionCodes: readonly string[];
  readonly blocNames: readonly string[];
  readonly blocOfJurisdiction: Uint8Array;
  readonly segmentNames: readonly string[];
  readonly domainNames: readonly string[];
  readonly domainOfSegment: Uint8Array;
  readonly resourceNames: readonly string[];
  /** (resource × jurisdiction) shares. */
  readonly resourceShares: Float64Array;
  readonly arrangementNames: readonly string[];
  /** Membership spells: arrangement, jurisdiction, first and last tick in force. */
  readonly memberships: readonly Membership[];
  readonly supplierIds: ReadonlyMap<string, number>;
  readonly population: Float64Array;
  /** Scores on the ten criteria by (jurisdiction × 10), as the scenario's rater sees them. */
  readonly criteria: Float64Array;
  readonly raters: Uint8Array;
  /** GDP at the start, million US dollars a year. */
  readonly startGdp: Float64Array;
  readonly growthPerYear: Float64Array;
  /** Per domain. */
  readonly technologyGrowthPerYear: Float64Array;
  readonly gdpElasticityOfDomain: Float64Array;
  readonly gdpShareOfDomain: Float64Array;
  /** Per segment. */
  readonly researchIntensityOfSegment: Float64Array;
  readonly qualificationTicksOfSegment: Float64Array;
  readonly stockTicksOfSegment: Float64Array;
  /** Share of ideas met at home and abroad, per jurisdiction; what is missing to 1 meets nobody. */
  readonly ownContactShare: Float64Array;
  readonly foreignContactShare: Float64Array;
  /** π of contacts by (learner × source) where the world itself limits them. */
  readonly contactPermeability: Float64Array | undefined;
  /** Own growth of technology a year under the deterministic laws, (domain × jurisdiction). */
  readonly ownGrowthPerYear: Float64Array;
}

export interface Membership {
  readonly arrangement: number;
  readonly jurisdiction: number;
  readonly tier: string;
  readonly fromTick: number;
  /** Last tick in force; Infinity when it has no end. */
  readonly untilTick: number;
}

/** Cells and the alias tables that candidates and contacts are drawn from. */
export interface Cells {
  readonly count: number;
  readonly segmentOfCell: Uint16Array;
  readonly jurisdictionOfCell: Uint16Array;
  /** count + 1 entries. */
  readonly firstSupplierOfCell: Uint32Array;
  /** Segment count + 1 entries. */
  readonly firstCellOfSegment: Uint32Array;
  /** Start of the sourcing table of (segment × buyer jurisdiction); its length is the segment's cells. */
  readonly sourcingStart: Uint32Array;
  readonly sourcingThreshold: Float32Array;
  readonly sourcingAlias: Uint32Array;
  /** The same addresses: which cell abroad a researcher meets. */
  readonly contactThreshold: Float32Array;
  readonly contactAlias: Uint32Array;
  /** Alias tables over the suppliers of each cell by start size. */
  readonly sizeThreshold: Float32Array;
  readonly sizeAlias: Uint32Array;
}

export interface Suppliers {
  readonly count: number;
  /** Identity in draws; a newborn gets a key of its own. */
  readonly key: Uint32Array;
  readonly jurisdiction: Uint16Array;
  /** Jurisdiction of whoever owns it now: its rating follows it. */
  readonly owner: Uint16Array;
  /** Owner at the start or at birth, when nobody takes it over. */
  readonly ownOwner: Uint16Array;
  /** 1 for suppliers that never leave, and whether anybody may. */
  readonly stays: Uint8Array;
  readonly turnover: boolean;
  /** 0 while a place is free because its supplier left. */
  readonly alive: Uint8Array;
  /** In ticks of planned value added, bounded both ways. */
  readonly cash: Reals;
  /** Ticks in a row with cash or sales below their floors. */
  readonly lowTicks: Uint16Array;
  /** Per cell: free places, and how many left and were founded since the start. */
  readonly freePlaces: Uint32Array;
  readonly exits: Uint32Array;
  readonly births: Uint32Array;
  /** Share of technology that take-overs have taken so far. */
  readonly capabilityTaken: Reals;
  readonly segment: Uint16Array;
  readonly cell: Uint32Array;
  /** Firm-specific conduct, added to the owner's score. */
  readonly conduct: Float32Array;
  readonly layer: Uint8Array;
  readonly startLayer: Uint8Array;
  /** 1 while a listing holds the supplier in the bottom layer. */
  readonly wasListed: Uint8Array;
  readonly technology: Reals;
  readonly startTechnology: Reals;
  /** Gain of the tick's best idea so far, log points. */
  readonly gain: Reals;
  /** exp(technology − startTechnology). */
  readonly progress: Reals;
  /** Share of start output in the segment, fixed. */
  readonly startSize: Reals;
  /** Output that the supplier is sized for at the start, units a tick, before the luck of links. */
  readonly plannedOutput: Reals;
  readonly capacity: Reals;
  /** Share of capacity lost to shocks, 0..1. */
  readonly capacityLost: Reals;
  readonly overproduction: Reals;
  readonly demandAverage: Reals;
  /** Orders on the book, new and backlog, units a tick. */
  readonly orders: Reals;
  /** The part of `orders` that is backlog. */
  readonly backlog: Reals;
  readonly output: Reals;
  /** Output that stock and capacity would still allow this tick. */
  readonly spare: Reals;
  readonly fill: Reals;
  readonly price: Reals;
  readonly markup: Reals;
  readonly revenue: Reals;
  /** Units sold in this tick's spot round, and what they brought in. */
  readonly spotSales: Reals;
  readonly spotRevenue: Reals;
  /** Share of own value added in the price at the start: 1 − Σ a. */
  readonly valueAddedShare: Reals;
  /** price^−θ_p × spare capacity: what makes a candidate attractive, once a tick. */
  readonly appeal: Reals;
  /** Sales lost to barriers and shortage, million US dollars a tick, fading. */
  readonly lostSales: Reals;
  readonly poorTicks: Uint8Array;
  /** First need of each buyer (suppliers, then end users), buyers + 1 entries. */
  readonly firstNeed: Uint32Array;
}

export interface EndUsers {
  readonly count: number;
  readonly segment: Uint16Array;
  readonly jurisdiction: Uint16Array;
  /** Final demand at the start, units a tick. */
  readonly startDemand: Float64Array;
}

export interface Needs {
  readonly count: number;
  /** Input segment. */
  readonly segment: Uint16Array;
  readonly buyer: Uint32Array;
  /** Units of input per unit of output at start technology; 0 for end users. */
  readonly inputShare: Reals;
  readonly essential: Uint8Array;
  /** Inventory target, ticks of use. */
  readonly stockTicks: Reals;
  readonly stock: Reals;
  readonly startStock: Reals;
  /** Wanted a tick at the start: what max-min rationing relates orders to. */
  readonly startOrder: Reals;
  readonly order: Reals;
  /** Ordered but without any permitted link to order from. */
  readonly unplaced: Reals;
  readonly received: Reals;
  /** Wanted this tick and not delivered, after the spot round. */
  readonly unmet: Reals;
  /** Delivered price, averaged over what arrived. */
  readonly price: Reals;
  readonly firstLink: Uint32Array;
}

/** Factors (>= 1) on the delivered price of contracts made while rules barred some of the candidates. */
export interface MatchCosts {
  readonly cost: Reals;
  /** The same of the seller under qualification. */
  readonly pending: Reals;
}

export interface Links {
  readonly count: number;
  readonly supplier: Uint32Array;
  readonly weight: Reals;
  /** Weight over the weights of the need's permitted links; 0 without a licence. */
  readonly share: Reals;
  /** Order on the book, units a tick, backlog included. */
  readonly order: Reals;
  /** 1 + added cost; allocated when a rule first adds a cost. */
  costFactor: Reals | undefined;
  /** What a choice narrowed by rules adds to contracts; allocated when it first adds something. */
  match: MatchCosts | undefined;
  readonly licensed: Uint8Array;
  /** Next regular review, from a clock of the slot's own that no policy can move. */
  readonly reviewTick: Int32Array;
  /** How many reviews the slot has seen: the address of its next one. */
  readonly reviews: Uint16Array;
  /** Supplier under qualification, -1 where there is none. */
  readonly pending: Int32Array;
  readonly readyTick: Int32Array;
  /** The next tick in which the slot has anything to do: one comparison a tick. */
  readonly dueTick: Int32Array;
  /** Goods on the way, units; allocated when a rule first adds a delay. */
  transit: Reals | undefined;
}

export interface Nations {
  /** ln of GDP on the technology path (Y*), per jurisdiction. */
  readonly logGdp: Float64Array;
  /** The same on the start path, without any policy: growth times time. */
  readonly pathLogGdp: Float64Array;
  /** GDP over what it is on the start path: national strength as public research money follows it. */
  readonly strength: Float64Array;
  /** GDP after this tick's unfilled demand, million US dollars a year. */
  readonly gdp: Float64Array;
  /** Mean technology of (domain × jurisdiction), start-size weighted; NaN without suppliers. */
  readonly technology: Float64Array;
  readonly score: Float64Array;
  /** Mean technology of (domain × jurisdiction) at the start. */
  readonly startTechnology: Float64Array;
  readonly layer: Uint8Array;
  readonly startLayer: Uint8Array;
  /** Share of final demand not filled this tick. */
  readonly unfilledShare: Float64Array;
}

export interface Research {
  /** ln η0 per (domain × jurisdiction), calibrated at the start. */
  readonly logArrival: Float64Array;
  /** ln of the reference research money of each cell, start. */
  readonly logReference: Float64Array;
  /** ln revenue on the start path relative to the start, (year × cell), years from 0. */
  readonly logPathRevenue: Float64Array;
  /** Mean technology of each segment at the start. */
  readonly startMeanOfSegment: Float64Array;
  /** Ideas accepted by each supplier so far. */
  readonly ideas: Uint32Array;
}

/** Value of deliveries this tick, million US dollars. */
export interface Trade {
  /** (domain × seller layer × buyer layer) of the traded good's domain. */
  readonly valueOfLanes: Float64Array;
  /** (seller jurisdiction × buyer jurisdiction), filled when an outcome asked for it, like the next two. */
  valueOfPairs: Float64Array;
  /** (domain × buyer jurisdiction): all purchases, and those from sellers of the same jurisdiction. */
  bought: Float64Array;
  boughtAtHome: Float64Array;
  pairsWanted: boolean;
}

export interface World {
  /** Tables that several outcomes read, made once a tick (outcomes/once-a-tick.ts). */
  readonly shared: Map<string, { when: number; value: unknown }>;
  readonly plan: WorldPlan;
  readonly settings: Settings;
  readonly draws: { readonly [D in keyof typeof decisions]: DecisionDraws };
  readonly rules: FlowRules;
  readonly cells: Cells;
  readonly suppliers: Suppliers;
  readonly endUsers: EndUsers;
  readonly spot: SpotMarket;
  /** Where orders are rationed by max-min. */
  readonly ration: RationWork | undefined;
  readonly sourcing: SourcingWork;
  readonly step: LearningStep;
  readonly needs: Needs;
  readonly links: Links;
  readonly nations: Nations;
  readonly research: Research;
  readonly access: Access;
  readonly alliances: Alliances;
  readonly trade: Trade;
  tick: number;
  /** Mean ticks between two reviews of a slot, set with the start's clocks. */
  reviewTicks: number;
  /** Set by apply-policies and rate-trust when rules were written or layers moved. */
  rulesChanged: boolean;
  /** What of it is not as it was before, until it is screened. */
  readonly changes: RuleChanges;
  /** How often rules or layers changed: what depends on them alone is worked out once. */
  screenings: number;
  /** Kinds of rules that bear on the goods of each segment, as last screened (flow-rules.ts). */
  readonly goodsRules: Uint8Array;
  /** Set by ration-supply when some supplier has had three poor ticks. */
  poorSuppliers: boolean;
}

/** Decisions that draw, each with a number of its own: part of the address of a draw. */
export const decisions = {
  licence: 1,
  review: 2,
  candidate: 3,
  idea: 5,
  insightIdea: 6,
  source: 7,
  insightSource: 8,
  exit: 9,
  entry: 10,
  listing: 11,
  parent: 12,
  birth: 13,
} as const;

/** A failure inside the model: what, and in which stage of which tick. */
export class ModelError extends Error {
  readonly stage: string;

  constructor(stage: string, message: string) {
    super(message);
    this.name = 'ModelError';
    this.stage = stage;
  }
}
