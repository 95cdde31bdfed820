// Forced delisting: firms lose access to the capital market of the delisting side, which raises their cost of
// capital and leaves them with less money for research and capacity (Tang 2021, influence (1)).

import { definePolicyTool } from '../model/policy-tool.ts';
import { suppliersMeant } from '../model/selection-rules.ts';
import { selector, share } from '../parameters/parameter.ts';

export const forcedDelisting = definePolicyTool({
  kind: 'forced-delisting',
  role: 'tool',
  summary: 'Takes firms off the exchange: their cost of capital rises and part of their finance is lost',
  source: 'Tang 2021, influence (1); EO 13959 (November 2020), Public Law 116-222 (December 2020)',
  anchor: 'no published size for research; three Chinese carriers were delisted in January 2021',
  parameters: {
    targets: selector(
      ['suppliers', 'jurisdictions', 'layers', 'arrangements', 'blocs'],
      { suppliers: [] },
      'Who is delisted',
      'scenario',
    ),
    costOfCapital: share(
      0.1,
      'Share of the finance for research and capacity that is lost with the market',
      'assumption: about a tenth of finance is raised on markets abroad',
    ),
  },
  writeRules(parameters, state, write) {
    const targets = suppliersMeant(state, state.select(parameters.targets));
    for (let i = 0; i < targets.length; i++) if (targets[i]) write.chargeCapital(i, parameters.costOfCapital);
  },
});
