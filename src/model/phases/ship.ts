// Phase 8, ship: what was delivered enters the buyers' stocks and what production used leaves them:
// stock' = stock − min(stock, a·output / progress) + received. Reads: needs.received, suppliers.output.
// Writes: needs.stock, suppliers.revenue. Draws: nothing.

import { inBlocks } from '../of-world.ts';

export const ship = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { suppliers, needs } = world;
    const { firstNeed, output, progress } = suppliers;
    for (let i = from; i < to; i++) {
      const used = output[i] / progress[i];
      for (let need = firstNeed[i]; need < firstNeed[i + 1]; need++) {
        // Production stood on the stock alone; what of a replaceable input was not there, was done without.
        const wanted = used * needs.inputShare[need];
        const held = needs.stock[need];
        needs.stock[need] = (wanted < held ? held - wanted : 0) + needs.received[need];
      }
      const contracted = output[i] - suppliers.spotSales[i];
      suppliers.revenue[i] = contracted * suppliers.price[i] + suppliers.spotRevenue[i];
    }
  },
);
