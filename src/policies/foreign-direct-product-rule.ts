// Foreign direct product rule: a supplier in a third country may not deliver to the targets when its product
// contains more than a threshold of the rule setter's technology, c = v (I − A)^{-1} over the links of the
// world (Tang 2021, III: any chip maker that uses US technology needs a licence).

import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut, suppliersMeant } from '../model/selection-rules.ts';
import { flag, names, selector, share } from '../parameters/parameter.ts';

export const foreignDirectProductRule = definePolicyTool({
  kind: 'foreign-direct-product-rule',
  role: 'tool',
  summary:
    'Reaches into third countries: a foreign product with more than a threshold of the rule setter’s content needs a licence to go to the targets',
  source: 'Tang 2021, III; 85 FR 29849 (May 2020), 85 FR 51596 (August 2020)',
  anchor:
    'Huawei: sales 891.4 (2020), 636.8 (2021), 642.3 bn CNY (2022); no loss before its stock was used up',
  parameters: {
    setter: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['USA'] },
      'Whose content counts',
      'Tang 2021, III: the United States',
    ),
    targets: selector(
      ['suppliers', 'jurisdictions', 'layers', 'arrangements', 'blocs'],
      { suppliers: ['huawei-networks', 'huawei-devices', 'hisilicon'] },
      'Whom the products may not reach',
      'Tang 2021, III: the listed firm',
    ),
    domains: names('domain', ['semiconductors'], 'all domains', 'Domains of the products', 'Tang 2021, III'),
    segments: names('segment', [], 'all segments of the domains', 'Segments of the products', 'scenario'),
    threshold: share(
      0.03,
      'Content from which a product is covered: value from the rule setter through all stages, over the value of the product',
      'assumption, calibrated with the licences to target 5 (decision 0100): the rule asks for use of tools and software, which is a small part of the value of a chip; the older de minimis rule has .25 and .10 (15 CFR 734.4)',
    ),
    permeability: share(
      0.02,
      'Share of licences granted',
      'assumption: few are; calibrated to target 5 (decision 0100)',
    ),
    flows: names('flow', ['goods', 'knowledge'], 'all five flows', 'Flows that need a licence', 'Tang 2021'),
    atHome: flag(
      true,
      'Whether suppliers in the targets’ own jurisdiction obey too; with whole jurisdictions as targets that bars them from buying at home',
      'calibrated to target 5 (decision 0100): the largest foundry there said in 2020 that it would; without, others at home replace what is shut out',
    ),
  },
  writeRules(parameters, state, write) {
    const setter = state.select(parameters.setter).jurisdictions;
    const content = state.contentOfSuppliers(setter);
    const third = allBut(setter);
    const segments = state.chosenSegments(parameters.segments, parameters.domains);
    const covered = new Uint8Array(state.supplierCount);
    for (let i = 0; i < covered.length; i++) {
      const reached = third[state.jurisdictionOfSupplier[i]] && content[i] > parameters.threshold;
      if (reached && segments.includes(state.segmentOfSupplier[i])) covered[i] = 1;
    }
    write.limitSellers(
      state.flowsOf(parameters.flows),
      covered,
      { suppliers: suppliersMeant(state, state.select(parameters.targets)) },
      parameters.permeability,
      parameters.atHome,
    );
  },
});
