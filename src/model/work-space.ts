// Work space that phases reuse every tick: allocated once with the world, so that the loop allocates
// nothing. No state of the run lives here; every phase fills what it reads.

import { layerCount } from './flow-rules.ts';

/** Of the spot round. Groups are (segment × jurisdiction × layer). */
export interface SpotMarket {
  /** Jurisdiction and layer of each supplier this tick, jurisdiction × 8 + layer: one look instead of two. */
  readonly standing: Uint16Array;
  /** Spare units of each seller group. */
  readonly spare: Float64Array;
  /** Units drawn from the same groups. */
  readonly drawn: Float64Array;
  /** Wanted units of buyer classes, same addresses (segment of the input). */
  readonly wanted: Float64Array;
  /** Units that each class got, and what it paid at sellers' prices with added cost. */
  readonly got: Float64Array;
  readonly paid: Float64Array;
  /** Spare-weighted price of each seller group. */
  readonly price: Float64Array;
  /**
   * Groups of the segment at hand that have something to sell, one behind the other: (jurisdiction × layers +
   * layer), both apart, units on offer, units claimed of them, price with the premium, cost that named rules add.
   */
  readonly sellers: Int32Array;
  readonly sellerPlace: Int32Array;
  readonly sellerLayer: Int32Array;
  readonly offered: Float64Array;
  readonly claimed: Float64Array;
  readonly asked: Float64Array;
  readonly charge: Float64Array;
  /** What each rule between named firms covers. */
  readonly covered: CoveredUnits[];
  /** (class × group) what each class may draw of each group, and the part of it that it claims. */
  reach: Float64Array;
  readonly claims: Float64Array;
  /** Permeability, closure and added cost of lanes by (segment × buyer class), as last screened. */
  readonly lanes: readonly SpotLanes[];
  /** Value on offer of one segment by seller layer. */
  readonly valueOfLayer: Float64Array;
  /** The same by seller jurisdiction, and the share of all of it that each buyer jurisdiction gets. */
  readonly valueOfPlace: Float64Array;
  readonly shareOfPlace: Float64Array;
}

/** Of one rule between named firms, by (segment × jurisdiction × layer); zero but where listed as touched. */
export interface CoveredUnits {
  /** Share of each group's spare units whose sellers the rule is about, and cost that it adds to the group's. */
  readonly part: Float64Array;
  readonly charge: Float64Array;
  readonly groups: number[];
  /** Units wanted by buyers that it names, by class. */
  readonly wanted: Float64Array;
  readonly classes: number[];
  /** Which sellers of the segment at hand it covers, by their place in the list. */
  readonly sellers: number[];
}

/** Rows over seller groups, each worked out when it is first read after a change of its table. */
export interface SpotLanes {
  readonly values: (Float64Array | undefined)[];
  /** How often its table had changed when a row was worked out, -1 before. */
  readonly changes: Int32Array;
}

/** Makes the work space of the spot round. */
export function openSpotMarket(segments: number, jurisdictions: number, suppliers: number): SpotMarket {
  const size = segments * jurisdictions * layerCount;
  return {
    standing: new Uint16Array(suppliers),
    spare: new Float64Array(size),
    drawn: new Float64Array(size),
    wanted: new Float64Array(size),
    got: new Float64Array(size),
    paid: new Float64Array(size),
    price: new Float64Array(size),
    sellers: new Int32Array(jurisdictions * layerCount),
    sellerPlace: new Int32Array(jurisdictions * layerCount),
    sellerLayer: new Int32Array(jurisdictions * layerCount),
    offered: new Float64Array(jurisdictions * layerCount),
    claimed: new Float64Array(jurisdictions * layerCount),
    asked: new Float64Array(jurisdictions * layerCount),
    covered: [],
    charge: new Float64Array(jurisdictions * layerCount),
    reach: new Float64Array(0),
    claims: new Float64Array(jurisdictions * layerCount),
    lanes: [0, 1, 2].map(() => ({ values: new Array(size), changes: new Int32Array(size).fill(-1) })),
    valueOfLayer: new Float64Array(layerCount),
    valueOfPlace: new Float64Array(jurisdictions),
    shareOfPlace: new Float64Array(jurisdictions),
  };
}

/** Of choose-suppliers: links that have something to do, and the candidates of the review at hand. */
export interface SourcingWork {
  readonly due: Int32Array;
  /** By segment: ticks that a new contract needs, and ln of the chance that a tick after them brings no review. */
  readonly qualification: Int32Array;
  readonly logStay: Float64Array;
  readonly candidate: Int32Array;
  /** Time of each candidate in the race, infinite where it may not win, and whether it holds a licence. */
  readonly time: Float64Array;
  readonly licensed: Uint8Array;
  /** The largest factor that rules give a candidate's weight. */
  mostByRules: number;
}

/** Links that are looked through for something to do before any of them is served. */
export const linksAtOnce = 2048;

/** Makes the work space of reviews with a number of candidates. */
export function openSourcingWork(candidates: number, segments: number): SourcingWork {
  return {
    mostByRules: 1,
    due: new Int32Array(linksAtOnce + 1),
    candidate: new Int32Array(new ArrayBuffer(4 * candidates)),
    time: new Float64Array(new ArrayBuffer(8 * candidates)),
    licensed: new Uint8Array(new ArrayBuffer(candidates)),
    qualification: new Int32Array(segments),
    logStay: new Float64Array(segments),
  };
}

/** Of max-min rationing, one entry a supplier. */
export interface RationWork {
  /** ρ: what every order may have relative to the start's. */
  readonly level: Float64Array;
  /** Units of the orders that ρ fills whole, and start orders of the others. */
  readonly filled: Float64Array;
  readonly open: Float64Array;
}

/** Makes the work space of max-min rationing. */
export function openRationWork(suppliers: number): RationWork {
  return {
    level: new Float64Array(suppliers),
    filled: new Float64Array(suppliers),
    open: new Float64Array(suppliers),
  };
}

/** Figures of one tick of learning that all suppliers share. */
export interface LearningStep {
  /** Highest level in each segment, and its mean at the start plus trend. */
  readonly bestOfSegment: Float64Array;
  readonly meanOfSegment: Float64Array;
  /** Largest advantage of any supplier over the mean of its own segment. */
  bestAdvantage: number;
  /** Suppliers of a cell that can be met, counted from its first; the burn-in shapes only some. */
  peersPerCell: number;
  /** ln of the time that one draw stands for, years. */
  logTime: number;
  /** Trend of the arrival of ideas since the start, by domain: θ(1 − β)·g·t. */
  readonly trendOfDomain: Float64Array;
  /** ln of research money through own technology, (domain × jurisdiction): ε × (lead now − lead at the start). */
  readonly logMoneyOfPlace: Float64Array;
  year: number;
  yearPart: number;
  /** Per cell: 1 over sales on the start path relative to the start. */
  readonly sharePerSales: Float64Array;
  /** Per supplier: what no idea of a draw arrives more often than; 0 where nobody is. */
  readonly mostIdeas: Float64Array;
  /** Work space of grow-nations. */
  readonly wantedOfJurisdiction: Float64Array;
  readonly weightOfPlace: Float64Array;
}

/** More than any cell holds. */
export const everybody = 0x7fffffff;

/** Makes the work space of learning and of growth. */
export function openLearningStep(
  segments: number,
  domains: number,
  jurisdictions: number,
  cells: number,
  suppliers: number,
): LearningStep {
  return {
    bestOfSegment: new Float64Array(segments),
    meanOfSegment: new Float64Array(segments),
    trendOfDomain: new Float64Array(domains),
    logMoneyOfPlace: new Float64Array(domains * jurisdictions),
    bestAdvantage: 0,
    peersPerCell: everybody,
    logTime: 0,
    year: 0,
    yearPart: 0,
    sharePerSales: new Float64Array(cells).fill(1),
    mostIdeas: new Float64Array(suppliers),
    wantedOfJurisdiction: new Float64Array(jurisdictions),
    weightOfPlace: new Float64Array(domains * jurisdictions),
  };
}

/** Sums of e^y by (domain × jurisdiction): what the calibration of arrivals averages. */
export type ArrivalTally = Float64Array;
