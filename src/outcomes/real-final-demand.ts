// What end users actually get, at the start's prices: the measure of welfare that losses are stated in.

import { defineOutcome } from '../model/outcome.ts';
import { eachEndUser } from './final-demand.ts';

export const realFinalDemand = defineOutcome({
  name: 'realFinalDemand',
  unit: 'billion US dollars a year, start prices',
  definition:
    'Units delivered to end users in the tick, valued at start prices, a year; the world and each bloc',
  source: 'MODEL.md 7; losses of validation targets are stated in it',
  when: 'series',
  groups: (world) => ['all', ...world.plan.blocNames],
  record(world, values, offset) {
    const { plan, settings, needs } = world;
    values.fill(0, offset, offset + 1 + plan.blocNames.length);
    const scale = settings.ticksPerYear / 1000;
    eachEndUser(world, (need, jurisdiction) => {
      const value = needs.received[need] * scale;
      values[offset] += value;
      values[offset + 1 + plan.blocOfJurisdiction[jurisdiction]] += value;
    });
  },
});
