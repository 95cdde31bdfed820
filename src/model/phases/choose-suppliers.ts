// Phase 5, choose suppliers (MODEL.md 5.5; Reisch, Borsos and Thurner 2025). A slot is reviewed when
// its own clock says so (half-life 13 months), when its link is blocked, or after three ticks of poor
// fill. Candidates are drawn in proportion to b·h (jurisdiction by start trade shares, then supplier
// by start size); among them an exponential race with weight price^−θ × spare capacity × trust fit,
// none without a licence. A new link delivers after qualification; until then the old one goes on.
// Reads: rules, prices, spare capacity. Writes: links, needs.unplaced, suppliers.orders.
// Draws: candidate (buyer, slot; each candidate's words mixed from it), review (buyer, slot and count).

import { drawAlias } from '../../random/alias-table.ts';
import { mixedUniform } from '../../random/mix.ts';
import type { World } from '../world.ts';
import {
  buyerKey,
  costFactorOf,
  goodsPermeability,
  holdsLicence,
  readLane,
  screenLink,
  shareOrders,
} from './screen-links.ts';

const never = 0x7fffffff;

export function chooseSuppliers(world: World): void {
  const { needs, links, tick, suppliers, plan } = world;
  rateAppeal(world);
  world.draws.candidate.at(tick);
  const { dueTick } = links;
  const { firstLink } = needs;
  const poor = world.poorSuppliers;
  for (let need = 0; need < needs.count; need++) {
    let touched = false;
    let moved = 0;
    for (let link = firstLink[need]; link < firstLink[need + 1]; link++) {
      if (dueTick[link] <= tick) {
        moved += serveSlot(world, need, link);
        touched = true;
      } else if (poor && suppliers.poorTicks[links.supplier[link]] >= 3 && links.pending[link] < 0) {
        moved += review(
          world,
          need,
          link,
          tick + Math.round(plan.qualificationTicksOfSegment[needs.segment[need]]),
        );
        setDue(world, link);
        touched = true;
      }
    }
    if (touched) shareOrders(world, need, moved);
  }
}

/** price^−θ_p × spare capacity of every supplier, once a tick. */
function rateAppeal(world: World): void {
  const { suppliers, settings } = world;
  const { priceElasticity } = settings.parameters.sourcing;
  const { appeal, price, capacity, progress, demandAverage, capacityLost } = suppliers;
  const normalSpare = 1 - settings.parameters.goods.utilisation;
  for (let i = 0; i < suppliers.count; i++) {
    const reach = capacity[i] * progress[i] * (1 - capacityLost[i]);
    const spare = reach > 0 ? 1 - demandAverage[i] / reach : 0;
    // Spare capacity counts only when it is below normal: a full supplier cannot take a new buyer, an
    // idle one is no better than another.
    const room = normalSpare > 0 ? Math.min(1, Math.max(0.02, spare / normalSpare)) : 1;
    const p = price[i];
    appeal[i] = (priceElasticity === 4 ? 1 / (p * p * p * p) : p ** -priceElasticity) * room;
  }
}

/** Does what is due in a slot; returns the units of its order that have to go to other slots. */
function serveSlot(world: World, need: number, link: number): number {
  const { links, needs, plan, tick, settings } = world;
  let moved = 0;
  if (links.pending[link] >= 0 && links.readyTick[link] <= tick) {
    const seller = links.pending[link];
    links.pending[link] = -1;
    moved += switchTo(world, need, link, seller);
  }
  const qualification = Math.round(plan.qualificationTicksOfSegment[needs.segment[need]]);
  const reviewTick = links.reviewTick[link];
  const churns = settings.parameters.sourcing.churn && reviewTick <= tick;
  if (churns) scheduleReview(world, need, link);
  const blocked = links.licensed[link] === 0;
  if ((churns || blocked) && links.pending[link] < 0) {
    // Reviews from before the start are under qualification at the start.
    moved += review(world, need, link, (churns && !blocked ? reviewTick : tick) + qualification);
  }
  setDue(world, link);
  return moved;
}

/** The next tick in which the slot needs attention. */
function setDue(world: World, link: number): void {
  const { links, tick, settings } = world;
  let due = settings.parameters.sourcing.churn ? links.reviewTick[link] : never;
  if (links.pending[link] >= 0) due = Math.min(due, links.readyTick[link]);
  else if (links.licensed[link] === 0) due = tick + 1;
  links.dueTick[link] = due;
}

/**
 * Moves the slot's clock to its next review: a contract lasts for qualification of the next one plus a
 * geometric wait. At the start the clocks are as if they had always run, some reviews already past.
 */
export function scheduleReview(world: World, need: number, link: number): void {
  const { links, needs, plan, draws } = world;
  const qualification = Math.round(plan.qualificationTicksOfSegment[needs.segment[need]]);
  const slot = link - needs.firstLink[need];
  const count = links.reviews[link]++;
  const u = draws.review.uniform(
    buyerKey(world, needs.buyer[need]) ^ (count << 20),
    needs.segment[need] * 65536 + slot,
  );
  const mean = Math.max(1.0001, world.reviewTicks - (count > 0 ? qualification : 0));
  const wait = Math.max(1, Math.ceil(Math.log(u) / Math.log1p(-1 / mean)));
  const next = count > 0 ? links.reviewTick[link] + qualification + wait : wait - qualification;
  links.reviewTick[link] = Math.min(never - 1, next);
}

/** Compares candidates and puts the winner under qualification; returns units to move, as serveSlot does. */
function review(world: World, need: number, link: number, readyTick: number): number {
  const { links } = world;
  adaptWeight(world, need, link);
  const winner = bestCandidate(world, need, link);
  if (winner < 0 || winner === links.supplier[link]) return 0;
  if (readyTick <= world.tick) return switchTo(world, need, link, winner);
  links.pending[link] = winner;
  links.readyTick[link] = readyTick;
  return 0;
}

/** The winner of the race, or -1 when no candidate holds a licence. */
function bestCandidate(world: World, need: number, link: number): number {
  const { cells, draws, needs, rules, settings, suppliers, endUsers } = world;
  const buyer = needs.buyer[need];
  const segment = needs.segment[need];
  const key = buyerKey(world, buyer);
  const place =
    buyer < suppliers.count ? suppliers.jurisdiction[buyer] : endUsers.jurisdiction[buyer - suppliers.count];
  const firstCell = cells.firstCellOfSegment[segment];
  const start = cells.sourcingStart[segment * world.plan.jurisdictionCodes.length + place];
  const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
  const slot = link - needs.firstLink[need];
  const rulesWritten = anyGoodsRule(world);
  const theta = settings.parameters.sourcing.priceElasticity;
  let best = -1;
  let bestTime = Infinity;
  // One addressed draw a review; the words of each candidate are mixed from it by its number.
  draws.candidate.uniform(key, segment * 65536 + slot);
  const drawn = draws.candidate.words[0] | 0;
  const second = draws.candidate.words[1] | 0;
  for (let number = 0; number < settings.parameters.sourcing.candidates; number++) {
    const toCell = mixedUniform(drawn, 2 * number);
    const cell = firstCell + drawAlias(cells.sourcingThreshold, cells.sourcingAlias, start, end, toCell);
    const first = cells.firstSupplierOfCell[cell];
    const last = cells.firstSupplierOfCell[cell + 1];
    const toSupplier = mixedUniform(second, 2 * number);
    const candidate = first + drawAlias(cells.sizeThreshold, cells.sizeAlias, first, last, toSupplier);
    const luck = mixedUniform(drawn ^ second, 2 * number + 1);
    let weight = suppliers.appeal[candidate];
    if (rulesWritten) {
      const cost = costFactorOf(world, segment, candidate, buyer);
      if (cost !== 1) weight *= cost ** -theta;
      if (rules.trustFit.written) weight *= readLane(world, rules.trustFit, segment, candidate, buyer);
    }
    // 1 − u is below −ln u: most candidates are out of the race without a logarithm or a licence.
    if (1 - luck >= bestTime * weight) continue;
    const time = -Math.log(luck) / weight;
    if (time >= bestTime || candidate === buyer || heldElsewhere(world, need, link, candidate)) continue;
    if (rulesWritten) {
      const permeability = goodsPermeability(world, segment, candidate, buyer);
      if (!holdsLicence(world, permeability, candidate, buyer)) continue;
    }
    bestTime = time;
    best = candidate;
  }
  return best;
}

function anyGoodsRule(world: World): boolean {
  const { rules } = world;
  return (
    rules.permeability[0].written ||
    rules.firms.rows > 0 ||
    rules.trade.rules.length > 0 ||
    rules.addedCost.written ||
    rules.trustFit.written
  );
}

/** Whether another slot of the need already buys, or is about to buy, from the supplier. */
function heldElsewhere(world: World, need: number, link: number, supplier: number): boolean {
  const { links, needs } = world;
  const from = needs.firstLink[need];
  const to = needs.firstLink[need + 1];
  // Suppliers hold different sellers for one input; for end users a second contract is no loss of variety.
  if (needs.buyer[need] >= world.suppliers.count) return false;
  for (let other = from; other < to; other++) {
    if (other !== link && (links.supplier[other] === supplier || links.pending[other] === supplier))
      return true;
  }
  return false;
}

/** The slot's weight moves towards an equal share, less what was filled poorly (DisruptSC). */
function adaptWeight(world: World, need: number, link: number): void {
  const { links, needs, suppliers, settings } = world;
  const equalShare = 1 / (needs.firstLink[need + 1] - needs.firstLink[need]);
  const step = settings.parameters.sourcing.weightAdaptation;
  const target = equalShare * Math.max(0.05, suppliers.fill[links.supplier[link]]);
  links.weight[link] = (1 - step) * links.weight[link] + step * target;
}

/** Overwrites the slot with a new contract; its order goes along, or elsewhere without a licence. */
function switchTo(world: World, need: number, link: number, seller: number): number {
  const { links, suppliers } = world;
  const order = links.order[link];
  suppliers.orders[links.supplier[link]] -= order;
  suppliers.orders[seller] += order;
  links.supplier[link] = seller;
  // A link without a licence kept no order; with the new seller it is screened like any other.
  links.licensed[link] = 1;
  return screenLink(world, need, link);
}
