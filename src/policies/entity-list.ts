// Entity list: named suppliers may receive controlled flows from the listing jurisdictions by licence
// only, and are rated into the bottom layer. Over-compliance: sellers shun unlisted firms of the same
// jurisdiction and segments too (Tang 2021, influence (1): entity list).

import { definePolicyTool, type PublicState } from '../model/policy-tool.ts';
import type { Selector } from '../parameters/parameter.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const entityList = definePolicyTool({
  kind: 'entity-list',
  role: 'tool',
  summary:
    'Lists firms: flows from the listing side to them need a licence, and the rater puts them into the bottom layer',
  source: 'Tang 2021, influence (1); World Bank WPS 10950',
  anchor:
    'patents of listed firms −9.9 %, quality −14 % (World Bank WPS 10950); suppliers lose $130 bn of value',
  parameters: {
    origins: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['USA'] },
      'Who lists',
      'Tang 2021: the United States',
    ),
    listed: selector(
      ['suppliers', 'jurisdictions'],
      { suppliers: [] },
      'Suppliers listed by name; with jurisdictions, the largest there as far as `largestShare` goes',
      'scenario',
    ),
    largestShare: share(
      0.1,
      'Of the suppliers of listed jurisdictions, the share (largest first, in each segment) that is listed',
      'assumption',
    ),
    domains: names(
      'domain',
      [],
      'all domains',
      'Domains whose suppliers are listed when jurisdictions are named',
      'scenario',
    ),
    permeability: share(
      0.1,
      'Permeability of the flows to a listed supplier: share of licences granted',
      'assumption: most licences are refused',
    ),
    flows: names(
      'flow',
      ['goods', 'knowledge', 'talent', 'data'],
      'all five flows',
      'Flows to the listed that need a licence',
      'Tang 2021',
    ),
    overCompliance: share(
      0.05,
      'Share by which goods and knowledge to unlisted suppliers of the same jurisdiction and segments fall too',
      'assumption; banks and sellers avoid the neighbourhood of listed firms',
    ),
  },
  writeRules(parameters, state, write) {
    const origins = state.select(parameters.origins).jurisdictions;
    const flows = state.flowsOf(parameters.flows);
    const isListed = listedSuppliers(state, parameters);
    const neighbourhoods = new Set<number>();
    const place = (i: number) =>
      state.segmentOfSupplier[i] * state.jurisdictionCodes.length + state.jurisdictionOfSupplier[i];
    for (let i = 0; i < isListed.length; i++) {
      if (!isListed[i]) continue;
      write.vetoSupplier(i);
      write.limitSupplier(i, flows, 'in', origins, parameters.permeability);
      neighbourhoods.add(place(i));
    }
    const neighbours = isListed.map((listed, i) => (!listed && neighbourhoods.has(place(i)) ? 1 : 0));
    const sellers = isListed.map((_, i) => origins[state.jurisdictionOfSupplier[i]]);
    write.limitSellers(
      ['goods', 'knowledge'],
      sellers,
      { suppliers: neighbours },
      1 - parameters.overCompliance,
    );
  },
});

/** 1 for each listed supplier: the named ones, and the largest of the named jurisdictions by segment. */
function listedSuppliers(
  state: PublicState,
  parameters: { listed: Selector; largestShare: number; domains: readonly string[] },
): Uint8Array {
  const { jurisdictions, suppliers } = state.select(parameters.listed);
  const listed = new Uint8Array(state.supplierCount);
  for (const supplier of suppliers) listed[supplier] = 1;
  if (!jurisdictions.includes(1)) return listed;
  const inDomains = new Set(state.segmentsOf(parameters.domains));
  const bySegment = new Map<number, number[]>();
  for (let i = 0; i < listed.length; i++) {
    const segment = state.segmentOfSupplier[i];
    if (!jurisdictions[state.jurisdictionOfSupplier[i]] || !inDomains.has(segment)) continue;
    const group = bySegment.get(segment);
    if (group) group.push(i);
    else bySegment.set(segment, [i]);
  }
  for (const group of bySegment.values()) {
    group.sort((a, b) => state.startSizeOfSupplier[b] - state.startSizeOfSupplier[a] || a - b);
    for (const i of group.slice(0, Math.ceil(parameters.largestShare * group.length))) listed[i] = 1;
  }
  return listed;
}
