// The club that might as well have been: where joining pays only if others join, a club that grows from
// nobody and one that shrinks from everybody end in different places (Nordhaus 2015, 10.1257/aer.15000001).

import { defineOutcome } from '../model/outcome.ts';

export const otherClub = defineOutcome({
  name: 'otherClub',
  unit: 'jurisdictions',
  definition:
    'Members of the stable club that is not in force, where best response from nobody and from everybody end in different clubs; NaN where they agree, where they never settle, and where membership is fixed',
  source: 'Nordhaus 2015, 10.1257/aer.15000001; MODEL.md 5.8',
  when: 'series',
  groups: (world) => world.plan.domainNames,
  record({ alliances, plan, settings }, values, offset) {
    const { membership, preferredClub } = settings.parameters.alliances;
    const count = plan.jurisdictionCodes.length;
    const fromEmpty = preferredClub === 'from-empty';
    for (let d = 0; d < plan.domainNames.length; d++) {
      const other = fromEmpty ? alliances.fromFull : alliances.fromEmpty;
      const cycle = fromEmpty ? alliances.cycleFromFull[d] : alliances.cycleFromEmpty[d];
      let members = 0;
      let differs = false;
      for (let j = 0; j < count; j++) {
        const place = d * count + j;
        members += other[place];
        if (alliances.fromEmpty[place] !== alliances.fromFull[place]) differs = true;
      }
      values[offset + d] = membership === 'endogenous' && differs && cycle === 0 ? members : Number.NaN;
    }
  },
});
