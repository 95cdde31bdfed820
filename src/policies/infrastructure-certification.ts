// Infrastructure certification: projects in adopting countries go to certified vendors, and a fund that is
// tied to the rules makes those cheaper (Tang 2021, VI: Blue Dot Network, connectivity fund).

import { definePolicyTool } from '../model/policy-tool.ts';
import { inSegments, jurisdictionsMeant } from '../model/selection-rules.ts';
import { integer, names, selector, share } from '../parameters/parameter.ts';

export const infrastructureCertification = definePolicyTool({
  kind: 'infrastructure-certification',
  role: 'tool',
  summary:
    'Certifies infrastructure vendors by trust: adopting countries shun the others, and a fund pays part of the certified ones’ price',
  source: 'Tang 2021, VI: Blue Dot Network (November 2019) and a fund tied to the rules',
  anchor: 'no published size: the network had certified nothing by 2021',
  parameters: {
    adopters: selector(
      ['layers', 'jurisdictions', 'arrangements', 'blocs'],
      { layers: [1, 2, 3] },
      'Third countries whose projects need a certified vendor',
      'Tang 2021, VI',
    ),
    lowestLayer: integer(
      '',
      [0, 4],
      1,
      'Layer down to which a vendor is certified',
      'assumption: the hub and the trusted',
    ),
    segments: names(
      'segment',
      ['infrastructure.construction', 'infrastructure.cables', 'infrastructure.machinery', '5g.equipment'],
      'all segments',
      'What projects buy',
      'assumption on the segments',
    ),
    permeability: share(
      0.5,
      'Share of projects that go to vendors without a certificate all the same',
      'assumption',
    ),
    fund: share(
      0.1,
      'Part of the price of certified foreign vendors that the fund pays',
      'assumption: concessional part of a tied loan',
    ),
  },
  writeRules(parameters, state, write) {
    const adopters = jurisdictionsMeant(state, state.select(parameters.adopters));
    const segments = state.chosenSegments(parameters.segments, []);
    const certified = Uint8Array.from({ length: state.supplierCount }, (_, i) =>
      state.layerOfSupplier[i] <= parameters.lowestLayer ? 1 : 0,
    );
    const others = certified.map((yes) => (yes ? 0 : 1));
    const buyers = { jurisdictions: adopters };
    write.limitSellers(['goods'], inSegments(state, others, segments), buyers, parameters.permeability);
    const paid = inSegments(state, certified, segments);
    write.chargeSellers(
      Float64Array.from(paid, (yes) => (yes ? -parameters.fund : 0)),
      buyers,
    );
  },
});
