// Flow rules: the tables that policies write and phases 4 to 12 read (MODEL.md 5.2). Cleared tables
// are neutral and writes commute: permeabilities multiply, costs and delays add, floors take the
// largest. Nothing is ever restored, so a policy that ends leaves no trace. Pair tables are kept per
// segment and only where somebody wrote (`null` reads as neutral), because most worlds leave most of
// them alone.

import { AllianceRules } from './alliances/alliance-rules.ts';
import { RuleColumn } from './rule-column.ts';
import { TradeRules } from './trade-rules.ts';

export { RuleColumn } from './rule-column.ts';

export const flowNames = ['goods', 'knowledge', 'talent', 'capital', 'data'] as const;
export type FlowName = (typeof flowNames)[number];
export const layerCount = 5;

/** Numbers by (segment or domain, source, destination), combined by multiplying or by adding. */
export class RuleTable {
  /** (domain × source layer × destination layer). */
  readonly byLayers: Float64Array;
  /** Per segment: (source jurisdiction × destination jurisdiction), or null where nobody wrote. */
  readonly byPairs: (Float64Array | null)[];
  /** Per segment: (source jurisdiction × destination layer). */
  readonly byTargetLayer: (Float64Array | null)[];
  /** Per segment: (source layer × destination jurisdiction). */
  readonly bySourceLayer: (Float64Array | null)[];
  /** False while every entry is neutral, so that hot loops can skip the look-up. */
  written = false;

  private readonly neutral: 0 | 1;
  private readonly domainOfSegment: ArrayLike<number>;
  private readonly jurisdictions: number;

  /** neutral 1 multiplies, neutral 0 adds. */
  constructor(neutral: 0 | 1, domains: number, domainOfSegment: ArrayLike<number>, jurisdictions: number) {
    this.neutral = neutral;
    this.domainOfSegment = domainOfSegment;
    this.jurisdictions = jurisdictions;
    this.byLayers = new Float64Array(domains * layerCount * layerCount).fill(neutral);
    this.byPairs = new Array(domainOfSegment.length).fill(null);
    this.byTargetLayer = new Array(domainOfSegment.length).fill(null);
    this.bySourceLayer = new Array(domainOfSegment.length).fill(null);
  }

  clear(): void {
    if (!this.written) return;
    this.byLayers.fill(this.neutral);
    this.byPairs.fill(null);
    this.byTargetLayer.fill(null);
    this.bySourceLayer.fill(null);
    this.written = false;
  }

  /** Combines `value` into the entry of a domain and two layers. */
  writeLayers(domain: number, sourceLayer: number, targetLayer: number, value: number): void {
    this.combine(this.byLayers, (domain * layerCount + sourceLayer) * layerCount + targetLayer, value);
  }

  /** Combines `value` for goods of a segment from one jurisdiction to another; home pairs are skipped. */
  writePair(segment: number, source: number, target: number, value: number): void {
    if (source === target || value === this.neutral) return;
    const size = this.jurisdictions * this.jurisdictions;
    const page = (this.byPairs[segment] ??= new Float64Array(size).fill(this.neutral));
    this.combine(page, source * this.jurisdictions + target, value);
  }

  /** Combines `value` from a jurisdiction to the suppliers of a layer elsewhere. */
  writeTargetLayer(segment: number, source: number, targetLayer: number, value: number): void {
    if (value === this.neutral) return;
    const page = (this.byTargetLayer[segment] ??= this.layerPage());
    this.combine(page, source * layerCount + targetLayer, value);
  }

  /** Combines `value` from the suppliers of a layer to a jurisdiction elsewhere. */
  writeSourceLayer(segment: number, sourceLayer: number, target: number, value: number): void {
    if (value === this.neutral) return;
    const page = (this.bySourceLayer[segment] ??= this.layerPage());
    this.combine(page, target * layerCount + sourceLayer, value);
  }

  /** The combined value of a lane; inside one jurisdiction always neutral. */
  read(segment: number, source: number, sourceLayer: number, target: number, targetLayer: number): number {
    if (!this.written || source === target) return this.neutral;
    const layers =
      this.byLayers[
        ((this.domainOfSegment[segment] as number) * layerCount + sourceLayer) * layerCount + targetLayer
      ];
    const pairs = this.byPairs[segment];
    const toLayer = this.byTargetLayer[segment];
    const fromLayer = this.bySourceLayer[segment];
    const a = pairs ? pairs[source * this.jurisdictions + target] : this.neutral;
    const b = toLayer ? toLayer[source * layerCount + targetLayer] : this.neutral;
    const c = fromLayer ? fromLayer[target * layerCount + sourceLayer] : this.neutral;
    return this.neutral === 1 ? layers * a * b * c : layers + a + b + c;
  }

  /** Whether anybody wrote for this segment alone; if not, all segments of its domain are alike. */
  isWrittenBySegment(segment: number): boolean {
    return (
      this.byPairs[segment] !== null ||
      this.byTargetLayer[segment] !== null ||
      this.bySourceLayer[segment] !== null
    );
  }

  private layerPage(): Float64Array {
    return new Float64Array(this.jurisdictions * layerCount).fill(this.neutral);
  }

  private combine(table: Float64Array, index: number, value: number): void {
    if (value === this.neutral) return;
    this.written = true;
    table[index] = this.neutral === 1 ? table[index] * value : table[index] + value;
  }
}

/** What rules say of single suppliers: listed firms have rows, everybody else is neutral. */
export class FirmRules {
  /** Row of a listed supplier, -1 for the others. */
  readonly rowOfSupplier: Int32Array;
  rows = 0;
  /** Per flow: (row × counterpart jurisdiction) permeability into and out of the supplier. */
  readonly inflow: Float64Array[] = flowNames.map(() => new Float64Array(0));
  readonly outflow: Float64Array[] = flowNames.map(() => new Float64Array(0));
  private readonly jurisdictions: number;

  constructor(suppliers: number, jurisdictions: number) {
    this.rowOfSupplier = new Int32Array(suppliers).fill(-1);
    this.jurisdictions = jurisdictions;
  }

  clear(): void {
    if (this.rows === 0) return;
    this.rowOfSupplier.fill(-1);
    this.rows = 0;
    for (const table of this.inflow) table.fill(1);
    for (const table of this.outflow) table.fill(1);
  }

  /** Multiplies the permeability of a flow between a supplier and one counterpart jurisdiction. */
  limit(supplier: number, flow: number, direction: 'in' | 'out', counterpart: number, value: number): void {
    if (value === 1) return;
    const row = this.rowFor(supplier);
    const table = direction === 'in' ? this.inflow[flow] : this.outflow[flow];
    table[row * this.jurisdictions + counterpart] *= value;
  }

  /** Permeability of `flow` into a supplier from a jurisdiction, as far as the supplier is listed. */
  into(flow: number, supplier: number, source: number): number {
    const row = this.rows === 0 ? -1 : this.rowOfSupplier[supplier];
    return row < 0 ? 1 : this.inflow[flow][row * this.jurisdictions + source];
  }

  /** Permeability of `flow` from seller to buyer as far as either is listed (buyer -1: an end user). */
  read(
    flow: number,
    seller: number,
    sellerJurisdiction: number,
    buyer: number,
    buyerJurisdiction: number,
  ): number {
    if (this.rows === 0) return 1;
    const sellerRow = this.rowOfSupplier[seller];
    const buyerRow = buyer >= 0 ? this.rowOfSupplier[buyer] : -1;
    const out = sellerRow >= 0 ? this.outflow[flow][sellerRow * this.jurisdictions + buyerJurisdiction] : 1;
    const into = buyerRow >= 0 ? this.inflow[flow][buyerRow * this.jurisdictions + sellerJurisdiction] : 1;
    return out * into;
  }

  private rowFor(supplier: number): number {
    const existing = this.rowOfSupplier[supplier];
    if (existing >= 0) return existing;
    const row = this.rows++;
    this.rowOfSupplier[supplier] = row;
    const needed = this.rows * this.jurisdictions;
    if (this.inflow[0].length < needed) {
      for (let flow = 0; flow < flowNames.length; flow++) {
        this.inflow[flow] = grown(this.inflow[flow], needed * 2);
        this.outflow[flow] = grown(this.outflow[flow], needed * 2);
      }
    }
    return row;
  }
}

function grown(table: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length).fill(1);
  larger.set(table);
  return larger;
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
    this.trade = new TradeRules(flowNames.length);
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
