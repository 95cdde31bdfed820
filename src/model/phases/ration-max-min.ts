// Max-min rationing of phase 7 (Inoue and Todo 2019, 10.1038/s41893-019-0351-x): a short supplier serves
// first those who ask for least relative to what they ordered at the start. Each customer k gets
// min(order_k, ρ·start_k) with the ρ for which Σ_k = output, so a supplier that lost a share of its
// capacity sends everybody at least the rest of the start's order, whoever shouts loudest.
// Reads: suppliers.output, fill, links.order, weight, needs.startOrder. Writes: ration.level. Draws: nothing.

import type { RationWork } from '../work-space.ts';
import type { World } from '../world.ts';

/** What an order counts as relative to: the start's order of the need, by the link's weight. */
export function startOrderOf(world: World, need: number, link: number): number {
  const start = world.needs.startOrder[need] * world.links.weight[link];
  // A buyer that ordered nothing at the start is measured by what it orders now.
  return start > 0 ? start : world.links.order[link];
}

/** Finds ρ of every short supplier; 0 for the others, whose orders are filled. */
export function levelRations(world: World, work: RationWork): void {
  const { suppliers, needs, links } = world;
  const { level, filled, open } = work;
  const { firstLink } = needs;
  const { supplier, order } = links;
  const { fill, output } = suppliers;
  level.fill(0);
  // ρ only rises, and each round settles at least one more order of a supplier that still moves.
  for (let moving = true; moving; ) {
    moving = false;
    filled.fill(0);
    open.fill(0);
    for (let need = 0; need < needs.count; need++) {
      for (let link = firstLink[need]; link < firstLink[need + 1]; link++) {
        const seller = supplier[link];
        if (fill[seller] >= 1) continue;
        const start = startOrderOf(world, need, link);
        if (order[link] <= level[seller] * start) filled[seller] += order[link];
        else open[seller] += start;
      }
    }
    for (let i = 0; i < suppliers.count; i++) {
      if (fill[i] >= 1 || open[i] <= 0) continue;
      const next = (output[i] - filled[i]) / open[i];
      if (next > level[i] * (1 + 1e-14)) {
        level[i] = next;
        moving = true;
      }
    }
  }
}
