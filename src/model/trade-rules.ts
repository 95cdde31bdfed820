// Rules between named sellers and named buyers: what lanes of layers and jurisdictions cannot say. A rule
// holds a set of sellers, a set of buyers (by jurisdiction or one by one), a permeability a flow and a cost
// a seller. Permeabilities of several rules multiply and costs add; without rules every read is neutral.
// Used where a firm is judged by what stands behind it: content of a rule setter, unclean stages upstream,
// emissions, an installed base (docs/decisions/0040-rules-between-named-firms.md).

/** Whom a rule's buyers are: everybody in the marked jurisdictions, and suppliers marked one by one. */
export interface BuyerSet {
  readonly jurisdictions?: Uint8Array;
  readonly suppliers?: Uint8Array;
}

/** One rule. */
export interface TradeRule {
  /** 1 for each supplier that the rule is about as a seller, and the same as a list. */
  readonly sellers: Uint8Array;
  readonly sellerList: readonly number[];
  /** 1 for each jurisdiction all of whose buyers are meant, and for each supplier meant by name; null: none. */
  readonly buyerPlaces: Uint8Array | null;
  readonly buyerFirms: Uint8Array | null;
  readonly buyerFirmList: readonly number[];
  /** Whether trade inside one jurisdiction is meant too. */
  readonly home: boolean;
  /** Permeability of each flow, 0..1. */
  readonly permeability: Float64Array;
  /** Added cost of goods by seller, share of value; null where the rule charges nothing. */
  readonly costs: Float64Array | null;
}

/** Number of the last bit of a set of rules. */
const lastBit = 31;

export class TradeRules {
  rules: TradeRule[] = [];
  /** The rules before the last clear. */
  private before: readonly TradeRule[] = [];
  private readonly flowCount: number;
  /** Bit r of a seller: rule r is about it; the last bit stands for that rule and all after it. */
  private readonly rulesOfSeller: Int32Array;
  /** The same of buyers: rules that mean everybody in a jurisdiction, and those that mean a supplier by name. */
  private readonly rulesOfPlace: Int32Array;
  private readonly rulesOfBuyer: Int32Array;
  private least = 0;

  constructor(flowCount: number, suppliers: number, jurisdictions: number) {
    this.flowCount = flowCount;
    this.rulesOfSeller = new Int32Array(suppliers);
    this.rulesOfPlace = new Int32Array(jurisdictions);
    this.rulesOfBuyer = new Int32Array(suppliers);
  }

  clear(): void {
    this.before = this.rules;
    this.rules = [];
    if (this.before.length === 0) return;
    this.least = 0;
    for (const bits of [this.rulesOfSeller, this.rulesOfPlace, this.rulesOfBuyer]) bits.fill(0);
  }

  /** Marks the segments of sellers under a rule that was not there before the last clear, or is gone since. */
  markChanges(segments: Uint8Array, segmentOfSupplier: ArrayLike<number>): void {
    const gone = [...this.before];
    for (const rule of this.rules) {
      const same = gone.findIndex((earlier) => sameRule(rule, earlier));
      if (same >= 0) gone.splice(same, 1);
      else markSellers(rule, segments, segmentOfSupplier);
    }
    for (const rule of gone) markSellers(rule, segments, segmentOfSupplier);
  }

  /** Adds a rule that limits some flows; permeability 1 writes nothing. */
  limit(sellers: Uint8Array, buyers: BuyerSet, home: boolean, flows: readonly number[], value: number): void {
    if (value === 1 || flows.length === 0) return;
    const permeability = new Float64Array(this.flowCount).fill(1);
    for (const flow of flows) permeability[flow] = value;
    this.add(sellers, buyers, home, permeability, null);
  }

  /** Adds a rule that charges goods by seller; costs that are 0 throughout write nothing. */
  charge(costs: Float64Array, buyers: BuyerSet, home: boolean): void {
    const sellers = new Uint8Array(costs.length);
    let least = 0;
    for (let i = 0; i < costs.length; i++) {
      sellers[i] = costs[i] !== 0 ? 1 : 0;
      if (costs[i] < least) least = costs[i];
    }
    if (!sellers.includes(1)) return;
    this.least += least;
    this.add(sellers, buyers, home, new Float64Array(this.flowCount).fill(1), costs);
  }

  /** No pair is charged less than this: 0, or below where rules pay. */
  leastCost(): number {
    return this.least;
  }

  private add(
    sellers: Uint8Array,
    buyers: BuyerSet,
    home: boolean,
    permeability: Float64Array,
    costs: Float64Array | null,
  ): void {
    const bit = 1 << Math.min(lastBit, this.rules.length);
    const sellerList = marked(sellers);
    for (const i of sellerList) this.rulesOfSeller[i] |= bit;
    const { jurisdictions: buyerPlaces = null, suppliers: buyerFirms = null } = buyers;
    // One shape for all rules: the races of candidates read them a million times a run.
    const buyerFirmList = buyerFirms === null ? [] : marked(buyerFirms);
    for (const i of buyerFirmList) this.rulesOfBuyer[i] |= bit;
    if (buyerPlaces !== null) for (const j of marked(buyerPlaces)) this.rulesOfPlace[j] |= bit;
    this.rules.push({
      sellers,
      sellerList,
      buyerPlaces,
      buyerFirms,
      buyerFirmList,
      home,
      permeability,
      costs,
    });
  }

  /** Bits of the rules that may be about a pair. Most pairs have none, though most sellers and buyers have some. */
  private rulesOf(seller: number, buyer: number, buyerPlace: number): number {
    const ofBuyer = buyer < 0 ? 0 : this.rulesOfBuyer[buyer];
    return this.rulesOfSeller[seller] & (this.rulesOfPlace[buyerPlace] | ofBuyer);
  }

  /** The first rule from `number` on among those of `bits` that a seller falls under; the count of rules if none. */
  private nextRule(bits: number, seller: number, number: number): number {
    // Asking every rule about every seller took a tenth of a run with every policy on.
    const left = number > lastBit ? 0 : bits & (-1 << number);
    if (left === 0 && !(bits & (1 << lastBit))) return this.rules.length;
    let next = left === 0 ? Math.max(number, lastBit) : 31 - Math.clz32(left & -left);
    while (next < this.rules.length && !this.rules[next].sellers[seller]) next++;
    return next;
  }

  /** Permeability of a flow from a seller to a buyer; `buyer` is -1 for end users. */
  permeabilityOf(
    flow: number,
    seller: number,
    sellerPlace: number,
    buyer: number,
    buyerPlace: number,
  ): number {
    let product = 1;
    const bits = this.rulesOf(seller, buyer, buyerPlace);
    if (bits === 0) return product;
    for (
      let r = this.nextRule(bits, seller, 0);
      r < this.rules.length;
      r = this.nextRule(bits, seller, r + 1)
    ) {
      const rule = this.rules[r];
      if (covers(rule, sellerPlace, buyer, buyerPlace)) product *= rule.permeability[flow];
    }
    return product;
  }

  /** Added cost of goods from a seller to a buyer, share of value; `buyer` is -1 for end users. */
  costOf(seller: number, sellerPlace: number, buyer: number, buyerPlace: number): number {
    let sum = 0;
    const bits = this.rulesOf(seller, buyer, buyerPlace);
    if (bits === 0) return sum;
    for (
      let r = this.nextRule(bits, seller, 0);
      r < this.rules.length;
      r = this.nextRule(bits, seller, r + 1)
    ) {
      const rule = this.rules[r];
      if (rule.costs !== null && covers(rule, sellerPlace, buyer, buyerPlace)) sum += rule.costs[seller];
    }
    return sum;
  }
}

function marked(set: Uint8Array): number[] {
  const list: number[] = [];
  for (let i = 0; i < set.length; i++) if (set[i]) list.push(i);
  return list;
}

/** Whether a buyer in a place is meant by a rule that the seller falls under. */
export function covers(rule: TradeRule, sellerPlace: number, buyer: number, buyerPlace: number): boolean {
  if (!rule.home && sellerPlace === buyerPlace) return false;
  const { buyerPlaces, buyerFirms } = rule;
  if (buyerPlaces !== null && buyerPlaces[buyerPlace] === 1) return true;
  return buyerFirms !== null && buyer >= 0 && buyerFirms[buyer] === 1;
}

function markSellers(rule: TradeRule, segments: Uint8Array, segmentOfSupplier: ArrayLike<number>): void {
  for (const i of rule.sellerList) segments[segmentOfSupplier[i] as number] = 1;
}

function sameRule(a: TradeRule, b: TradeRule): boolean {
  return (
    a.home === b.home &&
    a.sellerList.length === b.sellerList.length &&
    sameNumbers(a.permeability, b.permeability) &&
    sameNumbers(a.sellers, b.sellers) &&
    sameNumbers(a.costs, b.costs) &&
    sameNumbers(a.buyerPlaces, b.buyerPlaces) &&
    sameNumbers(a.buyerFirms, b.buyerFirms)
  );
}

function sameNumbers(a: ArrayLike<number> | null, b: ArrayLike<number> | null): boolean {
  if (!a || !b) return !a && !b;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
