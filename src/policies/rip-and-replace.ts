// Rip and replace: carriers take out the equipment of an excluded vendor by a date. Money reaches a share of
// them, smallest first, and exactly those have replaced it when the date comes; each pays more for its
// equipment from its turn until then (Tang 2021, I: UK phase-out by 2027; FCC programme).

import { definePolicyTool, type PublicState } from '../model/policy-tool.ts';
import { inSegments, suppliersMeant } from '../model/selection-rules.ts';
import { month, names, number, selector, share } from '../parameters/parameter.ts';

export const ripAndReplace = definePolicyTool({
  kind: 'rip-and-replace',
  role: 'tool',
  summary:
    'Takes the equipment of excluded vendors out of the members’ networks by a date, as far as the removal is funded',
  source: 'Tang 2021, I: phase-out of the excluded vendor in the United Kingdom by 2027',
  anchor:
    'cost +8 to +29 % (Oxford Economics 2019), delay of 18 months (GSMA 2019) or 2 to 3 years (UK); FCC programme 40 % funded',
  parameters: {
    members: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['USA', 'GBR'] },
      'Where equipment is replaced',
      'Tang 2021, I; FCC 2020',
    ),
    vendors: selector(
      ['suppliers', 'jurisdictions', 'layers'],
      { suppliers: ['huawei-networks', 'zte-networks'] },
      'Whose equipment goes',
      'Tang 2021, I',
    ),
    segments: names(
      'segment',
      ['5g.equipment'],
      'all segments',
      'Equipment that is replaced',
      'Tang 2021, I',
    ),
    users: names(
      'segment',
      ['5g.services'],
      'all segments',
      'Segments whose suppliers have it installed',
      'Tang 2021, I: network operators',
    ),
    deadline: month('2027-12', 'Month by which the funded part is replaced', 'UK order of July 2020'),
    fundedShare: share(
      0.4,
      'Share of the users, by size, whose replacement is funded; the others keep their contracts',
      'FCC programme: $1.9 bn for claims of $4.98 bn',
    ),
    delayMonths: number(
      'months',
      [0, 120],
      6,
      'Months of planning before the first user is done',
      'assumption; GSMA 2019 expects 18 months of delay over all',
    ),
    cost: number(
      'share of value',
      [0, 2],
      0.15,
      'Added cost of the equipment for a user that replaces, from its turn to the deadline',
      'Oxford Economics 2019: +8 to +29 %, middle',
    ),
  },
  moves: { everyMonths: 3, until: ({ deadline }) => deadline },
  writeRules(parameters, state, write) {
    const members = state.select(parameters.members).jurisdictions;
    const segments = state.chosenSegments(parameters.segments, []);
    const vendors = inSegments(state, suppliersMeant(state, state.select(parameters.vendors)), segments);
    const users = inSegments(
      state,
      vendors.map((_, i) => members[state.jurisdictionOfSupplier[i]]),
      state.chosenSegments(parameters.users, []),
    );
    const from = state.tick - state.ticksInForce + (parameters.delayMonths * state.ticksPerYear) / 12;
    const deadline = parameters.deadline === '' ? from : state.tickOf(parameters.deadline);
    const progress = deadline <= from ? 1 : Math.min(1, Math.max(0, (state.tick - from) / (deadline - from)));
    const done = firstUsers(state, users, parameters.fundedShare * progress);
    write.limitSellers(['goods'], vendors, { suppliers: done }, 0, true);
    if (state.tick > deadline) return;
    const equipment = new Float64Array(state.supplierCount);
    for (let i = 0; i < equipment.length; i++)
      if (segments.includes(state.segmentOfSupplier[i])) equipment[i] = parameters.cost;
    write.chargeSellers(equipment, { suppliers: done }, true);
  },
});

/**
 * The users that a share of the users' size pays for, smallest first, in each jurisdiction and segment: a
 * user is in when the middle of its place in that order is.
 */
function firstUsers(state: PublicState, users: Uint8Array, fundedShare: number): Uint8Array {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < users.length; i++) {
    if (!users[i]) continue;
    const group =
      state.segmentOfSupplier[i] * state.jurisdictionCodes.length + state.jurisdictionOfSupplier[i];
    groups.set(group, [...(groups.get(group) ?? []), i]);
  }
  const chosen = new Uint8Array(users.length);
  for (const group of groups.values()) {
    group.sort((a, b) => state.startSizeOfSupplier[a] - state.startSizeOfSupplier[b] || a - b);
    const total = group.reduce((sum, i) => sum + state.startSizeOfSupplier[i], 0);
    let before = 0;
    for (const i of group) {
      const size = state.startSizeOfSupplier[i];
      if (before + size / 2 <= fundedShare * total) chosen[i] = 1;
      before += size;
    }
  }
  return chosen;
}
