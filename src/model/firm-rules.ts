// What rules say of single suppliers: permeability of each flow into and out of a listed supplier by
// counterpart jurisdiction. Listed suppliers have rows, everybody else is neutral.

import { flowNames } from './layers.ts';

/** What rules say of single suppliers: listed firms have rows, everybody else is neutral. */
export class FirmRules {
  /** Row of a listed supplier, -1 for the others. */
  rowOfSupplier: Int32Array;
  rows = 0;
  /** Per flow: (row × counterpart jurisdiction) permeability into and out of the supplier. */
  inflow: Float64Array[] = flowNames.map(() => new Float64Array(0));
  outflow: Float64Array[] = flowNames.map(() => new Float64Array(0));
  private readonly jurisdictions: number;
  /** The same before the last clear. */
  private before: FirmRules | undefined;

  constructor(suppliers: number, jurisdictions: number) {
    this.rowOfSupplier = new Int32Array(suppliers).fill(-1);
    this.jurisdictions = jurisdictions;
  }

  /** Takes all rows away; what they said is kept for `differs`. */
  clear(): void {
    if (this.rows === 0 && !this.before?.rows) return;
    this.before ??= new FirmRules(this.rowOfSupplier.length, this.jurisdictions);
    const { before } = this;
    [this.rowOfSupplier, before.rowOfSupplier] = [before.rowOfSupplier, this.rowOfSupplier];
    [this.inflow, before.inflow] = [before.inflow, this.inflow];
    [this.outflow, before.outflow] = [before.outflow, this.outflow];
    before.rows = this.rows;
    this.rowOfSupplier.fill(-1);
    this.rows = 0;
    for (const table of this.inflow) table.fill(1);
    for (const table of this.outflow) table.fill(1);
  }

  /** Whether anything differs from what it was before the last clear. */
  differs(): boolean {
    const { before, jurisdictions } = this;
    const rowsBefore = before?.rows ?? 0;
    if (this.rows === 0 && rowsBefore === 0) return false;
    if (before === undefined || this.rows !== rowsBefore) return true;
    for (let i = 0; i < this.rowOfSupplier.length; i++) {
      const row = this.rowOfSupplier[i];
      const old = before.rowOfSupplier[i];
      if (row < 0 && old < 0) continue;
      if (row < 0 || old < 0) return true;
      for (let flow = 0; flow < flowNames.length; flow++) {
        for (let j = 0; j < jurisdictions; j++) {
          const [now, then] = [row * jurisdictions + j, old * jurisdictions + j];
          if (this.inflow[flow][now] !== before.inflow[flow][then]) return true;
          if (this.outflow[flow][now] !== before.outflow[flow][then]) return true;
        }
      }
    }
    return false;
  }

  /** Multiplies the permeability of a flow between a supplier and one counterpart jurisdiction. */
  limit(supplier: number, flow: number, direction: 'in' | 'out', counterpart: number, value: number): void {
    if (value === 1) return;
    const row = this.rowFor(supplier);
    const table = direction === 'in' ? this.inflow[flow] : this.outflow[flow];
    table[row * this.jurisdictions + counterpart] *= value;
  }

  isListed(supplier: number): boolean {
    return this.rows > 0 && this.rowOfSupplier[supplier] >= 0;
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
