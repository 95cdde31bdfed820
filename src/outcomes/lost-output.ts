// GDP lost to demand that nobody could fill.

import { defineOutcome } from '../model/outcome.ts';

export const lostOutput = defineOutcome({
  name: 'lostOutput',
  unit: 'share',
  definition:
    'GDP on the technology path minus GDP after unfilled final demand, over the former; the world and each bloc',
  source: 'MODEL.md 5.7: a level effect of shortage',
  when: 'series',
  groups: (world) => ['all', ...world.plan.blocNames],
  record(world, values, offset) {
    const { plan, nations } = world;
    const groups = 1 + plan.blocNames.length;
    const whole = new Float64Array(groups);
    values.fill(0, offset, offset + groups);
    for (let j = 0; j < nations.gdp.length; j++) {
      const path = Math.exp(nations.logGdp[j]);
      for (const group of [0, 1 + plan.blocOfJurisdiction[j]]) {
        values[offset + group] += path - nations.gdp[j];
        whole[group] += path;
      }
    }
    for (let group = 0; group < groups; group++) values[offset + group] /= whole[group];
  },
});
