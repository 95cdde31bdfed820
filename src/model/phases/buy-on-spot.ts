// The spot round of phase 7 (MODEL.md 5.3): unmet needs of a segment are offered to the spare,
// stock-feasible capacity of its suppliers in the same tick, at a premium, shared in proportion. A
// class of buyers (jurisdiction, layer) may draw at most σ × spare from each group of sellers (segment,
// jurisdiction, layer), so that a barrier cannot be walked around; listed firms trade by licence only.
// Reads: needs.unmet, suppliers.spare, rules. Writes: needs.received, unmet, price; suppliers.output,
// spare; trade. Draws: nothing.

import { layerCount } from '../flow-rules.ts';
import { inBlocks } from '../of-world.ts';
import { dust } from '../rounding.ts';
import type { World } from '../world.ts';
import { shareOut } from './share-spot.ts';
import { measureCoverage } from './spot-coverage.ts';

export function buyOnSpot(world: World): void {
  world.spot.wanted.fill(0);
  sumWanted(world);
  if (!world.spot.wanted.some((units) => units > 0)) return;
  offerSpare(world);
  const covered = world.rules.trade.rules.length > 0;
  shareOut(world, covered ? measureCoverage(world, groupOf, classOf) : []);
  settleBuyers(world);
  settleSellers(world);
}

/** Sums what is missing by buyer class. */
const sumWanted = inBlocks(
  ({ needs }) => needs.count,
  (world) => (from, to) => {
    const { unmet } = world.needs;
    const { wanted } = world.spot;
    for (let need = from; need < to; need++) {
      if (unmet[need] <= 0 || isListedBuyer(world, need)) continue;
      wanted[classOf(world, need)] += unmet[need];
    }
  },
);

/** Buyers under a listing get only what their licensed links deliver. */
function isListedBuyer({ rules, suppliers, needs }: World, need: number): boolean {
  const buyer = needs.buyer[need];
  return rules.firms.rows > 0 && buyer < suppliers.count && rules.firms.isListed(buyer);
}

/** Listed sellers are left to their licensed links. */
function isListedSeller({ rules }: World, supplier: number): boolean {
  return rules.firms.isListed(supplier);
}

/** Address of a need's buyer class. */
function classOf(world: World, need: number): number {
  const { needs, suppliers, endUsers, nations, plan, spot } = world;
  const buyer = needs.buyer[need] | 0;
  const first = needs.segment[need] * plan.jurisdictionCodes.length;
  if (buyer < suppliers.count) {
    const stands = spot.standing[buyer];
    return (first + (stands >> 3)) * layerCount + (stands & 7);
  }
  const place = endUsers.jurisdiction[buyer - suppliers.count];
  return (first + place) * layerCount + nations.layer[place];
}

/** Address of a supplier's group of sellers. */
function groupOf(world: World, supplier: number): number {
  const { suppliers, plan, spot } = world;
  const stands = spot.standing[supplier];
  const place = suppliers.segment[supplier] * plan.jurisdictionCodes.length + (stands >> 3);
  return place * layerCount + (stands & 7);
}

function offerSpare(world: World): void {
  const { spot } = world;
  spot.spare.fill(0);
  spot.drawn.fill(0);
  spot.price.fill(0);
  sumSpare(world);
  for (let group = 0; group < spot.spare.length; group++) {
    if (spot.spare[group] > 0) spot.price[group] /= spot.spare[group];
  }
}

/** Sums spare capacity by seller group. */
const sumSpare = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { spot } = world;
    const { spare, price } = world.suppliers;
    const offered = spot.spare;
    const asked = spot.price;
    for (let i = from; i < to; i++) {
      if (spare[i] <= 0 || isListedSeller(world, i)) continue;
      const group = groupOf(world, i);
      offered[group] += spare[i];
      asked[group] += spare[i] * price[i];
    }
  },
);

/** Gives every need its part of what its class got. */
const settleBuyers = inBlocks(
  ({ needs }) => needs.count,
  (world) => (from, to) => {
    const { wanted, got, paid } = world.spot;
    const { unmet, received, price, firstLink } = world.needs;
    const { order } = world.links;
    for (let need = from; need < to; need++) {
      const missing = unmet[need];
      if (missing <= 0 || isListedBuyer(world, need)) continue;
      const index = classOf(world, need);
      const bought = got[index];
      if (bought <= dust * wanted[index]) continue;
      const units = (missing / wanted[index]) * bought;
      const delivered = received[need];
      price[need] = (price[need] * delivered + (paid[index] / bought) * units) / (delivered + units);
      received[need] = delivered + units;
      const left = missing - units > dust * missing ? missing - units : 0;
      unmet[need] = left;
      // What the spot round delivered no longer stands on the book of the links.
      for (let link = firstLink[need]; link < firstLink[need + 1]; link++) order[link] *= left / missing;
    }
  },
);

/** Adds spot sales to the output of the sellers, in proportion to their spare capacity. */
const settleSellers = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { spot, settings } = world;
    const { spare, output, spotSales, spotRevenue, price } = world.suppliers;
    const offered = spot.spare;
    const { drawn } = spot;
    const premium = settings.parameters.goods.spotPremium;
    for (let i = from; i < to; i++) {
      if (spare[i] <= 0 || isListedSeller(world, i)) continue;
      const group = groupOf(world, i);
      if (drawn[group] <= 0) continue;
      const units = (spare[i] / offered[group]) * drawn[group];
      output[i] += units;
      spare[i] -= units;
      spotSales[i] = units;
      spotRevenue[i] = units * price[i] * (1 + premium);
    }
  },
);
