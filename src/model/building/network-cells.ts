// Cells of a `network` world and the alias tables that reviews and contacts draw from. Candidates of a
// buyer's jurisdiction follow what it bought at the start, mixed with the world's supply, so that a
// buyer whose sources are closed has somewhere to go.

import { fillAliasTable } from '../../random/alias-table.ts';
import type { Cells } from '../world.ts';

/** Part of the candidates drawn by world supply and not by own purchases (assumption). */
const openMindedShare = 0.1;

/** Suppliers in order of (segment, jurisdiction), and what flows between places. */
export interface NetworkPlacement {
  readonly segments: number;
  readonly jurisdictions: number;
  readonly segmentOfCell: Uint16Array;
  readonly jurisdictionOfCell: Uint16Array;
  readonly firstSupplierOfCell: Uint32Array;
  readonly cellOfSupplier: Uint32Array;
  /** Units a tick. */
  readonly outputOfSupplier: Float64Array;
  readonly attachment: number;
}

/** Builds cells; `eachPurchase` visits (seller, buyer's jurisdiction, value) of every link. */
export function networkCells(
  placement: NetworkPlacement,
  eachPurchase: (visit: (seller: number, place: number, value: number) => void) => void,
): Cells {
  const { segments, jurisdictions, segmentOfCell, jurisdictionOfCell, cellOfSupplier } = placement;
  const count = segmentOfCell.length;
  const firstCellOfSegment = new Uint32Array(segments + 1);
  for (const s of segmentOfCell) firstCellOfSegment[s + 1]++;
  for (let s = 0; s < segments; s++) firstCellOfSegment[s + 1] += firstCellOfSegment[s];
  const sourcingStart = new Uint32Array(segments * jurisdictions + 1);
  for (let row = 0; row < segments * jurisdictions; row++) {
    const s = Math.floor(row / jurisdictions);
    sourcingStart[row + 1] = sourcingStart[row] + firstCellOfSegment[s + 1] - firstCellOfSegment[s];
  }
  const supply = new Float64Array(count);
  for (let i = 0; i < cellOfSupplier.length; i++) supply[cellOfSupplier[i]] += placement.outputOfSupplier[i];
  const length = sourcingStart[segments * jurisdictions];
  const bought = new Float64Array(length);
  eachPurchase((seller, place, value) => {
    const cell = cellOfSupplier[seller];
    const s = segmentOfCell[cell];
    bought[sourcingStart[s * jurisdictions + place] + cell - firstCellOfSegment[s]] += value;
  });
  const contact = new Float64Array(length);
  const cells = {
    sourcingThreshold: new Float32Array(length),
    sourcingAlias: new Uint32Array(length),
    contactThreshold: new Float32Array(length),
    contactAlias: new Uint32Array(length),
  };
  for (let s = 0; s < segments; s++) {
    const firstCell = firstCellOfSegment[s];
    const supplied = sum(supply, firstCell, firstCellOfSegment[s + 1]);
    for (let j = 0; j < jurisdictions; j++) {
      const from = sourcingStart[s * jurisdictions + j];
      const to = sourcingStart[s * jurisdictions + j + 1];
      const total = sum(bought, from, to);
      const open = total > 0 ? openMindedShare : 1;
      let abroad = 0;
      for (let n = from; n < to; n++) {
        const cell = firstCell + n - from;
        const own = total > 0 ? bought[n] / total : 0;
        bought[n] = (1 - open) * own + (open * supply[cell]) / supplied;
        contact[n] = jurisdictionOfCell[cell] === j ? 0 : supply[cell];
        abroad += contact[n];
      }
      // Alone in its segment a jurisdiction has nobody abroad to meet: it meets its own.
      if (abroad === 0) contact.fill(1, from, to);
      fillAliasTable(bought, from, to, cells.sourcingThreshold, cells.sourcingAlias);
      fillAliasTable(contact, from, to, cells.contactThreshold, cells.contactAlias);
    }
  }
  const sizeThreshold = new Float32Array(cellOfSupplier.length);
  const sizeAlias = new Uint32Array(cellOfSupplier.length);
  const pull = placement.outputOfSupplier.map((output) => output ** placement.attachment);
  const { firstSupplierOfCell } = placement;
  for (let cell = 0; cell < count; cell++) {
    fillAliasTable(pull, firstSupplierOfCell[cell], firstSupplierOfCell[cell + 1], sizeThreshold, sizeAlias);
  }
  return {
    count,
    segmentOfCell,
    jurisdictionOfCell,
    firstSupplierOfCell,
    firstCellOfSegment,
    sourcingStart,
    ...cells,
    sizeThreshold,
    sizeAlias,
  };
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let n = from; n < to; n++) total += values[n];
  return total;
}
