// The spot round of phase 7 (MODEL.md 5.3): unmet needs of a segment are offered to the spare,
// stock-feasible capacity of its suppliers in the same tick, at a premium, shared in proportion. A
// class of buyers (jurisdiction, layer) may draw at most σ × spare from each group of sellers (segment,
// jurisdiction, layer), so that a barrier cannot be walked around; listed firms trade by licence only.
// Reads: needs.unmet, suppliers.spare, rules. Writes: needs.received, unmet, price; suppliers.output,
// spare; trade. Draws: nothing.

import { layerCount } from '../flow-rules.ts';
import { inBlocks } from '../of-world.ts';
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
    const { needs, spot } = world;
    const { unmet } = needs;
    const { wanted } = spot;
    for (let need = from; need < to; need++) {
      if (unmet[need] <= 0 || isListedBuyer(world, need)) continue;
      wanted[classOf(world, need)] += unmet[need];
    }
  },
);

/** Buyers under a listing get only what their licensed links deliver. */
function isListedBuyer(world: World, need: number): boolean {
  const { rules, suppliers, needs } = world;
  if (rules.firms.rows === 0) return false;
  const buyer = needs.buyer[need];
  return buyer < suppliers.count && rules.firms.rowOfSupplier[buyer] >= 0;
}

function classOf(world: World, need: number): number {
  const { needs, suppliers, endUsers, nations, plan } = world;
  const buyer = needs.buyer[need] | 0;
  const isSupplier = buyer < suppliers.count;
  const place = isSupplier ? suppliers.jurisdiction[buyer] : endUsers.jurisdiction[buyer - suppliers.count];
  const layer = isSupplier ? suppliers.layer[buyer] : nations.layer[place];
  return (needs.segment[need] * plan.jurisdictionCodes.length + place) * layerCount + layer;
}

function groupOf(world: World, supplier: number): number {
  const { suppliers, plan } = world;
  const place =
    suppliers.segment[supplier] * plan.jurisdictionCodes.length + suppliers.jurisdiction[supplier];
  return place * layerCount + suppliers.layer[supplier];
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

/** Sums spare capacity by seller group; listed sellers are left to their licensed links. */
const sumSpare = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, spot, rules } = world;
    for (let i = from; i < to; i++) {
      if (suppliers.spare[i] <= 0 || (rules.firms.rows > 0 && rules.firms.rowOfSupplier[i] >= 0)) continue;
      const group = groupOf(world, i);
      spot.spare[group] += suppliers.spare[i];
      spot.price[group] += suppliers.spare[i] * suppliers.price[i];
    }
  },
);

/** Gives every need its part of what its class got. */
const settleBuyers = inBlocks(
  ({ needs }) => needs.count,
  (world) => (from, to) => {
    const { needs, links, spot } = world;
    for (let need = from; need < to; need++) {
      const unmet = needs.unmet[need];
      if (unmet <= 0 || isListedBuyer(world, need)) continue;
      const index = classOf(world, need);
      const got = spot.got[index];
      if (got <= 0) continue;
      const units = (unmet / spot.wanted[index]) * got;
      const received = needs.received[need];
      needs.price[need] =
        (needs.price[need] * received + (spot.paid[index] / got) * units) / (received + units);
      needs.received[need] = received + units;
      const left = Math.max(0, unmet - units);
      needs.unmet[need] = left;
      // What the spot round delivered no longer stands on the book of the links.
      for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++)
        links.order[link] *= left / unmet;
    }
  },
);

/** Adds spot sales to the output of the sellers, in proportion to their spare capacity. */
const settleSellers = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, spot, rules, settings } = world;
    const premium = settings.parameters.goods.spotPremium;
    for (let i = from; i < to; i++) {
      if (suppliers.spare[i] <= 0 || (rules.firms.rows > 0 && rules.firms.rowOfSupplier[i] >= 0)) continue;
      const group = groupOf(world, i);
      if (spot.drawn[group] <= 0) continue;
      const units = (suppliers.spare[i] / spot.spare[group]) * spot.drawn[group];
      suppliers.output[i] += units;
      suppliers.spare[i] -= units;
      suppliers.spotSales[i] = units;
      suppliers.spotRevenue[i] = units * suppliers.price[i] * (1 + premium);
    }
  },
);
