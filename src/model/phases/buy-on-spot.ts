// The spot round of phase 7 (MODEL.md 5.3): unmet needs of a segment are offered to the spare,
// stock-feasible capacity of its suppliers in the same tick, at a premium, shared in proportion. A
// class of buyers (jurisdiction, layer) may draw at most σ × spare from each group of sellers (segment,
// jurisdiction, layer), so that a barrier cannot be walked around; listed firms trade by licence only.
// Reads: needs.unmet, suppliers.spare, rules. Writes: needs.received, unmet, price; suppliers.output,
// spare; trade. Draws: nothing.

import { flowNames, layerCount } from '../flow-rules.ts';
import type { World } from '../world.ts';
import { chargeByCoverage, limitByCoverage, measureCoverage, type SpotCoverage } from './spot-coverage.ts';

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
  const width = plan.jurisdictionCodes.length * layerCount;
  const free = !rules.permeability[goodsFlow].written && !rules.addedCost.written && coverage.length === 0;
  spot.got.fill(0);
  spot.paid.fill(0);
  for (let segment = 0; segment < plan.segmentNames.length; segment++) {
    const base = segment * width;
    let count = 0;
    for (let k = 0; k < width; k++) if (spot.spare[base + k] > 0) spot.sellers[count++] = k;
    if (count === 0) continue;
    if (free) shareFreely(world, segment, count);
    else shareByRules(world, coverage, segment, count);
  }
}

/**
 * Claims of all classes on all groups, then grants of what the claims leave room for. What lanes let pass
 * is kept from one change of the rules to the next: reading it anew for every pair took two thirds of
 * a tick with every policy on.
 */
function shareByRules(world: World, coverage: readonly SpotCoverage[], segment: number, count: number): void {
  const { spot, plan } = world;
  const { sellers, spare, drawn, claims, wanted } = spot;
  const width = plan.jurisdictionCodes.length * layerCount;
  const base = segment * width;
  const touching = coverage.filter((one) => one.segments[segment] === 1);
  const reach = roomFor(world, width * count);
  for (let c = 0; c < width; c++) {
    claims[c] = 0;
    if (wanted[base + c] <= 0) continue;
    const row = c * count;
    const total = reachOf(world, touching, segment, c, count, reach, row);
    if (total <= 0) continue;
    const claim = Math.min(1, wanted[base + c] / total);
    claims[c] = claim;
    for (let n = 0; n < count; n++) drawn[base + sellers[n]] += claim * reach[row + n];
  }
  for (let c = 0; c < width; c++) {
    if (claims[c] > 0) grantClass(world, touching, segment, c, count, reach, c * count);
  }
  for (let n = 0; n < count; n++) {
    const k = base + sellers[n];
    if (drawn[k] > spare[k]) drawn[k] = spare[k];
  }
}

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
  const { sellers, spare } = spot;
  const base = segment * plan.jurisdictionCodes.length * layerCount;
  const passage = lanesOf(world, segment, buyerClass, 0);
  const closure = rules.closure[goodsFlow].written ? lanesOf(world, segment, buyerClass, 1) : undefined;
  for (let n = 0; n < count; n++) reach[row + n] = 1;
  limitByCoverage(world, coverage, base, buyerClass, count, reach, row);
  let total = 0;
  for (let n = 0; n < count; n++) {
    const k = sellers[n];
    let sigma = reach[row + n] * passage[k];
    if (closure !== undefined && sigma !== 1) sigma = 1 - (1 - sigma) * closure[k];
    reach[row + n] = sigma * spare[base + k];
    total += reach[row + n];
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
  const { spot, plan, rules, trade, settings } = world;
  const { sellers, spare, drawn } = spot;
  const { valueOfLanes, valueOfPairs } = trade;
  const jurisdictions = plan.jurisdictionCodes.length;
  const base = segment * jurisdictions * layerCount;
  const buyerPlace = (buyerClass / layerCount) | 0;
  const premium = 1 + settings.parameters.goods.spotPremium;
  const claim = spot.claims[buyerClass];
  const addedCost = rules.addedCost.written ? lanesOf(world, segment, buyerClass, 2) : undefined;
  const charged = coverage.length > 0 && chargeByCoverage(world, coverage, base, buyerClass, count);
  const lanes = plan.domainOfSegment[segment] * layerCount * layerCount + (buyerClass % layerCount);
  let got = 0;
  let paid = 0;
  let value = 0;
  let atHome = 0;
  for (let n = 0; n < count; n++) {
    const k = sellers[n];
    const units = claim * reach[row + n];
    const claims = drawn[base + k];
    const granted = claims > spare[base + k] ? (units * spare[base + k]) / claims : units;
    const price = spot.price[base + k] * premium;
    const cost = (addedCost === undefined ? 0 : addedCost[k]) + (charged ? spot.charge[n] : 0);
    const worth = granted * price;
    got += granted;
    paid += granted * price * (1 + cost);
    const place = (k / layerCount) | 0;
    valueOfLanes[lanes + (k - place * layerCount) * layerCount] += worth;
    if (!trade.pairsWanted) continue;
    valueOfPairs[place * jurisdictions + buyerPlace] += worth;
    value += worth;
    if (place === buyerPlace) atHome += worth;
  }
  spot.got[base + buyerClass] = got;
  spot.paid[base + buyerClass] = paid;
  if (!trade.pairsWanted) return;
  const place = plan.domainOfSegment[segment] * jurisdictions + buyerPlace;
  trade.bought[place] += value;
  trade.boughtAtHome[place] += atHome;
}

/** What tables 0 permeability, 1 closure and 2 added cost say of all seller groups to one buyer class. */
function lanesOf(world: World, segment: number, buyerClass: number, table: number): Float64Array {
  const { spot, plan, rules, screeningOfSegment } = world;
  const width = plan.jurisdictionCodes.length * layerCount;
  const known = spot.lanes[table];
  const row = segment * width + buyerClass;
  known.values[row] ??= new Float64Array(width);
  const values = known.values[row] as Float64Array;
  if (known.screening[row] === screeningOfSegment[segment]) return values;
  known.screening[row] = screeningOfSegment[segment];
  const place = (buyerClass / layerCount) | 0;
  const layer = buyerClass % layerCount;
  const source = [rules.permeability[goodsFlow], rules.closure[goodsFlow], rules.addedCost][table];
  const { firstCellOfSegment, jurisdictionOfCell } = world.cells;
  const [first, last] = [firstCellOfSegment[segment], firstCellOfSegment[segment + 1]];
  source.readRow(segment, jurisdictionOfCell, first, last, place, layer, values);
  return values;
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
