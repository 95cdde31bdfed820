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
  /** 1 for each supplier that the rule is about as a seller. */
  readonly sellers: Uint8Array;
  readonly buyers: BuyerSet;
  /** Whether trade inside one jurisdiction is meant too. */
  readonly home: boolean;
  /** Permeability of each flow, 0..1. */
  readonly permeability: Float64Array;
  /** Added cost of goods by seller, share of value; null where the rule charges nothing. */
  readonly costs: Float64Array | null;
}

export class TradeRules {
  rules: TradeRule[] = [];
  private readonly flowCount: number;
  private readonly spaces: { spare: Float64Array; wanted: Float64Array; charge: Float64Array }[] = [];

  constructor(flowCount: number) {
    this.flowCount = flowCount;
  }

  clear(): void {
    if (this.rules.length > 0) this.rules = [];
  }

  /** Adds a rule that limits some flows; permeability 1 writes nothing. */
  limit(sellers: Uint8Array, buyers: BuyerSet, home: boolean, flows: readonly number[], value: number): void {
    if (value === 1 || flows.length === 0) return;
    const permeability = new Float64Array(this.flowCount).fill(1);
    for (const flow of flows) permeability[flow] = value;
    this.rules.push({ sellers, buyers, home, permeability, costs: null });
  }

  /** Adds a rule that charges goods by seller; costs that are 0 throughout write nothing. */
  charge(costs: Float64Array, buyers: BuyerSet, home: boolean): void {
    if (costs.every((cost) => cost === 0)) return;
    const sellers = Uint8Array.from(costs, (cost) => (cost !== 0 ? 1 : 0));
    this.rules.push({ sellers, buyers, home, permeability: new Float64Array(this.flowCount).fill(1), costs });
  }

  /** Three arrays of `size` for the rule of a number, kept from tick to tick: work space of the spot round. */
  workSpace(rule: number, size: number): (typeof this.spaces)[number] {
    this.spaces[rule] ??= {
      spare: new Float64Array(size),
      wanted: new Float64Array(size),
      charge: new Float64Array(size),
    };
    return this.spaces[rule];
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
    for (const rule of this.rules) {
      if (rule.sellers[seller] && covers(rule, sellerPlace, buyer, buyerPlace))
        product *= rule.permeability[flow];
    }
    return product;
  }

  /** Added cost of goods from a seller to a buyer, share of value; `buyer` is -1 for end users. */
  costOf(seller: number, sellerPlace: number, buyer: number, buyerPlace: number): number {
    let sum = 0;
    for (const rule of this.rules) {
      if (rule.costs !== null && rule.sellers[seller] && covers(rule, sellerPlace, buyer, buyerPlace))
        sum += rule.costs[seller];
    }
    return sum;
  }
}

/** Whether a buyer in a place is meant by a rule that the seller falls under. */
export function covers(rule: TradeRule, sellerPlace: number, buyer: number, buyerPlace: number): boolean {
  if (!rule.home && sellerPlace === buyerPlace) return false;
  const { jurisdictions, suppliers } = rule.buyers;
  if (jurisdictions?.[buyerPlace]) return true;
  return suppliers !== undefined && buyer >= 0 && suppliers[buyer] === 1;
}
