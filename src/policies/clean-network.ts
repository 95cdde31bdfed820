// Clean network: members shut untrusted suppliers out on six lines: carrier, app store, apps, cloud, cable
// and path. *Path* looks through: a foreign carrier or cloud with one unclean stage upstream is refused
// (Tang 2021, I: clean path of April 2020, widened to six lines in August 2020).

import { definePolicyTool } from '../model/policy-tool.ts';
import { inSegments, jurisdictionsMeant, suppliersMeant } from '../model/selection-rules.ts';
import { flag, names, selector, share } from '../parameters/parameter.ts';

const line = (meaning: string) => flag(true, meaning, 'Tang 2021, I: the line of this name');

/** What each line shuts out of the members' networks; the segments that stand for it are an assumption. */
const lines: readonly {
  readonly name: 'carrier' | 'store' | 'cloud' | 'cable' | 'path';
  readonly segments: readonly string[];
  /** Whether what is shut out would also bring its data. */
  readonly sharesData: boolean;
}[] = [
  { name: 'carrier', segments: ['5g.services'], sharesData: true },
  { name: 'store', segments: ['ai.software'], sharesData: true },
  { name: 'cloud', segments: ['ai.cloud'], sharesData: true },
  { name: 'cable', segments: ['infrastructure.cables'], sharesData: false },
  { name: 'path', segments: ['5g.equipment'], sharesData: false },
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
    const { permeability } = parameters;
    // A member is trusted whatever its score: who works and is owned in one is not shut out.
    const untrusted = suppliersMeant(state, selection).map((meant, i) =>
      members[state.jurisdictionOfSupplier[i]] && members[state.ownerOfSupplier[i]] ? 0 : meant,
    );
    const outsiders = jurisdictionsMeant(state, selection).map((meant, j) => (members[j] ? 0 : meant));
    const atMembers = { jurisdictions: members };
    const of = (...segments: string[]) => state.chosenSegments(segments, []);
    for (const { name, segments, sharesData } of lines) {
      if (!parameters[name]) continue;
      const shutOut = inSegments(state, untrusted, of(...segments));
      write.limitSellers(['goods'], shutOut, atMembers, permeability);
      if (sharesData) write.limitPairs('data', of(...segments), outsiders, members, permeability);
    }
    if (parameters.cloud) write.limitPairs('data', of('ai.cloud'), members, outsiders, permeability);
    if (parameters.apps) {
      const trusted = untrusted.map((no, i) => (no ? 0 : members[state.jurisdictionOfSupplier[i]]));
      const makers = inSegments(state, untrusted, of('5g.terminals'));
      const applications = inSegments(state, trusted, of('ai.software'));
      write.limitSellers(['goods'], applications, { suppliers: makers }, permeability);
    }
    if (parameters.path) {
      const stages = state.chosenSegments(parameters.pathSegments, []);
      const unclean = state.uncleanByUpstream(inSegments(state, untrusted, stages));
      const refused = inSegments(state, unclean, of('5g.services', 'ai.cloud'));
      write.limitSellers(['goods'], refused, atMembers, permeability);
    }
  },
});
