// Allied autonomy: members of the alliance build segments of their own and trust the hub less as a supplier
// (Tang 2021, conclusion: European processor initiative of 17 states; counter-force).

import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut } from '../model/selection-rules.ts';
import { names, number, selector, share } from '../parameters/parameter.ts';

export const alliedAutonomy = definePolicyTool({
  kind: 'allied-autonomy',
  role: 'counter-force',
  summary:
    'Lets allies build segments of their own: money at home, and less preference for what the hub sells',
  source: 'Tang 2021, conclusion: declaration of December 2020 on European processors',
  anchor: 'share of the Union in world chips: about .10, meant to be .20 in 2030; no effect published yet',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['eu-semiconductor-declaration'] },
      'Who seeks autonomy',
      'Tang 2021, conclusion',
    ),
    hub: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['USA'] },
      'From whom',
      'Tang 2021, conclusion',
    ),
    domains: names(
      'domain',
      ['semiconductors'],
      'all domains',
      'Domains of autonomy',
      'Tang 2021, conclusion',
    ),
    publicMoney: number(
      'share of start research money',
      [0, 5],
      0.2,
      'Public money for research at members',
      'assumption: 145 billion euros were named over three years, most of it not new',
    ),
    ownPreference: share(
      0.1,
      'Part of the weight of candidates from outside that members’ buyers no longer give them',
      'assumption',
    ),
    ownRules: share(
      0.01,
      'Value of keeping own rules, as a share of sales: counts against joining an alliance of free choice',
      'assumption',
    ),
    hubDistance: share(0.1, 'The same for candidates from the hub, on top', 'assumption'),
  },
  writeRules(parameters, state, write) {
    const members = state.select(parameters.members).jurisdictions;
    const hub = state.select(parameters.hub).jurisdictions.map((named, j) => (named && !members[j] ? 1 : 0));
    const segments = state.segmentsOf(parameters.domains);
    write.fundResearch(state.domainsOf(parameters.domains), members, parameters.publicMoney);
    write.preferPairs(segments, allBut(members), members, 1 - parameters.ownPreference);
    write.alliances.valueAutonomy(state.domainsOf(parameters.domains), members, parameters.ownRules);
    write.preferPairs(segments, hub, members, 1 - parameters.hubDistance);
  },
});
