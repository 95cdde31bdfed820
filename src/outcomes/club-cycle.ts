// Whether anybody settles: a domain in which each answer to the others calls for another has no stable club.

import { defineOutcome } from '../model/outcome.ts';

export const clubCycle = defineOutcome({
  name: 'clubCycle',
  unit: 'changes of mind',
  definition:
    'Length of the cycle of clubs in which best response ends, from nobody and from everybody the longer; 0 where a stable club was found or membership is fixed',
  source: 'MODEL.md 5.8: if it cycles, none and the cycle',
  when: 'series',
  onRequest: true,
  groups: (world) => world.plan.domainNames,
  record({ alliances, plan }, values, offset) {
    for (let d = 0; d < plan.domainNames.length; d++)
      values[offset + d] = Math.max(alliances.cycleFromEmpty[d], alliances.cycleFromFull[d]);
  },
});
