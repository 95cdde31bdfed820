// The birth of a supplier in a place that somebody left. Its key comes from (cell, tick, number of the
// place), so that it means the same in every arm. It takes over the estate: stocks, contracts as a buyer, and
// the place's technology, so that turnover alone moves no mean. Its product is what the cell sells: progress
// and price start at the mean of its living peers, as every price is 1 at the start whatever the level.
// Reads: suppliers of the cell, cells, rules. Writes: one supplier. Draws: entry, birth (cell, number).

import { drawAlias } from '../../random/alias-table.ts';
import { flowNames } from '../flow-rules.ts';
import { startCash } from '../settings.ts';
import type { World } from '../world.ts';
import { licences } from './licences.ts';
import { rateSupplier } from './rate-trust.ts';
import { screenSupplierAccess } from './screen-access.ts';

const capitalFlow = flowNames.indexOf('capital');

/** Places of a cell whose log progress is summed together: a birth changes one of these sums and no other. */
const placesInSum = 1024;

/** Log progress of a cell's living suppliers: sums over so many places each, and how many live there. */
export interface PeerSums {
  readonly progress: Float64Array;
  readonly living: Uint32Array;
}

/** The sums of a cell as it is. */
export function sumPeers(world: World, cell: number): PeerSums {
  const { firstSupplierOfCell } = world.cells;
  const size = Math.ceil((firstSupplierOfCell[cell + 1] - firstSupplierOfCell[cell]) / placesInSum);
  const sums = { progress: new Float64Array(size), living: new Uint32Array(size) };
  for (let part = 0; part < size; part++) sumPart(world, cell, sums, part, -1);
  return sums;
}

/** Sums the places of a part anew, one of them left out. */
function sumPart(world: World, cell: number, sums: PeerSums, part: number, leftOut: number): void {
  const { firstSupplierOfCell } = world.cells;
  const { alive, technology, startTechnology } = world.suppliers;
  const from = firstSupplierOfCell[cell] + part * placesInSum;
  const to = Math.min(firstSupplierOfCell[cell + 1], from + placesInSum);
  let sum = 0;
  let living = 0;
  for (let k = from; k < to; k++) {
    if (k === leftOut || alive[k] === 0) continue;
    sum += technology[k] - startTechnology[k];
    living++;
  }
  sums.progress[part] = sum;
  sums.living[part] = living;
}

/**
 * Puts a newborn into place `i`, the free place number `number` of its cell; `peers` are the cell's sums and are kept
 * up to date.
 */
export function foundSupplier(world: World, i: number, cell: number, number: number, peers: PeerSums): void {
  const { suppliers, settings, draws } = world;
  const { goods, trust } = settings.parameters;
  const birth = draws.birth;
  birth.at(world.tick);
  birth.uniform(cell, 8 * number);
  // Keys of the start are small numbers; half of all numbers are left for newborns.
  suppliers.key[i] = (birth.words[0] | 0x80000000) >>> 0;
  const radius = Math.sqrt(-2 * Math.log(birth.uniform(cell, 8 * number + 1)));
  suppliers.conduct[i] = trust.conductDeviation * radius * Math.cos(2 * Math.PI * birth.second());
  suppliers.ownOwner[i] = ownerOf(world, i, cell, number);
  suppliers.owner[i] = suppliers.ownOwner[i];
  suppliers.wasListed[i] = 0;
  suppliers.alive[i] = 1;
  suppliers.births[cell]++;
  suppliers.freePlaces[cell]--;
  suppliers.lowTicks[i] = 0;
  suppliers.cash[i] = startCash(settings);
  suppliers.capacity[i] = (0.5 * suppliers.plannedOutput[i]) / goods.utilisation;
  suppliers.overproduction[i] = 1;
  suppliers.markup[i] = 0;
  suppliers.demandAverage[i] = 0;
  suppliers.lostSales[i] = 0;
  suppliers.capabilityTaken[i] = 0;
  startAtPeers(world, i, cell, peers);
  rateSupplier(world, i, 0);
  screenSupplierAccess(world, i);
  // It has no buyers yet; what it buys itself is screened under its own name.
  const { screenNeed } = licences(world);
  for (let need = suppliers.firstNeed[i]; need < suppliers.firstNeed[i + 1]; need++) screenNeed(need);
}

/** Mean log progress of the living peers, and the price that goes with it. */
function startAtPeers(world: World, i: number, cell: number, peers: PeerSums): void {
  const { suppliers, cells, needs } = world;
  const part = Math.floor((i - cells.firstSupplierOfCell[cell]) / placesInSum);
  sumPart(world, cell, peers, part, i);
  const living = peers.living.reduce((sum, one) => sum + one, 0);
  const progress = peers.progress.reduce((sum, one) => sum + one, 0);
  if (living > 0) suppliers.startTechnology[i] = suppliers.technology[i] - progress / living;
  sumPart(world, cell, peers, part, -1);
  suppliers.progress[i] = Math.exp(suppliers.technology[i] - suppliers.startTechnology[i]);
  let cost = suppliers.valueAddedShare[i];
  for (let need = suppliers.firstNeed[i]; need < suppliers.firstNeed[i + 1]; need++)
    cost += needs.inputShare[need] * needs.price[need];
  suppliers.price[i] = cost / suppliers.progress[i];
}

/** Owner's jurisdiction: abroad as often as at the start, where the host buys from, if capital may cross. */
function ownerOf(world: World, i: number, cell: number, number: number): number {
  const { cells, plan, draws, access, rules, nations, suppliers } = world;
  const home = cells.jurisdictionOfCell[cell];
  const chance = draws.birth.uniform(cell, 8 * number + 2);
  const licence = draws.birth.second();
  if (chance >= access.foreignOwnedShare) return home;
  const segment = suppliers.segment[i];
  const firstCell = cells.firstCellOfSegment[segment];
  const start = cells.sourcingStart[segment * plan.jurisdictionCodes.length + home];
  const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
  for (let attempt = 0; attempt < 5; attempt++) {
    const u = draws.birth.uniform(cell, 8 * number + 3 + attempt);
    const owner =
      cells.jurisdictionOfCell[
        firstCell + drawAlias(cells.sourcingThreshold, cells.sourcingAlias, start, end, u)
      ];
    if (owner === home) continue;
    const permeability = rules.permeabilityOf(
      capitalFlow,
      segment,
      owner,
      nations.layer[owner],
      home,
      nations.layer[home],
    );
    return licence < permeability ? owner : home;
  }
  return home;
}
