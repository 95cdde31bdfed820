// Resource control: holders of a strategic resource let others have it by licence. What is traded (minerals,
// polysilicon, computing in the cloud) is limited as goods; what can only be occupied (orbits, seabed, Arctic,
// lunar sites) is limited as access, in proportion to what the holders hold (Tang 2021, resource control).

import { definePolicyTool } from '../model/policy-tool.ts';
import { type ResourceName, resourceUses } from '../model/resource-uses.ts';
import { jurisdictionsMeant, limitTo } from '../model/selection-rules.ts';
import { choice, selector, share } from '../parameters/parameter.ts';

export const resourceControl = definePolicyTool({
  kind: 'resource-control',
  role: 'tool',
  summary:
    'Lets others have a strategic resource by licence only: traded resources as goods, occupied ones as access',
  source: 'Tang 2021, elements of power: resource control (lunar, seabed, Arctic; minerals; cloud computing)',
  anchor: 'production shares of the resource table; China holds .66 of critical materials',
  parameters: {
    resource: choice(
      Object.keys(resourceUses) as ResourceName[],
      'critical-materials',
      'The resource',
      'Tang 2021; resource table',
    ),
    holders: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['CHN'] },
      'Who controls what it holds',
      'resource table',
    ),
    targets: selector(
      ['jurisdictions', 'arrangements', 'blocs', 'layers'],
      { jurisdictions: ['USA'] },
      'Who needs a licence',
      'scenario',
    ),
    permeability: share(0.5, 'Share of licences granted', 'assumption'),
    weight: share(
      0.5,
      'Part of the segments’ goods, or of the domains’ research, that cannot do without the resource',
      'assumption: a segment holds many materials',
    ),
  },
  writeRules(parameters, state, write) {
    const holders = state.select(parameters.holders).jurisdictions;
    const targets = state.select(parameters.targets);
    const { segments, domains } = resourceUses[parameters.resource];
    const closed = parameters.weight * (1 - parameters.permeability);
    if (segments.length > 0)
      limitTo(write, ['goods'], state.chosenSegments(segments, []), holders, targets, 1 - closed);
    if (domains.length === 0) return;
    const shares = state.sharesOfResource(parameters.resource);
    const held = holders.reduce((sum, named, j) => sum + (named ? shares[j] : 0), 0);
    const kept = jurisdictionsMeant(state, targets).map((named, j) => (named && !holders[j] ? 1 : 0));
    write.scaleArrivals(state.domainsOf(domains), kept, 1 - closed * held);
  },
});
