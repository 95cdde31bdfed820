// Talent suppression: fewer students and researchers of the targets may come, and contacts of those at work
// are chilled (Tang 2021, influence (1): talent suppression).

import { definePolicyTool } from '../model/policy-tool.ts';
import { limitTo } from '../model/selection-rules.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const talentSuppression = definePolicyTool({
  kind: 'talent-suppression',
  role: 'tool',
  summary: 'Lowers the exchange of students and researchers between the suppressing side and the targets',
  source: 'Tang 2021, influence (1); Proclamation 10043 (May 2020)',
  anchor: 'entry of doctoral students −15 %, research output −8 to −11 % (NBER 32622)',
  parameters: {
    origins: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['USA'] },
      'Who suppresses',
      'Tang 2021',
    ),
    targets: selector(
      ['jurisdictions', 'layers', 'arrangements', 'blocs'],
      { jurisdictions: ['CHN'] },
      'Whose people are kept out',
      'Tang 2021',
    ),
    domains: names('domain', [], 'all domains', 'Domains of research', 'scenario'),
    permeability: share(0.85, 'What is left of the exchange', 'NBER 32622: entry −15 %'),
  },
  writeRules(parameters, state, write) {
    const origins = state.select(parameters.origins).jurisdictions;
    const targets = state.select(parameters.targets);
    const segments = state.segmentsOf(parameters.domains);
    // People carry what they know both ways: out of the host to their home, and into the host.
    limitTo(write, ['talent'], segments, origins, targets, parameters.permeability);
    write.limitPairs('talent', segments, targets.jurisdictions, origins, parameters.permeability);
    write.limitFromLayers('talent', segments, targets.layers, origins, parameters.permeability);
  },
});
