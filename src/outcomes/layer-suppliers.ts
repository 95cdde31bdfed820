// The trust pyramid by number of suppliers.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';

export const layerSuppliers = defineOutcome({
  name: 'layerSuppliers',
  unit: 'share',
  definition: 'Share of all suppliers that are in the layer now',
  source: 'Tang 2021, hierarchical pyramid; MODEL.md 5.1',
  when: 'series',
  groups: () => Array.from({ length: layerCount }, (_, layer) => `layer-${layer}`),
  record(world, values, offset) {
    const { suppliers } = world;
    values.fill(0, offset, offset + layerCount);
    for (let i = 0; i < suppliers.count; i++) values[offset + suppliers.layer[i]] += 1 / suppliers.count;
  },
});
