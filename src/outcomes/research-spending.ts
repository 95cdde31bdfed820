// What members of alliances and outsiders spend on research, pooled work counted once: the figure that
// SEMATECH is judged by (Irwin and Klenow 1996, 10.1016/0047-2727(95)01515-0).

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { research } from '../model/phases/fund-research.ts';

export const researchSpending = defineOutcome({
  name: 'researchSpending',
  unit: 'billion US dollars a year, relative to the start path',
  definition:
    'Research money of suppliers at the intensity of their segment, less what pooling saves; `members` are suppliers of a domain whose jurisdiction is in its alliance, bottom layer excepted, `others` the rest',
  source: 'Irwin and Klenow 1996, 10.1016/0047-2727(95)01515-0; MODEL.md 5.6, 5.8',
  when: 'series',
  onRequest: true,
  groups: () => ['members', 'others'],
  record(world, values, offset) {
    const { suppliers, plan, alliances, settings } = world;
    const { moneyOf } = research(world);
    const jurisdictions = plan.jurisdictionCodes.length;
    const scale = settings.ticksPerYear / 1000;
    values.fill(0, offset, offset + 2);
    for (let i = 0; i < suppliers.count; i++) {
      const segment = suppliers.segment[i];
      const place = plan.domainOfSegment[segment] * jurisdictions + suppliers.jurisdiction[i];
      const inside = alliances.tier[place] > 0 && suppliers.layer[i] < layerCount - 1;
      const worth = moneyOf(i, place) * plan.researchIntensityOfSegment[segment] * scale;
      const spent = inside ? (worth / alliances.poolEffect[place]) * alliances.poolSpending[place] : worth;
      values[offset + (inside ? 0 : 1)] += spent;
    }
  },
});
