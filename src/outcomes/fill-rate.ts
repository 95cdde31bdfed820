// How much of what buyers ask for in a tick they get in that tick.

import { ofWorld } from '../model/of-world.ts';
import { defineOutcome } from '../model/outcome.ts';
import { eachEndUser } from './final-demand.ts';

export const fillRate = defineOutcome({
  name: 'fillRate',
  unit: 'share',
  definition: 'Value received over value received and missed: `all` over every need, `final` over end users',
  source: 'MODEL.md 5.3: an unshocked world with churn must keep at least .97',
  when: 'series',
  groups: () => ['all', 'final'],
  record: ofWorld((world) => (values, offset) => {
    const { needs } = world;
    let received = 0;
    let missed = 0;
    for (let need = 0; need < needs.count; need++) {
      received += needs.received[need] * needs.price[need];
      missed += needs.unmet[need] * needs.price[need];
    }
    values[offset] = received + missed > 0 ? received / (received + missed) : Number.NaN;
    let finalReceived = 0;
    let finalMissed = 0;
    eachEndUser(world, (need) => {
      finalReceived += needs.received[need] * needs.price[need];
      finalMissed += needs.unmet[need] * needs.price[need];
    });
    values[offset + 1] =
      finalReceived + finalMissed > 0 ? finalReceived / (finalReceived + finalMissed) : Number.NaN;
  }),
});
