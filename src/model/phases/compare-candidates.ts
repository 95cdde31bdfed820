// The race of candidates in a review (phase 5, MODEL.md 5.5): sellers are drawn in proportion to b·h
// (jurisdiction by start trade shares, then supplier by start size), and each runs an exponential time with
// rate price^−θ × spare capacity × trust fit. The first with a licence wins, so that closing a lane moves only
// the reviews that it would have won.
// Reads: rules, prices, spare capacity, links. Writes: suppliers.appeal, sourcing.
// Draws: candidate (buyer, slot; each candidate's words mixed from it); licence, at tick 0.

import { drawAlias } from '../../random/alias-table.ts';
import { exponentialOf } from '../../random/exponential.ts';
import { mixedUniform, mixedWord } from '../../random/mix.ts';
import { perWorld } from '../of-world.ts';
import { licences } from './licences.ts';

/** The races of one world. */
export const races = perWorld((world) => {
  const {
    buyerKey,
    costFactorOf,
    goodsPermeability,
    holdsLicence,
    mayBeCharged,
    mayBeLimited,
    placeOf,
    readLane,
  } = licences(world);

  /** What all races of a tick share: appeal of every supplier, and what rules may add to it. */
  function beginRaces(): void {
    rateAppeal();
    world.sourcing.mostByRules = mostByRules();
    world.draws.candidate.at(world.tick);
  }

  /** price^−θ_p × spare capacity of every supplier, once a tick. */
  function rateAppeal(): void {
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

  /** The winner of the race, or -1 when no candidate holds a licence. */
  function bestCandidate(need: number, link: number): number {
    const { needs, rules, sourcing } = world;
    const { candidate, time, mostByRules } = sourcing;
    const segment = needs.segment[need];
    const weighed = mayBeCharged(segment) || rules.trustFit.written;
    drawCandidates(need, link);
    if (mayBeLimited(segment, needs.buyer[need])) sendHome(need);
    let winner = -1;
    let bestTime = Infinity;
    for (;;) {
      const first = firstOf(time);
      // The others are out of the race even with the largest weight that rules could give them.
      if (time[first] >= bestTime * mostByRules) return winner;
      const seller = candidate[first];
      const taken = weighed ? time[first] / favourOf(need, seller) : time[first];
      if (taken < bestTime && isFree(need, link, seller)) {
        if (!weighed) return seller;
        bestTime = taken;
        winner = seller;
      }
      time[first] = Infinity;
    }
  }

  function firstOf(time: Float64Array): number {
    let first = 0;
    for (let number = 1; number < time.length; number++) if (time[number] < time[first]) first = number;
    return first;
  }

  /** Takes the candidates without a licence out of the race. */
  function sendHome(need: number): void {
    const { time, licensed } = world.sourcing;
    findLicensed(need);
    for (let number = 0; number < time.length; number++) if (licensed[number] === 0) time[number] = Infinity;
  }

  /** Marks those of the candidates at hand that may sell to the buyer. */
  function findLicensed(need: number): void {
    const { needs, sourcing } = world;
    const { candidate, licensed } = sourcing;
    const segment = needs.segment[need];
    const buyer = needs.buyer[need];
    for (let number = 0; number < licensed.length; number++) {
      const seller = candidate[number];
      licensed[number] = holdsLicence(goodsPermeability(segment, seller, buyer), seller, buyer) ? 1 : 0;
    }
  }

  /** The largest factor that rules give the weight of any candidate: 1, or more where they pay or prefer. */
  function mostByRules(): number {
    const { rules, settings } = world;
    const cost = rules.addedCost.lowerBound() + rules.trade.leastCost();
    const cheapest = Math.max(0.05, 1 + cost);
    return powerOf(cheapest, settings.parameters.sourcing.priceElasticity) * rules.trustFit.upperBound();
  }

  /** Factor on the weight of a candidate: price^−θ_p of what rules add to its price, times trust fit. */
  function favourOf(need: number, seller: number): number {
    const { needs, rules, settings } = world;
    const segment = needs.segment[need];
    const buyer = needs.buyer[need];
    const cost = costFactorOf(segment, seller, buyer);
    const favour = cost === 1 ? 1 : powerOf(cost, settings.parameters.sourcing.priceElasticity);
    return rules.trustFit.written ? favour * readLane(rules.trustFit, segment, seller, buyer) : favour;
  }

  /**
   * Factor (>= 1) on the price of the contract that a race has just decided, with its candidates at hand: (weight of
   * all / of those with a licence)^(x/θ_p). By this much prices rise in models of trade when part of the sellers is
   * lost, because the best of fewer is a worse match (Arkolakis et al. 2012; decision 0101).
   */
  function narrowChoiceCost(need: number, link: number): number {
    const { needs, sourcing, settings, suppliers } = world;
    const { narrowChoice, priceElasticity } = settings.parameters.sourcing;
    if (narrowChoice === 0 || priceElasticity === 0) return 1;
    if (!mayBeLimited(needs.segment[need], needs.buyer[need])) return 1;
    const { candidate, licensed } = sourcing;
    let all = 0;
    let open = 0;
    for (let number = 0; number < licensed.length; number++) {
      const seller = candidate[number];
      if (!isFree(need, link, seller)) continue;
      const weight = suppliers.appeal[seller];
      all += weight;
      open += licensed[number] * weight;
    }
    if (!(open > 0 && open < all)) return 1;
    const factor = (all / open) ** (narrowChoice / priceElasticity);
    const buyer = needs.buyer[need];
    return buyer < suppliers.count ? asFixedInput(factor, 1 - suppliers.valueAddedShare[buyer]) : factor;
  }

  /** Whether a candidate is somebody else, and not in another slot already. */
  function isFree(need: number, link: number, seller: number): boolean {
    return seller !== world.needs.buyer[need] && !heldElsewhere(need, link, seller);
  }

  /**
   * Draws the candidates of a review and their times. One addressed draw a review; the words of each candidate are
   * mixed from it by its number. Short loops without branches over few arrays each: one loop over all of them takes
   * a sixth longer.
   */
  function drawCandidates(need: number, link: number): void {
    const { draws, needs } = world;
    const buyer = needs.buyer[need];
    const segment = needs.segment[need];
    draws.candidate.uniform(buyerKey(buyer), segment * 65536 + link - needs.firstLink[need]);
    const toCell = draws.candidate.words[0] | 0;
    const toSupplier = draws.candidate.words[1] | 0;
    drawCells(segment, placeOf(buyer), toCell);
    drawSellers(toSupplier);
    drawTimes(toCell ^ toSupplier);
  }

  function drawCells(segment: number, place: number, word: number): void {
    const { cells, plan, sourcing } = world;
    const { sourcingThreshold, sourcingAlias } = cells;
    const { candidate } = sourcing;
    const firstCell = cells.firstCellOfSegment[segment];
    const start = cells.sourcingStart[segment * plan.jurisdictionCodes.length + place];
    const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
    for (let number = 0; number < candidate.length; number++) {
      const u = mixedUniform(word, 2 * number);
      candidate[number] = firstCell + drawAlias(sourcingThreshold, sourcingAlias, start, end, u);
    }
  }

  function drawSellers(word: number): void {
    const { cells, sourcing } = world;
    const { sizeThreshold, sizeAlias, firstSupplierOfCell } = cells;
    const { candidate } = sourcing;
    for (let number = 0; number < candidate.length; number++) {
      const cell = candidate[number];
      const first = firstSupplierOfCell[cell];
      const u = mixedUniform(word, 2 * number);
      candidate[number] =
        first + drawAlias(sizeThreshold, sizeAlias, first, firstSupplierOfCell[cell + 1], u);
    }
  }

  function drawTimes(word: number): void {
    const { candidate, time } = world.sourcing;
    const { appeal } = world.suppliers;
    for (let number = 0; number < time.length; number++)
      time[number] = exponentialOf(mixedWord(word, 2 * number + 1)) / appeal[candidate[number]];
  }

  /** Whether another slot of the need already buys, or is about to buy, from the supplier. */
  function heldElsewhere(need: number, link: number, supplier: number): boolean {
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

  return { beginRaces, bestCandidate, findLicensed, narrowChoiceCost };
});

/** price^−θ; the default θ without a call of pow, which costs more than all the rest. */
function powerOf(price: number, theta: number): number {
  return theta === 4 ? 1 / (price * price * price * price) : price ** -theta;
}

/**
 * The factor on inputs of a fixed share `a` of costs that comes to the same as `factor` in the theory, where
 * shares give way: with everybody barred alike, costs rise by factor^(a/(1−a)) either way. It stays below 1/a, so that
 * costs passed on from stage to stage cannot run away.
 */
function asFixedInput(factor: number, a: number): number {
  return a > 0 ? (1 - (1 - a) * factor ** (-a / (1 - a))) / a : factor;
}
