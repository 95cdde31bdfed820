// Entity list: named suppliers may receive controlled flows from the listing jurisdictions by licence
// only, and are rated into the bottom layer. Over-compliance: sellers shun unlisted firms of the same
// jurisdiction and segments too (Tang 2021, influence (1): entity list).

import { definePolicyTool } from '../model/policy-tool.ts';
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
    const listed = listedSuppliers(parameters, state);
    const flows = state.flowsOf(parameters.flows);
    const neighbours = new Map<number, Set<number>>();
    for (const supplier of listed) {
      write.vetoSupplier(supplier);
      write.limitSupplier(supplier, flows, 'in', origins, parameters.permeability);
      const segment = state.segmentOfSupplier[supplier];
      const places = neighbours.get(segment) ?? new Set<number>();
      places.add(state.jurisdictionOfSupplier[supplier]);
      neighbours.set(segment, places);
    }
    if (parameters.overCompliance === 0) return;
    for (let supplier = 0; supplier < state.supplierCount; supplier++) {
      const near = neighbours
        .get(state.segmentOfSupplier[supplier])
        ?.has(state.jurisdictionOfSupplier[supplier]);
      if (near && !listed.includes(supplier)) {
        write.limitSupplier(supplier, ['goods', 'knowledge'], 'in', origins, 1 - parameters.overCompliance);
      }
    }
  },
});

type State = Parameters<typeof entityList.writeRules>[1];
type Parameters_ = Parameters<typeof entityList.writeRules>[0];

function listedSuppliers(parameters: Parameters_, state: State): number[] {
  const named = [...state.select({ suppliers: parameters.listed.suppliers ?? [] }).suppliers];
  const places = state.select({ jurisdictions: parameters.listed.jurisdictions ?? [] }).jurisdictions;
  const segments = state.segmentsOf(parameters.domains);
  const bySegment = new Map<number, number[]>();
  for (let supplier = 0; supplier < state.supplierCount; supplier++) {
    const segment = state.segmentOfSupplier[supplier];
    if (!places[state.jurisdictionOfSupplier[supplier]] || !segments.includes(segment)) continue;
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), supplier]);
  }
  for (const group of bySegment.values()) {
    group.sort((a, b) => state.startSizeOfSupplier[b] - state.startSizeOfSupplier[a] || a - b);
    named.push(...group.slice(0, Math.ceil(parameters.largestShare * group.length)));
  }
  return [...new Set(named)].sort((a, b) => a - b);
}
