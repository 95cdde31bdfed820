// Digital tax: a charge on the sales of large foreign suppliers of digital services, most of which is passed
// on in the price (Tang 2021, influence (3): trade rules with digital tax and carbon tax).

import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut } from '../model/selection-rules.ts';
import { names, selector, share } from '../parameters/parameter.ts';

export const digitalTax = definePolicyTool({
  kind: 'digital-tax',
  role: 'tool',
  summary: 'Charges the sales of large foreign suppliers of digital services; most of it ends in the price',
  source: 'Tang 2021, influence (3)',
  anchor:
    'incidence: consumers 55, client firms 40, suppliers 5 of 100 (Deloitte/Taj 2019 on the French tax)',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { jurisdictions: ['FRA', 'ITA', 'GBR', 'ESP'] },
      'Who taxes; members do not tax each other',
      'assumption: digital services taxes of 2020-21',
    ),
    segments: names(
      'segment',
      ['ai.cloud', 'ai.software', 'ai.services'],
      'all segments',
      'Digital services',
      'assumption on the segments',
    ),
    rate: share(0.03, 'Tax on the sale', 'French tax of 2019: 3 %'),
    passedOn: share(0.95, 'Part of the tax that ends in the price', 'Deloitte/Taj 2019: all but 5 of 100'),
    leastSize: share(
      0.002,
      'Share of the world supply of its segment from which a supplier is taxed',
      'assumption: the tax begins at 750 million euros of sales',
    ),
  },
  writeRules(parameters, state, write) {
    const members = state.select(parameters.members).jurisdictions;
    const foreign = allBut(members);
    const segments = state.chosenSegments(parameters.segments, []);
    const costs = new Float64Array(state.supplierCount);
    for (let i = 0; i < costs.length; i++) {
      const taxed =
        foreign[state.jurisdictionOfSupplier[i]] &&
        segments.includes(state.segmentOfSupplier[i]) &&
        state.startSizeOfSupplier[i] >= parameters.leastSize;
      if (taxed) costs[i] = parameters.rate * parameters.passedOn;
    }
    write.chargeSellers(costs, { jurisdictions: members });
  },
});
