// Validation rows on listed firms: sales, recovery, and what becomes of their patents.

import type { World } from '../../model/world.ts';
import { type Arm, type ArmPolicy, courseOf, meanBetween, paired, type ShippedRuns } from './shipped-runs.ts';
import { defineRow } from './validation-row.ts';
import { salesOf, watch } from './watchers.ts';

export const listed = ['huawei-networks', 'huawei-devices', 'hisilicon'];

export const listing: readonly ArmPolicy[] = [
  { kind: 'entity-list', from: '2019-05', rampMonths: 15, parameters: { listed: { suppliers: listed } } },
  { kind: 'foreign-direct-product-rule', from: '2020-09', parameters: { targets: { suppliers: listed } } },
];

/**
 * The listing of May 2019, the product rule a year later, and stocks of 78 to 104 weeks built in between,
 * as far as the temporary licences that ran out in August 2020 left sellers.
 */
function huawei(policies: readonly ArmPolicy[]): Arm {
  return {
    until: '2023-12',
    suppliers: 2000,
    replicates: 32,
    changes: { goods: { warnedStockWeeks: 91 } },
    policies,
    outcomes: [],
    own: [salesOf(listed)],
  };
}

/** Sales of the listed against the baseline, by year; `group` '' sums over the three. */
function salesByYear(runs: ShippedRuns, group: string): number[][] {
  return paired(runs.run(huawei(listing)), runs.run(huawei([])), () => 0).map((_, replicate) =>
    ['2019', '2020', '2021', '2022', '2023'].map((year) => {
      const total = (policies: readonly ArmPolicy[]) => {
        const series = runs.run(huawei(policies))[replicate];
        return (group === '' ? listed : [group]).reduce(
          (sum, id) => sum + meanBetween(series, courseOf(series, 'salesOf', id), `${year}-01`, `${year}-12`),
          0,
        );
      };
      return total(listing) / total([]);
    }),
  );
}

export const listedSales = defineRow({
  number: 5,
  use: 'C',
  published:
    'Huawei: CNY bn 891.4 (2020), 636.8 (2021), 642.3 (2022), 704.2 (2023); no loss in the first year of the listing',
  setUp:
    'Huawei’s three suppliers listed from 2019-05, in force over the 15 months of temporary licences in which stocks of 91 weeks can be built, product rule from 2020-09; sales a year against the baseline on the same seeds',
  measure(runs) {
    const years = salesByYear(runs, '');
    return [
      {
        name: 'loss in the first full year (2020)',
        unit: 'share',
        band: [-Infinity, 0.05],
        values: years.map((ratio) => 1 - ratio[1]),
      },
      {
        name: 'peak loss of a year',
        unit: 'share',
        band: [0.22, 0.35],
        values: years.map((ratio) => 1 - Math.min(...ratio)),
      },
    ];
  },
});

export const listedRecovery = defineRow({
  number: 6,
  use: 'H',
  published: 'Huawei’s consumer side about −50 % in 2021; its sales +9.6 % in 2023',
  setUp:
    'As row 5: loss of the consumer side in 2021 against the baseline; growth of the sum from 2022 to 2023 relative to the baseline',
  measure(runs) {
    return [
      {
        name: 'consumer side in 2021',
        unit: 'share lost',
        band: [0.4, 0.6],
        values: salesByYear(runs, 'huawei-devices').map((ratio) => 1 - ratio[2]),
      },
      {
        name: 'recovery in 2023',
        unit: 'relative growth',
        band: [0.05, 0.15],
        values: salesByYear(runs, '').map((ratio) => ratio[4] / ratio[3] - 1),
      },
    ];
  },
});

/** Ideas accepted and mean log level, by listed firms and others of China, split by contacts with the lister. */
const patents = watch(
  'patents',
  ['listed', 'other', 'listed level', 'other level', 'sheltered', 'others sheltered'],
  (world) => {
    const { suppliers, plan, research } = world;
    const china = plan.jurisdictionCodes.indexOf('CHN');
    const sums = new Float64Array(6);
    const counts = new Float64Array(6);
    const add = (group: number, value: number) => {
      sums[group] += value;
      counts[group]++;
    };
    for (let i = 0; i < suppliers.count; i++) {
      if (suppliers.jurisdiction[i] !== china) continue;
      const isListed = suppliers.startSize[i] > listedSize(world, suppliers.segment[i]);
      add(isListed ? 0 : 1, research.ideas[i]);
      add(isListed ? 2 : 3, suppliers.technology[i]);
      if (!buysAbroad(world, i)) add(isListed ? 4 : 5, research.ideas[i]);
    }
    return Array.from(sums, (sum, group) => (counts[group] > 0 ? sum / counts[group] : Number.NaN));
  },
);

/** Size above which the tool lists a firm of a segment when it lists the largest tenth. */
function listedSize(world: World, segment: number): number {
  const { suppliers, plan } = world;
  const china = plan.jurisdictionCodes.indexOf('CHN');
  const sizes: number[] = [];
  for (let i = 0; i < suppliers.count; i++) {
    if (suppliers.jurisdiction[i] === china && suppliers.segment[i] === segment)
      sizes.push(suppliers.startSize[i]);
  }
  sizes.sort((a, b) => b - a);
  return sizes[Math.ceil(0.1 * sizes.length)] ?? 0;
}

/** Whether a supplier buys anything from the United States: its collaboration abroad. */
function buysAbroad(world: World, supplier: number): boolean {
  const { suppliers, needs, links, plan } = world;
  const lister = plan.jurisdictionCodes.indexOf('USA');
  for (let need = suppliers.firstNeed[supplier]; need < suppliers.firstNeed[supplier + 1]; need++) {
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      if (suppliers.jurisdiction[links.supplier[link]] === lister) return true;
    }
  }
  return false;
}

export const listedPatents = defineRow({
  number: 7,
  use: 'H',
  published:
    'Entity List: patents −9.9 %, quality −14.0 %; firms without foreign collaboration zero or positive (World Bank WPS 10950)',
  setUp:
    'The largest tenth of Chinese firms of each segment listed from 2019-06: ideas accepted until 2023-12 and level at its end, listed against the others, with the list against without (difference in differences); the same for firms that buy nothing from the United States',
  measure(runs) {
    const arm = (policies: readonly ArmPolicy[]): Arm => ({
      until: '2023-12',
      suppliers: 3000,
      replicates: 12,
      policies,
      outcomes: [],
      own: [patents],
    });
    const list = runs.run(
      arm([
        {
          kind: 'entity-list',
          from: '2019-06',
          parameters: { listed: { jurisdictions: ['CHN'] }, largestShare: 0.1, overCompliance: 0 },
        },
      ]),
    );
    const none = runs.run(arm([]));
    const last = (series: (typeof list)[number], group: string) =>
      courseOf(series, 'patents', group)[series.ticks - 1];
    const ideas = paired(
      list,
      none,
      (a, b) => last(a, 'listed') / last(b, 'listed') / (last(a, 'other') / last(b, 'other')) - 1,
    );
    const quality = paired(
      list,
      none,
      (a, b) =>
        last(a, 'listed level') - last(b, 'listed level') - (last(a, 'other level') - last(b, 'other level')),
    );
    const sheltered = paired(
      list,
      none,
      (a, b) =>
        last(a, 'sheltered') /
          last(b, 'sheltered') /
          (last(a, 'others sheltered') / last(b, 'others sheltered')) -
        1,
    );
    return [
      { name: 'patents of the listed', unit: 'relative change', band: [-0.15, -0.05], values: ideas },
      {
        name: 'quality of the listed',
        unit: 'relative change',
        band: [-0.2, -0.09],
        values: quality.map((change) => Math.exp(change) - 1),
      },
      {
        name: 'patents without collaboration abroad',
        unit: 'relative change',
        band: [-0.01, Infinity],
        values: sheltered,
      },
    ];
  },
});
