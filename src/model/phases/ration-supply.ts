// Phase 7, ration supply: a short supplier fills every order in the same proportion (Hallegatte 2014) or
// the least demanding first (ration-max-min), and what buyers miss is offered to the spare capacity of
// the segment in the same tick (spot round).
// Reads: suppliers.output, orders, spare, links.order, share. Writes: suppliers.fill, poorTicks,
// needs.received, unmet, price; links.order (what stays on the book); trade. Draws: nothing.

import { layerCount } from '../flow-rules.ts';
import { inBlocks } from '../of-world.ts';
import { dust } from '../rounding.ts';
import type { World } from '../world.ts';
import { buyOnSpot } from './buy-on-spot.ts';
import { type Licences, licences } from './licences.ts';
import { levelRations, startOrderOf } from './ration-max-min.ts';

export function rationSupply(world: World): void {
  world.poorSuppliers = false;
  fillOrders(world);
  if (world.ration !== undefined) levelRations(world, world.ration);
  forgetTrade(world);
  deliverLinks(world);
  if (world.settings.parameters.goods.spotRound) buyOnSpot(world);
}

/** Share of its orders that each supplier fills; 1 where nobody ordered. */
const fillOrders = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, settings } = world;
    const { orders, output, plannedOutput, fill, poorTicks } = suppliers;
    const { jurisdiction, layer, spotSales, spotRevenue } = suppliers;
    const { standing } = world.spot;
    const poorFill = settings.parameters.sourcing.poorFill;
    let poor = false;
    for (let i = from; i < to; i++) {
      const asked = orders[i];
      const filled = asked > 0 ? Math.min(1, output[i] / asked) : 1;
      fill[i] = filled;
      standing[i] = (jurisdiction[i] << 3) | layer[i];
      spotSales[i] = 0;
      spotRevenue[i] = 0;
      const ticks = filled < poorFill && asked > dust * plannedOutput[i] ? poorTicks[i] + 1 : 0;
      // Three poor ticks bring a review; then the count starts again, so that buyers look every third tick.
      poorTicks[i] = ticks > 3 ? 1 : ticks;
      if (poorTicks[i] === 3) poor = true;
    }
    if (poor) world.poorSuppliers = true;
  },
);

function forgetTrade({ trade }: World): void {
  trade.valueOfLanes.fill(0);
  trade.valueOfPairs.fill(0);
  trade.bought.fill(0);
  trade.boughtAtHome.fill(0);
}

/** Passes deliveries along the links; what stays unfilled remains on the book by the backlog share. */
const deliverLinks = inBlocks(
  ({ needs }) => needs.count,
  (world) => (from, end) => {
    const { suppliers, needs, links, trade, plan, settings, nations, endUsers } = world;
    const { fill, price, layer, jurisdiction, count } = suppliers;
    const { standing } = world.spot;
    const { readLane } = licences(world);
    const { firstLink, segment, unplaced, received, unmet } = needs;
    const buyerOf = needs.buyer;
    const delivered = needs.price;
    const { domainOfSegment } = plan;
    const { supplier, order, costFactor, transit } = links;
    const { valueOfLanes, valueOfPairs, bought, boughtAtHome, pairsWanted } = trade;
    const backlogShare = settings.parameters.goods.backlogShare;
    const jurisdictions = plan.jurisdictionCodes.length;
    const level = world.ration?.level;
    for (let need = from; need < end; need++) {
      const buyer = buyerOf[need] | 0;
      const place = buyer < count ? jurisdiction[buyer] : endUsers.jurisdiction[buyer - count];
      const buyerLayer = buyer < count ? layer[buyer] : nations.layer[place];
      const domain = domainOfSegment[segment[need]];
      const lanes = domain * layerCount * layerCount + buyerLayer;
      const to = firstLink[need + 1] | 0;
      let got = 0;
      let paid = 0;
      let missed = unplaced[need];
      let value = 0;
      let atHome = 0;
      for (let link = firstLink[need] | 0; link < to; link++) {
        const seller = supplier[link] | 0;
        const ordered = order[link];
        const units =
          level === undefined || fill[seller] >= 1
            ? ordered * fill[seller]
            : Math.min(ordered, level[seller] * startOrderOf(world, need, link));
        const missing = ordered - units;
        const worth = units * price[seller];
        got += units;
        paid += costFactor === undefined ? worth : worth * costFactor[link];
        missed += missing;
        order[link] = missing * backlogShare;
        const stands = standing[seller];
        valueOfLanes[lanes + (stands & 7) * layerCount] += worth;
        if (pairsWanted) {
          const source = stands >> 3;
          valueOfPairs[source * jurisdictions + place] += worth;
          value += worth;
          // 1 where both are the same: half of all links are at home, a branch would be a coin.
          atHome += worth * (((source ^ place) - 1) >>> 31);
        }
        if (transit !== undefined) got += delay(world, readLane, need, link, units) - units;
      }
      if (pairsWanted) {
        bought[domain * jurisdictions + place] += value;
        boughtAtHome[domain * jurisdictions + place] += atHome;
      }
      received[need] = got;
      unmet[need] = missed;
      if (got > dust * missed && transit === undefined) delivered[need] = paid / got;
      else if (transit !== undefined && paid > 0) delivered[need] = meanLinkPrice(world, need);
    }
  },
);

/** First-order delay with the lane's mean: what arrives this tick of what is on the way. */
function delay(
  world: World,
  readLane: Licences['readLane'],
  need: number,
  link: number,
  units: number,
): number {
  const { links, needs, rules } = world;
  const transit = links.transit as NonNullable<typeof links.transit>;
  const waiting = transit[link] + units;
  const ticks = rules.addedDelayTicks.written
    ? readLane(rules.addedDelayTicks, needs.segment[need], links.supplier[link], needs.buyer[need])
    : 0;
  const arriving = waiting / (1 + ticks);
  transit[link] = waiting - arriving;
  return arriving;
}

/** Share-weighted delivered price of a need's permitted links. */
function meanLinkPrice(world: World, need: number): number {
  const { links, needs, suppliers } = world;
  let sum = 0;
  let shares = 0;
  for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
    const price = suppliers.price[links.supplier[link]];
    sum += links.share[link] * price * (links.costFactor?.[link] ?? 1);
    shares += links.share[link];
  }
  return shares > 0 ? sum / shares : needs.price[need];
}
