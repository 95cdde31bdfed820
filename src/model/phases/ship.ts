// Phase 8, ship: what was delivered enters the buyers' stocks and what production used leaves them:
// stock' = stock + received − a·output / progress. Reads: needs.received, suppliers.output.
// Writes: needs.stock, suppliers.revenue. Draws: nothing.

import type { World } from '../world.ts';

export function ship(world: World): void {
  const { suppliers, needs } = world;
  const { firstNeed, output, progress } = suppliers;
  for (let i = 0; i < suppliers.count; i++) {
    const used = output[i] / progress[i];
    for (let need = firstNeed[i]; need < firstNeed[i + 1]; need++) {
      const left = needs.stock[need] + needs.received[need] - used * needs.inputShare[need];
      // Use never exceeds stock by more than rounding: production was limited by it.
      needs.stock[need] = left > 0 ? left : 0;
    }
    const contracted = output[i] - suppliers.spotSales[i];
    suppliers.revenue[i] = contracted * suppliers.price[i] + suppliers.spotRevenue[i];
  }
}
