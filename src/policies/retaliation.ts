// Retaliation: the controlled answer in kind, with licences on the materials that the other side needs
// (Tang 2021, conclusion; gallium and germanium in 2023; counter-force).

import { definePolicyTool } from '../model/policy-tool.ts';
import { limitTo } from '../model/selection-rules.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const retaliation = definePolicyTool({
  kind: 'retaliation',
  role: 'counter-force',
  summary: 'Mirrors controls: materials from the retaliating side go to the controllers by licence only',
  source: 'Tang 2021, conclusion; MOFCOM notices 23 and 39 of 2023',
  anchor:
    'gallium and germanium: exports to the United States fell to near 0 in 2023-24; prices abroad doubled',
  parameters: {
    origins: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['CHN'] },
      'Who retaliates',
      'MOFCOM 2023',
    ),
    targets: selector(
      ['jurisdictions', 'arrangements', 'blocs', 'layers', 'suppliers'],
      { jurisdictions: ['USA', 'JPN', 'NLD'] },
      'Whom it hits: those who control',
      'MOFCOM 2023',
    ),
    segments: names(
      'segment',
      ['green.minerals'],
      'all segments',
      'What is withheld',
      'MOFCOM 2023: gallium, germanium, graphite',
    ),
    permeability: share(0.5, 'Share of licences granted', 'assumption: licences came late and in part'),
  },
  writeRules(parameters, state, write) {
    limitTo(
      write,
      ['goods'],
      state.chosenSegments(parameters.segments, []),
      state.select(parameters.origins).jurisdictions,
      state.select(parameters.targets),
      parameters.permeability,
    );
  },
});
