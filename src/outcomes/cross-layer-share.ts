// How much of trade crosses trust layers: the source says that flow is free inside a layer, difficult
// between neighbours and largely isolated across several.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { shareByDistance } from '../theory/stratification.ts';
import { layerMixing } from './layer-mixing.ts';

export const crossLayerShare = defineOutcome({
  name: 'crossLayerShare',
  unit: 'share',
  definition:
    'Share of the value delivered in the tick whose seller and buyer are 0, 1, and 2 or more layers apart (layers as now)',
  source: 'Tang 2021, stratified supply chain; MODEL.md 7',
  when: 'series',
  groups: () => ['0', '1', '2+'],
  record(world, values, offset) {
    const share = shareByDistance(layerMixing(world), layerCount);
    values[offset] = share[0];
    values[offset + 1] = share[1];
    values[offset + 2] = share[2] + share[3] + share[4];
  },
});
