// Draws the start's contracts: every supplier holds m links for each input, every end user a number of
// links that grows with its part of world demand, so that no three sellers hold a continent (MODEL.md
// 2). Sellers are drawn as contract reviews draw them later (jurisdiction by trade share, supplier by
// size^1.3), so that the start is what churn would keep.

import { drawAlias, fillAliasTable } from '../../random/alias-table.ts';
import type { Cells } from '../world.ts';
import type { WorldTables } from '../world-tables.ts';
import type { TradeShares } from './balance-trade.ts';
import type { Placement } from './place-suppliers.ts';

/** Needs and links in their final order: suppliers' needs first, then one need per end user. */
export interface Contracts {
  readonly endUserSegment: Uint16Array;
  readonly endUserJurisdiction: Uint16Array;
  readonly firstNeedOfBuyer: Uint32Array;
  readonly segmentOfNeed: Uint16Array;
  readonly buyerOfNeed: Uint32Array;
  readonly inputShareOfNeed: Float64Array;
  readonly essentialOfNeed: Uint8Array;
  readonly firstLinkOfNeed: Uint32Array;
  readonly supplierOfLink: Uint32Array;
}

/** Builds the alias tables of sourcing, contacts and sizes. */
export function buildCells(
  tables: WorldTables,
  placement: Placement,
  trade: TradeShares,
  attachment: number,
  contactDecay: number,
): Cells {
  const jurisdictions = tables.jurisdictions.length;
  const segments = tables.segments.length;
  const length = trade.share.length;
  const sourcingThreshold = new Float32Array(length);
  const sourcingAlias = new Uint32Array(length);
  const contactThreshold = new Float32Array(length);
  const contactAlias = new Uint32Array(length);
  const contact = contactWeights(tables, contactDecay);
  const contactRow = new Float64Array(length);
  for (let s = 0; s < segments; s++) {
    const firstCell = placement.firstCellOfSegment[s];
    for (let j = 0; j < jurisdictions; j++) {
      const from = trade.start[s * jurisdictions + j];
      const to = trade.start[s * jurisdictions + j + 1];
      fillAliasTable(trade.share, from, to, sourcingThreshold, sourcingAlias);
      let abroad = 0;
      for (let n = from; n < to; n++) {
        const other = placement.jurisdictionOfCell[firstCell + n - from];
        contactRow[n] = other === j ? 0 : contact[j * jurisdictions + other];
        abroad += contactRow[n];
      }
      // Alone in its segment a jurisdiction has nobody abroad to meet: it meets its own.
      if (abroad === 0) contactRow.fill(1, from, to);
      fillAliasTable(contactRow, from, to, contactThreshold, contactAlias);
    }
  }
  const sizeThreshold = new Float32Array(placement.count);
  const sizeAlias = new Uint32Array(placement.count);
  const pull = Float64Array.from(placement.sizeOfSupplier, (size) => size ** attachment);
  for (let cell = 0; cell < placement.segmentOfCell.length; cell++) {
    const to = placement.firstSupplierOfCell[cell + 1];
    fillAliasTable(pull, placement.firstSupplierOfCell[cell], to, sizeThreshold, sizeAlias);
  }
  return {
    count: placement.segmentOfCell.length,
    segmentOfCell: placement.segmentOfCell,
    jurisdictionOfCell: placement.jurisdictionOfCell,
    firstSupplierOfCell: placement.firstSupplierOfCell,
    firstCellOfSegment: placement.firstCellOfSegment,
    sourcingStart: trade.start,
    sourcingThreshold,
    sourcingAlias,
    contactThreshold,
    contactAlias,
    sizeThreshold,
    sizeAlias,
  };
}

/** How often researchers of j meet those of h: table weight × exp(−γ × voting distance). */
export function contactWeights(tables: WorldTables, decay: number): Float64Array {
  const jurisdictions = tables.jurisdictions.length;
  const index = new Map(tables.jurisdictions.map((row, j) => [row.code, j]));
  const weights = new Float64Array(jurisdictions * jurisdictions);
  for (const row of tables.contacts) {
    const j = index.get(row.code) as number;
    const h = index.get(row.source) as number;
    weights[j * jurisdictions + h] = row.weight * Math.exp(-decay * row.votingDistance);
  }
  return weights;
}

/** Draws all contracts from an ordered stream. */
export function drawContracts(
  tables: WorldTables,
  placement: Placement,
  cells: Cells,
  trade: TradeShares,
  linksPerInput: number,
  stream: () => number,
): Contracts {
  const jurisdictions = tables.jurisdictions.length;
  const segmentIndex = new Map(tables.segments.map((row, s) => [row.segment, s]));
  const inputsOf = tables.segments.map((row) =>
    tables.inputs
      .filter((input) => input.segment === row.segment && input.share > 0)
      .map((input) => ({
        segment: segmentIndex.get(input.input) as number,
        share: input.share,
        essential: input.essential,
      })),
  );
  const suppliersIn = (segment: number) =>
    placement.firstSupplierOfCell[placement.firstCellOfSegment[segment + 1]] -
    placement.firstSupplierOfCell[placement.firstCellOfSegment[segment]];
  const endUsers = listEndUsers(tables, trade);
  const buyers = placement.count + endUsers.length;
  const firstNeedOfBuyer = new Uint32Array(buyers + 1);
  for (let b = 0; b < buyers; b++) {
    const needs =
      b < placement.count ? inputsOf[placement.segmentOfCell[placement.cellOfSupplier[b]]].length : 1;
    firstNeedOfBuyer[b + 1] = firstNeedOfBuyer[b] + needs;
  }
  const needs = firstNeedOfBuyer[buyers];
  const contracts = {
    endUserSegment: Uint16Array.from(endUsers, (user) => user.segment),
    endUserJurisdiction: Uint16Array.from(endUsers, (user) => user.jurisdiction),
    firstNeedOfBuyer,
    segmentOfNeed: new Uint16Array(needs),
    buyerOfNeed: new Uint32Array(needs),
    inputShareOfNeed: new Float64Array(needs),
    essentialOfNeed: new Uint8Array(needs),
    firstLinkOfNeed: new Uint32Array(needs + 1),
  };
  let need = 0;
  for (let b = 0; b < buyers; b++) {
    const user = endUsers[b - placement.count];
    const list = user
      ? [{ segment: user.segment, share: 0, essential: false }]
      : inputsOf[placement.segmentOfCell[placement.cellOfSupplier[b]]];
    for (const input of list) {
      const available = suppliersIn(input.segment);
      const wanted = user ? Math.max(3, Math.round(3 * available * user.demandShare)) : linksPerInput;
      contracts.segmentOfNeed[need] = input.segment;
      contracts.buyerOfNeed[need] = b;
      contracts.inputShareOfNeed[need] = input.share;
      contracts.essentialOfNeed[need] = input.essential ? 1 : 0;
      contracts.firstLinkOfNeed[need + 1] = contracts.firstLinkOfNeed[need] + Math.min(wanted, available);
      need++;
    }
  }
  const supplierOfLink = new Uint32Array(contracts.firstLinkOfNeed[needs]).fill(nobody);
  // The first pass fills the slots; two more redraw each against the others, as reviews do, because
  // drawing without repetition in one go has another distribution than what reviews keep.
  for (let pass = 0; pass < 3; pass++) {
    for (let n = 0; n < needs; n++)
      drawNeed(placement, cells, contracts, jurisdictions, n, supplierOfLink, stream);
  }
  return { ...contracts, supplierOfLink };
}

const nobody = 0xffffffff;

/** Draws a seller for each slot of a need, different from the other slots' unless an end user buys. */
function drawNeed(
  placement: Placement,
  cells: Cells,
  contracts: Omit<Contracts, 'supplierOfLink'>,
  jurisdictions: number,
  need: number,
  supplierOfLink: Uint32Array,
  stream: () => number,
): void {
  const buyer = contracts.buyerOfNeed[need];
  const segment = contracts.segmentOfNeed[need];
  const isSupplier = buyer < placement.count;
  const place = isSupplier
    ? placement.jurisdictionOfCell[placement.cellOfSupplier[buyer]]
    : contracts.endUserJurisdiction[buyer - placement.count];
  const firstCell = cells.firstCellOfSegment[segment];
  const start = cells.sourcingStart[segment * jurisdictions + place];
  const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
  const from = contracts.firstLinkOfNeed[need];
  const to = contracts.firstLinkOfNeed[need + 1];
  for (let link = from; link < to; link++) {
    for (let tries = 0; tries < 12; tries++) {
      const cell = firstCell + drawAlias(cells.sourcingThreshold, cells.sourcingAlias, start, end, stream());
      const first = cells.firstSupplierOfCell[cell];
      const last = cells.firstSupplierOfCell[cell + 1];
      const seller = first + drawAlias(cells.sizeThreshold, cells.sizeAlias, first, last, stream());
      let held = false;
      if (isSupplier)
        for (let other = from; other < to; other++)
          held ||= other !== link && supplierOfLink[other] === seller;
      if (!held || (tries === 11 && supplierOfLink[link] === nobody)) {
        supplierOfLink[link] = seller;
        break;
      }
    }
  }
}

function listEndUsers(tables: WorldTables, trade: TradeShares) {
  const jurisdictions = tables.jurisdictions.length;
  const users: { segment: number; jurisdiction: number; demandShare: number }[] = [];
  for (let s = 0; s < tables.segments.length; s++) {
    let total = 0;
    for (let j = 0; j < jurisdictions; j++) total += trade.finalDemand[s * jurisdictions + j];
    if (total <= 0) continue;
    for (let j = 0; j < jurisdictions; j++) {
      users.push({
        segment: s,
        jurisdiction: j,
        demandShare: trade.finalDemand[s * jurisdictions + j] / total,
      });
    }
  }
  return users;
}
