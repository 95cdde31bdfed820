// Validation rows on chips: self-sufficiency of China, and what controls cost those who control.

import { flowNames } from '../../model/flow-rules.ts';
import { type Arm, type ArmPolicy, courseOf, meanBetween, paired } from './shipped-runs.ts';
import { defineRow } from './validation-row.ts';
import { watch } from './watchers.ts';

/** Share of chips bought in China that was made there, and US sales of chip-making segments. */
export const chips = watch('chips', ['self-sufficiency', 'US revenue'], (world) => {
  const { suppliers, plan, needs, links, endUsers } = world;
  const china = plan.jurisdictionCodes.indexOf('CHN');
  const usa = plan.jurisdictionCodes.indexOf('USA');
  const segment = plan.segmentNames.indexOf('semiconductors.chips');
  const domain = plan.domainNames.indexOf('semiconductors');
  const electronics = plan.segmentNames.indexOf('semiconductors.electronics');
  let bought = 0;
  let home = 0;
  for (let need = 0; need < needs.count; need++) {
    const buyer = needs.buyer[need];
    const isSupplier = buyer < suppliers.count;
    const place = isSupplier ? suppliers.jurisdiction[buyer] : endUsers.jurisdiction[buyer - suppliers.count];
    if (place !== china || needs.segment[need] !== segment) continue;
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      const value = needs.order[need] * links.share[link] * suppliers.price[links.supplier[link]];
      bought += value;
      if (suppliers.jurisdiction[links.supplier[link]] === china) home += value;
    }
  }
  let revenue = 0;
  for (let i = 0; i < suppliers.count; i++) {
    const isChip =
      plan.domainOfSegment[suppliers.segment[i]] === domain && suppliers.segment[i] !== electronics;
    if (isChip && suppliers.jurisdiction[i] === usa) revenue += suppliers.revenue[i];
  }
  return [bought > 0 ? home / bought : Number.NaN, revenue];
});

const chipSegments = [
  'semiconductors.design-tools',
  'semiconductors.equipment',
  'semiconductors.fabrication',
  'semiconductors.chips',
];

/**
 * What China did itself in those years, as the published rise holds it: public money and demand kept for
 * makers at home, in force all the time, since the world starts on the path without it.
 */
const ownEffort: ArmPolicy = { kind: 'self-reliance', from: '2019-01', rampMonths: 120 };

function arm(policies: readonly ArmPolicy[], replicates = 16): Arm {
  return { until: '2028-12', suppliers: 2000, replicates, policies, outcomes: [], own: [chips] };
}

/** The world of rows 3 and 4 without controls. Slopes of single seeds differ by a point a year: many seeds. */
const withoutControls = arm([ownEffort], 40);

/** Controls of some years by the United States alone on chips for the named targets. */
function control(targets: Record<string, readonly string[]>, permeability: number, from: string): ArmPolicy {
  return {
    kind: 'export-control',
    from,
    parameters: {
      origins: { jurisdictions: ['USA'] },
      targets,
      segments: chipSegments,
      flows: ['goods'],
      permeability,
    },
  };
}

const joint: ArmPolicy = {
  kind: 'export-control',
  from: '2022-10',
  rampMonths: 6,
  parameters: {
    origins: { arrangements: ['wassenaar'], jurisdictions: ['TWN'] },
    targets: { jurisdictions: ['CHN'] },
    segments: chipSegments,
    flows: [...flowNames].slice(0, 3),
    permeability: 0.1,
  },
};

/** Slope of self-sufficiency in points of a share a year, first to last two years after 2022-10. */
function slope(series: Parameters<typeof courseOf>[0], from: string, until: string): number {
  const course = courseOf(series, 'chips', 'self-sufficiency');
  const first = meanBetween(series, course, `${from}-01`, `${from}-12`);
  const last = meanBetween(series, course, `${until}-01`, `${until}-12`);
  return (last - first) / (Number(until) - Number(from));
}

export const selfSufficiency = defineRow({
  number: 3,
  use: 'C',
  published:
    'China’s chip self-sufficiency rose from 10.2 % (2010) to 15.9 % (2020), .6 points a year (IC Insights)',
  setUp:
    'Baseline without controls, with the self-reliance that the published years held, phased in over ten years from 2019: mean yearly change of the share of chips bought in China that was made there, 2019 to 2028',
  measure(runs) {
    const values = runs.run(withoutControls).map((series) => 100 * slope(series, '2019', '2028'));
    return [{ name: 'self-sufficiency', unit: 'points a year', band: [0.3, 1], values }];
  },
});

export const selfSufficiencyUnderControls = defineRow({
  number: 4,
  use: 'H',
  published: 'It rises faster under controls (15.9 to 16.7 % in 2021)',
  setUp: 'Joint chip controls from 2022-10 against the world of row 3: difference of the slopes 2022 to 2028',
  measure(runs) {
    const values = paired(
      runs.run(arm([ownEffort, joint])),
      runs.run(withoutControls),
      (a, b) => 100 * (slope(a, '2022', '2028') - slope(b, '2022', '2028')),
    );
    return [
      { name: 'difference of slopes', unit: 'points a year', band: [Number.MIN_VALUE, Infinity], values },
    ];
  },
});

export const costOfControls = defineRow({
  number: 8,
  use: 'H',
  published: 'US chip revenue −16 % under the controls of 2019-20, −37 % under a full ban (BCG/SIA 2020)',
  setUp:
    'United States alone: listed Chinese buyers (largest tenth of each segment) by licence from 2020-01; all of China banned; revenue of US chip-making segments in the third year against the baseline',
  measure(runs) {
    const list: ArmPolicy = {
      kind: 'entity-list',
      from: '2020-01',
      parameters: {
        listed: { jurisdictions: ['CHN'] },
        largestShare: 0.1,
        permeability: 0.1,
        flows: ['goods'],
      },
    };
    const loss = (policies: readonly ArmPolicy[]) =>
      paired(runs.run(arm(policies)), runs.run(arm([])), (a, b) => {
        const [hit, whole] = [a, b].map((series) =>
          meanBetween(series, courseOf(series, 'chips', 'US revenue'), '2022-01', '2022-12'),
        );
        return hit / whole - 1;
      });
    return [
      { name: 'controls of 2019-20', unit: 'relative change', band: [-0.22, -0.1], values: loss([list]) },
      {
        name: 'full ban',
        unit: 'relative change',
        band: [-0.45, -0.3],
        values: loss([control({ jurisdictions: ['CHN'] }, 0, '2020-01')]),
      },
    ];
  },
});
