// Space accords: those who sign share access to a new space and set its rules; the others are kept at a
// distance, and the first movers learn by being there (Tang 2021, IV: Artemis accords; spatial dominance).

import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut } from '../model/selection-rules.ts';
import { names, number, selector, share } from '../parameters/parameter.ts';

export const spaceAccords = definePolicyTool({
  kind: 'space-accords',
  role: 'tool',
  summary:
    'Gives access to a new strategic space by signature: signatories learn by being there, others are kept at a distance',
  source: 'Tang 2021, IV and spatial dominance: first movers set the rules',
  anchor: 'eight signatories in October 2020, 43 by mid 2024; no published effect',
  parameters: {
    signatories: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['artemis-accords'] },
      'Who has signed, as of each year',
      'Tang 2021, IV',
    ),
    domains: names('domain', ['space'], 'all domains', 'The new space', 'Tang 2021, IV'),
    permeability: share(
      0.5,
      'What passes of goods, knowledge and talent between signatories and others',
      'assumption',
    ),
    firstMover: number(
      'share',
      [0, 1],
      0.1,
      'Rise of the arrival of ideas for signatories by being first',
      'assumption',
    ),
  },
  writeRules(parameters, state, write) {
    const inside = state.select(parameters.signatories).jurisdictions;
    if (!inside.includes(1)) return;
    const outside = allBut(inside);
    const segments = state.segmentsOf(parameters.domains);
    for (const flow of ['goods', 'knowledge', 'talent'] as const) {
      write.limitPairs(flow, segments, inside, outside, parameters.permeability);
      write.limitPairs(flow, segments, outside, inside, parameters.permeability);
    }
    write.scaleArrivals(state.domainsOf(parameters.domains), inside, 1 + parameters.firstMover);
  },
});
