// Self-reliance: the excluded answer with public money for research and with demand kept for makers at home
// (Tang 2021, influence (5) and conclusion; counter-force).

import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut, jurisdictionsMeant } from '../model/selection-rules.ts';
import { names, number, selector, share } from '../parameters/parameter.ts';

export const selfReliance = definePolicyTool({
  kind: 'self-reliance',
  role: 'counter-force',
  summary:
    'Pays for research at home and keeps demand for makers at home, so that what is shut out is made there',
  source: 'Tang 2021, influence (5); IC Insights on self-sufficiency in chips',
  anchor: 'China makes .102 (2010), .159 (2020) and .167 (2021) of the chips it uses (IC Insights)',
  parameters: {
    who: selector(
      ['jurisdictions', 'layers', 'arrangements', 'blocs'],
      { jurisdictions: ['CHN'] },
      'Who relies on itself',
      'scenario',
    ),
    domains: names('domain', ['semiconductors'], 'all domains', 'Domains that are helped', 'scenario'),
    publicMoney: number(
      'share of start research money',
      [0, 5],
      0.5,
      'Public money for research',
      'assumption: the two national chip funds, about $50 bn over ten years, beside $10 bn a year of own research',
    ),
    protection: share(
      0.7,
      'Part of the weight of foreign candidates that buyers at home no longer give them',
      'assumption, calibrated to target 3 (decision 0100): self-sufficiency rises .6 points a year while it is phased in over ten years',
    ),
  },
  writeRules(parameters, state, write) {
    const who = jurisdictionsMeant(state, state.select(parameters.who));
    write.fundResearch(state.domainsOf(parameters.domains), who, parameters.publicMoney);
    // Each protects itself, so that several who are helped do not count as one home.
    const segments = state.segmentsOf(parameters.domains);
    write.preferPairs(segments, allBut(who), who, 1 - parameters.protection);
    write.preferPairs(segments, who, who, 1 - parameters.protection);
  },
});
