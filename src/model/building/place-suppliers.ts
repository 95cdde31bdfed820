// Places suppliers in cells (segment × jurisdiction): how many, how large, which of them are named
// firms. Counts follow supply shares by largest remainders with at least one supplier in each cell
// that is kept; sizes inside a cell are log-normal with deviation 1 (assumption: between the Pareto
// tail of firm sizes, Axtell 2001, 10.1126/science.1062081, and the few firms that a cell can hold).

import { normalFrom } from '../../random/seed.ts';
import type { WorldTables } from '../world-tables.ts';

/** Suppliers in order of (segment, jurisdiction), before links. */
export interface Placement {
  readonly count: number;
  readonly segmentOfCell: Uint16Array;
  readonly jurisdictionOfCell: Uint16Array;
  readonly firstSupplierOfCell: Uint32Array;
  readonly firstCellOfSegment: Uint32Array;
  /** Share of the segment's world supply, sums to 1 in a segment. */
  readonly shareOfCell: Float64Array;
  readonly cellOfSupplier: Uint32Array;
  /** Share of the segment's world supply. */
  readonly sizeOfSupplier: Float64Array;
  readonly ownerOfSupplier: Uint16Array;
  /** Named firms by their id. */
  readonly supplierIds: ReadonlyMap<string, number>;
}

interface CellDraft {
  readonly jurisdiction: number;
  readonly share: number;
  readonly firms: readonly { id: string; owner: number; share: number }[];
  count: number;
}

/** Places about `wanted` suppliers; every segment gets at least three. */
export function placeSuppliers(tables: WorldTables, wanted: number, stream: () => number): Placement {
  const codes = tables.jurisdictions.map((row) => row.code);
  const counts = largestRemainders(
    tables.segments.map((row) => row.supplierShare),
    wanted,
    3,
  );
  const drafts = tables.segments.map((row, s) => draftCells(tables, row.segment, codes, counts[s]));
  const cells = drafts.flat();
  const count = cells.reduce((sum, cell) => sum + cell.count, 0);
  const firstSupplierOfCell = new Uint32Array(cells.length + 1);
  const firstCellOfSegment = new Uint32Array(drafts.length + 1);
  const cellOfSupplier = new Uint32Array(count);
  const sizeOfSupplier = new Float64Array(count);
  const ownerOfSupplier = new Uint16Array(count);
  const supplierIds = new Map<string, number>();
  const segmentOfCell = new Uint16Array(cells.length);
  let cell = 0;
  let supplier = 0;
  for (const [s, draft] of drafts.entries()) {
    firstCellOfSegment[s] = cell;
    for (const place of draft) {
      segmentOfCell[cell] = s;
      firstSupplierOfCell[cell] = supplier;
      for (const [n, size] of sizesIn(place, stream).entries()) {
        const firm = place.firms[n];
        if (firm) supplierIds.set(firm.id, supplier);
        cellOfSupplier[supplier] = cell;
        sizeOfSupplier[supplier] = size;
        ownerOfSupplier[supplier] = firm ? firm.owner : place.jurisdiction;
        supplier++;
      }
      cell++;
    }
  }
  firstCellOfSegment[drafts.length] = cell;
  firstSupplierOfCell[cell] = supplier;
  return {
    count,
    segmentOfCell,
    jurisdictionOfCell: Uint16Array.from(cells, (place) => place.jurisdiction),
    firstSupplierOfCell,
    firstCellOfSegment,
    shareOfCell: Float64Array.from(cells, (place) => place.share),
    cellOfSupplier,
    sizeOfSupplier,
    ownerOfSupplier,
    supplierIds,
  };
}

/** Cells of one segment: the largest shares that the count allows, renormalised to 1. */
function draftCells(
  tables: WorldTables,
  segment: string,
  codes: readonly string[],
  count: number,
): CellDraft[] {
  const rows = tables.supply.filter((row) => row.segment === segment && row.share > 0);
  const firmsIn = (code: string) =>
    tables.firms.filter((firm) => firm.segment === segment && firm.code === code);
  // A cell needs room for its named firms; with few suppliers only the largest cells are kept.
  const most = Math.max(3, Math.ceil(count * 0.6));
  const kept = [...rows].sort((a, b) => b.share - a.share).slice(0, most);
  const total = kept.reduce((sum, row) => sum + row.share, 0);
  kept.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
  const least = kept.map((row) => Math.max(1, firmsIn(row.code).length));
  const rest = Math.max(0, count - least.reduce((sum, n) => sum + n, 0));
  const extra = largestRemainders(
    kept.map((row) => row.share / total),
    rest,
    0,
  );
  return kept.map((row, n) => ({
    jurisdiction: codes.indexOf(row.code),
    share: row.share / total,
    firms: firmsIn(row.code).map((firm) => ({
      id: firm.id,
      owner: codes.indexOf(firm.owner),
      share: firm.share / total,
    })),
    count: least[n] + extra[n],
  }));
}

/** Sizes of the suppliers of a cell: named firms first, the rest log-normal, summing to the share. */
function sizesIn(cell: CellDraft, stream: () => number): number[] {
  const named = cell.firms.map((firm) => firm.share);
  const others = Array.from({ length: cell.count - named.length }, () => Math.exp(normalFrom(stream)));
  const namedTotal = named.reduce((sum, size) => sum + size, 0);
  const otherTotal = others.reduce((sum, size) => sum + size, 0);
  // Named firms never take the whole cell while others stand in it (assumption: at most 95 %).
  const room = others.length > 0 ? Math.min(namedTotal, 0.95 * cell.share) : cell.share;
  const scale = namedTotal > 0 ? room / namedTotal : 0;
  const rest = cell.share - namedTotal * scale;
  return [...named.map((size) => size * scale), ...others.map((size) => (size / otherTotal) * rest)];
}

/** Whole numbers that sum to about `total`, in proportion to shares, each at least `least`. */
function largestRemainders(shares: readonly number[], total: number, least: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0) || 1;
  const exact = shares.map((share) => (share / sum) * total);
  const counts = exact.map((value) => Math.max(least, Math.floor(value)));
  const order = exact.map((value, n) => ({ n, part: value - Math.floor(value) }));
  order.sort((a, b) => b.part - a.part || a.n - b.n);
  let left = total - counts.reduce((a, b) => a + b, 0);
  for (const { n } of order) {
    if (left <= 0) break;
    counts[n]++;
    left--;
  }
  return counts;
}
