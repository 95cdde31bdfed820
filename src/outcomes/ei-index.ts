// The E-I index (Krackhardt and Stern 1988, 10.2307/2786835): (external − internal) / total, here of
// delivered value, with layers as groups. −1: all trade stays inside layers; +1: all of it crosses.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { externalInternalIndex } from '../theory/stratification.ts';
import { layerMixing } from './layer-mixing.ts';

export const eiIndex = defineOutcome({
  name: 'eiIndex',
  unit: 'index in −1..1',
  definition:
    'Value delivered across layers minus value delivered inside layers, over all value delivered in the tick; all domains and each',
  source: 'Krackhardt and Stern 1988, 10.2307/2786835',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record(world, values, offset) {
    values[offset] = externalInternalIndex(layerMixing(world), layerCount);
    for (let d = 0; d < world.plan.domainNames.length; d++) {
      values[offset + 1 + d] = externalInternalIndex(layerMixing(world, d), layerCount);
    }
  },
});
