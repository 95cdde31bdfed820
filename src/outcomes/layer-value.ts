// The trust pyramid by value: who sells how much from which layer.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';

export const layerValue = defineOutcome({
  name: 'layerValue',
  unit: 'share',
  definition: 'Share of all sales revenue of the tick that suppliers now in the layer earn',
  source: 'Tang 2021, hierarchical pyramid; MODEL.md 5.1',
  when: 'series',
  groups: () => Array.from({ length: layerCount }, (_, layer) => `layer-${layer}`),
  record(world, values, offset) {
    const { suppliers } = world;
    values.fill(0, offset, offset + layerCount);
    let total = 0;
    for (let i = 0; i < suppliers.count; i++) {
      values[offset + suppliers.layer[i]] += suppliers.revenue[i];
      total += suppliers.revenue[i];
    }
    for (let layer = 0; layer < layerCount; layer++) values[offset + layer] /= total > 0 ? total : Number.NaN;
  },
});
