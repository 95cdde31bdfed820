// Membership rules: the charter of the alliances. Who may be a founding, a strategic or a contributing member
// by trust, who is invited and who barred, what members pool, and what outsiders and listed firms may still do
// (Tang 2021, membership: a topology of several levels by trust; Next G Alliance).

import { definePolicyTool } from '../model/policy-tool.ts';
import { jurisdictionsMeant } from '../model/selection-rules.ts';
import { names, number, selector, share } from '../parameters/parameter.ts';

const shift = (tier: string) =>
  number(
    'score',
    [-1, 1],
    0,
    `Added to the trust score from which a jurisdiction may be a ${tier} member`,
    'assumption: the thresholds of the layers hold as they are',
  );

const who = ['jurisdictions', 'arrangements', 'blocs', 'layers'] as const;

export const membershipRules = definePolicyTool({
  kind: 'membership-rules',
  role: 'tool',
  summary:
    'Sets who may be in the alliances and with which tier, what members pool, and what is left to outsiders and listed firms',
  source:
    'Tang 2021, strategic framework: membership; Next G Alliance, three categories, blacklisted firms barred',
  anchor: 'Next G Alliance: founded October 2020 by firms of five states, 43 founding members by November',
  parameters: {
    domains: names('domain', [], 'all domains', 'Domains whose alliances have this charter', 'Tang 2021'),
    foundingShift: shift('founding'),
    strategicShift: shift('strategic'),
    contributingShift: shift('contributing'),
    invited: selector(who, {}, 'Members whatever their trust', 'scenario'),
    barred: selector(who, { layers: [4] }, 'Kept out whatever they offer', 'Tang 2021: blacklists'),
    goodsAccess: share(
      0.7,
      'What passes of the goods of outsiders and of members’ listed firms into the members’ markets',
      'assumption',
    ),
    knowledgeAccess: share(0.7, 'What passes of knowledge across the border of the alliance', 'assumption'),
    pooledShare: share(0.2, 'Part of the research money that founding members pool', 'assumption'),
    complianceCost: number(
      'share of value',
      [0, 1],
      0.005,
      'Cost of meeting the rules, on all that members’ suppliers sell',
      'assumption',
    ),
  },
  writeRules(parameters, state, write) {
    const domains = state.domainsOf(parameters.domains);
    const { alliances } = write;
    alliances.shiftThreshold(domains, 'founding', parameters.foundingShift);
    alliances.shiftThreshold(domains, 'strategic', parameters.strategicShift);
    alliances.shiftThreshold(domains, 'contributing', parameters.contributingShift);
    alliances.invite(domains, jurisdictionsMeant(state, state.select(parameters.invited)));
    alliances.bar(domains, jurisdictionsMeant(state, state.select(parameters.barred)));
    alliances.setTerms(domains, {
      goodsAccess: parameters.goodsAccess,
      knowledgeAccess: parameters.knowledgeAccess,
      poolShare: parameters.pooledShare,
      complianceCost: parameters.complianceCost,
    });
  },
});
