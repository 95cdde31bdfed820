// How many are in the alliance of each domain.

import { defineOutcome } from '../model/outcome.ts';

export const allianceMembers = defineOutcome({
  name: 'allianceMembers',
  unit: 'jurisdictions',
  definition: 'Members, of any tier, of the alliance of each domain after the last review',
  source: 'Tang 2021: alliances form domain by domain, in tiers; MODEL.md 5.8',
  when: 'series',
  groups: (world) => world.plan.domainNames,
  record({ alliances, plan }, values, offset) {
    const count = plan.jurisdictionCodes.length;
    for (let d = 0; d < plan.domainNames.length; d++) {
      let members = 0;
      for (let j = 0; j < count; j++) if (alliances.tier[d * count + j] > 0) members++;
      values[offset + d] = members;
    }
  },
});
