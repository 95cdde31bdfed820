// The systemic-risk index of every supplier (Diem et al. 2022, 10.1038/s41598-022-11522-z): the share of
// all output lost when it fails. Costly (all failures are followed through the network), so it is
// measured once at the end, on request, for up to 10,000 suppliers.

import { defineOutcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { affordableSettings, systemicRisk as indexOf } from '../theory/systemic-risk.ts';

const mostSuppliers = 10_000;

export const systemicRisk = defineOutcome({
  name: 'systemicRisk',
  unit: 'share of output',
  definition:
    'Systemic-risk index over suppliers at the end of the run: mean, 99th percentile and largest, and the share of suppliers under .01; essential inputs by Leontief, others linear, failed suppliers replaced as far as their segment has others',
  source: 'Diem et al. 2022, 10.1038/s41598-022-11522-z',
  when: 'end',
  onRequest: true,
  groups: () => ['mean', 'p99', 'max', 'under-1-percent'],
  record(world, values, offset) {
    const { suppliers } = world;
    if (suppliers.count > mostSuppliers) return;
    const network = networkOf(world);
    const { index } = indexOf(network, affordableSettings(network.firms, network.seller.length, true));
    const sorted = Float64Array.from(index).sort();
    values[offset] = sorted.reduce((sum, risk) => sum + risk, 0) / sorted.length;
    values[offset + 1] = sorted[Math.min(sorted.length - 1, Math.floor(0.99 * sorted.length))];
    values[offset + 2] = sorted[sorted.length - 1];
    values[offset + 3] = sorted.filter((risk) => risk < 0.01).length / sorted.length;
  },
});

/** Links with value between suppliers, and what each sells to end users. */
function networkOf(world: World) {
  const { suppliers, needs, links, plan } = world;
  const seller: number[] = [];
  const buyer: number[] = [];
  const weight: number[] = [];
  const finalSales = new Float64Array(suppliers.count);
  const essentialValue = new Float64Array(plan.segmentNames.length);
  const allValue = new Float64Array(plan.segmentNames.length);
  for (let need = 0; need < needs.count; need++) {
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      const value = needs.order[need] * links.share[link];
      if (value <= 0) continue;
      if (needs.buyer[need] >= suppliers.count) {
        finalSales[links.supplier[link]] += value;
        continue;
      }
      seller.push(links.supplier[link]);
      buyer.push(needs.buyer[need]);
      weight.push(value);
      allValue[needs.segment[need]] += value;
      if (needs.essential[need]) essentialValue[needs.segment[need]] += value;
    }
  }
  return {
    firms: suppliers.count,
    seller,
    buyer,
    weight,
    finalSales,
    sectorOf: suppliers.segment,
    essentialSector: allValue.map((value, s) => (essentialValue[s] > value / 2 ? 1 : 0)),
  };
}
