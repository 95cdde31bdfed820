// Phase 4, screen links: which links hold a licence, at what added cost and delay (MODEL.md 5.2). A
// link is licensed when u(buyer, supplier) < σ, with a uniform of the pair that never changes, so that
// tightening blocks a superset and easing gives licences back in reverse order. A blocked link's
// orders move at once to the buyer's other permitted links of the same input.
// Reads: rules, layers. Writes: links.licensed, share, costFactor, order, dueTick; needs.unplaced;
// suppliers.orders, lostSales. Draws: licence (buyer, supplier), at tick 0.

import type { World } from '../world.ts';
import { licences } from './licences.ts';

export function screenLinks(world: World): void {
  if (!world.rulesChanged) return;
  const { changes, needs } = world;
  const { screenNeed } = licences(world);
  world.rulesChanged = false;
  if (!changes.any) return;
  changes.any = false;
  world.screenings++;
  if (world.rules.addedDelayTicks.written && world.links.transit === undefined) {
    world.links.transit = new Float64Array(world.links.count);
  }
  world.rules.markGoods(world.goodsRules, world.suppliers.segment);
  for (let need = 0; need < needs.count; need++)
    if (changes.goods[needs.segment[need]] === 1) screenNeed(need);
  changes.goods.fill(0);
}
