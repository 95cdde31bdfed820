// Phase 5, choose suppliers (MODEL.md 5.5; Reisch, Borsos and Thurner 2025). A slot is reviewed when
// its own clock says so (half-life 13 months), when its link is blocked, or after three ticks of poor
// fill. Candidates are drawn in proportion to b·h (jurisdiction by start trade shares, then supplier
// by start size); among them an exponential race with weight price^−θ × spare capacity × trust fit,
// none without a licence. A new link delivers after qualification; until then the old one goes on.
// Reads: rules, prices, spare capacity. Writes: links, needs.unplaced, suppliers.orders.
// Draws: candidate (buyer, slot; each candidate's words mixed from it), review (buyer, slot and count).

import { drawAlias } from '../../random/alias-table.ts';
import { mixedUniform } from '../../random/mix.ts';
import { linksAtOnce, type SourcingWork } from '../work-space.ts';
import type { Reals, World } from '../world.ts';
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
  const { needs, links, sourcing } = world;
  rateAppeal(world);
  sourcing.mostByRules = mostByRules(world);
  world.draws.candidate.at(world.tick);
  const { firstLink } = needs;
  let need = -1;
  let end = 0;
  let moved = 0;
  for (let from = 0; from < links.count; from += linksAtOnce) {
    const count = listDue(world, from, Math.min(from + linksAtOnce, links.count));
    for (let n = 0; n < count; n++) {
      const link = sourcing.due[n];
      if (link >= end) {
        if (need >= 0) shareOrders(world, need, moved);
        moved = 0;
        while (end <= link) end = firstLink[++need + 1];
      }
      moved +=
        links.dueTick[link] <= world.tick ? serveSlot(world, need, link) : replacePoor(world, need, link);
    }
  }
  if (need >= 0) shareOrders(world, need, moved);
}

/**
 * Lists the links from `from` to `to` that have something to do, and returns how many. Nine in ten have
 * nothing, so the list grows without a branch (3 ns a link).
 */
function listDue(world: World, from: number, to: number): number {
  const { links, suppliers, tick, sourcing, poorSuppliers } = world;
  const { dueTick, pending, supplier } = links;
  const { poorTicks } = suppliers;
  const { due } = sourcing;
  let count = 0;
  if (!poorSuppliers) {
    for (let link = from; link < to; link++) {
      due[count] = link;
      count -= (dueTick[link] - tick - 1) >> 31;
    }
    return count;
  }
  for (let link = from; link < to; link++) {
    due[count] = link;
    // Sign bits: due by the clock, or three poor ticks of the seller and nobody under qualification.
    const poor = (2 - poorTicks[supplier[link]]) & pending[link];
    count -= ((dueTick[link] - tick - 1) | poor) >> 31;
  }
  return count;
}

/** Reviews a link whose seller has been short for three ticks; returns units to move, as serveSlot does. */
function replacePoor(world: World, need: number, link: number): number {
  const { plan, needs, tick } = world;
  const qualification = Math.round(plan.qualificationTicksOfSegment[needs.segment[need]]);
  const moved = review(world, need, link, tick + qualification);
  setDue(world, link);
  return moved;
}

/** price^−θ_p × spare capacity of every supplier, once a tick. */
function rateAppeal(world: World): void {
  const { suppliers, settings } = world;
  const { priceElasticity } = settings.parameters.sourcing;
  const { appeal, price, capacity, progress, demandAverage, capacityLost, alive } = suppliers;
  const normalSpare = 1 - settings.parameters.goods.utilisation;
  for (let i = 0; i < suppliers.count; i++) {
    const reach = capacity[i] * progress[i] * (1 - capacityLost[i]);
    const spare = reach > 0 ? 1 - demandAverage[i] / reach : 0;
    // Spare capacity counts only when it is below normal: a full supplier cannot take a new buyer, an
    // idle one is no better than another.
    const room = normalSpare > 0 ? Math.min(1, Math.max(0.02, spare / normalSpare)) : 1;
    const p = price[i];
    // Who has left is chosen by nobody.
    appeal[i] = powerOf(p, priceElasticity) * room * alive[i];
  }
}

/** price^−θ; the default θ without a call of pow, which costs more than all the rest. */
function powerOf(price: number, theta: number): number {
  return theta === 4 ? 1 / (price * price * price * price) : price ** -theta;
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
  const { sourcing, settings, suppliers } = world;
  const { candidate, luck } = sourcing;
  const { appeal } = suppliers;
  const { candidates } = settings.parameters.sourcing;
  const rulesWritten = anyGoodsRule(world);
  const { mostByRules } = sourcing;
  const likely = drawCandidates(world, need, link);
  let best = -1;
  let bestTime = Infinity;
  // Who is likely to win runs first. 1 − u is below −ln u, so that most others are then out of the race
  // without a logarithm, a look at the other slots or a licence: a tenth to a fifth off a review.
  for (let turn = -1; turn < candidates; turn++) {
    const number = turn < 0 ? likely : turn;
    if (turn === likely) continue;
    const seller = candidate[number];
    // Most are out of the race even with the largest weight that rules could give them.
    if (1 - luck[number] >= bestTime * appeal[seller] * mostByRules) continue;
    const weight = rulesWritten ? weightUnderRules(world, need, seller) : appeal[seller];
    const time = -Math.log(luck[number]) / weight;
    if (time >= bestTime || !maySell(world, need, link, seller, rulesWritten)) continue;
    bestTime = time;
    best = seller;
  }
  return best;
}

/** The largest factor that rules give the weight of any candidate: 1, or more where they pay or prefer. */
function mostByRules({ rules, settings }: World): number {
  const cost = rules.addedCost.lowerBound() + rules.trade.leastCost();
  const cheapest = Math.max(0.05, 1 + cost);
  return cheapest ** -settings.parameters.sourcing.priceElasticity * rules.trustFit.upperBound();
}

/** Weight of a candidate where there are rules: added cost and trust fit count. */
function weightUnderRules(world: World, need: number, seller: number): number {
  const { needs, rules, settings, suppliers } = world;
  const segment = needs.segment[need];
  const buyer = needs.buyer[need];
  let weight = suppliers.appeal[seller];
  const cost = costFactorOf(world, segment, seller, buyer);
  if (cost !== 1) weight *= powerOf(cost, settings.parameters.sourcing.priceElasticity);
  if (rules.trustFit.written) weight *= readLane(world, rules.trustFit, segment, seller, buyer);
  return weight;
}

/** Whether a candidate is somebody else, not in another slot already, and licensed to sell to the buyer. */
function maySell(world: World, need: number, link: number, seller: number, rulesWritten: boolean): boolean {
  const { needs } = world;
  const buyer = needs.buyer[need];
  if (seller === buyer || heldElsewhere(world, need, link, seller)) return false;
  if (!rulesWritten) return true;
  return holdsLicence(world, goodsPermeability(world, needs.segment[need], seller, buyer), seller, buyer);
}

/**
 * Draws the candidates of a review and their luck, and returns the number of the one that is likely to
 * win. One addressed draw a review; the words of each candidate are mixed from it by its number. Short
 * loops without branches over few arrays each: one loop over all of them takes a sixth longer.
 */
function drawCandidates(world: World, need: number, link: number): number {
  const { draws, needs, suppliers, endUsers, sourcing, settings } = world;
  const { candidates } = settings.parameters.sourcing;
  const buyer = needs.buyer[need];
  const segment = needs.segment[need];
  const place =
    buyer < suppliers.count ? suppliers.jurisdiction[buyer] : endUsers.jurisdiction[buyer - suppliers.count];
  draws.candidate.uniform(buyerKey(world, buyer), segment * 65536 + link - needs.firstLink[need]);
  const toCell = draws.candidate.words[0] | 0;
  const toSupplier = draws.candidate.words[1] | 0;
  drawCells(world, segment, place, toCell, candidates);
  drawSellers(world, toSupplier, candidates);
  return drawLuck(sourcing, suppliers.appeal, toCell ^ toSupplier, candidates);
}

function drawCells(
  { cells, plan, sourcing }: World,
  segment: number,
  place: number,
  word: number,
  count: number,
) {
  const { sourcingThreshold, sourcingAlias } = cells;
  const { candidate } = sourcing;
  const firstCell = cells.firstCellOfSegment[segment];
  const start = cells.sourcingStart[segment * plan.jurisdictionCodes.length + place];
  const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
  for (let number = 0; number < count; number++) {
    const u = mixedUniform(word, 2 * number);
    candidate[number] = firstCell + drawAlias(sourcingThreshold, sourcingAlias, start, end, u);
  }
}

function drawSellers({ cells, sourcing }: World, word: number, count: number) {
  const { sizeThreshold, sizeAlias, firstSupplierOfCell } = cells;
  const { candidate } = sourcing;
  for (let number = 0; number < count; number++) {
    const cell = candidate[number];
    const first = firstSupplierOfCell[cell];
    const u = mixedUniform(word, 2 * number);
    candidate[number] = first + drawAlias(sizeThreshold, sizeAlias, first, firstSupplierOfCell[cell + 1], u);
  }
}

function drawLuck(sourcing: SourcingWork, appeal: Reals, word: number, count: number): number {
  const { candidate, luck, leastTime, leastTimeBits } = sourcing;
  let likely = 0x7fffffff;
  for (let number = 0; number < count; number++) {
    const chance = mixedUniform(word, 2 * number + 1);
    luck[number] = chance;
    leastTime[number] = (1 - chance) / appeal[candidate[number]];
  }
  for (let number = 0; number < count; number++) {
    // Positive floats are in the order of their bits; the last six carry the candidate's number.
    const key = (leastTimeBits[number] & ~63) | number;
    likely += (key - likely) & ((key - likely) >> 31);
  }
  return likely & 63;
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
