// Alliance merger: alliances grow together. Members of the named arrangements are members of all alliances of
// the domains, the rules of each hold for all, and what is closed between them opens (Tang 2021, influence (4):
// transatlantic and Indo-Pacific alliances, trade and technology council, Quad).

import { flowNames } from '../model/flow-rules.ts';
import { definePolicyTool } from '../model/policy-tool.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const allianceMerger = definePolicyTool({
  kind: 'alliance-merger',
  role: 'tool',
  summary: 'Joins alliances: members of each are members of all, with the strictest rules of any of them',
  source: 'Tang 2021, influence (4): the transatlantic and the Indo-Pacific alliance grow together',
  anchor:
    'EU-US Trade and Technology Council (June 2021), Quad working group (March 2021); no published effect',
  parameters: {
    partners: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['eu-us-ttc', 'quad'] },
      'Whose members come into every alliance of the domains',
      'Tang 2021, influence (4)',
    ),
    domains: names(
      'domain',
      ['5g', 'ai', 'quantum', 'semiconductors'],
      'all domains',
      'Domains whose alliances become one',
      'Tang 2021, influence (4)',
    ),
    opening: share(0.5, 'Share of what is closed between the partners that opens', 'assumption'),
  },
  writeRules(parameters, state, write) {
    const partners = state.select(parameters.partners).jurisdictions;
    const domains = state.domainsOf(parameters.domains);
    const segments = state.segmentsOf(parameters.domains);
    write.alliances.invite(domains, partners);
    write.alliances.merge(domains);
    for (const flow of flowNames) write.openPairs(flow, segments, partners, partners, parameters.opening);
  },
});
