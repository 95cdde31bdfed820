// Phase 13, enter and exit (MODEL.md 5.9), places at the ends of quarters. Who has no cash, or sells less than
// a share of what it was founded for, leaves when its patience has run out; its place is taken with a rate
// proportional to demand for the cell and to the jurisdiction's level, relative to the start path. Cash is in
// ticks of planned value added: what is made earns, fixed costs are due for what was expected.
// Reads: output, revenue, demandAverage, research.logPathRevenue, nations. Writes: suppliers (alive, cash,
// lowTicks and, of newborns, everything), links, needs. Draws: entry (cell, number of the free place).

import { inBlocks } from '../of-world.ts';
import { startCash } from '../settings.ts';
import type { World } from '../world.ts';
import { foundSupplier, type PeerSums, sumPeers } from './found-supplier.ts';
import { licences } from './licences.ts';

export function enterAndExit(world: World): void {
  const { settings, suppliers, cells, tick } = world;
  if (!suppliers.turnover) return;
  watchCells(world);
  if ((tick + 1) % settings.quarterTicks !== 0) return;
  world.draws.entry.at(tick);
  let left = false;
  for (let cell = 0; cell < cells.count; cell++) {
    // Places that are left now are taken from the next quarter on, when their links are out of use.
    if (suppliers.freePlaces[cell] > 0) fillPlaces(world, cell);
    if (closeCell(world, cell)) left = true;
  }
  if (left) leave(world);
}

/** Counts cash and poor ticks of the suppliers of each cell. */
const watchCells = inBlocks(
  ({ cells }) => cells.count,
  (world) => (from, to) => {
    const { suppliers, cells, settings } = world;
    const { alive, cash, lowTicks, output, progress, revenue, plannedOutput, demandAverage } = suppliers;
    const { firstSupplierOfCell } = cells;
    const { salesFloor, fixedCostShare, profitShare } = settings.parameters.entry;
    const most = startCash(settings);
    const variable = 1 - (1 - profitShare) * (1 - fixedCostShare);
    const fixed = (1 - profitShare) * fixedCostShare;
    for (let cell = from; cell < to; cell++) {
      const floor = salesFloor * pathRevenue(world, cell);
      const last = firstSupplierOfCell[cell + 1];
      for (let i = firstSupplierOfCell[cell]; i < last; i++) {
        const planned = plannedOutput[i];
        if (alive[i] === 0 || planned <= 0) continue;
        const made = output[i];
        const expected = demandAverage[i] > made ? demandAverage[i] : made;
        const held = cash[i] + (variable * made - fixed * expected) / (planned * progress[i]);
        cash[i] = held > most ? most : held < -most ? -most : held;
        lowTicks[i] = held <= 0 || revenue[i] < floor * planned ? lowTicks[i] + 1 : 0;
      }
    }
  },
);

/** Closes the suppliers of a cell whose patience has run out; true when somebody left. */
function closeCell(world: World, cell: number): boolean {
  const { suppliers, cells, settings } = world;
  let left = false;
  for (let i = cells.firstSupplierOfCell[cell]; i < cells.firstSupplierOfCell[cell + 1]; i++) {
    const stays = suppliers.stays[i] === 1 || suppliers.alive[i] === 0;
    if (stays || suppliers.lowTicks[i] < settings.patienceTicks) continue;
    suppliers.alive[i] = 0;
    suppliers.capacity[i] = 0;
    suppliers.exits[cell]++;
    suppliers.freePlaces[cell]++;
    left = true;
  }
  return left;
}

/** Fills each free place of a cell with its chance; the number of a place is part of the address of its draw. */
function fillPlaces(world: World, cell: number): void {
  const { suppliers, cells, settings } = world;
  const chance = 1 - Math.exp(-settings.entryRate * settings.quarterTicks * pullOf(world, cell));
  let number = 0;
  let peers: PeerSums | undefined;
  for (let i = cells.firstSupplierOfCell[cell]; i < cells.firstSupplierOfCell[cell + 1]; i++) {
    if (suppliers.alive[i] === 1) continue;
    if (world.draws.entry.uniform(cell, number) < chance) {
      peers ??= sumPeers(world, cell);
      foundSupplier(world, i, cell, number, peers);
    }
    number++;
  }
}

/** Demand for the cell's goods and its jurisdiction's technology, relative to the start path. */
export function pullOf(world: World, cell: number): number {
  const { suppliers, cells, plan, nations, settings } = world;
  const { levelElasticity } = settings.parameters.entry;
  let wanted = 0;
  let planned = 0;
  for (let i = cells.firstSupplierOfCell[cell]; i < cells.firstSupplierOfCell[cell + 1]; i++) {
    wanted += suppliers.demandAverage[i] * suppliers.price[i];
    planned += suppliers.plannedOutput[i];
  }
  const demand = planned > 0 ? wanted / planned / pathRevenue(world, cell) : 0;
  const domain = plan.domainOfSegment[cells.segmentOfCell[cell]];
  const place = domain * plan.jurisdictionCodes.length + cells.jurisdictionOfCell[cell];
  const path = plan.technologyGrowthPerYear[domain] * (world.tick + 1) * settings.tickYears;
  const ahead = nations.technology[place] - nations.startTechnology[place] - path;
  // Where everybody has left, a tenth of the demand that once was there still calls for somebody.
  return Math.max(0.1, demand) * Math.exp(levelElasticity * ahead);
}

/** Revenue of a cell on the start path, relative to the start. */
function pathRevenue(world: World, cell: number): number {
  const { research, cells, settings, tick } = world;
  const years = tick * settings.tickYears;
  const year = Math.floor(years);
  const now = research.logPathRevenue[year * cells.count + cell];
  const next = research.logPathRevenue[(year + 1) * cells.count + cell];
  return Math.exp(now + (years - year) * (next - now));
}

/** Takes the links of those who left out of use: buyers' orders move, and what they had ordered is void. */
const leaveNeeds = inBlocks(
  ({ needs }) => needs.count,
  (world) => (from, to) => {
    const { suppliers, needs, links } = world;
    const { screenLink, shareOrders } = licences(world);
    const { alive, count } = suppliers;
    const { buyer, firstLink } = needs;
    const { supplier, order, licensed } = links;
    for (let need = from; need < to; need++) {
      const gone = buyer[need] < count && alive[buyer[need]] === 0;
      let touched = false;
      let moved = 0;
      for (let link = firstLink[need]; link < firstLink[need + 1]; link++) {
        if (gone && order[link] !== 0) {
          cancel(world, supplier[link], order[link]);
          order[link] = 0;
        }
        if (alive[supplier[link]] === 1 || licensed[link] === 0) continue;
        moved += screenLink(need, link);
        touched = true;
      }
      if (touched) shareOrders(need, moved);
    }
  },
);

/** Takes those who left and their links out of use. */
function leave(world: World): void {
  const { suppliers } = world;
  leaveNeeds(world);
  for (let i = 0; i < suppliers.count; i++) {
    if (suppliers.alive[i] === 1) continue;
    suppliers.orders[i] = 0;
    suppliers.backlog[i] = 0;
    suppliers.lostSales[i] = 0;
    suppliers.demandAverage[i] = 0;
  }
}

/** Takes an order off a seller's book; what was backlog of it is gone as well. */
function cancel({ suppliers }: World, seller: number, units: number): void {
  const left = Math.max(0, suppliers.orders[seller] - units);
  suppliers.orders[seller] = left;
  if (suppliers.backlog[seller] > left) suppliers.backlog[seller] = left;
}
