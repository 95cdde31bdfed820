// Technical standards: the alliance of a domain has one standard. It saves cost between members, whoever is
// outside adapts, markets open to those who comply, and who has the votes in the standards bodies adapts less
// (Tang 2021, rules and standards: norms, uniform standards, votes in standards bodies).

import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut, membersIn, segmentsOfDomain } from '../model/selection-rules.ts';
import { names, number, share } from '../parameters/parameter.ts';

export const technicalStandards = definePolicyTool({
  kind: 'technical-standards',
  role: 'tool',
  summary:
    'Gives each alliance one standard: cheaper among members, to be adapted to from outside, with votes that decide who adapts',
  source: 'Tang 2021, strategic framework: rules and standards',
  anchor:
    'regional self-sufficiency in chips +35 to +65 % in price (BCG/SIA 2021), an upper bound for a split',
  parameters: {
    domains: names(
      'domain',
      ['5g', '6g'],
      'all domains',
      'Domains with a standard of their own',
      'Tang 2021',
    ),
    networkValue: share(
      0.03,
      'Cost that the standard saves on goods between members if the whole world used it',
      'assumption',
    ),
    adaptationCost: share(0.05, 'Cost of adapting goods that cross its border', 'assumption'),
    marketAccess: share(0.8, 'What passes of outsiders’ goods into members’ markets', 'assumption'),
    complianceCost: number(
      'share of value',
      [0, 1],
      0.01,
      'Cost of meeting the standard, on all that members’ suppliers sell',
      'assumption',
    ),
    voteShare: share(
      0.5,
      'Votes of the alliance in standards bodies: .5 lets both sides adapt alike, 1 only the outsiders',
      'Tang 2021: votes in standards bodies; assumption on what they do',
    ),
  },
  writeRules(parameters, state, write) {
    const { networkValue, adaptationCost, complianceCost, marketAccess, voteShare } = parameters;
    const domains = state.domainsOf(parameters.domains);
    const terms = { networkValue, adaptationCost, complianceCost, goodsAccess: marketAccess };
    write.alliances.setTerms(domains, terms);
    // Votes move the cost of adapting from members' goods abroad to outsiders' goods at members.
    const moved = adaptationCost * (2 * voteShare - 1);
    for (const domain of domains) {
      const inside = membersIn(state, {}, domain);
      const outside = allBut(inside);
      if (!inside.includes(1)) continue;
      write.chargePairs(segmentsOfDomain(state, domain), outside, inside, moved);
      write.chargePairs(segmentsOfDomain(state, domain), inside, outside, -moved);
    }
  },
});
