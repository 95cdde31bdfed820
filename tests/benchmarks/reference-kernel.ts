/**
 * The reference of the benchmarks: a plain typed-array version of the benchmark model described in
 * README.md, written as a textbook would. Nothing of the engine is used, so that a ratio to it means the
 * same on any machine and at any time.
 */

const stages = 5;
const countries = 50;
const inputs = 2;
const linksPerInput = 3;
const slots = inputs * linksPerInput;
const inputShare = 0.3;
const stockTarget = 4;
const adjustment = 8;
const candidates = 5;
const permeabilityByDistance = [1, 0.9, 0.7, 0.4, 0];

/** Means per firm that the benchmark model is known by. */
export interface KernelMeans {
  readonly logTechnology: number;
  readonly shippedWithinLayers: number;
  readonly shippedAcrossLayers: number;
  readonly production: number;
}

/** A small fast generator (xorshift128+ in 32-bit parts would do as well): mulberry32. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One population of the benchmark model. */
export class ReferenceKernel {
  readonly firms: number;
  private readonly random: () => number;
  private readonly country: Uint8Array;
  private readonly stage: Uint8Array;
  private readonly layer: Uint8Array;
  private readonly finalDemand: Float64Array;
  private readonly capacity: Float64Array;
  private logTechnology: Float64Array;
  private nextTechnology: Float64Array;
  private readonly supplier: Int32Array;
  private readonly weight: Float64Array;
  private readonly stock: Float64Array;
  private readonly order: Float64Array;
  private readonly demand: Float64Array;
  private readonly output: Float64Array;
  private readonly received: Float64Array;
  private readonly members: Int32Array[];
  private readonly membersAtHome: Int32Array[];
  private tickNumber = 0;
  private within = 0;
  private across = 0;

  constructor(firms: number, seed: number) {
    this.firms = firms;
    this.random = generator(seed);
    const random = this.random;
    this.country = Uint8Array.from({ length: firms }, (_, c) => c % countries);
    this.stage = Uint8Array.from({ length: firms }, (_, c) => Math.floor(c / countries) % stages);
    this.layer = Uint8Array.from({ length: firms }, () => Math.floor(random() * 5));
    this.finalDemand = Float64Array.from({ length: firms }, () => 0.2 * (0.5 + random()));
    this.capacity = Float64Array.from({ length: firms }, () => 1.3 * (0.5 + random()));
    this.logTechnology = Float64Array.from({ length: firms }, () => -0.2 * Math.log(1 - random()));
    this.nextTechnology = new Float64Array(firms);
    this.supplier = new Int32Array(firms * slots);
    this.weight = new Float64Array(firms * slots);
    this.stock = new Float64Array(firms * inputs).fill(stockTarget * inputShare * 0.8);
    this.order = new Float64Array(firms * inputs).fill(inputShare * 0.8);
    this.demand = new Float64Array(firms);
    this.output = new Float64Array(firms);
    this.received = new Float64Array(firms * inputs);
    const lists: number[][] = Array.from({ length: stages }, () => []);
    const home: number[][] = Array.from({ length: stages * countries }, () => []);
    for (let c = 0; c < firms; c++) {
      lists[this.stage[c]].push(c);
      home[this.stage[c] * countries + this.country[c]].push(c);
    }
    this.members = lists.map((list) => Int32Array.from(list));
    this.membersAtHome = home.map((list) => Int32Array.from(list));
    for (let c = 0; c < firms; c++) {
      for (let k = 0; k < inputs; k++) {
        let total = 0;
        for (let l = 0; l < linksPerInput; l++) {
          const slot = c * slots + k * linksPerInput + l;
          this.supplier[slot] = this.drawSupplier(c, k);
          this.weight[slot] = 0.5 + random();
          total += this.weight[slot];
        }
        for (let l = 0; l < linksPerInput; l++) this.weight[c * slots + k * linksPerInput + l] /= total;
      }
    }
  }

  tick(): void {
    this.meetDemand();
    this.ship();
    if (this.tickNumber % 4 === 3) this.redrawLinks();
    this.placeOrders();
    this.learn();
    this.tickNumber++;
  }

  means(): KernelMeans {
    const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / this.firms;
    return {
      logTechnology: mean(this.logTechnology),
      shippedWithinLayers: this.within / this.firms,
      shippedAcrossLayers: this.across / this.firms,
      production: mean(this.output),
    };
  }

  private drawSupplier(c: number, k: number): number {
    const stage = (this.stage[c] + (k === 0 ? 4 : 3)) % stages;
    const home = this.membersAtHome[stage * countries + this.country[c]];
    const list = this.random() < 0.6 && home.length > 0 ? home : this.members[stage];
    return list[Math.floor(this.random() * list.length)];
  }

  private permeability(buyer: number, seller: number): number {
    return permeabilityByDistance[Math.abs(this.layer[buyer] - this.layer[seller])];
  }

  private meetDemand(): void {
    this.demand.set(this.finalDemand);
    for (let c = 0; c < this.firms; c++) {
      for (let k = 0; k < inputs; k++) {
        for (let l = 0; l < linksPerInput; l++) {
          const slot = c * slots + k * linksPerInput + l;
          this.demand[this.supplier[slot]] += this.order[c * inputs + k] * this.weight[slot];
        }
      }
    }
    for (let c = 0; c < this.firms; c++) {
      let output = Math.min(this.capacity[c], this.demand[c]);
      for (let k = 0; k < inputs; k++) output = Math.min(output, this.stock[c * inputs + k] / inputShare);
      this.output[c] = output;
    }
  }

  private ship(): void {
    this.within = 0;
    this.across = 0;
    for (let c = 0; c < this.firms; c++) {
      for (let k = 0; k < inputs; k++) {
        let received = 0;
        for (let l = 0; l < linksPerInput; l++) {
          const slot = c * slots + k * linksPerInput + l;
          const seller = this.supplier[slot];
          const fill = this.demand[seller] > 0 ? this.output[seller] / this.demand[seller] : 0;
          const shipped =
            this.order[c * inputs + k] * this.weight[slot] * fill * this.permeability(c, seller);
          received += shipped;
          if (this.layer[c] === this.layer[seller]) this.within += shipped;
          else this.across += shipped;
        }
        this.received[c * inputs + k] = received;
      }
    }
    for (let c = 0; c < this.firms; c++) {
      for (let k = 0; k < inputs; k++) {
        this.stock[c * inputs + k] += this.received[c * inputs + k] - inputShare * this.output[c];
      }
    }
  }

  private price(buyer: number, seller: number): number {
    const permeability = this.permeability(buyer, seller);
    if (permeability === 0) return Number.POSITIVE_INFINITY;
    const load = 1 + this.demand[seller] / this.capacity[seller];
    return load / Math.exp(this.logTechnology[seller]) / permeability;
  }

  private redrawLinks(): void {
    for (let c = 0; c < this.firms; c++) {
      let worst = -1;
      let dearest = -1;
      for (let slot = 0; slot < slots; slot++) {
        const price = this.price(c, this.supplier[c * slots + slot]);
        if (price > dearest) {
          dearest = price;
          worst = slot;
        }
        if (price === Number.POSITIVE_INFINITY) break;
      }
      const k = Math.floor(worst / linksPerInput);
      let best = this.supplier[c * slots + worst];
      let cheapest = dearest;
      for (let n = 0; n < candidates; n++) {
        const seller = this.drawSupplier(c, k);
        const price = this.price(c, seller);
        if (price < cheapest) {
          cheapest = price;
          best = seller;
        }
      }
      this.supplier[c * slots + worst] = best;
    }
  }

  private placeOrders(): void {
    for (let c = 0; c < this.firms; c++) {
      const wanted = Math.min(this.capacity[c], this.demand[c]);
      for (let k = 0; k < inputs; k++) {
        const at = c * inputs + k;
        const gap = stockTarget * inputShare * wanted - this.stock[at];
        this.order[at] = Math.max(0, inputShare * wanted + gap / adjustment);
      }
    }
  }

  private learn(): void {
    for (let c = 0; c < this.firms; c++) {
      let level = this.logTechnology[c];
      const target = this.random() * inputs;
      let cumulated = 0;
      let slot = c * slots;
      for (; slot < (c + 1) * slots - 1; slot++) {
        cumulated += this.weight[slot];
        if (target < cumulated) break;
      }
      const partner = this.supplier[slot];
      if (this.random() < 0.1 * this.permeability(c, partner)) {
        const idea = -Math.log(1 - this.random()) / 5 + 0.6 * this.logTechnology[partner];
        level = Math.max(level, idea);
      }
      this.nextTechnology[c] = level;
    }
    [this.logTechnology, this.nextTechnology] = [this.nextTechnology, this.logTechnology];
  }
}
