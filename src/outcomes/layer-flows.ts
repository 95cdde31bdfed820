// The flow matrix between trust layers.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';

export const layerFlows = defineOutcome({
  name: 'layerFlows',
  unit: 'share',
  definition:
    'Share of the value delivered in the tick that goes from sellers in one layer to buyers in another, written seller>buyer (layers as now)',
  source: 'Tang 2021, stratified supply chain; MODEL.md 7',
  when: 'series',
  groups: () =>
    Array.from(
      { length: layerCount * layerCount },
      (_, lane) => `${Math.floor(lane / layerCount)}>${lane % layerCount}`,
    ),
  record(world, values, offset) {
    const lanes = world.trade.valueOfLanes;
    const size = layerCount * layerCount;
    values.fill(0, offset, offset + size);
    let total = 0;
    for (let lane = 0; lane < lanes.length; lane++) {
      values[offset + (lane % size)] += lanes[lane];
      total += lanes[lane];
    }
    for (let lane = 0; lane < size; lane++) values[offset + lane] /= total > 0 ? total : Number.NaN;
  },
});
