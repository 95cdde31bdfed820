// Open cooperation: the source's alternative, shared benefits instead of zero-sum. Opens part of what
// other policies close, and shares research (Tang 2021, conclusion).

import { definePolicyTool } from '../model/policy-tool.ts';
import { names, number, share } from '../parameters/parameter.ts';

export const openCooperation = definePolicyTool({
  kind: 'open-cooperation',
  role: 'counter-force',
  summary:
    'Opens a share of what other policies close, for everybody, and lets shared research raise the arrival of ideas',
  source: 'Tang 2021, conclusion: shared benefits, cooperation, no zero-sum',
  anchor: 'closed and open counterfactual on the same seeds',
  parameters: {
    opening: share(0.5, 'Share of each closed flow that is opened again', 'assumption'),
    sharedResearch: number(
      'ratio',
      [0, 1],
      0.05,
      'Rise of the arrival of ideas by shared research',
      'assumption; at most the two thirds potency of foreign research (Eaton and Kortum 1999)',
    ),
    flows: names('flow', [], 'all five flows', 'Flows that are opened', 'Tang 2021'),
    domains: names('domain', [], 'all domains', 'Domains of cooperation', 'Tang 2021'),
  },
  writeRules(parameters, state, write) {
    const domains = state.domainsOf(parameters.domains);
    for (const flow of state.flowsOf(parameters.flows))
      write.openLayers(flow, domains, () => parameters.opening);
    const everywhere = new Uint8Array(state.jurisdictionCodes.length).fill(1);
    write.scaleArrivals(domains, everywhere, 1 + parameters.sharedResearch);
  },
});
