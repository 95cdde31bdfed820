// Secure quantum network: a second internet beside the first, closed to lower layers, and dearer to run
// (Tang 2021, II: quantum internet as a parallel internet, Tokyo declaration).

import { definePolicyTool } from '../model/policy-tool.ts';
import { integer, names, number, share } from '../parameters/parameter.ts';

export const secureQuantumNetwork = definePolicyTool({
  kind: 'secure-quantum-network',
  role: 'tool',
  summary: 'Builds a parallel network that trusted layers share and lower layers cannot enter',
  source: 'Tang 2021, II: quantum internet, Tokyo declaration (December 2019)',
  anchor: 'no published size',
  parameters: {
    lowestLayer: integer('', [0, 3], 1, 'Lowest layer that may enter', 'assumption: hub and trusted'),
    domains: names('domain', ['quantum'], 'all domains', 'Domains that run on the network', 'Tang 2021, II'),
    flows: names(
      'flow',
      ['goods', 'knowledge', 'talent', 'data'],
      'all five flows',
      'Flows that stay inside',
      'Tang 2021, II',
    ),
    permeability: share(0.05, 'What still passes between the inside and the outside', 'assumption'),
    parallelCost: number(
      'share of value',
      [0, 1],
      0.05,
      'Added cost of goods between members of different jurisdictions: two networks are run',
      'assumption',
    ),
  },
  writeRules(parameters, state, write) {
    const domains = state.domainsOf(parameters.domains);
    const inside = (layer: number) => layer <= parameters.lowestLayer;
    for (const flow of state.flowsOf(parameters.flows))
      write.limitLayers(flow, domains, (a, b) => (inside(a) === inside(b) ? 1 : parameters.permeability));
    write.chargeLayers(domains, (a, b) => (inside(a) && inside(b) ? parameters.parallelCost : 0));
  },
});
