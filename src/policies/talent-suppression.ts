// Talent suppression: fewer students and researchers of the targets may come, and contacts of those at work
// are chilled (Tang 2021, influence (1): talent suppression).

import { definePolicyTool } from '../model/policy-tool.ts';
import { limitFrom, limitTo } from '../model/selection-rules.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const talentSuppression = definePolicyTool({
  kind: 'talent-suppression',
  role: 'tool',
  summary: 'Lowers the exchange of people and joint research between the suppressing side and the targets',
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
    permeability: share(0.85, 'What is left of the exchange of people', 'NBER 32622: entry −15 %'),
    contacts: share(
      0.95,
      'What is left of joint work between those at home on both sides',
      'calibrated to target 14 (decision 0100): with the fall of the exchange, research output of those concerned −8 to −11 % (NBER 32622)',
    ),
  },
  writeRules(parameters, state, write) {
    const origins = state.select(parameters.origins).jurisdictions;
    const targets = state.select(parameters.targets);
    const segments = state.segmentsOf(parameters.domains);
    // People carry what they know both ways: out of the host to their home, and into the host.
    for (const [flow, permeability] of [
      ['talent', parameters.permeability],
      ['knowledge', parameters.contacts],
    ] as const) {
      limitTo(write, [flow], segments, origins, targets, permeability);
      limitFrom(write, state, [flow], segments, targets, origins, permeability);
    }
  },
});
