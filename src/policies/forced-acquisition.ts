// Forced acquisition: a firm is made to sell itself to an owner of the acquiring side. Owner, trust and layer
// follow, and a share of its capability stays behind with those who leave (Tang 2021, influence (1)).

import { definePolicyTool } from '../model/policy-tool.ts';
import { selector, share } from '../parameters/parameter.ts';

export const forcedAcquisition = definePolicyTool({
  kind: 'forced-acquisition',
  role: 'tool',
  summary:
    'Makes firms sell themselves to an owner of the acquiring side: owner, trust and layer move, some capability is lost',
  source: 'Tang 2021, influence (1); 85 FR 51297 (August 2020)',
  anchor: 'no published size',
  parameters: {
    targets: selector(
      ['suppliers'],
      { suppliers: ['tiktok-us'] },
      'Firms that must be sold',
      'order of August 2020 on a video application',
    ),
    acquirer: selector(
      ['jurisdictions'],
      { jurisdictions: ['USA'] },
      'Where the new owner sits; the first of several counts',
      'order of August 2020',
    ),
    lostShare: share(
      0.1,
      'Share of the firm’s technology that is lost with the people and code that stay with the old owner',
      'assumption',
    ),
  },
  writeRules(parameters, state, write) {
    const owner = state.select(parameters.acquirer).jurisdictions.indexOf(1);
    if (owner < 0) return;
    for (const supplier of state.select(parameters.targets).suppliers)
      write.acquireSupplier(supplier, owner, parameters.lostShare);
  },
});
