// Who may sell to whom, at what added cost (MODEL.md 5.2), and what that means for a link and for the orders of
// its need. A pair is licensed when u(buyer, supplier) < σ, with a uniform that never changes.
// Reads: rules, layers. Writes: links.licensed, share, costFactor, order, dueTick; needs.unplaced;
// suppliers.orders, lostSales. Draws: licence (buyer, supplier), at tick 0.

import { flowNames, goodsRules as kinds } from '../flow-rules.ts';
import { perWorld } from '../of-world.ts';
import type { RuleTable } from '../rule-table.ts';

const goodsFlow = flowNames.indexOf('goods');

/** Who may trade with whom in one world. */
export const licences = perWorld((world) => {
  /** Permeability of goods from one supplier to one buyer of a need's segment. */
  function goodsPermeability(segment: number, seller: number, buyer: number): number {
    if (!mayBeLimited(segment, buyer)) return 1;
    const { suppliers, rules } = world;
    const { firms, trade } = rules;
    const from = suppliers.jurisdiction[seller];
    const to = placeOf(buyer);
    const firm = buyer < suppliers.count ? buyer : -1;
    let named = firms.rows > 0 ? firms.read(goodsFlow, seller, from, firm, to) : 1;
    if (trade.rules.length > 0) named *= trade.permeabilityOf(goodsFlow, seller, from, firm, to);
    return rules.permeabilityOf(goodsFlow, segment, from, suppliers.layer[seller], to, layerOf(buyer), named);
  }

  /** Whether any seller of a segment may be out of a buyer's reach: most rules are about few segments. */
  function mayBeLimited(segment: number, buyer: number): boolean {
    const { goodsRules, rules, suppliers } = world;
    if ((goodsRules[segment] & (kinds.limited | kinds.listed)) !== 0) return true;
    return buyer < suppliers.count && rules.firms.isListed(buyer);
  }

  /** Whether goods of a segment may cost more, or less, than their price. */
  function mayBeCharged(segment: number): boolean {
    return (world.goodsRules[segment] & kinds.charged) !== 0;
  }

  /** Jurisdiction and layer of a buyer, supplier or end user. */
  function placeOf(buyer: number): number {
    const { suppliers, endUsers } = world;
    const { count } = suppliers;
    return buyer < count ? suppliers.jurisdiction[buyer] : endUsers.jurisdiction[buyer - count];
  }

  function layerOf(buyer: number): number {
    const { suppliers, nations } = world;
    return buyer < suppliers.count ? suppliers.layer[buyer] : nations.layer[placeOf(buyer)];
  }

  /** Whether the pair holds a licence under σ: the pair's own uniform against it. */
  function holdsLicence(permeability: number, seller: number, buyer: number): boolean {
    if (permeability >= 1) return true;
    if (permeability <= 0) return false;
    return world.draws.licence.uniform(buyerKey(buyer), world.suppliers.key[seller]) < permeability;
  }

  /** Identity of a buyer in draws: a supplier's key, or a number above all keys for end users. */
  function buyerKey(buyer: number): number {
    const { suppliers } = world;
    return buyer < suppliers.count ? suppliers.key[buyer] : -1 - (buyer - suppliers.count);
  }

  /** Screens the links of one need anew and moves the orders of links that were blocked. */
  function screenNeed(need: number): void {
    const { needs } = world;
    let moved = 0;
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      moved += screenLink(need, link);
    }
    shareOrders(need, moved);
  }

  /** Screens one link; returns the units of its order that have to go elsewhere because it was blocked. */
  function screenLink(need: number, link: number): number {
    const { links, needs, suppliers } = world;
    const seller = links.supplier[link];
    const buyer = needs.buyer[need];
    const segment = needs.segment[need];
    let factor = costFactorOf(segment, seller, buyer);
    if (links.match !== undefined) factor += links.match.cost[link] - 1;
    if (factor !== 1) links.costFactor ??= links.share.map(() => 1);
    if (links.costFactor !== undefined) links.costFactor[link] = factor;
    const open =
      suppliers.alive[seller] === 1 && holdsLicence(goodsPermeability(segment, seller, buyer), seller, buyer);
    if (open) {
      links.licensed[link] = 1;
      return 0;
    }
    if (links.pending[link] < 0) links.dueTick[link] = world.tick;
    if (!links.licensed[link]) return 0;
    const order = links.order[link];
    suppliers.lostSales[seller] += order * suppliers.price[seller];
    suppliers.orders[seller] -= order;
    links.order[link] = 0;
    links.licensed[link] = 0;
    return order;
  }

  /** Renews the shares of a need's permitted links and gives them what blocked links had on the book. */
  function shareOrders(need: number, moved: number): void {
    const { links, needs, suppliers } = world;
    const from = needs.firstLink[need];
    const to = needs.firstLink[need + 1];
    let permitted = 0;
    for (let link = from; link < to; link++) permitted += links.licensed[link] * links.weight[link];
    const scale = permitted > 0 ? 1 / permitted : 0;
    for (let link = from; link < to; link++)
      links.share[link] = links.licensed[link] * links.weight[link] * scale;
    if (moved === 0) return;
    if (permitted === 0) needs.unplaced[need] += moved;
    for (let link = from; link < to; link++) {
      if (links.share[link] === 0) continue;
      links.order[link] += moved * links.share[link];
      suppliers.orders[links.supplier[link]] += moved * links.share[link];
    }
  }

  /** 1 + added cost of a lane. */
  function costFactorOf(segment: number, seller: number, buyer: number): number {
    if (!mayBeCharged(segment)) return 1;
    const { rules, suppliers } = world;
    const factor = rules.addedCost.written ? 1 + readLane(rules.addedCost, segment, seller, buyer) : 1;
    if (rules.trade.rules.length === 0) return factor;
    const firm = buyer < suppliers.count ? buyer : -1;
    const cost = rules.trade.costOf(seller, suppliers.jurisdiction[seller], firm, placeOf(buyer));
    // Subsidies are negative costs; nothing is delivered for less than a twentieth of its price.
    return Math.max(0.05, factor + cost);
  }

  /** Reads any rule table for the lane from a supplier to a buyer. */
  function readLane(table: RuleTable, segment: number, seller: number, buyer: number): number {
    const { jurisdiction, layer } = world.suppliers;
    return table.read(segment, jurisdiction[seller], layer[seller], placeOf(buyer), layerOf(buyer));
  }

  return {
    goodsPermeability,
    mayBeLimited,
    mayBeCharged,
    holdsLicence,
    placeOf,
    buyerKey,
    screenNeed,
    screenLink,
    shareOrders,
    costFactorOf,
    readLane,
  };
});

export type Licences = ReturnType<typeof licences>;
