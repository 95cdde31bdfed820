// What goods and money add up to. Goods: what a supplier made is what its links and the spot round took;
// what buyers got is what sellers gave, less what set out and plus what arrived of goods on the way; a
// stock changes by what came and what was used. Money: what sellers took in is what the lanes carried.
// Tolerance 1e-9 of the size in double precision, 1e-5 in single (MODEL.md 5.3).

import type { World } from '../world.ts';
import { needName, supplierName, violation } from './violation.ts';

/** Copies of what a tick's deliveries start from. */
export interface Snapshot {
  readonly order: Float64Array;
  readonly transit: Float64Array;
  readonly stock: Float64Array;
  /** Work space: units that left each supplier on links. */
  readonly delivered: Float64Array;
}

export function openSnapshot({ links, needs, suppliers }: World): Snapshot {
  return {
    order: new Float64Array(links.count),
    transit: new Float64Array(links.count),
    stock: new Float64Array(needs.count),
    delivered: new Float64Array(suppliers.count),
  };
}

/** Takes the state before rationing. */
export function takeSnapshot({ links, needs }: World, snapshot: Snapshot): void {
  snapshot.order.set(links.order);
  if (links.transit !== undefined) snapshot.transit.set(links.transit);
  snapshot.stock.set(needs.stock);
}

function tolerance(world: World): number {
  return world.suppliers.output instanceof Float32Array ? 1e-5 : 1e-9;
}

/** Whether two amounts are equal as far as the precision of the world goes, in a transaction of some size. */
function agree(world: World, a: number, b: number, size: number): boolean {
  return Math.abs(a - b) <= tolerance(world) * (Math.abs(a) + Math.abs(b) + size) + 1e-300;
}

/** After rationing: sellers' deliveries and buyers' receipts, link by link and with the spot round. */
export function checkDeliveries(world: World, phase: string, snapshot: Snapshot): void {
  const { suppliers, needs, links, plan } = world;
  const { delivered } = snapshot;
  delivered.fill(0);
  const spotBought = new Float64Array(plan.segmentNames.length);
  const spotSold = new Float64Array(plan.segmentNames.length);
  const moved = new Float64Array(plan.segmentNames.length);
  for (let need = 0; need < needs.count; need++) {
    let arrived = 0;
    let ordered = 0;
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      const seller = links.supplier[link];
      const units = deliveredOn(world, need, link, snapshot.order[link]);
      delivered[seller] += units;
      ordered += snapshot.order[link];
      arrived += units;
      if (links.transit !== undefined) arrived += snapshot.transit[link] - links.transit[link];
    }
    const segment = needs.segment[need];
    const spot = needs.received[need] - arrived;
    spotBought[segment] += spot;
    moved[segment] += Math.abs(needs.received[need]) + ordered;
    if (spot < -tolerance(world) * (ordered + needs.received[need])) {
      const found = `${needs.received[need]} received by ${needName(world, need)}`;
      throw violation(world, phase, `${found}, expected at least the ${arrived} that its links brought`);
    }
  }
  for (let i = 0; i < suppliers.count; i++) {
    spotSold[suppliers.segment[i]] += suppliers.spotSales[i];
    const made = suppliers.output[i] - suppliers.spotSales[i];
    if (agree(world, made, delivered[i], suppliers.plannedOutput[i] + suppliers.orders[i])) continue;
    const found = `${supplierName(world, i)} made ${made} for its links`;
    throw violation(world, phase, `${found}, expected the ${delivered[i]} that they took`);
  }
  for (let s = 0; s < spotSold.length; s++) {
    if (agree(world, spotSold[s], spotBought[s], moved[s])) continue;
    const found = `the spot round of ${plan.segmentNames[s]} sold ${spotSold[s]}`;
    throw violation(world, phase, `${found}, expected the ${spotBought[s]} that buyers got`);
  }
}

function deliveredOn(world: World, need: number, link: number, ordered: number): number {
  const { suppliers, links, ration, needs } = world;
  const seller = links.supplier[link];
  const fill = suppliers.fill[seller];
  if (ration === undefined || fill >= 1) return ordered * fill;
  const start = needs.startOrder[need] * links.weight[link];
  return Math.min(ordered, ration.level[seller] * (start > 0 ? start : ordered));
}

/** After shipping: every stock by what came and what was used, and sellers' revenue by the lanes' value. */
export function checkStocksAndMoney(world: World, phase: string, snapshot: Snapshot): void {
  const { suppliers, needs, trade } = world;
  for (let i = 0; i < suppliers.count; i++) {
    const used = suppliers.output[i] / suppliers.progress[i];
    for (let need = suppliers.firstNeed[i]; need < suppliers.firstNeed[i + 1]; need++) {
      const use = Math.min(snapshot.stock[need], used * needs.inputShare[need]);
      const expected = snapshot.stock[need] + needs.received[need] - use;
      if (agree(world, needs.stock[need], expected, snapshot.stock[need] + use)) continue;
      const found = `stock of ${needName(world, need)} is ${needs.stock[need]}`;
      throw violation(world, phase, `${found}, expected ${expected} after what came and what was used`);
    }
  }
  let revenue = 0;
  for (let i = 0; i < suppliers.count; i++) revenue += suppliers.revenue[i];
  const paid = trade.valueOfLanes.reduce((sum, value) => sum + value, 0);
  if (!agree(world, revenue, paid, revenue + paid))
    throw violation(world, phase, `sellers took in ${revenue}, expected the ${paid} of all lanes`);
}

/** After ordering: what stands on each supplier's book is what its links ask for. */
export function checkBooks(world: World, phase: string, snapshot: Snapshot): void {
  const { suppliers, links } = world;
  const booked = snapshot.delivered.fill(0);
  for (let link = 0; link < links.count; link++) booked[links.supplier[link]] += links.order[link];
  for (let i = 0; i < suppliers.count; i++) {
    if (agree(world, suppliers.orders[i], booked[i], suppliers.plannedOutput[i])) continue;
    const found = `${supplierName(world, i)} has orders of ${suppliers.orders[i]}`;
    throw violation(world, phase, `${found}, expected the ${booked[i]} that its links ask for`);
  }
}
