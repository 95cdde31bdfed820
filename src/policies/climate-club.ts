// Climate club: members keep a common price floor on carbon and put one uniform tariff on everything that
// non-members sell them (Nordhaus 2015, 10.1257/aer.15000001; Tang 2021, V).

import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut } from '../model/selection-rules.ts';
import { emissionIntensity, otherIntensity } from '../parameters/emission-intensity.ts';
import { names, number, selector } from '../parameters/parameter.ts';

export const climateClub = definePolicyTool({
  kind: 'climate-club',
  role: 'tool',
  summary: 'A club with a common carbon price and a uniform penalty tariff on the goods of non-members',
  source: 'Tang 2021, V; Nordhaus 2015, 10.1257/aer.15000001',
  anchor: 'participation by tariff and carbon price: table of Nordhaus 2015 (theory/climate-club.ts)',
  parameters: {
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { arrangements: ['climate-coalition-proposal'] },
      'Members of the club; {} leaves it to the alliance of each domain, which may be one of free choice',
      'Tang 2021, V',
    ),
    tariff: number(
      'share of value',
      [0, 1],
      0.03,
      'Uniform tariff on goods of non-members',
      'Nordhaus 2015: .01 to .10',
    ),
    priceFloor: number(
      'USD/t CO2',
      [0, 500],
      25,
      'Least carbon price that members put on their own output',
      'Nordhaus 2015: 12.5 to 100',
    ),
    domains: names('domain', [], 'all domains', 'Domains whose goods bear the tariff', 'Nordhaus 2015: all'),
  },
  writeRules(parameters, state, write) {
    const members = state.select(parameters.members).jurisdictions;
    const segments = state.segmentsOf(parameters.domains);
    if (Object.keys(parameters.members).length === 0) {
      // Terms of the alliance: whoever reviews its membership weighs the tariff and the price.
      const complianceCost = (parameters.priceFloor / 1000) * otherIntensity;
      const terms = { penaltyTariff: parameters.tariff, complianceCost };
      write.alliances.setTerms(state.domainsOf(parameters.domains), terms);
      return;
    }
    write.chargePairs(segments, allBut(members), members, parameters.tariff);
    // What members emit costs them the floor, whoever buys it.
    const everybody = new Uint8Array(members.length).fill(1);
    const costs = new Float64Array(state.supplierCount);
    for (let i = 0; i < costs.length; i++) {
      const place = state.jurisdictionOfSupplier[i];
      if (!members[place] || !segments.includes(state.segmentOfSupplier[i])) continue;
      const intensity = emissionIntensity[state.jurisdictionCodes[place]] ?? otherIntensity;
      costs[i] = (parameters.priceFloor / 1000) * intensity;
    }
    write.chargeSellers(costs, { jurisdictions: everybody }, true);
  },
});
