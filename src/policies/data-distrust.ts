// Data distrust: allies do not let their data go to each other, whatever the alliance says (Tang 2021,
// conclusion: the privacy shield was ruled invalid in July 2020; counter-force).

import { definePolicyTool } from '../model/policy-tool.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const dataDistrust = definePolicyTool({
  kind: 'data-distrust',
  role: 'counter-force',
  summary: 'Lowers the flow of data between allies that distrust each other’s rules',
  source: 'Tang 2021, conclusion; Court of Justice, C-311/18 (July 2020)',
  anchor: 'no published size; the ruling ended the legal basis of 5,300 firms’ transfers',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['eu'] },
      'Whose data stay',
      'Tang 2021, conclusion',
    ),
    distrusted: selector(
      ['jurisdictions', 'arrangements', 'blocs', 'layers'],
      { jurisdictions: ['USA'] },
      'To whom they no longer go',
      'Tang 2021, conclusion',
    ),
    domains: names('domain', [], 'all domains', 'Domains that live on data', 'scenario'),
    permeability: share(
      0.6,
      'What still goes, under standard clauses',
      'assumption: most firms went on under other clauses',
    ),
  },
  writeRules(parameters, state, write) {
    const members = state.select(parameters.members).jurisdictions;
    const { jurisdictions, layers } = state.select(parameters.distrusted);
    const segments = state.segmentsOf(parameters.domains);
    // Members may distrust each other: whoever is on both sides keeps only its own data.
    write.limitPairs('data', segments, members, jurisdictions, parameters.permeability);
    write.limitToLayers('data', segments, members, layers, parameters.permeability);
  },
});
