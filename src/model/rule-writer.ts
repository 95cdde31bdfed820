// The only way into the flow-rule tables: a policy says its full effect, the writer scales it by the
// policy's strength. A permeability p at strength s is written as 1 − s(1 − p), a cost c as s·c, so
// strength 0 writes exactly the neutral value and nothing changes by a bit.

import { AllianceWriter } from './alliances/alliance-writer.ts';
import { type FlowName, type FlowRules, flowNames, layerCount } from './flow-rules.ts';
import type { BuyerSet } from './trade-rules.ts';

/** Which flows policies act on; `other` is all that is no flow. */
export type FlowSwitches = Readonly<Record<FlowName | 'other', boolean>>;

export class RuleWriter {
  /** Writes the rule sets of alliances. */
  readonly alliances: AllianceWriter;
  /** 0..1: set by apply-policies before each policy writes. */
  strength = 1;
  private readonly rules: FlowRules;
  private readonly jurisdictions: number;
  private readonly acts: FlowSwitches;

  /** Flows that `acts` switches off are left as if no policy wrote them. */
  constructor(rules: FlowRules, jurisdictions: number, acts: FlowSwitches) {
    this.rules = rules;
    this.jurisdictions = jurisdictions;
    this.alliances = new AllianceWriter(rules.alliances, jurisdictions, () => this.strength);
    this.acts = acts;
  }

  /** Limits a flow of some domains by layer: `permeability(source layer, target layer)` in 0..1. */
  limitLayers(
    flow: FlowName,
    domains: readonly number[],
    permeability: (source: number, target: number) => number,
  ): void {
    if (!this.acts[flow]) return;
    const table = this.rules.permeability[flowNames.indexOf(flow)];
    this.eachLayerPair(domains, (domain, a, b) =>
      table.writeLayers(domain, a, b, this.factor(permeability(a, b))),
    );
  }

  /** Opens `share` of what other rules close, by layer: commutes with every limit. */
  openLayers(
    flow: FlowName,
    domains: readonly number[],
    share: (source: number, target: number) => number,
  ): void {
    if (!this.acts[flow]) return;
    const table = this.rules.closure[flowNames.indexOf(flow)];
    this.eachLayerPair(domains, (domain, a, b) =>
      table.writeLayers(domain, a, b, this.factor(1 - share(a, b))),
    );
  }

  /** Opens `share` of what other rules close between marked jurisdictions: commutes with every limit. */
  openPairs(
    flow: FlowName,
    segments: readonly number[],
    from: Uint8Array,
    to: Uint8Array,
    share: number,
  ): void {
    if (!this.acts[flow]) return;
    const table = this.rules.closure[flowNames.indexOf(flow)];
    table.writePairs(segments, from, to, this.factor(1 - share));
  }

  /** Limits a flow of some segments from the jurisdictions marked in `from` to those marked in `to`. */
  limitPairs(
    flow: FlowName,
    segments: readonly number[],
    from: Uint8Array,
    to: Uint8Array,
    permeability: number,
  ): void {
    if (!this.acts[flow]) return;
    const table = this.rules.permeability[flowNames.indexOf(flow)];
    table.writePairs(segments, from, to, this.factor(permeability));
  }

  /** Limits a flow from marked jurisdictions to suppliers of the given layers elsewhere. */
  limitToLayers(
    flow: FlowName,
    segments: readonly number[],
    from: Uint8Array,
    layers: readonly number[],
    permeability: number,
  ): void {
    if (!this.acts[flow]) return;
    const table = this.rules.permeability[flowNames.indexOf(flow)];
    for (const segment of segments) {
      for (let j = 0; j < this.jurisdictions; j++) {
        if (!from[j]) continue;
        for (const layer of layers) table.writeTargetLayer(segment, j, layer, this.factor(permeability));
      }
    }
  }

  /** Limits a flow from suppliers of the given layers to marked jurisdictions elsewhere. */
  limitFromLayers(
    flow: FlowName,
    segments: readonly number[],
    layers: readonly number[],
    to: Uint8Array,
    permeability: number,
  ): void {
    if (!this.acts[flow]) return;
    const table = this.rules.permeability[flowNames.indexOf(flow)];
    for (const segment of segments) {
      for (let j = 0; j < this.jurisdictions; j++) {
        if (!to[j]) continue;
        for (const layer of layers) table.writeSourceLayer(segment, layer, j, this.factor(permeability));
      }
    }
  }

  /** Adds a cost (share of value) to goods of some segments between marked jurisdictions. */
  chargePairs(segments: readonly number[], from: Uint8Array, to: Uint8Array, cost: number): void {
    if (!this.acts.goods) return;
    this.rules.addedCost.writePairs(segments, from, to, this.strength * cost);
  }

  /** Adds a cost (share of value) to goods of some domains by layer. */
  chargeLayers(domains: readonly number[], cost: (source: number, target: number) => number): void {
    if (!this.acts.goods) return;
    this.eachLayerPair(domains, (domain, a, b) =>
      this.rules.addedCost.writeLayers(domain, a, b, this.strength * cost(a, b)),
    );
  }

  /** Adds a delay (ticks) to goods of some segments between marked jurisdictions. */
  delayPairs(segments: readonly number[], from: Uint8Array, to: Uint8Array, ticks: number): void {
    if (!this.acts.goods) return;
    this.rules.addedDelayTicks.writePairs(segments, from, to, this.strength * ticks);
  }

  /** Multiplies the weight of candidates between marked jurisdictions; 1 is neutral. */
  preferPairs(segments: readonly number[], from: Uint8Array, to: Uint8Array, factor: number): void {
    if (!this.acts.goods) return;
    this.rules.trustFit.writePairs(segments, from, to, this.factor(factor));
  }

  /** Limits flows between one supplier and marked counterpart jurisdictions, into it or out of it. */
  limitSupplier(
    supplier: number,
    flows: readonly FlowName[],
    direction: 'in' | 'out',
    counterparts: Uint8Array,
    permeability: number,
  ): void {
    for (const flow of flows) {
      if (!this.acts[flow]) continue;
      for (let j = 0; j < this.jurisdictions; j++) {
        if (counterparts[j]) {
          this.rules.firms.limit(supplier, flowNames.indexOf(flow), direction, j, this.factor(permeability));
        }
      }
    }
  }

  /**
   * Limits flows from the suppliers marked in `sellers` to buyers named by jurisdiction or one by one. Trade
   * inside one jurisdiction is left alone unless `home` is set.
   */
  limitSellers(
    flows: readonly FlowName[],
    sellers: Uint8Array,
    buyers: BuyerSet,
    permeability: number,
    home = false,
  ): void {
    const numbers = flows.filter((flow) => this.acts[flow]).map((flow) => flowNames.indexOf(flow));
    if (numbers.length === 0) return;
    this.rules.trade.limit(sellers, buyers, home, numbers, this.factor(permeability));
  }

  /** Adds a cost (share of value) of goods that depends on who sells, for named buyers. */
  chargeSellers(costOfSeller: Float64Array, buyers: BuyerSet, home = false): void {
    if (!this.acts.goods) return;
    this.rules.trade.charge(
      costOfSeller.map((cost) => this.strength * cost),
      buyers,
      home,
    );
  }

  /** Puts a supplier into the bottom layer while the policy is in force (any strength above 0). */
  vetoSupplier(supplier: number): void {
    if (this.strength > 0 && this.acts.other) this.rules.veto.write(supplier, 1);
  }

  /** Multiplies the arrival of ideas of a domain in marked jurisdictions. */
  scaleArrivals(domains: readonly number[], where: Uint8Array, factor: number): void {
    if (!this.acts.other) return;
    this.eachPlace(domains, where, (index) => this.rules.arrivalFactor.write(index, this.factor(factor)));
  }

  /** Adds public research money (share of revenue) of a domain in marked jurisdictions. */
  fundResearch(domains: readonly number[], where: Uint8Array, revenueShare: number): void {
    if (!this.acts.other) return;
    this.eachPlace(domains, where, (index) =>
      this.rules.publicResearch.write(index, this.strength * revenueShare),
    );
  }

  /** Raises a supplier's cost of capital: `share` of its research money is lost to it. */
  chargeCapital(supplier: number, share: number): void {
    if (!this.acts.other) return;
    this.rules.costOfCapital.write(supplier, this.strength * share);
  }

  /**
   * Moves a supplier to an owner in another jurisdiction (any strength above 0), at the loss of a share of its
   * technology that stays lost.
   */
  acquireSupplier(supplier: number, owner: number, lostShare: number): void {
    if (this.strength > 0) this.rules.acquirer.write(supplier, owner);
    this.rules.capabilityLost.write(supplier, this.strength * lostShare);
  }

  /** Shifts the trust score of marked jurisdictions. */
  shiftScore(where: Uint8Array, shift: number): void {
    if (!this.acts.other) return;
    for (let j = 0; j < this.jurisdictions; j++)
      if (where[j]) this.rules.scoreShift.write(j, this.strength * shift);
  }

  /** Sets a least trust score for marked jurisdictions (any strength above 0). */
  floorScore(where: Uint8Array, floor: number): void {
    if (this.strength === 0 || !this.acts.other) return;
    for (let j = 0; j < this.jurisdictions; j++) if (where[j]) this.rules.scoreFloor.write(j, floor);
  }

  /** Shifts the weight and the amplitude of the ideological criteria. */
  tiltIdeology(weight: number, amplitude: number): void {
    if (!this.acts.other) return;
    this.rules.ideologyWeight.write(0, this.strength * weight);
    this.rules.ideologyAmplitude.write(0, this.strength * amplitude);
  }

  private factor(value: number): number {
    return 1 - this.strength * (1 - value);
  }

  private eachLayerPair(
    domains: readonly number[],
    visit: (domain: number, source: number, target: number) => void,
  ): void {
    for (const domain of domains) {
      for (let a = 0; a < layerCount; a++) for (let b = 0; b < layerCount; b++) visit(domain, a, b);
    }
  }

  private eachPlace(domains: readonly number[], where: Uint8Array, visit: (index: number) => void): void {
    for (const domain of domains) {
      for (let j = 0; j < this.jurisdictions; j++) if (where[j]) visit(domain * this.jurisdictions + j);
    }
  }
}
