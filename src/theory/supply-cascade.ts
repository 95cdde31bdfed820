// Lost supply with essential inputs and replaceability (Diem et al. 2022, 10.1038/s41598-022-11522-z,
// methods): a buyer loses the largest of its shortages of essential inputs, each over the suppliers of one
// sector, and the sum of its shortages of the others; a supplier's shortage weighs by σ = the share of its
// sales in what its sector can still make. Losses only grow, so the order of updates does not matter.
// Without replacement, a failure that creeps round circles of buyers is solved for by policy iteration (Howard
// 1960): with the input that binds each firm held, losses are a linear system; then who binds is asked again.

import type { FirmLinks } from './firm-links.ts';
import { solveSparse } from './sparse-solve.ts';

/** Rounds of passing on before what still creeps is solved for; most failures have died out by then. */
const pushedRounds = 12;

export class SupplyCascade {
  /** Loss of each firm in the failure followed last, 0..1; only firms in `reached` are not 0. */
  readonly loss: Float64Array;
  /** Firms that lost something, the failed one first. */
  readonly reached: number[] = [];

  private readonly links: FirmLinks;
  private readonly essential: ArrayLike<number>;
  private readonly replaceability: boolean;
  private readonly sectorSales: Float64Array;
  /** What each sector can still sell. */
  private readonly sectorLeft: Float64Array;
  private readonly losersOfSector: number[][];
  private readonly queued: Uint8Array;
  /** Sector whose shortage binds the firm looked at last (-1: all that are not essential), and what it buys there. */
  private readonly boundBy = { sector: -1, total: 1 };
  /** Place of a firm among the unknowns of the last solve. */
  private readonly slot: Int32Array;

  constructor(links: FirmLinks, essentialSector: ArrayLike<number>, replaceability: boolean) {
    this.links = links;
    this.essential = essentialSector;
    this.replaceability = replaceability;
    this.loss = new Float64Array(links.firms);
    this.queued = new Uint8Array(links.firms);
    this.slot = new Int32Array(links.firms);
    this.sectorSales = new Float64Array(links.sectors);
    for (let i = 0; i < links.firms; i++) this.sectorSales[links.sectorOf[i]] += links.sales[i];
    this.sectorLeft = this.sectorSales.slice();
    this.losersOfSector = Array.from({ length: links.sectors }, () => []);
  }

  /** Follows one failure; false when it was still spreading after `maximumRounds`. */
  follow(failed: number, tolerance: number, maximumRounds: number): boolean {
    this.reset();
    this.raise(failed, 1);
    let changed = [failed];
    for (let round = 0; round < maximumRounds; round++) {
      const buyers = this.buyersOf(changed);
      changed = [];
      for (const j of buyers) {
        this.queued[j] = 0;
        if (j === failed) continue;
        const loss = this.lossOf(j);
        if (loss - this.loss[j] <= tolerance) continue;
        this.raise(j, loss);
        changed.push(j);
      }
      if (changed.length === 0) return true;
      if (!this.replaceability && round % pushedRounds === pushedRounds - 1)
        for (const j of this.solve(failed, tolerance)) changed.push(j);
    }
    return false;
  }

  /** Raises the losses of the firms reached to what they are with the inputs that bind now; returns who grew. */
  private solve(failed: number, tolerance: number): number[] {
    const { suppliers } = this.links;
    const open = this.reached.filter((j) => j !== failed && this.loss[j] < 1);
    for (let k = 0; k < open.length; k++) this.slot[open[k]] = k;
    const start = new Int32Array(open.length + 1);
    const column: number[] = [];
    const entry: number[] = [];
    const right = new Float64Array(open.length);
    for (let k = 0; k < open.length; k++) {
      this.lossOf(open[k]);
      right[k] = -this.loss[open[k]];
      for (let link = suppliers.start[open[k]]; link < suppliers.start[open[k] + 1]; link++) {
        const i = suppliers.other[link];
        if (this.loss[i] === 0 || !this.binds(i)) continue;
        const share = suppliers.weight[link] / this.boundBy.total;
        right[k] += share * this.loss[i];
        if (this.loss[i] === 1) continue;
        column.push(this.slot[i]);
        entry.push(share);
      }
      start[k + 1] = column.length;
    }
    const { x } = solveSparse(
      (vector, result) => {
        for (let k = 0; k < result.length; k++) {
          let sum = vector[k];
          for (let at = start[k]; at < start[k + 1]; at++) sum -= entry[at] * vector[column[at]];
          result[k] = sum;
        }
      },
      right,
      0.01 * tolerance,
      500,
    );
    return open.filter((j, k) => {
      if (!(x[k] > tolerance)) return false;
      this.raise(j, Math.min(1, this.loss[j] + x[k]));
      return true;
    });
  }

  /** Whether a supplier is of the inputs that bind the firm that lossOf looked at last. */
  private binds(supplier: number): boolean {
    const sector = this.links.sectorOf[supplier];
    return this.boundBy.sector < 0 ? this.essential[sector] !== 1 : sector === this.boundBy.sector;
  }

  /** Weight σ of a supplier's failure. */
  private weightOf(i: number): number {
    if (!this.replaceability) return 1;
    const left = this.sectorLeft[this.links.sectorOf[i]];
    return left > 0 ? Math.min(1, this.links.sales[i] / left) : 1;
  }

  private lossOf(j: number): number {
    const { suppliers, sectorOf, purchases } = this.links;
    let worst = 0;
    let linear = 0;
    let link = suppliers.start[j];
    const end = suppliers.start[j + 1];
    while (link < end) {
      const sector = sectorOf[suppliers.other[link]];
      let bought = 0;
      let missing = 0;
      for (; link < end && sectorOf[suppliers.other[link]] === sector; link++) {
        const i = suppliers.other[link];
        bought += suppliers.weight[link];
        if (this.loss[i] > 0) missing += this.weightOf(i) * this.loss[i] * suppliers.weight[link];
      }
      if (this.essential[sector] !== 1) linear += missing / purchases[j];
      else if (missing / bought > worst) {
        worst = missing / bought;
        this.boundBy.sector = sector;
        this.boundBy.total = bought;
      }
    }
    if (linear >= worst) {
      this.boundBy.sector = -1;
      this.boundBy.total = purchases[j];
    }
    return Math.min(1, Math.max(worst, linear));
  }

  private raise(i: number, loss: number): void {
    const sector = this.links.sectorOf[i];
    if (this.loss[i] === 0) {
      this.reached.push(i);
      this.losersOfSector[sector].push(i);
    }
    this.loss[i] = loss;
    if (!this.replaceability) return;
    // Summed anew: what is left of a sector must reach 0 exactly when all of it has failed.
    let left = this.sectorSales[sector];
    for (const k of this.losersOfSector[sector]) left -= this.links.sales[k] * this.loss[k];
    this.sectorLeft[sector] = left > 1e-12 * this.sectorSales[sector] ? left : 0;
  }

  /** Buyers whose supply may have changed: those of the firms, and of all losers of their sectors. */
  private buyersOf(changed: readonly number[]): number[] {
    const { customers, sectorOf } = this.links;
    const buyers: number[] = [];
    const visit = (i: number): void => {
      for (let at = customers.start[i]; at < customers.start[i + 1]; at++) {
        const j = customers.other[at];
        if (this.queued[j] === 1) continue;
        this.queued[j] = 1;
        buyers.push(j);
      }
    };
    if (!this.replaceability) {
      for (const i of changed) visit(i);
      return buyers;
    }
    const sectors = new Set<number>();
    for (const i of changed) sectors.add(sectorOf[i]);
    for (const sector of sectors) for (const i of this.losersOfSector[sector]) visit(i);
    return buyers;
  }

  private reset(): void {
    for (const i of this.reached) {
      const sector = this.links.sectorOf[i];
      this.loss[i] = 0;
      this.sectorLeft[sector] = this.sectorSales[sector];
      this.losersOfSector[sector].length = 0;
    }
    this.reached.length = 0;
  }
}
