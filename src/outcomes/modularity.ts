// Modularity of trade by trust layers (Newman 2004, 10.1103/PhysRevE.69.026113): how much more value stays
// inside layers than if buyers did not depend on the layer of sellers.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { modularity as modularityOf } from '../theory/stratification.ts';
import { layerMixing } from './layer-mixing.ts';

export const modularity = defineOutcome({
  name: 'modularity',
  unit: 'index below 1',
  definition:
    'Share of delivered value inside layers minus the share expected if buyers were blind to layers; all domains and each',
  source: 'Newman 2004, 10.1103/PhysRevE.69.026113',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record(world, values, offset) {
    values[offset] = modularityOf(layerMixing(world), layerCount);
    for (let d = 0; d < world.plan.domainNames.length; d++) {
      values[offset + 1 + d] = modularityOf(layerMixing(world, d), layerCount);
    }
  },
});
