// Gives a share of the unnamed suppliers an owner abroad. The owner's jurisdiction is drawn where the
// host would buy the same goods from, supply share times trade affinity: investment follows the gravity
// of trade (Gopinath et al. 2024, IMF Working Paper 2024/076, fit both with one equation). A parent thus
// always stands in the segment, so that there is somebody to learn from.

import type { WorldTables } from '../world-tables.ts';
import type { Placement } from './place-suppliers.ts';

/** Owner's jurisdiction of every supplier; named firms keep theirs. `share` in 0..1. */
export function spreadOwnership(
  tables: WorldTables,
  placement: Placement,
  share: number,
  stream: () => number,
): Uint16Array {
  const owners = Uint16Array.from(placement.ownerOfSupplier);
  const named = new Set(placement.supplierIds.values());
  const count = tables.jurisdictions.length;
  const codes = new Map(tables.jurisdictions.map((row, j) => [row.code, j]));
  const affinity = new Float64Array(count * count).fill(1);
  for (const row of tables.tradeAffinities) {
    const host = codes.get(row.buyer) as number;
    affinity[host * count + (codes.get(row.seller) as number)] = row.affinity;
  }
  for (let i = 0; i < owners.length; i++) {
    // Two draws for everybody, so that a larger share keeps the owners of a smaller one.
    const chance = stream();
    const whom = stream();
    if (named.has(i) || chance >= share) continue;
    const home = placement.cellOfSupplier[i];
    const host = placement.jurisdictionOfCell[home];
    const segment = placement.segmentOfCell[home];
    const from = placement.firstCellOfSegment[segment];
    const to = placement.firstCellOfSegment[segment + 1];
    const pull = (cell: number) =>
      cell === home
        ? 0
        : placement.shareOfCell[cell] * affinity[host * count + placement.jurisdictionOfCell[cell]];
    let total = 0;
    for (let cell = from; cell < to; cell++) total += pull(cell);
    let left = whom * total;
    for (let cell = from; cell < to && total > 0; cell++) {
      if (pull(cell) <= 0) continue;
      owners[i] = placement.jurisdictionOfCell[cell];
      left -= pull(cell);
      if (left < 0) break;
    }
  }
  return owners;
}
