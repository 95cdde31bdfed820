// Multilateral export control: all members of an arrangement control the same list, so that no member fills
// the gap that another leaves; what leaks through lax members stays open (Tang 2021, III: the Wassenaar list
// enlarged, NATO-EU talk on export control).

import { definePolicyTool } from '../model/policy-tool.ts';
import { limitTo } from '../model/selection-rules.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const multilateralExportControl = definePolicyTool({
  kind: 'multilateral-export-control',
  role: 'tool',
  summary:
    'Puts the same export control on every member of an arrangement; a share leaks through lax enforcement',
  source: 'Tang 2021, III: Wassenaar list enlarged in December 2019, talk of NATO and EU on export control',
  anchor: 'the China rule of 2007: joint lists hold only where members enforce them; no published size',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['wassenaar'] },
      'Who controls together',
      'Tang 2021, III',
    ),
    targets: selector(
      ['layers', 'jurisdictions', 'arrangements', 'blocs', 'suppliers'],
      { layers: [4] },
      'Who needs a licence; members among them stay free',
      'scenario',
    ),
    domains: names('domain', ['semiconductors'], 'all domains', 'Domains on the list', 'Tang 2021, III'),
    segments: names('segment', [], 'all segments of the domains', 'Segments on the list', 'scenario'),
    flows: names(
      'flow',
      ['goods', 'knowledge'],
      'all five flows',
      'Flows under control',
      'Tang 2021: controls keep goods and know-how from spreading',
    ),
    permeability: share(0.1, 'Share of licences granted', 'assumption: most are refused'),
    leakShare: share(
      0.15,
      'Share of the controlled flow that passes without a licence all the same',
      'assumption: lists are common, enforcement is national',
    ),
  },
  writeRules(parameters, state, write) {
    const members = state.select(parameters.members).jurisdictions;
    const targets = state.select(parameters.targets);
    const { permeability, leakShare } = parameters;
    limitTo(
      write,
      state.flowsOf(parameters.flows),
      state.chosenSegments(parameters.segments, parameters.domains),
      members,
      { ...targets, jurisdictions: targets.jurisdictions.map((named, j) => (members[j] ? 0 : named)) },
      permeability + leakShare * (1 - permeability),
    );
  },
});
