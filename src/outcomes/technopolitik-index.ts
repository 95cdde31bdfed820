// The balance of technological power: the mean, over domains, of a bloc's share of world sales.

import { defineOutcome } from '../model/outcome.ts';

export const technopolitikIndex = defineOutcome({
  name: 'technopolitikIndex',
  unit: 'share',
  definition: "Mean over domains of the bloc's share of the domain's world sales in the tick",
  source: 'Tang 2021, influence (5): the balance of power; MODEL.md 7',
  when: 'series',
  groups: (world) => world.plan.blocNames,
  record(world, values, offset) {
    const { suppliers, plan } = world;
    const blocs = plan.blocNames.length;
    const sales = new Float64Array(plan.domainNames.length * blocs);
    for (let i = 0; i < suppliers.count; i++) {
      const domain = plan.domainOfSegment[suppliers.segment[i]];
      sales[domain * blocs + plan.blocOfJurisdiction[suppliers.jurisdiction[i]]] += suppliers.revenue[i];
    }
    values.fill(0, offset, offset + blocs);
    let counted = 0;
    for (let d = 0; d < plan.domainNames.length; d++) {
      let total = 0;
      for (let b = 0; b < blocs; b++) total += sales[d * blocs + b];
      if (total <= 0) continue;
      counted++;
      for (let b = 0; b < blocs; b++) values[offset + b] += sales[d * blocs + b] / total;
    }
    for (let b = 0; b < blocs; b++) values[offset + b] /= counted > 0 ? counted : Number.NaN;
  },
});
