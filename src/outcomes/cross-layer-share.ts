// How much of trade crosses trust layers: the source says that flow is free inside a layer, difficult
// between neighbours and largely isolated across several.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';

export const crossLayerShare = defineOutcome({
  name: 'crossLayerShare',
  unit: 'share',
  definition:
    'Share of the value delivered in the tick whose seller and buyer are 0, 1, and 2 or more layers apart (layers as now)',
  source: 'Tang 2021, stratified supply chain; MODEL.md 7',
  when: 'series',
  groups: () => ['0', '1', '2+'],
  record(world, values, offset) {
    const lanes = world.trade.valueOfLanes;
    values.fill(0, offset, offset + 3);
    let total = 0;
    for (let lane = 0; lane < lanes.length; lane++) {
      const seller = Math.floor(lane / layerCount) % layerCount;
      const distance = Math.abs(seller - (lane % layerCount));
      values[offset + Math.min(2, distance)] += lanes[lane];
      total += lanes[lane];
    }
    for (let group = 0; group < 3; group++)
      values[offset + group] = total > 0 ? values[offset + group] / total : Number.NaN;
  },
});
