// Interoperability: members make their systems work together, in defence first. What rules close between them
// opens, goods between them cost less, and their capability counts together (Tang 2021, influence (2)).

import { flowNames } from '../model/flow-rules.ts';
import { definePolicyTool } from '../model/policy-tool.ts';
import { membersIn, segmentsOfDomain } from '../model/selection-rules.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const interoperability = definePolicyTool({
  kind: 'interoperability',
  role: 'tool',
  summary:
    'Opens what is closed between allies and makes their goods fit together; deterrence counts them together as far as it does',
  source: 'Tang 2021, influence (2): interoperability strengthens common defence',
  anchor: '',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['nato'] },
      'Who works together; {} takes the alliance of each domain',
      'Tang 2021, influence (2)',
    ),
    domains: names('domain', [], 'all domains', 'Domains that are made to work together', 'Tang 2021'),
    opening: share(0.5, 'Share of what is closed between members that opens', 'assumption'),
    saving: share(0.02, 'Part of the cost of goods between members that is saved', 'assumption'),
  },
  writeRules(parameters, state, write) {
    for (const domain of state.domainsOf(parameters.domains)) {
      const members = membersIn(state, parameters.members, domain);
      const segments = segmentsOfDomain(state, domain);
      for (const flow of flowNames) write.openPairs(flow, segments, members, members, parameters.opening);
      write.chargePairs(segments, members, members, -parameters.saving);
    }
  },
});
