// Export control: goods and knowledge of some segments from controlling jurisdictions pass to the
// targets by licence only (Tang 2021, influence (1): export control; III: chips).

import { definePolicyTool } from '../model/policy-tool.ts';
import { limitTo } from '../model/selection-rules.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const exportControl = definePolicyTool({
  kind: 'export-control',
  role: 'tool',
  summary:
    'Controls exports: flows of chosen domains or segments from the controlling side to the targets need a licence',
  source: 'Tang 2021, III and influence (1); rules of October 2022',
  anchor: 'US chip revenue −16 % under the controls of 2019-20, −37 % under a full ban (BCG/SIA 2020)',
  parameters: {
    origins: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['USA'] },
      'Who controls',
      'scenario',
    ),
    targets: selector(
      ['layers', 'jurisdictions', 'arrangements', 'blocs', 'suppliers'],
      { layers: [4] },
      'Who needs a licence; layers as the rater sees them',
      'scenario',
    ),
    domains: names('domain', [], 'all domains', 'Domains under control', 'scenario'),
    segments: names('segment', [], 'all segments of the domains', 'Segments under control', 'scenario'),
    flows: names(
      'flow',
      ['goods', 'knowledge'],
      'all five flows',
      'Flows under control',
      'Tang 2021: controls keep goods and know-how from spreading',
    ),
    permeability: share(0.1, 'Share of licences granted', 'assumption: most are refused'),
  },
  writeRules(parameters, state, write) {
    limitTo(
      write,
      state.flowsOf(parameters.flows),
      state.chosenSegments(parameters.segments, parameters.domains),
      state.select(parameters.origins).jurisdictions,
      state.select(parameters.targets),
      parameters.permeability,
    );
  },
});
