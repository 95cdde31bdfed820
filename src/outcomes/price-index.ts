// What end users pay, against the start.

import { defineOutcome } from '../model/outcome.ts';
import { eachEndUser } from './final-demand.ts';

export const priceIndex = defineOutcome({
  name: 'priceIndex',
  unit: 'start = 1',
  definition:
    'Delivered prices of final demand, weighted by final demand at the start; the world and each bloc',
  source: 'Laspeyres index; MODEL.md 5.4',
  when: 'series',
  groups: (world) => ['all', ...world.plan.blocNames],
  record(world, values, offset) {
    const { plan, needs, endUsers, suppliers } = world;
    const weights = new Float64Array(1 + plan.blocNames.length);
    values.fill(0, offset, offset + weights.length);
    eachEndUser(world, (need, jurisdiction) => {
      const weight = endUsers.startDemand[needs.buyer[need] - suppliers.count];
      for (const group of [0, 1 + plan.blocOfJurisdiction[jurisdiction]]) {
        values[offset + group] += weight * needs.price[need];
        weights[group] += weight;
      }
    });
    for (let group = 0; group < weights.length; group++) values[offset + group] /= weights[group];
  },
});
