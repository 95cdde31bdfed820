// Phase 9, place orders: order = use + (target − stock) / τ for every input, and final demand of end
// users = budget / price (Inoue and Todo 2019; MODEL.md 5.3). The target follows a slow average of
// demand, the start, or own output; a listed supplier may aim higher while it still can. Expected demand
// moves capacity with a lag of its own.
// Reads: needs.stock, suppliers.output, nations.gdp, access.capital, rules.firms. Writes: needs.order,
// unplaced, links.order, suppliers.orders, backlog, demandAverage, capacity. Draws: nothing.

import { inBlocks } from '../of-world.ts';
import type { World } from '../world.ts';

export function placeOrders(world: World): void {
  expectDemand(world);
  orderInputs(world);
  orderFinalDemand(world);
  world.suppliers.orders.fill(0);
  world.suppliers.backlog.fill(0);
  bookOrders(world);
}

const expectDemand = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, settings } = world;
    const { demandAverage, orders, backlog, spotSales, capacity, progress, plannedOutput, alive } = suppliers;
    const { capital } = world.access;
    const memory = settings.demandMemory;
    const { utilisation, capacityAdapts } = settings.parameters.goods;
    const rate = capacityAdapts ? settings.capacityRate : 0;
    for (let i = from; i < to; i++) {
      demandAverage[i] += memory * (orders[i] - backlog[i] + spotSales[i] - demandAverage[i]);
      // Capacity is effort: what is planned for is expected demand over progress (MODEL.md 5.3). Half of the
      // size a supplier was founded for stays, or one without orders could never take a buyer again.
      const expected = Math.max(demandAverage[i] / progress[i], alive[i] * 0.5 * plannedOutput[i]);
      const gap = expected / utilisation - capacity[i];
      capacity[i] += (gap > 0 ? rate * capital[i] : rate) * gap;
    }
  },
);

const orderInputs = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, needs, links, settings, rules } = world;
    const { firstNeed, output, progress, demandAverage } = suppliers;
    const { inputShare, startStock, stockTicks, stock, order } = needs;
    const warns = settings.warnedStockTicks > 0 && rules.firms.rows > 0;
    const rule = settings.parameters.goods.orderTarget;
    const tau = settings.stockAdjustmentTicks;
    const { transit } = links;
    for (let i = from; i < to; i++) {
      const used = output[i] / progress[i];
      const planned = rule === 'own-output' ? used : demandAverage[i] / progress[i];
      const warned = warns && rules.firms.rowOfSupplier[i] >= 0;
      for (let need = firstNeed[i]; need < firstNeed[i + 1]; need++) {
        const share = inputShare[need];
        const target = rule === 'initial-order' ? startStock[need] : stockTicks[need] * share * planned;
        const held = transit === undefined ? stock[need] : stock[need] + onTheWay(world, need);
        const gap = warned ? warnedGap(world, need, target, held, planned) : (target - held) / tau;
        const wanted = used * share + gap;
        order[need] = wanted > 0 ? wanted : 0;
      }
    }
  },
);

/** What a listed supplier orders beyond its use: it fills up to the larger target while it still can. */
function warnedGap(world: World, need: number, target: number, held: number, planned: number): number {
  const { settings, needs } = world;
  const wanted = Math.max(target, settings.warnedStockTicks * needs.inputShare[need] * planned);
  if (held >= wanted) return (wanted - held) / settings.stockAdjustmentTicks;
  return Math.max((target - held) / settings.stockAdjustmentTicks, (wanted - held) / settings.warnedTicks);
}

function onTheWay(world: World, need: number): number {
  const transit = world.links.transit as NonNullable<World['links']['transit']>;
  let units = 0;
  for (let link = world.needs.firstLink[need]; link < world.needs.firstLink[need + 1]; link++)
    units += transit[link];
  return units;
}

function orderFinalDemand(world: World): void {
  const { suppliers, endUsers, needs, nations, plan } = world;
  for (let user = 0; user < endUsers.count; user++) {
    const need = suppliers.firstNeed[suppliers.count + user];
    const place = endUsers.jurisdiction[user];
    needs.order[need] =
      (endUsers.startDemand[user] * nations.gdp[place]) / plan.startGdp[place] / needs.price[need];
  }
}

/** Writes orders to the links by share and sums them at the suppliers. */
const bookOrders = inBlocks(
  ({ needs }) => needs.count,
  (world) => (from, end) => {
    const { suppliers, needs, links } = world;
    const { orders, backlog } = suppliers;
    const { firstLink } = needs;
    const { order: wantedOf, unplaced } = needs;
    const { supplier, order, share } = links;
    for (let need = from; need < end; need++) {
      const wanted = wantedOf[need];
      const to = firstLink[need + 1] | 0;
      let placed = 0;
      for (let link = firstLink[need] | 0; link < to; link++) {
        const seller = supplier[link] | 0;
        const old = order[link];
        const total = old + wanted * share[link];
        order[link] = total;
        placed += share[link];
        orders[seller] += total;
        backlog[seller] += old;
      }
      unplaced[need] = placed > 0 ? 0 : wanted;
    }
  },
);
