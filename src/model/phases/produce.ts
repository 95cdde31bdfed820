// Phase 6, produce (ARIO family: Hallegatte 2014, 10.1111/risa.12090; Inoue and Todo 2019): output is
// what orders ask for, as far as capacity, essential inputs (Leontief) and non-essential ones (their
// share of input value, linearly; Pichler et al. 2022, Diem et al. 2022) allow. Input per unit of
// output is a_q over technical progress; output capacity is effort times progress.
// Reads: suppliers.orders, capacity, progress, needs.stock. Writes: suppliers.output, spare,
// overproduction. Draws: nothing.

import { inBlocks } from '../of-world.ts';
import type { World } from '../world.ts';

export const produce = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, needs, settings } = world;
    const { firstNeed, capacity, progress, overproduction, capacityLost, orders, output, spare } = suppliers;
    const { inputShare, essential, stock } = needs;
    const largest = settings.parameters.goods.overproduction;
    const rate = settings.overproductionRate;
    for (let i = from; i < to; i++) {
      if (orders[i] < 0) orders[i] = 0;
      const reach = capacity[i] * progress[i] * (1 - capacityLost[i]);
      const demand = orders[i];
      // Overproduction works up while demand exceeds capacity and relaxes afterwards (Hallegatte 2014).
      const scarcity = demand > reach && demand > 0 ? (demand - reach) / demand : 0;
      overproduction[i] +=
        rate * (scarcity > 0 ? (largest - overproduction[i]) * scarcity : 1 - overproduction[i]);
      const limit = reach * overproduction[i];
      let stockLimit = Infinity;
      let replaceable = 0;
      let inputs = 0;
      for (let need = firstNeed[i]; need < firstNeed[i + 1]; need++) {
        inputs += inputShare[need];
        if (essential[need]) {
          const feasible = (stock[need] * progress[i]) / inputShare[need];
          if (feasible < stockLimit) stockLimit = feasible;
        } else replaceable++;
      }
      let planned = Math.min(limit, demand, stockLimit);
      let most = Math.min(limit, stockLimit);
      if (replaceable > 0) {
        planned *= coverOf(world, i, planned, inputs);
        most *= coverOf(world, i, most, inputs);
      }
      output[i] = planned;
      spare[i] = most > planned ? most - planned : 0;
    }
  },
);

/** Share of a planned output that missing non-essential inputs leave. */
function coverOf(world: World, supplier: number, planned: number, inputs: number): number {
  const { suppliers, needs } = world;
  let cover = 1;
  for (let need = suppliers.firstNeed[supplier]; need < suppliers.firstNeed[supplier + 1]; need++) {
    if (needs.essential[need]) continue;
    const wanted = (planned * needs.inputShare[need]) / suppliers.progress[supplier];
    if (wanted > needs.stock[need])
      cover -= (needs.inputShare[need] / inputs) * (1 - needs.stock[need] / wanted);
  }
  return cover;
}
