// The race of candidates in a review (phase 5, MODEL.md 5.5): sellers are drawn in proportion to b·h
// (jurisdiction by start trade shares, then supplier by start size), and each runs an exponential time with
// rate price^−θ × spare capacity × trust fit. The first with a licence wins, so that closing a lane moves only
// the reviews that it would have won.
// Reads: rules, prices, spare capacity, links. Writes: suppliers.appeal, sourcing.
// Draws: candidate (buyer, slot; each candidate's words mixed from it).

import { drawAlias } from '../../random/alias-table.ts';
import { mixedUniform } from '../../random/mix.ts';
import { perWorld } from '../of-world.ts';
import { licences } from './licences.ts';

/** The races of one world. */
export const races = perWorld((world) => {
  const { buyerKey, costFactorOf, goodsPermeability, holdsLicence, readLane } = licences(world);

  /** What all races of a tick share: appeal of every supplier, and what rules may add to it. */
  function beginRaces(): void {
    rateAppeal();
    world.sourcing.rulesWritten = anyGoodsRule();
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
    const { sourcing, settings, suppliers } = world;
    const { candidate, luck, rulesWritten, mostByRules } = sourcing;
    const { appeal } = suppliers;
    const candidates = settings.parameters.sourcing.candidates | 0;
    const likely = drawCandidates(need, link, candidates);
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
      const weight = rulesWritten ? weightUnderRules(need, seller) : appeal[seller];
      const time = -Math.log(luck[number]) / weight;
      if (time >= bestTime || !isFree(need, link, seller)) continue;
      if (rulesWritten && !isLicensed(need, seller)) continue;
      bestTime = time;
      best = seller;
    }
    return best;
  }

  /**
   * Factor (>= 1) on the price of the contract that a race has just decided, with weights of the candidates at
   * hand: (all / those that may sell)^(x/θ_p). By this much prices rise in models of trade when part of the sellers
   * is lost, because the best of fewer is a worse match (Arkolakis et al. 2012; decision 0101).
   */
  function narrowChoiceCost(need: number, link: number, winner: number): number {
    const { needs, sourcing, settings, suppliers } = world;
    const { narrowChoice, priceElasticity, candidates } = settings.parameters.sourcing;
    if (!sourcing.rulesWritten || narrowChoice === 0 || priceElasticity === 0) return 1;
    let all = 0;
    let open = 0;
    for (let number = 0; number < candidates; number++) {
      const seller = sourcing.candidate[number];
      if (!isFree(need, link, seller)) continue;
      const weight = suppliers.appeal[seller];
      all += weight;
      if (seller === winner || isLicensed(need, seller)) open += weight;
    }
    if (!(open > 0 && open < all)) return 1;
    const factor = (all / open) ** (narrowChoice / priceElasticity);
    const buyer = needs.buyer[need];
    return buyer < suppliers.count ? asFixedInput(factor, 1 - suppliers.valueAddedShare[buyer]) : factor;
  }

  /** The largest factor that rules give the weight of any candidate: 1, or more where they pay or prefer. */
  function mostByRules(): number {
    const { rules, settings } = world;
    const cost = rules.addedCost.lowerBound() + rules.trade.leastCost();
    const cheapest = Math.max(0.05, 1 + cost);
    return powerOf(cheapest, settings.parameters.sourcing.priceElasticity) * rules.trustFit.upperBound();
  }

  /** Weight of a candidate where there are rules: added cost and trust fit count. */
  function weightUnderRules(need: number, seller: number): number {
    const { needs, rules, settings, suppliers } = world;
    const segment = needs.segment[need];
    const buyer = needs.buyer[need];
    let weight = suppliers.appeal[seller];
    const cost = costFactorOf(segment, seller, buyer);
    if (cost !== 1) weight *= powerOf(cost, settings.parameters.sourcing.priceElasticity);
    if (rules.trustFit.written) weight *= readLane(rules.trustFit, segment, seller, buyer);
    return weight;
  }

  /** Whether a candidate is somebody else, and not in another slot already. */
  function isFree(need: number, link: number, seller: number): boolean {
    return seller !== world.needs.buyer[need] && !heldElsewhere(need, link, seller);
  }

  /** Whether a candidate holds a licence to sell to the buyer. */
  function isLicensed(need: number, seller: number): boolean {
    const { needs } = world;
    const buyer = needs.buyer[need];
    return holdsLicence(goodsPermeability(needs.segment[need], seller, buyer), seller, buyer);
  }

  /**
   * Draws the candidates of a review and their luck, and returns the number of the one that is likely to
   * win. One addressed draw a review; the words of each candidate are mixed from it by its number. Short
   * loops without branches over few arrays each: one loop over all of them takes a sixth longer.
   */
  function drawCandidates(need: number, link: number, candidates: number): number {
    const { draws, needs, suppliers, endUsers } = world;
    const buyer = needs.buyer[need];
    const segment = needs.segment[need];
    const place =
      buyer < suppliers.count
        ? suppliers.jurisdiction[buyer]
        : endUsers.jurisdiction[buyer - suppliers.count];
    draws.candidate.uniform(buyerKey(buyer), segment * 65536 + link - needs.firstLink[need]);
    const toCell = draws.candidate.words[0] | 0;
    const toSupplier = draws.candidate.words[1] | 0;
    drawCells(segment, place, toCell, candidates);
    drawSellers(toSupplier, candidates);
    return drawLuck(toCell ^ toSupplier, candidates);
  }

  function drawCells(segment: number, place: number, word: number, count: number) {
    const { cells, plan, sourcing } = world;
    const { sourcingThreshold, sourcingAlias } = cells;
    const { candidate } = sourcing;
    const firstCell = cells.firstCellOfSegment[segment];
    const start = cells.sourcingStart[segment * plan.jurisdictionCodes.length + place];
    const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
    for (let number = 0; number < (count | 0); number++) {
      const u = mixedUniform(word, 2 * number);
      candidate[number] = firstCell + drawAlias(sourcingThreshold, sourcingAlias, start, end, u);
    }
  }

  function drawSellers(word: number, count: number) {
    const { cells, sourcing } = world;
    const { sizeThreshold, sizeAlias, firstSupplierOfCell } = cells;
    const { candidate } = sourcing;
    for (let number = 0; number < (count | 0); number++) {
      const cell = candidate[number];
      const first = firstSupplierOfCell[cell];
      const u = mixedUniform(word, 2 * number);
      candidate[number] =
        first + drawAlias(sizeThreshold, sizeAlias, first, firstSupplierOfCell[cell + 1], u);
    }
  }

  function drawLuck(word: number, count: number): number {
    const { sourcing } = world;
    const { appeal } = world.suppliers;
    const { candidate, luck, leastTime, leastTimeBits } = sourcing;
    let likely = 0x7fffffff;
    for (let number = 0; number < (count | 0); number++) {
      const chance = mixedUniform(word, 2 * number + 1);
      luck[number] = chance;
      leastTime[number] = (1 - chance) / appeal[candidate[number]];
    }
    for (let number = 0; number < (count | 0); number++) {
      // Positive floats are in the order of their bits; the last six carry the candidate's number.
      const key = (leastTimeBits[number] & ~63) | number;
      likely += (key - likely) & ((key - likely) >> 31);
    }
    return likely & 63;
  }

  function anyGoodsRule(): boolean {
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

  return { beginRaces, bestCandidate, narrowChoiceCost };
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
