// Connectors: how much of the trade between blocs goes through the neutral ones.

import { defineOutcome } from '../model/outcome.ts';
import { pairTrade, wantPairs } from './pair-trade.ts';

export const connectorShare = defineOutcome({
  name: 'connectorShare',
  unit: 'share',
  definition:
    'Of the value delivered between jurisdictions of different blocs, the share in which one side is of the neutral bloc',
  source: 'Gopinath et al. 2024, connector countries; MODEL.md 7',
  when: 'series',
  prepare: wantPairs,
  groups: () => ['all'],
  record(world, values, offset) {
    const { blocOfJurisdiction, blocNames } = world.plan;
    const neutral = blocNames.indexOf('neutral');
    let between = 0;
    let connected = 0;
    const { pairs } = pairTrade(world);
    const jurisdictions = blocOfJurisdiction.length;
    for (let seller = 0; seller < jurisdictions; seller++) {
      const from = blocOfJurisdiction[seller];
      for (let buyer = 0; buyer < jurisdictions; buyer++) {
        const to = blocOfJurisdiction[buyer];
        if (from === to) continue;
        const value = pairs[seller * jurisdictions + buyer];
        between += value;
        if (from === neutral || to === neutral) connected += value;
      }
    }
    values[offset] = between > 0 && neutral >= 0 ? connected / between : Number.NaN;
  },
});
