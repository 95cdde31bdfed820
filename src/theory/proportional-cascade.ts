// A loss that spreads in proportion: firm j loses q_j = Σ_k (w_jk / total_j)·q_k, the failed firm 1. It is
// the chance that a unit followed from firm to firm ends at the failed one, so it holds for lost orders
// (followed to customers) and for lost inputs with linear production (followed to suppliers). Solved by
// pushing only what is still unpassed; where every path must end at the failed firm q is exactly 1, which
// is settled first because a closed economy would approach it for ever.

import type { LinksByFirm } from './firm-links.ts';
import { solveSparse } from './sparse-solve.ts';

/** Rounds of passing on before the rest is solved for at once; most failures have died out by then. */
const pushedRounds = 8;

/** Rows k hold columns and entries start[k] .. start[k+1]-1. */
interface SparseMatrix {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly entry: Float64Array;
}

export class ProportionalCascade {
  /** Loss of each firm in the failure followed last, 0..1; only firms in `reached` are not 0. */
  readonly loss: Float64Array;
  /** Firms that the failure reached, the failed one first. */
  readonly reached: number[] = [];

  private readonly ahead: LinksByFirm;
  private readonly back: LinksByFirm;
  private readonly total: ArrayLike<number>;
  private readonly pending: Float64Array;
  /** 0 cannot lead to the failed firm, 1 leads only there, 2 may also end elsewhere. */
  private readonly kind: Uint8Array;
  private readonly queued: Uint8Array;
  /** Place of a firm among the unknowns of the last solve, and room for their matrix. */
  private readonly slot: Int32Array;
  private readonly matrix: SparseMatrix;

  /** `ahead`: links along which a unit is followed; `back` the same reversed; `total` ≥ sum of each firm's ahead. */
  constructor(firms: number, ahead: LinksByFirm, back: LinksByFirm, total: ArrayLike<number>) {
    this.ahead = ahead;
    this.back = back;
    this.total = total;
    this.loss = new Float64Array(firms);
    this.pending = new Float64Array(firms);
    this.kind = new Uint8Array(firms);
    this.queued = new Uint8Array(firms);
    this.slot = new Int32Array(firms);
    this.matrix = {
      start: new Int32Array(firms + 1),
      column: new Int32Array(ahead.other.length),
      entry: new Float64Array(ahead.other.length),
    };
  }

  /** Follows one failure; false when the loss could not be found to the tolerance. */
  follow(failed: number, tolerance: number): boolean {
    this.reset();
    this.classify(failed);
    const active: number[] = [];
    for (const i of this.reached) {
      if (this.kind[i] !== 1) continue;
      this.loss[i] = 1;
      this.pending[i] = 1;
      active.push(i);
    }
    const stillMoving = this.push(active, tolerance);
    return stillMoving.length === 0 || this.settle(tolerance);
  }

  /** Passes growth of losses back for some rounds; returns the firms that still have some to pass. */
  private push(start: readonly number[], tolerance: number): readonly number[] {
    const { back, loss, pending, kind, queued } = this;
    let active = start;
    for (let round = 0; active.length > 0 && round < pushedRounds; round++) {
      const next: number[] = [];
      for (const k of active) {
        const growth = pending[k];
        pending[k] = 0;
        queued[k] = 0;
        for (let at = back.start[k]; at < back.start[k + 1]; at++) {
          const i = back.other[at];
          if (kind[i] !== 2) continue;
          const more = (growth * back.weight[at]) / this.total[i];
          loss[i] += more;
          pending[i] += more;
          if (queued[i] === 0 && pending[i] > tolerance) {
            queued[i] = 1;
            next.push(i);
          }
        }
      }
      active = next;
    }
    return active;
  }

  /** What is still to be passed on, all at once: the rest e of the losses solves (I − P)e = P·pending. */
  private settle(tolerance: number): boolean {
    const { loss, pending, kind } = this;
    const open = Int32Array.from(this.reached.filter((i) => kind[i] === 2));
    const shares = this.sharesAmong(open);
    const right = new Float64Array(open.length);
    multiply(
      shares,
      Float64Array.from(open, (i) => pending[i]),
      right,
    );
    const { x, solved } = solveSparse(
      (vector, result) => subtractProduct(shares, vector, result),
      right,
      tolerance,
      1000,
    );
    for (let k = 0; k < open.length; k++) loss[open[k]] = Math.min(1, Math.max(0, loss[open[k]] + x[k]));
    return solved;
  }

  /** P among some firms as a compact sparse matrix, row = firm, so that products read memory in order. */
  private sharesAmong(open: Int32Array): SparseMatrix {
    const { ahead, kind, slot, total } = this;
    for (let k = 0; k < open.length; k++) slot[open[k]] = k;
    const { start, column, entry } = this.matrix;
    let at = 0;
    for (let k = 0; k < open.length; k++) {
      start[k] = at;
      for (let link = ahead.start[open[k]]; link < ahead.start[open[k] + 1]; link++) {
        if (kind[ahead.other[link]] !== 2) continue;
        column[at] = slot[ahead.other[link]];
        entry[at++] = ahead.weight[link] / total[open[k]];
      }
    }
    start[open.length] = at;
    return this.matrix;
  }

  private reset(): void {
    for (const i of this.reached) {
      this.loss[i] = 0;
      this.pending[i] = 0;
      this.kind[i] = 0;
      this.queued[i] = 0;
    }
    this.reached.length = 0;
  }

  /** Marks who can lead to the failed firm, and of those who may also end elsewhere. */
  private classify(failed: number): void {
    const { ahead, back, kind, reached } = this;
    reached.push(failed);
    kind[failed] = 1;
    for (let at = 0; at < reached.length; at++) {
      const k = reached[at];
      for (let link = back.start[k]; link < back.start[k + 1]; link++) {
        const i = back.other[link];
        if (kind[i] !== 0) continue;
        kind[i] = 1;
        reached.push(i);
      }
    }
    const leaking: number[] = [];
    for (const i of reached) {
      if (i === failed) continue;
      let inside = 0;
      for (let link = ahead.start[i]; link < ahead.start[i + 1]; link++) {
        if (kind[ahead.other[link]] !== 0) inside += ahead.weight[link];
      }
      // Anything that does not stay among firms that lead to the failed one is lost to it.
      if (this.total[i] - inside > 1e-12 * this.total[i]) leaking.push(i);
    }
    for (const i of leaking) kind[i] = 2;
    for (let at = 0; at < leaking.length; at++) {
      const k = leaking[at];
      for (let link = back.start[k]; link < back.start[k + 1]; link++) {
        const i = back.other[link];
        if (i === failed || kind[i] !== 1) continue;
        kind[i] = 2;
        leaking.push(i);
      }
    }
  }
}

/** result = P x. */
function multiply({ start, column, entry }: SparseMatrix, x: Float64Array, result: Float64Array): void {
  for (let k = 0; k < result.length; k++) {
    let sum = 0;
    for (let at = start[k]; at < start[k + 1]; at++) sum += entry[at] * x[column[at]];
    result[k] = sum;
  }
}

/** result = (I − P) x. */
function subtractProduct(shares: SparseMatrix, x: Float64Array, result: Float64Array): void {
  multiply(shares, x, result);
  for (let k = 0; k < result.length; k++) result[k] = x[k] - result[k];
}
