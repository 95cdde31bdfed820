// The E-I index (Krackhardt and Stern 1988, 10.2307/2786835): (external − internal) / total, here of
// delivered value, with layers as groups. −1: all trade stays inside layers; +1: all of it crosses.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';

export const eiIndex = defineOutcome({
  name: 'eiIndex',
  unit: 'index in −1..1',
  definition:
    'Value delivered across layers minus value delivered inside layers, over all value delivered in the tick; all domains and each',
  source: 'Krackhardt and Stern 1988, 10.2307/2786835',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record(world, values, offset) {
    const lanes = world.trade.valueOfLanes;
    const domains = world.plan.domainNames.length;
    let inside = 0;
    let total = 0;
    for (let d = 0; d < domains; d++) {
      let insideDomain = 0;
      let totalDomain = 0;
      for (let lane = 0; lane < layerCount * layerCount; lane++) {
        const value = lanes[d * layerCount * layerCount + lane];
        totalDomain += value;
        if (Math.floor(lane / layerCount) === lane % layerCount) insideDomain += value;
      }
      values[offset + 1 + d] = totalDomain > 0 ? (totalDomain - 2 * insideDomain) / totalDomain : Number.NaN;
      inside += insideDomain;
      total += totalDomain;
    }
    values[offset] = total > 0 ? (total - 2 * inside) / total : Number.NaN;
  },
});
