// Clean network: members shut untrusted suppliers out on six lines: carrier, app store, apps, cloud, cable
// and path. *Path* looks through: a foreign carrier or cloud with one unclean stage upstream is refused
// (Tang 2021, I: clean path of April 2020, widened to six lines in August 2020).

import type { FlowName } from '../model/flow-rules.ts';
import { definePolicyTool } from '../model/policy-tool.ts';
import {
  inSegments,
  jurisdictionsMeant,
  limitFrom,
  limitTo,
  suppliersMeant,
} from '../model/selection-rules.ts';
import { flag, names, selector, share } from '../parameters/parameter.ts';

const line = (meaning: string) => flag(true, meaning, 'Tang 2021, I: the line of this name');

/** What each line shuts out of the members' networks; the segments that stand for it are an assumption. */
const lines: readonly {
  readonly name: 'carrier' | 'store' | 'cloud' | 'cable' | 'path';
  readonly segments: readonly string[];
  readonly flows: readonly FlowName[];
}[] = [
  { name: 'carrier', segments: ['5g.services'], flows: ['goods', 'data'] },
  { name: 'store', segments: ['ai.software'], flows: ['goods', 'data'] },
  { name: 'cloud', segments: ['ai.cloud'], flows: ['goods', 'data'] },
  { name: 'cable', segments: ['infrastructure.cables'], flows: ['goods'] },
  { name: 'path', segments: ['5g.equipment'], flows: ['goods'] },
];

export const cleanNetwork = definePolicyTool({
  kind: 'clean-network',
  role: 'tool',
  summary:
    'Shuts untrusted suppliers out of the members’ networks on six lines; the path must be clean at every stage upstream',
  source: 'Tang 2021, I: clean path and clean network',
  anchor: 'no published size; the vendor bans that it bundles cost +8 to +29 % (Oxford Economics 2019)',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs', 'layers'],
      { arrangements: ['clean-network-2020'] },
      'Whose networks are kept clean',
      'Tang 2021, I',
    ),
    untrusted: selector(
      ['layers', 'suppliers', 'jurisdictions'],
      { layers: [4] },
      'Who is shut out',
      'Tang 2021, I: suppliers under the control of an untrusted government',
    ),
    permeability: share(0, 'What still passes', 'assumption: a ban'),
    carrier: line('Untrusted carriers are not connected'),
    store: line('Untrusted applications are taken out of the stores'),
    apps: line('Trusted applications are not supplied to untrusted makers of terminals'),
    cloud: line('Untrusted clouds may not hold the members’ data'),
    cable: line('Untrusted makers may not lay cables'),
    path: line('No untrusted equipment, and no foreign carrier or cloud that has any upstream'),
    pathSegments: names(
      'segment',
      ['5g.equipment', 'ai.servers', 'infrastructure.cables'],
      'all segments',
      'Stages that make a path unclean when an untrusted supplier stands there',
      'Tang 2021, I: transmission, control, computing and storage equipment; the segments are an assumption',
    ),
  },
  writeRules(parameters, state, write) {
    const members = jurisdictionsMeant(state, state.select(parameters.members));
    const selection = state.select(parameters.untrusted);
    // A member is trusted, whatever its score.
    const outsiders = selection.jurisdictions.map((named, j) => (members[j] ? 0 : named));
    const untrusted = { ...selection, jurisdictions: outsiders };
    const { permeability } = parameters;
    for (const { name, segments, flows } of lines) {
      if (!parameters[name]) continue;
      limitFrom(write, state, flows, state.chosenSegments(segments, []), untrusted, members, permeability);
    }
    const marked = suppliersMeant(state, untrusted);
    if (parameters.cloud) {
      const clouds = state.chosenSegments(['ai.cloud'], []);
      limitTo(write, ['data'], clouds, members, untrusted, permeability);
    }
    if (parameters.apps) {
      const atMembers = marked.map((_, i) => members[state.jurisdictionOfSupplier[i]]);
      write.limitSellers(
        ['goods'],
        inSegments(state, atMembers, state.chosenSegments(['ai.software'], [])),
        { suppliers: inSegments(state, marked, state.chosenSegments(['5g.terminals'], [])) },
        permeability,
      );
    }
    if (parameters.path) {
      const unclean = inSegments(state, marked, state.chosenSegments(parameters.pathSegments, []));
      const refused = inSegments(
        state,
        state.uncleanByUpstream(unclean),
        state.chosenSegments(['5g.services', 'ai.cloud'], []),
      );
      write.limitSellers(['goods'], refused, { jurisdictions: members }, permeability);
    }
  },
});
