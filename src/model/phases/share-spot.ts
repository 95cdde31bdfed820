// How the spot round shares the spare units of a segment (MODEL.md 5.3): a class of buyers (jurisdiction,
// layer) may reach σ × spare of each group of sellers, claims of it what it wants over all that it reaches, and
// is granted its part of what the claims leave room for. Where nothing is closed, claims are products of a
// factor a class and one a group, and a segment costs classes + groups instead of classes × groups.
// Reads: spot.wanted, spare, price; rules. Writes: spot.drawn, got, paid; trade. Draws: nothing.

import { flowNames, goodsRules as kinds, layerCount } from '../flow-rules.ts';
import { ofWorld } from '../of-world.ts';
import type { World } from '../world.ts';
import { chargeByCoverage, coverageOf, limitByCoverage, type SpotCoverage } from './spot-coverage.ts';

const goodsFlow = flowNames.indexOf('goods');

/** Shares the spare units of each segment among its buyer classes in proportion to what each may reach. */
export function shareOut(world: World, coverage: readonly SpotCoverage[]): void {
  const { spot, plan, goodsRules } = world;
  const width = plan.jurisdictionCodes.length * layerCount;
  spot.got.fill(0);
  spot.paid.fill(0);
  for (let segment = 0; segment < plan.segmentNames.length; segment++) {
    const count = listSellers(world, segment * width, width);
    if (count === 0) continue;
    if ((goodsRules[segment] & (kinds.limited | kinds.charged)) === 0) shareFreely(world, segment, count);
    else shareByRules(world, coverage, segment, count);
  }
}

/** Lists the groups from `base` on that have something to sell, and returns how many. */
const listSellers = ofWorld((world) => (base: number, width: number): number => {
  const { spot, settings } = world;
  const premium = 1 + settings.parameters.goods.spotPremium;
  let count = 0;
  for (let k = 0; k < width; k++) {
    if (spot.spare[base + k] <= 0) continue;
    const place = (k / layerCount) | 0;
    spot.sellers[count] = k;
    spot.sellerPlace[count] = place;
    spot.sellerLayer[count] = k - place * layerCount;
    spot.offered[count] = spot.spare[base + k];
    spot.asked[count++] = spot.price[base + k] * premium;
  }
  return count;
});

/**
 * Claims of all classes on all groups, then grants of what the claims leave room for. What lanes let pass
 * is kept from one change of the rules to the next: reading it anew for every pair took two thirds of
 * a tick with every policy on.
 */
const shareByRules = ofWorld(
  (world) =>
    (coverage: readonly SpotCoverage[], segment: number, count: number): void => {
      const { spot, plan } = world;
      const { sellers, offered, claimed, drawn, claims, wanted } = spot;
      const width = plan.jurisdictionCodes.length * layerCount;
      const base = segment * width;
      const touching = coverageOf(world, coverage, segment, base, count);
      const reach = roomFor(world, width * count);
      claimed.fill(0, 0, count);
      for (let c = 0; c < width; c++) {
        claims[c] = 0;
        if (wanted[base + c] <= 0) continue;
        const row = c * count;
        const total = reachOf(world, touching, segment, c, count, reach, row);
        if (total <= 0) continue;
        const claim = Math.min(1, wanted[base + c] / total);
        claims[c] = claim;
        for (let n = 0; n < count; n++) claimed[n] += claim * reach[row + n];
      }
      for (let c = 0; c < width; c++) {
        if (claims[c] > 0) grantClass(world, touching, segment, c, count, reach, c * count);
      }
      for (let n = 0; n < count; n++) {
        drawn[base + sellers[n]] = claimed[n] > offered[n] ? offered[n] : claimed[n];
      }
    },
);

/** Work space of at least a size, kept from tick to tick. */
function roomFor({ spot }: World, size: number): Float64Array {
  if (spot.reach.length < size) spot.reach = new Float64Array(size);
  return spot.reach;
}

/** Writes what a buyer class may draw of each group to reach[row ...] and returns the sum, units. */
function reachOf(
  world: World,
  coverage: readonly SpotCoverage[],
  segment: number,
  buyerClass: number,
  count: number,
  reach: Float64Array,
  row: number,
): number {
  const { spot, plan, rules } = world;
  const { sellers, offered } = spot;
  const base = segment * plan.jurisdictionCodes.length * layerCount;
  const passage = lanesOf(world, segment, buyerClass, 0);
  for (let n = 0; n < count; n++) reach[row + n] = 1;
  limitByCoverage(world, coverage, base, buyerClass, reach, row);
  for (let n = 0; n < count; n++) reach[row + n] *= passage[sellers[n]];
  if (rules.closure[goodsFlow].written) {
    const closure = lanesOf(world, segment, buyerClass, 1);
    for (let n = 0; n < count; n++) {
      const sigma = reach[row + n];
      if (sigma !== 1) reach[row + n] = 1 - (1 - sigma) * closure[sellers[n]];
    }
  }
  let total = 0;
  for (let n = 0; n < count; n++) {
    const units = reach[row + n] * offered[n];
    reach[row + n] = units;
    total += units;
  }
  return total;
}

/** Grants one class its part of every group, and books what it pays. */
function grantClass(
  world: World,
  coverage: readonly SpotCoverage[],
  segment: number,
  buyerClass: number,
  count: number,
  reach: Float64Array,
  row: number,
): void {
  const { spot, plan, rules, trade } = world;
  const { sellers, sellerPlace, sellerLayer, offered, claimed, asked, charge } = spot;
  const { valueOfLanes, valueOfPairs, pairsWanted } = trade;
  const jurisdictions = plan.jurisdictionCodes.length;
  const base = segment * jurisdictions * layerCount;
  const buyerPlace = (buyerClass / layerCount) | 0;
  const claim = spot.claims[buyerClass];
  const addedCost = rules.addedCost.written ? lanesOf(world, segment, buyerClass, 2) : undefined;
  const charged = coverage.length > 0 && chargeByCoverage(world, coverage, base, buyerClass, count);
  const lanes = plan.domainOfSegment[segment] * layerCount * layerCount + (buyerClass % layerCount);
  let got = 0;
  let paid = 0;
  let value = 0;
  let atHome = 0;
  for (let n = 0; n < count; n++) {
    const units = claim * reach[row + n];
    const granted = claimed[n] > offered[n] ? (units * offered[n]) / claimed[n] : units;
    const cost = (addedCost === undefined ? 0 : addedCost[sellers[n]]) + (charged ? charge[n] : 0);
    const worth = granted * asked[n];
    got += granted;
    paid += worth * (1 + cost);
    valueOfLanes[lanes + sellerLayer[n] * layerCount] += worth;
    if (!pairsWanted) continue;
    const place = sellerPlace[n];
    valueOfPairs[place * jurisdictions + buyerPlace] += worth;
    value += worth;
    if (place === buyerPlace) atHome += worth;
  }
  spot.got[base + buyerClass] = got;
  spot.paid[base + buyerClass] = paid;
  if (!pairsWanted) return;
  const place = plan.domainOfSegment[segment] * jurisdictions + buyerPlace;
  trade.bought[place] += value;
  trade.boughtAtHome[place] += atHome;
}

/** What tables 0 permeability, 1 closure and 2 added cost say of all seller groups to one buyer class. */
function lanesOf(world: World, segment: number, buyerClass: number, table: number): Float64Array {
  const { spot, plan, rules } = world;
  const width = plan.jurisdictionCodes.length * layerCount;
  const known = spot.lanes[table];
  const row = segment * width + buyerClass;
  known.values[row] ??= new Float64Array(width);
  const values = known.values[row] as Float64Array;
  const source = [rules.permeability[goodsFlow], rules.closure[goodsFlow], rules.addedCost][table];
  if (known.changes[row] === source.changes[segment]) return values;
  known.changes[row] = source.changes[segment];
  const place = (buyerClass / layerCount) | 0;
  const layer = buyerClass % layerCount;
  const { firstCellOfSegment, jurisdictionOfCell } = world.cells;
  const [first, last] = [firstCellOfSegment[segment], firstCellOfSegment[segment + 1]];
  source.readRow(segment, jurisdictionOfCell, first, last, place, layer, values);
  return values;
}

/**
 * The same shares where every class reaches every group: claims are then a product of one factor a class
 * and one a group, and a segment costs classes + groups instead of classes × groups.
 */
const shareFreely = ofWorld((world) => (segment: number, count: number): void => {
  const { spot, plan, trade, settings } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const width = jurisdictions * layerCount;
  const base = segment * width;
  const { sellers, sellerPlace, sellerLayer, offered } = spot;
  let spare = 0;
  let value = 0;
  const valueOfLayer = spot.valueOfLayer.fill(0);
  const valueOfPlace = spot.valueOfPlace.fill(0);
  const shareOfPlace = spot.shareOfPlace.fill(0);
  for (let n = 0; n < count; n++) {
    const worth = offered[n] * spot.price[base + sellers[n]] * (1 + settings.parameters.goods.spotPremium);
    spare += offered[n];
    value += worth;
    valueOfLayer[sellerLayer[n]] += worth;
    valueOfPlace[sellerPlace[n]] += worth;
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
  for (let n = 0; n < count; n++) spot.drawn[base + sellers[n]] = sold * offered[n];
});

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
