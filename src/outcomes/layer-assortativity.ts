// Assortativity of trade by trust layers (Newman 2003, 10.1103/PhysRevE.67.026126): 1 when no value
// crosses layers, 0 when buyers are blind to them.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { assortativity } from '../theory/stratification.ts';
import { layerMixing } from './layer-mixing.ts';

export const layerAssortativity = defineOutcome({
  name: 'layerAssortativity',
  unit: 'coefficient up to 1',
  definition: 'Modularity of delivered value by layers over its largest possible value; all domains and each',
  source: 'Newman 2003, 10.1103/PhysRevE.67.026126',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record(world, values, offset) {
    values[offset] = assortativity(layerMixing(world), layerCount);
    for (let d = 0; d < world.plan.domainNames.length; d++) {
      values[offset + 1 + d] = assortativity(layerMixing(world, d), layerCount);
    }
  },
});
