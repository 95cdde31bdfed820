// Phase 5, choose suppliers (MODEL.md 5.5; Reisch, Borsos and Thurner 2025). A slot is reviewed when
// its own clock says so (half-life 13 months), when its link is blocked, or after three ticks of poor
// fill. Candidates race for it (compare-candidates). A new link delivers after qualification; until then
// the old one goes on.
// Reads: rules, prices, spare capacity. Writes: links, needs.unplaced, suppliers.orders.
// Draws: review (buyer, slot and count), and what the race draws.

import { exponentialOf } from '../../random/exponential.ts';
import { ofWorld, perWorld } from '../of-world.ts';
import { linksAtOnce } from '../work-space.ts';
import type { Links, MatchCosts } from '../world.ts';
import { races } from './compare-candidates.ts';
import { licences } from './licences.ts';

const never = 0x7fffffff;

export const chooseSuppliers = ofWorld((world) => {
  const { beginRaces, bestCandidate, narrowChoiceCost } = races(world);
  const { screenLink, shareOrders } = licences(world);
  const scheduleReview = reviewClock(world);

  function chooseAll(): void {
    const { needs, links, sourcing } = world;
    beginRaces();
    const { firstLink } = needs;
    let need = -1;
    let end = 0;
    let moved = 0;
    for (let from = 0; from < links.count; from += linksAtOnce) {
      const count = listDue(from, Math.min(from + linksAtOnce, links.count));
      for (let n = 0; n < count; n++) {
        const link = sourcing.due[n];
        if (link >= end) {
          if (need >= 0) shareOrders(need, moved);
          moved = 0;
          while (end <= link) end = firstLink[++need + 1];
        }
        moved += links.dueTick[link] <= world.tick ? serveSlot(need, link) : replacePoor(need, link);
      }
    }
    if (need >= 0) shareOrders(need, moved);
  }

  /**
   * Lists the links from `from` to `to` that have something to do, and returns how many. Nine in ten have
   * nothing, so the list grows without a branch (3 ns a link).
   */
  function listDue(from: number, to: number): number {
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
  function replacePoor(need: number, link: number): number {
    const { needs, tick, sourcing } = world;
    const moved = review(need, link, tick + sourcing.qualification[needs.segment[need]]);
    setDue(link);
    return moved;
  }

  /** Does what is due in a slot; returns the units of its order that have to go to other slots. */
  function serveSlot(need: number, link: number): number {
    const { links, needs, tick, settings, sourcing } = world;
    let moved = 0;
    if (links.pending[link] >= 0 && links.readyTick[link] <= tick) {
      const seller = links.pending[link];
      links.pending[link] = -1;
      if (links.match !== undefined) links.match.cost[link] = links.match.pending[link];
      moved += switchTo(need, link, seller);
    }
    const qualification = sourcing.qualification[needs.segment[need]];
    const reviewTick = links.reviewTick[link];
    const churns = settings.parameters.sourcing.churn && reviewTick <= tick;
    if (churns) scheduleReview(need, link);
    const blocked = links.licensed[link] === 0;
    if ((churns || blocked) && links.pending[link] < 0) {
      // Reviews from before the start are under qualification at the start.
      moved += review(need, link, (churns && !blocked ? reviewTick : tick) + qualification);
    }
    setDue(link);
    return moved;
  }

  /** The next tick in which the slot needs attention. */
  function setDue(link: number): void {
    const { links, tick, settings } = world;
    let due = settings.parameters.sourcing.churn ? links.reviewTick[link] : never;
    if (links.pending[link] >= 0) due = Math.min(due, links.readyTick[link]);
    else if (links.licensed[link] === 0) due = tick + 1;
    links.dueTick[link] = due;
  }

  /** Compares candidates and puts the winner under qualification; returns units to move, as serveSlot does. */
  function review(need: number, link: number, readyTick: number): number {
    const { links } = world;
    adaptWeight(need, link);
    const winner = bestCandidate(need, link);
    if (winner < 0) return 0;
    const cost = narrowChoiceCost(need, link);
    const stays = winner === links.supplier[link];
    if (stays || readyTick <= world.tick) {
      const changed = setMatchCost(links, link, cost);
      if (!stays) return switchTo(need, link, winner);
      return changed ? screenLink(need, link) : 0;
    }
    links.pending[link] = winner;
    links.readyTick[link] = readyTick;
    if (cost !== 1) matchCosts(links);
    if (links.match !== undefined) links.match.pending[link] = cost;
    return 0;
  }

  /** The slot's weight moves towards an equal share, less what was filled poorly (DisruptSC). */
  function adaptWeight(need: number, link: number): void {
    const { links, needs, suppliers, settings } = world;
    const equalShare = 1 / (needs.firstLink[need + 1] - needs.firstLink[need]);
    const step = settings.parameters.sourcing.weightAdaptation;
    const target = equalShare * Math.max(0.05, suppliers.fill[links.supplier[link]]);
    links.weight[link] = (1 - step) * links.weight[link] + step * target;
  }

  /** Overwrites the slot with a new contract; its order goes along, or elsewhere without a licence. */
  function switchTo(need: number, link: number, seller: number): number {
    const { links, suppliers } = world;
    const order = links.order[link];
    suppliers.orders[links.supplier[link]] -= order;
    suppliers.orders[seller] += order;
    links.supplier[link] = seller;
    // A link without a licence kept no order; with the new seller it is screened like any other.
    links.licensed[link] = 1;
    return screenLink(need, link);
  }

  return chooseAll;
});

/**
 * Moves the slot's clock to its next review: a contract lasts for qualification of the next one plus a
 * geometric wait. At the start the clocks are as if they had always run, some reviews already past.
 */
export const reviewClock = perWorld((world) => {
  const { buyerKey } = licences(world);
  return (need: number, link: number): void => {
    const { links, needs, draws, sourcing } = world;
    const segment = needs.segment[need];
    const qualification = sourcing.qualification[segment];
    const slot = link - needs.firstLink[need];
    const count = links.reviews[link]++;
    draws.review.uniform(buyerKey(needs.buyer[need]) ^ (count << 20), segment * 65536 + slot);
    const logStay =
      count > 0 ? sourcing.logStay[segment] : Math.log1p(-1 / Math.max(1.0001, world.reviewTicks));
    const wait = Math.max(1, Math.ceil(-exponentialOf(draws.review.words[0]) / logStay));
    const next = count > 0 ? links.reviewTick[link] + qualification + wait : wait - qualification;
    links.reviewTick[link] = Math.min(never - 1, next);
  };
});

/** Sets what a narrowed choice adds to the contract in a slot; returns whether that is new. */
function setMatchCost(links: Links, link: number, cost: number): boolean {
  const { match = cost === 1 ? undefined : matchCosts(links) } = links;
  if (match === undefined || match.cost[link] === cost) return false;
  match.cost[link] = cost;
  return true;
}

/** Factors of all links, 1 at first. */
function matchCosts(links: Links): MatchCosts {
  links.match ??= { cost: links.share.map(() => 1), pending: links.share.map(() => 1) };
  return links.match;
}
