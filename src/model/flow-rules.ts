// Flow rules: the tables that policies write and phases 4 to 12 read (MODEL.md 5.2). Cleared tables
// are neutral and writes commute: permeabilities multiply, costs and delays add, floors take the
// largest. Nothing is ever restored, so a policy that ends leaves no trace. What changed from one writing
// to the next is found by comparison, so that only lanes that changed are screened anew.

import { AllianceRules } from './alliances/alliance-rules.ts';
import { FirmRules } from './firm-rules.ts';
import { type FlowName, flowNames } from './layers.ts';
import { RuleColumn } from './rule-column.ts';
import { RuleTable } from './rule-table.ts';
import { TradeRules } from './trade-rules.ts';

export { type FlowName, flowNames, layerCount } from './layers.ts';
export { RuleColumn } from './rule-column.ts';

/** Kinds of rules that bear on the goods of a segment, as bits. */
export const goodsRules = {
  /** Some lane, or trade between some named firms, is limited. */
  limited: 1,
  /** Some lane, or trade between some named firms, is charged or paid for. */
  charged: 2,
  /** Some seller is listed. */
  listed: 4,
};

/** What has to be screened anew. */
export interface RuleChanges {
  /** 1 for each segment whose links and spot lanes see other rules, as goods. */
  readonly goods: Uint8Array;
  /** 1 for each segment in which capital, data or talent reach somebody differently. */
  readonly access: Uint8Array;
  /** Whether anybody may be rated differently. */
  trust: boolean;
  /** Whether anything at all differs. */
  any: boolean;
}

/** All tables of one world. Each column says which phase reads it. */
export class FlowRules {
  /** Per flow: permeability in 0..1. Read by screen-links, choose-suppliers, ration-supply, learn. */
  readonly permeability: readonly RuleTable[];
  /** Per flow: share of what is closed that is opened again (stored as 1 − opening, multiplies). */
  readonly closure: readonly RuleTable[];
  /** Added cost of goods as a share of value; adds. Read by screen-links. */
  readonly addedCost: RuleTable;
  /** Added delay of goods in ticks; adds. Read by screen-links. */
  readonly addedDelayTicks: RuleTable;
  /** Factor on the weight of a candidate (trust fit); multiplies. Read by choose-suppliers. */
  readonly trustFit: RuleTable;
  readonly firms: FirmRules;
  /** Between named sellers and buyers. Read like permeability and addedCost. */
  readonly trade: TradeRules;
  /** Rule sets of the domains' alliances. Read by review-membership and, as rules, by everybody. */
  readonly alliances: AllianceRules;
  /** Per (domain × jurisdiction): factor on the arrival of ideas; multiplies. Read by learn. */
  readonly arrivalFactor: RuleColumn;
  /** Per (domain × jurisdiction): public research money as a share of revenue; adds. Read by learn. */
  readonly publicResearch: RuleColumn;
  /** Per supplier: added cost of capital as a share of finance lost; adds. Read by screen-access. */
  readonly costOfCapital: RuleColumn;
  /** Per supplier: jurisdiction of the owner that took it over, -1 for none; largest wins. Read by settle-ownership. */
  readonly acquirer: RuleColumn;
  /** Per supplier: share of its technology lost with the take-over; largest wins. Read by settle-ownership. */
  readonly capabilityLost: RuleColumn;
  /** Per jurisdiction: shift of the trust score; adds. Read by rate-trust. */
  readonly scoreShift: RuleColumn;
  /** Per jurisdiction: least trust score; largest wins. Read by rate-trust. */
  readonly scoreFloor: RuleColumn;
  /** Per supplier: 1 puts it into the bottom layer; largest wins. Read by rate-trust. */
  readonly veto: RuleColumn;
  /** One entry each: shift of the ideology weight and of the amplitude; add. Read by rate-trust. */
  readonly ideologyWeight: RuleColumn;
  readonly ideologyAmplitude: RuleColumn;

  constructor(domains: number, domainOfSegment: ArrayLike<number>, jurisdictions: number, suppliers: number) {
    const table = (neutral: 0 | 1) => new RuleTable(neutral, domains, domainOfSegment, jurisdictions);
    this.permeability = flowNames.map(() => table(1));
    this.closure = flowNames.map(() => table(1));
    this.addedCost = table(0);
    this.addedDelayTicks = table(0);
    this.trustFit = table(1);
    this.firms = new FirmRules(suppliers, jurisdictions);
    this.trade = new TradeRules(flowNames.length, suppliers, jurisdictions);
    this.alliances = new AllianceRules(domains, jurisdictions);
    this.arrivalFactor = new RuleColumn(domains * jurisdictions, 1, 'multiply');
    this.publicResearch = new RuleColumn(domains * jurisdictions, 0, 'add');
    this.costOfCapital = new RuleColumn(suppliers, 0, 'add');
    this.acquirer = new RuleColumn(suppliers, -1, 'largest');
    this.capabilityLost = new RuleColumn(suppliers, 0, 'largest');
    this.scoreShift = new RuleColumn(jurisdictions, 0, 'add');
    this.scoreFloor = new RuleColumn(jurisdictions, -1, 'largest');
    this.veto = new RuleColumn(suppliers, 0, 'largest');
    this.ideologyWeight = new RuleColumn(1, 0, 'add');
    this.ideologyAmplitude = new RuleColumn(1, 0, 'add');
  }

  clear(): void {
    for (const value of Object.values(this)) {
      for (const table of Array.isArray(value) ? value : [value]) (table as { clear(): void }).clear();
    }
  }

  /** Marks what differs from the tables before the last clear; never takes a mark away. */
  findChanges(changes: RuleChanges, segmentOfSupplier: ArrayLike<number>): void {
    const firms = this.firms.differs();
    if (firms) changes.goods.fill(1);
    for (const table of [this.permeability[0], this.closure[0], this.addedCost, this.addedDelayTicks])
      table.findChanges(changes.goods);
    this.trade.markChanges(changes.goods, segmentOfSupplier);
    const tablesOf = (names: readonly FlowName[]) =>
      names.flatMap((name) => [this.permeability, this.closure].map((of) => of[flowNames.indexOf(name)]));
    const reach = tablesOf(['talent', 'capital', 'data']);
    const finance = firms || this.costOfCapital.differs();
    for (let segment = 0; segment < changes.access.length; segment++)
      if (finance || reach.some((table) => table.differs(segment))) changes.access[segment] = 1;
    const ratings = [
      this.scoreShift,
      this.scoreFloor,
      this.veto,
      this.ideologyWeight,
      this.ideologyAmplitude,
    ];
    changes.trust ||= ratings.some((column) => column.differs());
    const knowledge = tablesOf(['knowledge']);
    changes.any ||=
      changes.access.includes(1) ||
      changes.goods.includes(1) ||
      knowledge.some((table) => changes.goods.some((_, segment) => table.differs(segment)));
  }

  /** Writes which kinds of rules bear on the goods of each segment: most policies leave most segments alone. */
  markGoods(kinds: Uint8Array, segmentOfSupplier: ArrayLike<number>): void {
    const { limited, charged, listed } = goodsRules;
    for (let segment = 0; segment < kinds.length; segment++) {
      kinds[segment] =
        (this.permeability[0].bearsOn(segment) ? limited : 0) |
        (this.addedCost.bearsOn(segment) ? charged : 0);
    }
    for (const { sellerList, permeability, costs } of this.trade.rules) {
      const kind = (permeability[0] === 1 ? 0 : limited) | (costs === null ? 0 : charged);
      for (const i of sellerList) kinds[segmentOfSupplier[i] as number] |= kind;
    }
    for (let i = 0; this.firms.rows > 0 && i < segmentOfSupplier.length; i++)
      if (this.firms.isListed(i)) kinds[segmentOfSupplier[i] as number] |= listed;
  }

  /**
   * Permeability of a lane for one flow: σ after opening. `named` is what rules about single firms leave of it;
   * what they close is opened like the rest.
   */
  permeabilityOf(
    flow: number,
    segment: number,
    source: number,
    sourceLayer: number,
    target: number,
    targetLayer: number,
    named = 1,
  ): number {
    const passing = named * this.permeability[flow].read(segment, source, sourceLayer, target, targetLayer);
    if (passing === 1 || !this.closure[flow].written) return passing;
    return 1 - (1 - passing) * this.closure[flow].read(segment, source, sourceLayer, target, targetLayer);
  }

  /** Whether a flow has rules for this segment alone. */
  isWrittenBySegment(flow: number, segment: number): boolean {
    return (
      this.permeability[flow].isWrittenBySegment(segment) || this.closure[flow].isWrittenBySegment(segment)
    );
  }
}
