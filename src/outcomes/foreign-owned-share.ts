// Ownership across borders: how much of what is made is made by somebody else's firms.

import { ofWorld } from '../model/of-world.ts';
import { defineOutcome } from '../model/outcome.ts';

export const foreignOwnedShare = defineOutcome({
  name: 'foreignOwnedShare',
  unit: 'share',
  definition: 'Share of all sales revenue of the tick that suppliers owned abroad earn; all domains and each',
  source: 'Cadestin et al. 2018, 10.1787/194ddb63-en: foreign affiliates make 12 % of world output',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record: ofWorld((world) => (values, offset) => {
    const { suppliers, plan } = world;
    const domains = plan.domainNames.length;
    const foreign = new Float64Array(domains + 1);
    const total = new Float64Array(domains + 1);
    for (let i = 0; i < suppliers.count; i++) {
      const group = 1 + plan.domainOfSegment[suppliers.segment[i]];
      const revenue = suppliers.revenue[i];
      total[0] += revenue;
      total[group] += revenue;
      if (suppliers.owner[i] === suppliers.jurisdiction[i]) continue;
      foreign[0] += revenue;
      foreign[group] += revenue;
    }
    for (let group = 0; group <= domains; group++)
      values[offset + group] = total[group] > 0 ? foreign[group] / total[group] : Number.NaN;
  }),
});
