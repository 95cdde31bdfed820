// Carbon tariff: importers pay for the carbon in what they buy, seller by seller. A seller emits what its
// economy emits per value, less where it is ahead of its segment in technology (Tang 2021, V: carbon border
// mechanism; influence (3): carbon tax).

import { definePolicyTool } from '../model/policy-tool.ts';
import { emissionIntensity, otherIntensity } from '../parameters/emission-intensity.ts';
import { names, number, selector } from '../parameters/parameter.ts';

export const carbonTariff = definePolicyTool({
  kind: 'carbon-tariff',
  role: 'tool',
  summary: 'Charges goods at the border by the carbon dioxide that their own seller emits',
  source: 'Tang 2021, V; COM(2021) 564, Regulation (EU) 2023/956',
  anchor: 'exports of developing countries −1.4 % at $44, −2.4 % at $88 a tonne (UNCTAD 2021)',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['eu'] },
      'Who charges; members do not charge each other',
      'Tang 2021, V',
    ),
    price: number('USD/t CO2', [0, 500], 44, 'Carbon price at the border', 'UNCTAD 2021: 44 and 88'),
    domains: names('domain', ['green'], 'all domains', 'Domains whose goods are charged', 'Tang 2021, V'),
    segments: names('segment', [], 'all segments of the domains', 'Segments that are charged', 'scenario'),
    cleanTechnology: number(
      '',
      [0, 5],
      1,
      'How much cleaner a seller is that is ahead of its segment: elasticity of emissions to technology, negative',
      'assumption: emissions follow inputs, and inputs per output fall with technology',
    ),
  },
  writeRules(parameters, state, write) {
    const members = state.select(parameters.members).jurisdictions;
    const segments = state.chosenSegments(parameters.segments, parameters.domains);
    const technology = state.technologyOfSuppliers();
    const mean = segmentMeans(state, technology);
    const costs = new Float64Array(state.supplierCount);
    for (let i = 0; i < costs.length; i++) {
      const place = state.jurisdictionOfSupplier[i];
      const segment = state.segmentOfSupplier[i];
      if (members[place] || !segments.includes(segment)) continue;
      const economy = emissionIntensity[state.jurisdictionCodes[place]] ?? otherIntensity;
      const ahead = technology[i] - mean[segment];
      costs[i] = (parameters.price / 1000) * economy * Math.exp(-parameters.cleanTechnology * ahead);
    }
    write.chargeSellers(costs, { jurisdictions: members });
  },
});

type State = Parameters<typeof carbonTariff.writeRules>[1];

/** Mean ln technology of each segment, by size at the start. */
function segmentMeans(state: State, technology: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(state.segmentNames.length);
  const weight = new Float64Array(state.segmentNames.length);
  for (let i = 0; i < state.supplierCount; i++) {
    sum[state.segmentOfSupplier[i]] += state.startSizeOfSupplier[i] * technology[i];
    weight[state.segmentOfSupplier[i]] += state.startSizeOfSupplier[i];
  }
  return sum.map((value, segment) => (weight[segment] > 0 ? value / weight[segment] : 0));
}
