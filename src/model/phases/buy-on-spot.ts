// The spot round of phase 7 (MODEL.md 5.3): unmet needs of a segment are offered to the spare,
// stock-feasible capacity of its suppliers in the same tick, at a premium, shared in proportion. A
// class of buyers (jurisdiction, layer) may draw at most σ × spare from each group of sellers (segment,
// jurisdiction, layer), so that a barrier cannot be walked around; listed firms trade by licence only.
// Reads: needs.unmet, suppliers.spare, rules. Writes: needs.received, unmet, price; suppliers.output,
// spare; trade. Draws: nothing.

import { flowNames, layerCount } from '../flow-rules.ts';
import type { World } from '../world.ts';
import { measureCoverage, type SpotCoverage, spotCharge, spotPermeability } from './spot-coverage.ts';

const goodsFlow = flowNames.indexOf('goods');

export function buyOnSpot(world: World): void {
  const { needs, spot } = world;
  spot.wanted.fill(0);
  let wanted = 0;
  for (let need = 0; need < needs.count; need++) {
    const unmet = needs.unmet[need];
    if (unmet <= 0 || isListedBuyer(world, need)) continue;
    spot.wanted[classOf(world, need)] += unmet;
    wanted += unmet;
  }
  if (wanted <= 0) return;
  offerSpare(world);
  const covered = world.rules.trade.rules.length > 0;
  shareOut(world, covered ? measureCoverage(world, groupOf, classOf) : []);
  settleBuyers(world);
  settleSellers(world);
}

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

/** Sums spare capacity by seller group; listed sellers are left to their licensed links. */
function offerSpare(world: World): void {
  const { suppliers, spot, rules } = world;
  spot.spare.fill(0);
  spot.drawn.fill(0);
  spot.price.fill(0);
  for (let i = 0; i < suppliers.count; i++) {
    if (suppliers.spare[i] <= 0 || (rules.firms.rows > 0 && rules.firms.rowOfSupplier[i] >= 0)) continue;
    const group = groupOf(world, i);
    spot.spare[group] += suppliers.spare[i];
    spot.price[group] += suppliers.spare[i] * suppliers.price[i];
  }
  for (let group = 0; group < spot.spare.length; group++) {
    if (spot.spare[group] > 0) spot.price[group] /= spot.spare[group];
  }
}

/** Shares the spare units of each segment among its buyer classes in proportion to what each may reach. */
function shareOut(world: World, coverage: readonly SpotCoverage[]): void {
  const { spot, plan, rules } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const width = jurisdictions * layerCount;
  const free = !rules.permeability[goodsFlow].written && !rules.addedCost.written && coverage.length === 0;
  const { sellers, reach } = spot;
  spot.got.fill(0);
  spot.paid.fill(0);
  for (let segment = 0; segment < plan.segmentNames.length; segment++) {
    const base = segment * width;
    let count = 0;
    for (let k = 0; k < width; k++) if (spot.spare[base + k] > 0) sellers[count++] = k;
    if (count === 0) continue;
    if (free) {
      shareFreely(world, segment, count);
      continue;
    }
    for (let pass = 0; pass < 2; pass++) {
      // First pass: claims of all classes on all groups; second pass: grant what the claims leave room for.
      for (let c = 0; c < width; c++) {
        const wanted = spot.wanted[base + c];
        if (wanted <= 0) continue;
        let total = 0;
        for (let n = 0; n < count; n++) {
          const k = sellers[n];
          const sigma = rules.permeabilityOf(
            goodsFlow,
            segment,
            (k / layerCount) | 0,
            k % layerCount,
            (c / layerCount) | 0,
            c % layerCount,
            coverage.length === 0 ? 1 : spotPermeability(world, coverage, base + k, base + c),
          );
          reach[n] = sigma * spot.spare[base + k];
          total += reach[n];
        }
        if (total <= 0) continue;
        const claim = Math.min(1, wanted / total);
        for (let n = 0; n < count; n++) {
          const k = sellers[n];
          const units = claim * reach[n];
          if (pass === 0) spot.drawn[base + k] += units;
          else {
            const claims = spot.drawn[base + k];
            const granted = claims > spot.spare[base + k] ? (units * spot.spare[base + k]) / claims : units;
            grant(world, coverage, segment, c, k, granted);
          }
        }
      }
    }
    for (let n = 0; n < count; n++) {
      const k = base + sellers[n];
      if (spot.drawn[k] > spot.spare[k]) spot.drawn[k] = spot.spare[k];
    }
  }
}

/**
 * The same shares where every class reaches every group: claims are then a product of one factor a class
 * and one a group, and a segment costs classes + groups instead of classes × groups.
 */
function shareFreely(world: World, segment: number, count: number): void {
  const { spot, plan, trade, settings } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const width = jurisdictions * layerCount;
  const base = segment * width;
  const { sellers } = spot;
  let spare = 0;
  let value = 0;
  const valueOfLayer = spot.valueOfLayer.fill(0);
  const valueOfPlace = spot.valueOfPlace.fill(0);
  const shareOfPlace = spot.shareOfPlace.fill(0);
  for (let n = 0; n < count; n++) {
    const k = base + sellers[n];
    const worth = spot.spare[k] * spot.price[k] * (1 + settings.parameters.goods.spotPremium);
    spare += spot.spare[k];
    value += worth;
    valueOfLayer[sellers[n] % layerCount] += worth;
    valueOfPlace[(sellers[n] / layerCount) | 0] += worth;
  }
  let claims = 0;
  for (let c = 0; c < width; c++)
    if (spot.wanted[base + c] > 0) claims += Math.min(1, spot.wanted[base + c] / spare);
  if (claims === 0) return;
  const room = Math.min(1, 1 / claims);
  const lanes = plan.domainOfSegment[segment] * layerCount * layerCount;
  for (let c = 0; c < width; c++) {
    if (spot.wanted[base + c] <= 0) continue;
    const share = Math.min(1, spot.wanted[base + c] / spare) * room;
    spot.got[base + c] = share * spare;
    spot.paid[base + c] = share * value;
    for (let layer = 0; layer < layerCount; layer++) {
      trade.valueOfLanes[lanes + layer * layerCount + (c % layerCount)] += share * valueOfLayer[layer];
    }
    shareOfPlace[(c / layerCount) | 0] += share;
  }
  if (trade.pairsWanted) recordPairs(world, segment, value);
  const sold = Math.min(1, claims);
  for (let n = 0; n < count; n++) spot.drawn[base + sellers[n]] = sold * spot.spare[base + sellers[n]];
}

/** What a segment's buyers bought of its sellers, by jurisdictions: shares × values. */
function recordPairs(world: World, segment: number, value: number): void {
  const { spot, plan, trade } = world;
  const { valueOfPlace, shareOfPlace } = spot;
  const { valueOfPairs, bought, boughtAtHome } = trade;
  const jurisdictions = plan.jurisdictionCodes.length;
  const domain = plan.domainOfSegment[segment] * jurisdictions;
  for (let place = 0; place < jurisdictions; place++) {
    bought[domain + place] += shareOfPlace[place] * value;
    boughtAtHome[domain + place] += shareOfPlace[place] * valueOfPlace[place];
    const worth = valueOfPlace[place];
    if (worth === 0) continue;
    const row = place * jurisdictions;
    for (let buyer = 0; buyer < jurisdictions; buyer++)
      valueOfPairs[row + buyer] += worth * shareOfPlace[buyer];
  }
}

function grant(
  world: World,
  coverage: readonly SpotCoverage[],
  segment: number,
  buyerClass: number,
  sellerGroup: number,
  units: number,
): void {
  const { spot, plan, rules, trade, settings } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const base = segment * jurisdictions * layerCount;
  const sellerPlace = (sellerGroup / layerCount) | 0;
  const buyerPlace = (buyerClass / layerCount) | 0;
  const sellerLayer = sellerGroup % layerCount;
  const buyerLayer = buyerClass % layerCount;
  const price = spot.price[base + sellerGroup] * (1 + settings.parameters.goods.spotPremium);
  const lanes = rules.addedCost.read(segment, sellerPlace, sellerLayer, buyerPlace, buyerLayer);
  const cost = lanes + spotCharge(world, coverage, base + sellerGroup, base + buyerClass);
  spot.got[base + buyerClass] += units;
  spot.paid[base + buyerClass] += units * price * (1 + cost);
  const lane = (plan.domainOfSegment[segment] * layerCount + sellerLayer) * layerCount + buyerLayer;
  trade.valueOfLanes[lane] += units * price;
  if (!trade.pairsWanted) return;
  const place = plan.domainOfSegment[segment] * jurisdictions + buyerPlace;
  trade.valueOfPairs[sellerPlace * jurisdictions + buyerPlace] += units * price;
  trade.bought[place] += units * price;
  if (sellerPlace === buyerPlace) trade.boughtAtHome[place] += units * price;
}

/** Gives every need its part of what its class got. */
function settleBuyers(world: World): void {
  const { needs, links, spot } = world;
  for (let need = 0; need < needs.count; need++) {
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
}

/** Adds spot sales to the output of the sellers, in proportion to their spare capacity. */
function settleSellers(world: World): void {
  const { suppliers, spot, rules, settings } = world;
  const premium = settings.parameters.goods.spotPremium;
  for (let i = 0; i < suppliers.count; i++) {
    if (suppliers.spare[i] <= 0 || (rules.firms.rows > 0 && rules.firms.rowOfSupplier[i] >= 0)) continue;
    const group = groupOf(world, i);
    if (spot.drawn[group] <= 0) continue;
    const units = (suppliers.spare[i] / spot.spare[group]) * spot.drawn[group];
    suppliers.output[i] += units;
    suppliers.spare[i] -= units;
    suppliers.spotSales[i] = units;
    suppliers.spotRevenue[i] = units * suppliers.price[i] * (1 + premium);
  }
}
