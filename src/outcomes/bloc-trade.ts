// Trade inside and between blocs, a year: what gravity studies of fragmentation measure.

import { defineOutcome } from '../model/outcome.ts';
import { pairTrade, wantPairs } from './pair-trade.ts';

export const blocTrade = defineOutcome({
  name: 'blocTrade',
  unit: 'billion US dollars a year',
  definition:
    'Value delivered across borders from sellers of one bloc to buyers of another (or the same), written seller>buyer; trade inside a jurisdiction is left out',
  source: 'Gopinath et al. 2024: trade between and within blocs',
  when: 'series',
  prepare: wantPairs,
  groups: (world) =>
    world.plan.blocNames.flatMap((from) => world.plan.blocNames.map((to) => `${from}>${to}`)),
  record(world, values, offset) {
    const { blocOfJurisdiction, blocNames } = world.plan;
    values.fill(0, offset, offset + blocNames.length ** 2);
    const scale = world.settings.ticksPerYear / 1000;
    const { pairs } = pairTrade(world);
    const jurisdictions = blocOfJurisdiction.length;
    for (let seller = 0; seller < jurisdictions; seller++) {
      const row = offset + blocOfJurisdiction[seller] * blocNames.length;
      for (let buyer = 0; buyer < jurisdictions; buyer++) {
        if (seller === buyer) continue;
        values[row + blocOfJurisdiction[buyer]] += pairs[seller * jurisdictions + buyer] * scale;
      }
    }
  },
});
