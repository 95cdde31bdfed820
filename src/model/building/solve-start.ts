// The start's quantities: the Leontief solution of the start's own links, x = f + Aᵀx along the contracts,
// so that the first tick is stationary by construction (MODEL.md 5.3). Capacity is output over
// utilisation, stocks are at target, every order stands on the book.
// Writes: suppliers (output, orders, capacity, revenue), needs (stock, order), links (order, share).

import { ModelError, type World } from '../world.ts';

/**
 * Solves outputs and fills every quantity of the start; `nominal` is planned output by supplier, from which
 * the search may start. Throws a ModelError when purchases leave no solution.
 */
export function solveStart(world: World, nominal: Float64Array, startsAtPlan: boolean): void {
  const { suppliers, needs, links, settings } = world;
  const output = new Float64Array(suppliers.count);
  const next = new Float64Array(suppliers.count);
  if (startsAtPlan) output.set(nominal);
  let moved = Infinity;
  for (let round = 0; round < 1000; round++) {
    next.fill(0);
    for (let need = 0; need < needs.count; need++) {
      const wanted = wantedBy(world, need, output);
      for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
        next[links.supplier[link]] += wanted * links.weight[link];
      }
    }
    moved = 0;
    for (let i = 0; i < output.length; i++)
      moved = Math.max(moved, Math.abs(next[i] - output[i]) / (1e-300 + next[i]));
    output.set(next);
    if (moved <= 1e-15) break;
  }
  if (!(moved <= 1e-9)) {
    throw new ModelError(
      'build-world',
      'the start has no balance: some suppliers need more of each other than they make',
    );
  }
  // Without goods nothing is sold, and research money is what suppliers are sized for.
  if (needs.count === 0) output.set(nominal);
  const { utilisation, capacityAdapts } = settings.parameters.goods;
  for (let i = 0; i < suppliers.count; i++) {
    suppliers.output[i] = output[i];
    suppliers.orders[i] = output[i];
    suppliers.demandAverage[i] = output[i];
    // Suppliers that drew few links keep room for their nominal size, or they could never be chosen.
    suppliers.plannedOutput[i] = nominal[i];
    suppliers.capacity[i] = Math.max(output[i], capacityAdapts ? 0.5 * nominal[i] : 0) / utilisation;
    suppliers.revenue[i] = output[i];
  }
  for (let need = 0; need < needs.count; need++) {
    const wanted = wantedBy(world, need, output);
    const isInput = needs.buyer[need] < suppliers.count;
    needs.order[need] = wanted;
    needs.startOrder[need] = wanted;
    needs.received[need] = wanted;
    needs.stock[need] = isInput ? needs.stockTicks[need] * wanted : 0;
    needs.startStock[need] = needs.stock[need];
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      links.share[link] = links.weight[link];
      links.order[link] = wanted * links.weight[link];
    }
  }
}

function wantedBy(world: World, need: number, output: Float64Array): number {
  const { needs, suppliers, endUsers } = world;
  const buyer = needs.buyer[need];
  if (buyer >= suppliers.count) return endUsers.startDemand[buyer - suppliers.count];
  return needs.inputShare[need] * output[buyer];
}
