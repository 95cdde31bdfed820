/** Findings made by formula, for the gallery: one of every kind that a chart reads. */
import type { Findings, RegimeFit } from '../../src/charts/chart-inputs.ts';

const cases = ['open-world', 'status-quo-2019', 'chip-alliance', 'full-stratification'];
const years = Array.from({ length: 45 }, (_, half) => 2019 + half / 2);
const policies = [
  'chip-controls',
  'entity-list',
  'supply-chain-stratification',
  'open-cooperation',
  'retaliation',
];
const around = (value: number, reach: number) => ({ value, low: value - reach, high: value + reach });

const outcomes = [
  { outcome: 'technologyGap', group: 'all', unit: 'log points', scale: 1 },
  { outcome: 'realFinalDemand', group: 'all', unit: 'ratio to the start', scale: -0.4 },
  { outcome: 'crossLayerShare', group: '2+', unit: 'share', scale: -0.6 },
];

const parameters = [
  'learning.absorptionSlope',
  'learning.diffusion',
  'learning.researchElasticity',
  'learning.foreignPotency',
  'sourcing.priceElasticity',
  'sourcing.linkHalfLifeMonths',
  'goods.utilisation',
  'trust.threshold1',
  'policies.chip-controls.permeability',
];

const segments = ['materials', 'equipment', 'design-tools', 'fabrication', 'assembly-and-test', 'systems'];

/** A network by formula; `open` is how many layers a contract may cross. */
function networkOf(name: string, insideShare: number, open: number) {
  const ids = Array.from({ length: 90 }, (_, index) => index);
  const segment = ids.map((index) => (index * 7) % segments.length);
  const layer = ids.map((index) => [0, 1, 1, 2, 3, 4, 0, 2, 1, 3][(index + (index % 3)) % 10]);
  const output = ids.map((index) => 100 / (1 + ((index * 37) % 101)));
  const links = ids.flatMap((seller) => {
    const buyers = ids.filter((other) => segment[other] === segment[seller] + 1);
    return [0, 5, 11].flatMap((step) => {
      const buyer = buyers[(seller + step) % Math.max(1, buyers.length)];
      return buyer !== undefined && Math.abs(layer[buyer] - layer[seller]) <= open
        ? [{ seller, buyer, value: output[seller] / 3 }]
        : [];
    });
  });
  return {
    case: name,
    replicate: 1,
    domain: 'semiconductors',
    date: '2040-12',
    segments: segments.map((one) => `semiconductors.${one}`),
    suppliersInAll: 912,
    linksInAll: 5210,
    insideShare,
    id: ids.map((index) => `USA ${index}`),
    segment,
    layer,
    output,
    seller: links.map(({ seller }) => seller),
    buyer: links.map(({ buyer }) => buyer),
    value: links.map(({ value }) => value),
  };
}

export const fixedFindings: Findings = {
  effects: outcomes.flatMap(({ outcome, group, unit, scale }) =>
    policies.map((policy, index) => {
      const end = scale * [0.06, 0.045, 0.16, -0.05, 0.01][index];
      const reach = 0.02 + 0.004 * index;
      const path = years.map((year) => end * (1 - Math.exp(-Math.max(0, year - 2022.75) / 5)));
      const spread = years.map((year) => reach * Math.min(1, Math.max(0, year - 2022.75) / 8));
      return {
        policy,
        outcome,
        group,
        unit,
        pairs: 8,
        level: 0.95,
        ...around(end, reach),
        path: {
          years,
          value: path,
          low: path.map((value, tick) => value - spread[tick]),
          high: path.map((value, tick) => value + spread[tick]),
        },
      };
    }),
  ),
  shapley: [
    {
      outcome: 'technologyGap',
      group: 'all',
      unit: 'log points',
      baseline: 0.36,
      full: 0.585,
      level: 0.95,
      pairs: 8,
      parts: policies.map((policy, index) => ({
        policy,
        ...around([0.06, 0.045, 0.16, -0.05, 0.01][index], 0.015),
      })),
    },
  ],
  regimes: [...cases.map(levelFit), effectFit()],
  networks: [
    networkOf('open-world', 0.42, 3),
    networkOf('full-stratification', 0.93, 0),
    { ...networkOf('open-world', 0.6, 1), domain: 'space' },
    { ...networkOf('full-stratification', 0.7, 1), domain: 'space' },
  ],
  phases: [
    {
      x: {
        parameter: 'permeability between layers',
        unit: '',
        values: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1],
      },
      y: { parameter: 'learning.absorptionSlope', unit: '', values: [0, 0.4, 0.8, 1.2, 1.6, 2] },
      outcome: 'technologyGap',
      unit: 'log points',
      values: [0, 0.4, 0.8, 1.2, 1.6, 2].flatMap((slope) =>
        [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1].map((open) => 0.3 + 0.5 * (1 - open) ** 2 * (0.4 + slope)),
      ),
      replicates: 4,
      tipping: [
        { x: 0.05, y: 0 },
        { x: 0.2, y: 0.6 },
        { x: 0.35, y: 1.2 },
        { x: 0.44, y: 2 },
      ],
      tippingMeaning: 'the gap doubles by 2040',
      sides: ['left', 'left', 'left', 'left', 'left', 'left'],
    },
  ],
  tornado: [
    {
      outcome: 'technologyGap',
      unit: 'log points',
      baseline: 0.42,
      replicates: 4,
      rows: parameters.map((parameter, index) => ({
        parameter,
        low: 0.5 - index / 20,
        high: 1 + index / 10,
        atLow: 0.42 - 0.12 / (1 + index) + (index === 4 ? 0.08 : 0),
        atHigh: 0.42 + 0.15 / (1 + index) - (index === 4 ? 0.09 : 0),
      })),
    },
  ],
  morris: [
    {
      outcome: 'technologyGap',
      unit: 'log points',
      trajectories: 20,
      replicates: 4,
      rows: parameters.map((parameter, index) => ({
        parameter,
        muStar: 0.2 / (1 + index * 0.8),
        sigma: 0.03 + 0.1 * Math.abs(Math.sin(index * 2.3)) * Math.exp(-index / 6),
      })),
    },
  ],
  sobol: [
    {
      outcome: 'technologyGap',
      samples: 256,
      replicates: 4,
      level: 0.95,
      rows: parameters.map((parameter, index) => ({
        parameter,
        first: around(0.34 / (1 + index), 0.03),
        total: around(0.42 / (1 + index * 0.8), 0.04),
      })),
    },
  ],
};

function levelFit(name: string, index: number): RegimeFit {
  const growth = [0, 0.003, 0.009, 0.02][index];
  const observed = years.map(
    (year) => 0.35 + growth * (year - 2019) * (1 + (index === 3 ? 0.03 : -0.01) * (year - 2019)),
  );
  return {
    case: name,
    against: '',
    since: '2019-01',
    regime: (['constant', 'bounded', 'log-linear', 'faster'] as const)[index],
    kappa: around([0, -0.06, 0.002, 0.05][index], 0.02),
    ...fitsTo(years, observed),
  };
}

/** What the last case adds to the first: it begins later, and tires. */
function effectFit(): RegimeFit {
  const later = years.filter((year) => year >= 2024);
  return {
    case: cases[3],
    against: cases[0],
    since: '2024-01',
    regime: 'bounded',
    kappa: around(-0.1, 0.02),
    ...fitsTo(
      later,
      later.map((year) => 0.12 * -Math.expm1(-0.1 * (year - 2024))),
    ),
    limit: 0.12,
  };
}

function fitsTo(shown: readonly number[], observed: readonly number[]) {
  const mean = observed.reduce((sum, value) => sum + value, 0) / observed.length;
  const slope = (observed[observed.length - 1] - observed[0]) / (shown[shown.length - 1] - shown[0]);
  return {
    years: shown,
    observed,
    constant: shown.map(() => mean),
    linear: shown.map((year) => observed[0] + slope * (year - shown[0])),
    exponential: observed.map((value, tick) => value + 0.003 * Math.sin(tick / 9)),
    limit: Number.NaN,
    ratioDoublingYears: Number.POSITIVE_INFINITY,
    level: 0.95,
  };
}
