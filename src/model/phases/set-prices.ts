// Phase 10, set prices (MODEL.md 5.4, calibrated-share form): p = (1 + μ) [(1 − Σa)·w + Σ a_q P_q] / Â,
// with w the cost of own value added (1 unless the wage elasticity is set) and the scarcity mark-up
// dμ/dt = κ·unfilled − μ/τ. Reads: needs.price, suppliers.fill, progress, nations.gdp.
// Writes: suppliers.markup, price. Draws: nothing.

import { inBlocks } from '../of-world.ts';
import type { World } from '../world.ts';

export const setPrices = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, needs, settings } = world;
    const { firstNeed, markup, price, fill, progress, valueAddedShare, jurisdiction } = suppliers;
    const { inputShare } = needs;
    const paid = needs.price;
    const { scarcityCap, wageElasticity } = settings.parameters.prices;
    const { scarcityRise, scarcityFade } = settings;
    for (let i = from; i < to; i++) {
      const raised = markup[i] + scarcityRise * (1 - fill[i]) - scarcityFade * markup[i];
      markup[i] = raised < 0 ? 0 : raised > scarcityCap ? scarcityCap : raised;
      let cost = valueAddedShare[i];
      if (wageElasticity > 0) cost *= wageOf(world, jurisdiction[i], wageElasticity);
      for (let need = firstNeed[i]; need < firstNeed[i + 1]; need++) cost += inputShare[need] * paid[need];
      price[i] = ((1 + markup[i]) * cost) / progress[i];
    }
  },
);

function wageOf(world: World, place: number, elasticity: number): number {
  return (world.nations.gdp[place] / world.plan.startGdp[place]) ** elasticity;
}
