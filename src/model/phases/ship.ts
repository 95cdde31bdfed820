// Phase 8, ship: what was delivered enters the buyers' stocks and what production used leaves them:
// stock' = stock − min(stock, a·output / progress) + received. Reads: needs.received, suppliers.output.
// Writes: needs.stock, suppliers.revenue. Draws: nothing.

import { inBlocks } from '../of-world.ts';

export const ship = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, needs } = world;
    const { firstNeed, output, progress, spotSales, spotRevenue, revenue, price } = suppliers;
    const { inputShare, stock, received } = needs;
    for (let i = from; i < to; i++) {
      const used = output[i] / progress[i];
      for (let need = firstNeed[i]; need < firstNeed[i + 1]; need++) {
        // Production stood on the stock alone; what of a replaceable input was not there, was done without.
        const wanted = used * inputShare[need];
        const held = stock[need];
        stock[need] = (wanted < held ? held - wanted : 0) + received[need];
      }
      const contracted = output[i] - spotSales[i];
      revenue[i] = contracted * price[i] + spotRevenue[i];
    }
  },
);
