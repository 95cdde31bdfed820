// Direct investment: what owners abroad put into their affiliates, between blocs and inside them. Gopinath et
// al. (2024) find direct investment between blocs a fifth below that inside.

import { defineOutcome } from '../model/outcome.ts';

/** Share of capacity that wears out a year (assumption, near the depreciation of equipment). */
const wear = 0.08;

export const foreignInvestment = defineOutcome({
  name: 'foreignInvestment',
  unit: 'billion US dollars a year',
  definition:
    'Part of the replacement of capacity (8 % a year, at start prices) of suppliers owned abroad that their owners pay and that the capital flow lets through, by whether owner and supplier are in one bloc',
  source: 'Gopinath et al. 2024, IMF Working Paper 2024/076: foreign direct investment between blocs −20 %',
  when: 'series',
  groups: () => ['within blocs', 'between blocs'],
  record({ suppliers, plan, access, settings }, values, offset) {
    values.fill(0, offset, offset + 2);
    const scale = (settings.parameters.flows.parentFinance * wear * settings.ticksPerYear) / 1000;
    for (let i = 0; i < suppliers.count; i++) {
      const owner = suppliers.owner[i];
      const place = suppliers.jurisdiction[i];
      if (owner === place) continue;
      const group = plan.blocOfJurisdiction[owner] === plan.blocOfJurisdiction[place] ? 0 : 1;
      values[offset + group] += suppliers.capacity[i] * access.parent[i] * scale;
    }
  },
});
