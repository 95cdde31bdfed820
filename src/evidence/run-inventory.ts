// The model's goods phases on a small economy: the counterpart of src/theory/inventory-dynamics.ts, which
// writes the same loop out. One tick is one step; a week of parameters is one tick of 52.

import type { InventoryRules, SmallEconomy } from '../theory/inventory-dynamics.ts';
import { startOutputs } from '../theory/inventory-dynamics.ts';
import { goodsOnly, lossForGood, outputBySupplier, rowsOf, runNetwork } from './small-runs.ts';

/** Output of each firm in each step, with a share of capacity lost for good from the first step on. */
export function runInventory(
  economy: SmallEconomy,
  rules: InventoryRules,
  capacityLoss: readonly number[],
  steps: number,
): Float64Array[] {
  const { firms } = economy;
  const network = {
    segmentOf: economy.sectorOf.map((sector) => `sector-${sector}`),
    output: Array.from(startOutputs(economy)),
    finalDemand: economy.finalDemand,
    stockTicks: new Array<number>(firms).fill(rules.stockSteps),
    links: economy.links,
  };
  const goods = {
    orderTarget: rules.orderTarget,
    rationing: rules.rationing,
    stockAdjustmentWeeks: rules.adjustmentSteps,
  };
  const shocks = capacityLoss.flatMap((loss, firm) => (loss > 0 ? [lossForGood(firm, loss)] : []));
  const length = { ticks: steps, ticksPerYear: 52, seed: 'evidence', replicate: 0 } as const;
  const series = runNetwork(network, [goodsOnly, { goods }], length, shocks, [outputBySupplier(firms)]);
  return rowsOf(series, 'outputBySupplier').slice(0, steps);
}
