// Validation rows on single tools: vendor bans, talent, carbon tariffs, pooled research.

import type { World } from '../../model/world.ts';
import { arrivalsFrom } from './contact-arrivals.ts';
import { type Arm, type ArmPolicy, courseOf, meanBetween, meanOf, paired } from './shipped-runs.ts';
import { defineRow } from './validation-row.ts';
import { watch } from './watchers.ts';

const suppliers = 2000;
const replicates = 12;

/** Needs of British operators for radio equipment. */
function britishEquipment({ suppliers: firms, needs, plan }: World): number[] {
  const place = plan.jurisdictionCodes.indexOf('GBR');
  const operators = plan.segmentNames.indexOf('5g.services');
  const input = plan.segmentNames.indexOf('5g.equipment');
  const found: number[] = [];
  for (let need = 0; need < needs.count; need++) {
    const buyer = needs.buyer[need];
    if (buyer >= firms.count || needs.segment[need] !== input) continue;
    if (firms.jurisdiction[buyer] === place && firms.segment[buyer] === operators) found.push(need);
  }
  return found;
}

/** Delivered price of radio equipment to British operators, and their stock against its target. */
const equipment = watch('equipment', ['price', 'received'], (world) => {
  const { needs } = world;
  let value = 0;
  let units = 0;
  let wanted = 0;
  for (const need of britishEquipment(world)) {
    value += needs.price[need] * needs.received[need];
    units += needs.received[need];
    wanted += needs.order[need];
  }
  return [units > 0 ? value / units : Number.NaN, wanted > 0 ? units / wanted : 1];
});

export const vendorBan = defineRow({
  number: 9,
  use: 'H',
  published:
    'Vendor ban: cost +8 to +29 % (Oxford Economics 2019), 18 months in the EU (GSMA), 2 to 3 years in the United Kingdom',
  setUp:
    'Rip and replace of the 41 % vendors in the United Kingdom from 2020-07, wholly funded, deadline 2023-06: largest rise of the yearly delivered price of equipment against the baseline; months from the order until no banned contract is left',
  measure(runs) {
    const arm = (policies: readonly ArmPolicy[]): Arm => ({
      until: '2025-12',
      suppliers,
      replicates,
      policies,
      outcomes: [],
      own: [equipment, banned],
    });
    const ban: ArmPolicy = {
      kind: 'rip-and-replace',
      from: '2020-07',
      parameters: { members: { jurisdictions: ['GBR'] }, fundedShare: 1, deadline: '2023-06' },
    };
    const [with_, without] = [runs.run(arm([ban])), runs.run(arm([]))];
    const cost = paired(with_, without, (a, b) =>
      Math.max(
        ...['2020', '2021', '2022', '2023'].map((year) => {
          const price = (series: typeof a) =>
            meanBetween(
              series,
              courseOf(series, 'equipment', 'price'),
              `${year}-07`,
              `${Number(year) + 1}-06`,
            );
          return price(a) / price(b) - 1;
        }),
      ),
    );
    const delay = with_.map((series) => {
      const left = courseOf(series, 'banned', 'share');
      const start = series.dates.indexOf('2020-07');
      const done = left.findIndex((share, tick) => tick >= start && share <= 0.01);
      return done < 0 ? Number.POSITIVE_INFINITY : done - start;
    });
    return [
      { name: 'cost of equipment', unit: 'relative rise', band: [0.05, 0.35], values: cost },
      { name: 'delay', unit: 'months', band: [9, 36], values: delay },
    ];
  },
});

/** Share of British operators' equipment orders that still goes to the banned vendors. */
const banned = watch('banned', ['share'], (world) => {
  const { needs, links, plan } = world;
  const vendors = ['huawei-networks', 'zte-networks'].map((id) => plan.supplierIds.get(id));
  let all = 0;
  let left = 0;
  for (const need of britishEquipment(world)) {
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      const units = needs.order[need] * links.share[link];
      all += units;
      if (vendors.includes(links.supplier[link])) left += units;
    }
  }
  return [all > 0 ? left / all : 0];
});

/** Rate of ideas that reach the United States from peers in China. */
const researchers = watch('researchers', ['joint work'], (world) => {
  const { jurisdictionCodes } = world.plan;
  return [arrivalsFrom(world, jurisdictionCodes.indexOf('CHN'), jurisdictionCodes.indexOf('USA'))];
});

export const talent = defineRow({
  number: 14,
  use: 'C',
  published:
    'Talent suppression: doctoral entry from China −15 %, output of researchers of Chinese descent in the United States −8 to −11 % (NBER 32622)',
  setUp:
    'Talent suppression between the United States and China from 2020-01 at its default: what is left of the exchange, and the rate of ideas that reach the United States from peers in China 2021-2029 against the baseline, which is the work of those concerned. In part circular: the defaults of the tool rest on the same study, the model adds levels and the stock of researchers',
  measure(runs) {
    const arm = (policies: readonly ArmPolicy[]): Arm => ({
      until: '2029-12',
      suppliers,
      replicates,
      policies,
      outcomes: [],
      own: [researchers, exchange],
    });
    const [with_, without] = [
      runs.run(arm([{ kind: 'talent-suppression', from: '2020-01' }])),
      runs.run(arm([])),
    ];
    const output = (series: (typeof with_)[number]) =>
      meanOf(series, 'researchers', 'joint work', '2021-01', '2029-12');
    return [
      {
        name: 'entry',
        unit: 'relative change',
        band: [-0.2, -0.1],
        values: paired(
          with_,
          without,
          (a, b) =>
            courseOf(a, 'exchange', 'CHN>USA')[a.ticks - 1] /
              courseOf(b, 'exchange', 'CHN>USA')[b.ticks - 1] -
            1,
        ),
      },
      {
        name: 'output of those concerned',
        unit: 'relative change',
        band: [-0.14, -0.05],
        values: paired(with_, without, (a, b) => output(a) / output(b) - 1),
      },
    ];
  },
});

/** Permeability of talent from China to the United States, mean over segments. */
const exchange = watch('exchange', ['CHN>USA'], ({ plan, rules, nations }) => {
  const from = plan.jurisdictionCodes.indexOf('CHN');
  const to = plan.jurisdictionCodes.indexOf('USA');
  let sum = 0;
  for (let s = 0; s < plan.segmentNames.length; s++)
    sum += rules.permeabilityOf(2, s, from, nations.layer[from], to, nations.layer[to]);
  return [sum / plan.segmentNames.length];
});

/** Value of green goods that the rest of the world sells to the European Union, by contracts. */
const greenExports = watch(
  'greenExports',
  ['to the EU'],
  ({ suppliers: firms, needs, links, plan, endUsers, tick }) => {
    const eu = plan.arrangementNames.indexOf('eu');
    const inside = new Uint8Array(plan.jurisdictionCodes.length);
    for (const spell of plan.memberships) {
      if (spell.arrangement === eu && tick >= spell.fromTick && tick <= spell.untilTick)
        inside[spell.jurisdiction] = 1;
    }
    const green = plan.domainNames.indexOf('green');
    let value = 0;
    for (let need = 0; need < needs.count; need++) {
      if (plan.domainOfSegment[needs.segment[need]] !== green) continue;
      const buyer = needs.buyer[need];
      const place =
        buyer < firms.count ? firms.jurisdiction[buyer] : endUsers.jurisdiction[buyer - firms.count];
      if (!inside[place]) continue;
      for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
        const seller = links.supplier[link];
        if (!inside[firms.jurisdiction[seller]])
          value += needs.order[need] * links.share[link] * firms.price[seller];
      }
    }
    return [value];
  },
);

export const carbonBorder = defineRow({
  number: 15,
  use: 'H',
  published:
    'Carbon border mechanism: exports of developing countries −1.4 % at $44, −2.4 % at $88 (UNCTAD 2021)',
  setUp:
    'Carbon tariff of the European Union on green goods from 2023-01 at 44 and 88 dollars: change of the value that outsiders sell to it in 2026-2027; ratio of the two',
  measure(runs) {
    const arm = (price: number): Arm => ({
      until: '2027-12',
      suppliers,
      replicates,
      policies: price === 0 ? [] : [{ kind: 'carbon-tariff', from: '2023-01', parameters: { price } }],
      outcomes: [],
      own: [greenExports],
    });
    const change = (price: number) =>
      paired(
        runs.run(arm(price)),
        runs.run(arm(0)),
        (a, b) =>
          meanOf(a, 'greenExports', 'to the EU', '2026-01', '2027-12') /
            meanOf(b, 'greenExports', 'to the EU', '2026-01', '2027-12') -
          1,
      );
    const [low, high] = [change(44), change(88)];
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return [
      { name: 'exports at $44', unit: 'relative change', band: [-1, -Number.MIN_VALUE], values: low },
      {
        name: 'ratio of $88 to $44',
        unit: 'ratio of means',
        band: [1.5, 2],
        values: [mean(high) / mean(low)],
      },
    ];
  },
});

export const pooledResearch = defineRow({
  number: 16,
  use: 'H',
  published:
    'SEMATECH: research money of members −$300 m a year on a subsidy of $100 m (Irwin and Klenow 1996)',
  setUp:
    'Innovation base for chips from 2020-01 without controls: research spending of members of alliances, less the subsidy, and their mean technology against the baseline, 2024-2025',
  measure(runs) {
    const arm = (policies: readonly ArmPolicy[]): Arm => ({
      until: '2025-12',
      suppliers,
      replicates,
      policies,
      outcomes: ['researchSpending', 'technologyLevel'],
    });
    const base: ArmPolicy = {
      kind: 'innovation-base',
      from: '2020-01',
      parameters: { protection: 0, jointControl: 1, bilateralFunds: 0, incentives: 0 },
    };
    // The pool against the same invitation without one: members are the same, only the pooling differs.
    const without: ArmPolicy = { ...base, parameters: { ...base.parameters, pooledShare: 0 } };
    const [pooled, alone] = [runs.run(arm([base])), runs.run(arm([without]))];
    return [
      {
        name: 'research money of members',
        unit: 'relative change',
        band: [-1, -Number.MIN_VALUE],
        values: paired(
          pooled,
          alone,
          (a, b) =>
            meanOf(a, 'researchSpending', 'members', '2024-01', '2025-12') /
              meanOf(b, 'researchSpending', 'members', '2024-01', '2025-12') -
            1,
        ),
      },
      {
        name: 'technology of the United States',
        unit: 'log points',
        band: [-0.005, Infinity],
        values: paired(
          pooled,
          alone,
          (a, b) =>
            meanOf(a, 'technologyLevel', 'USA', '2025-01', '2025-12') -
            meanOf(b, 'technologyLevel', 'USA', '2025-01', '2025-12'),
        ),
      },
    ];
  },
});
