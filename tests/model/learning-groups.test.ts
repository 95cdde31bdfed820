/** Groups that learn from each other: the learning equation, the laws of catching up, and who leads. */
import { describe, expect, it } from 'vitest';
import { defineOutcome } from '../../src/model/outcome.ts';
import { definePolicyTool } from '../../src/model/policy-tool.ts';
import {
  type LogisticCatchUp,
  logisticRatio,
  logisticTippingBarrier,
  type NelsonPhelps,
  nelsonPhelpsLevel,
  type Verspagen,
  verspagenGap,
} from '../../src/theory/catch-up-laws.ts';
import { estimateScale, scaleAfter } from '../../src/theory/learning-equation.ts';
import { columnOf, groupOf, groupsOf, runGroups } from '../worlds/networks-and-groups.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const tailExponent = 5;

/** Fréchet scale of each group's levels at the end. */
const scale = defineOutcome({
  name: 'scale',
  unit: '',
  definition: 'Maximum-likelihood scale of the levels of each group',
  source: 'test',
  when: 'end',
  groups: (world) => world.plan.jurisdictionCodes,
  record(world, values, offset) {
    for (let j = 0; j < world.plan.jurisdictionCodes.length; j++) {
      const levels: number[] = [];
      for (let i = 0; i < world.suppliers.count; i++)
        if (world.suppliers.jurisdiction[i] === j) levels.push(Math.exp(world.suppliers.technology[i]));
      values[offset + j] = estimateScale(levels, world.settings.parameters.learning.tailExponent);
    }
  },
});

/** Technology of the first supplier of each group. */
const level = defineOutcome({
  name: 'level',
  unit: '',
  definition: 'Technology of the first supplier of each group',
  source: 'test',
  when: 'series',
  groups: (world) => world.plan.jurisdictionCodes,
  record(world, values, offset) {
    for (let j = 0; j < world.plan.jurisdictionCodes.length; j++)
      values[offset + j] = Math.exp(world.suppliers.technology[world.suppliers.jurisdiction.indexOf(j)]);
  },
});

interface Setting {
  readonly arrivals: readonly number[];
  readonly contacts: readonly (readonly number[])[];
  readonly permeability: readonly (readonly number[])[];
  readonly start: readonly number[];
  readonly diffusion: number;
  readonly growth?: number;
}

/** Mean relative error of technology (λ^(1/θ)) of each group over some replicates, by the model's own loop. */
function errorsOf(setting: Setting, years: number, drawsPerTick: number, replicates: number): number[] {
  const { arrivals, contacts, permeability, start, diffusion, growth = 0 } = setting;
  const exact = scaleAfter(
    {
      diffusion,
      arrivalsPerYear: arrivals,
      contacts,
      permeability,
      initialScale: start,
      arrivalTrendPerYear: tailExponent * (1 - diffusion) * growth,
    },
    years,
  );
  const groups = groupsOf(
    start.map((value, n) =>
      groupOf(`g${n}`, { suppliers: 4000, scale: value, arrivalsPerYear: arrivals[n] }),
    ),
    { contacts, permeability, technologyGrowthPerYear: growth },
  );
  const parameters = parametersWith({
    learning: { absorptionSlope: 0, diffusion, drawsPerTick, tailExponent },
  });
  const sums = start.map(() => 0);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { endValues } = runGroups(groups, years, {
      parameters,
      outcomes: [scale],
      replicate,
      checked: false,
    });
    for (const [j, value] of endValues.entries())
      sums[j] += Math.log(value / exact[j]) / tailExponent / replicates;
  }
  return sums;
}

const published: Setting = {
  diffusion: 0.5,
  arrivals: [0.5, 0.3, 0.15],
  contacts: [
    [0.6, 0.3, 0.1],
    [0.4, 0.4, 0.2],
    [0.4, 0.3, 0.3],
  ],
  permeability: [
    [1, 0.35, 0.02],
    [0.35, 1, 0.35],
    [0.02, 0.35, 1],
  ],
  start: [4, 2, 1],
};

describe('three groups behind barriers', () => {
  it('end, with one draw a month, within 1.2 % of where the learning equation says', {
    timeout: 120_000,
  }, () => {
    for (const error of errorsOf(published, 20, 1, 2)) expect(Math.abs(error)).toBeLessThan(0.012);
  });

  it('come within .8 % with eight draws a month', { timeout: 120_000 }, () => {
    for (const error of errorsOf(published, 20, 8, 2)) expect(Math.abs(error)).toBeLessThan(0.008);
  });
});

describe('groups of any contacts and barriers', () => {
  it.each<[string, Setting]>([
    [
      'with barriers at home too and rows that do not fill up',
      {
        ...published,
        contacts: [
          [0.3, 0.1, 0.2],
          [0.5, 0.2, 0],
          [0.1, 0.1, 0.1],
        ],
        permeability: [
          [0.7, 0.5, 0.5],
          [0.9, 0.4, 1],
          [1, 1, 0.5],
        ],
      },
    ],
    ['with arrivals that grow', { ...published, diffusion: 0.4, growth: 0.02 }],
  ])(
    'follow the learning equation within 1.5 percent of technology: %s',
    { timeout: 120_000 },
    (_, setting) => {
      for (const error of errorsOf(setting, 20, 2, 1)) expect(Math.abs(error)).toBeLessThan(0.015);
    },
  );
});

describe('a law of catching up', () => {
  const open = [
    [1, 1],
    [1, 1],
  ];
  const barred = (barrier: number) => [
    [1, 1],
    [1 - barrier, 1],
  ];

  it('nelson-phelps takes the follower to 1.9076232352 after 50 years, as published', () => {
    const law: NelsonPhelps = {
      catchUpPerYear: 0.05,
      leaderGrowthPerYear: 0.02,
      leaderStart: 1,
      followerStart: 0.3,
      barrier: 0,
    };
    const end = (barrier: number) => {
      const groups = groupsOf(
        [
          groupOf('leader', { suppliers: 3, growthPerYear: 0.02 }),
          groupOf('follower', { suppliers: 3, level: 0.3 }),
        ],
        { permeability: barred(barrier) },
      );
      const learning = { law: 'nelson-phelps', catchUpPerYear: 0.05 } as const;
      const series = runGroups(groups, 50, { parameters: parametersWith({ learning }), outcomes: [level] });
      expect(columnOf(series, 'level', 'leader').at(-1)).toBeCloseTo(Math.exp(0.02 * 50), 10);
      return columnOf(series, 'level', 'follower').at(-1) as number;
    };
    expect(end(0).toFixed(10)).toBe('1.9076232352');
    expect(end(0.4)).toBeCloseTo(nelsonPhelpsLevel({ ...law, barrier: 0.4 }, 50), 10);
    expect(end(1)).toBeCloseTo(0.3, 12);
  });

  it('logistic settles or decays on the two sides of its tipping barrier, to the published digits', () => {
    const law: LogisticCatchUp = {
      catchUpPerYear: 0.05,
      leaderGrowthPerYear: 0.03,
      followerGrowthPerYear: 0.01,
      ratioStart: 0.4,
      barrier: 0,
    };
    const end = (barrier: number) => {
      const groups = groupsOf(
        [
          groupOf('leader', { suppliers: 1, growthPerYear: 0.03 }),
          groupOf('follower', { suppliers: 1, level: 0.4, growthPerYear: 0.01 }),
        ],
        { permeability: barred(barrier) },
      );
      const learning = { law: 'logistic', catchUpPerYear: 0.05 } as const;
      const series = runGroups(groups, 100, { parameters: parametersWith({ learning }), outcomes: [level] });
      const [leader, follower] = ['leader', 'follower'].map((name) => columnOf(series, 'level', name).at(-1));
      return (follower as number) / (leader as number);
    };
    expect(end(0).toFixed(10)).toBe('0.5854266614');
    expect(end(0.8).toFixed(10)).toBe('0.1174537934');
    expect(logisticTippingBarrier(law)).toBeCloseTo(0.6, 12);
    expect(end(0.55)).toBeCloseTo(logisticRatio({ ...law, barrier: 0.55 }, 100), 10);
    expect(end(0.55)).toBeGreaterThan(end(0.65));
  });

  it('verspagen lets a follower beyond the unstable gap fall behind for ever, to the published digits', () => {
    const law: Verspagen = { catchUpPerYear: 0.1, capability: 1, growthDifferencePerYear: 0.02, barrier: 0 };
    const end = (gap: number, barrier = 0) => {
      const groups = groupsOf(
        [
          groupOf('leader', { suppliers: 1, growthPerYear: 0.02 }),
          groupOf('follower', { suppliers: 1, level: Math.exp(-gap) }),
        ],
        { permeability: barred(barrier) },
      );
      const learning = { law: 'verspagen', catchUpPerYear: 0.1, capability: 1 } as const;
      const series = runGroups(groups, 100, { parameters: parametersWith({ learning }), outcomes: [level] });
      const [leader, follower] = ['leader', 'follower'].map((name) => columnOf(series, 'level', name).at(-1));
      return Math.log((leader as number) / (follower as number));
    };
    expect(end(3)).toBeCloseTo(3.812998922, 9);
    expect(end(2).toFixed(10)).toBe('0.7110353273');
    expect(end(1, 0.3)).toBeCloseTo(verspagenGap({ ...law, barrier: 0.3 }, 1, 100), 8);
  });

  it('takes a barrier that a policy writes like one of the world itself', () => {
    const policies = [
      {
        id: 'wall',
        kind: 'wall',
        from: '2020-01',
        until: '',
        rampMonths: 0,
        parameters: {},
      },
    ];
    const wall = definePolicyTool({
      kind: 'wall',
      role: 'tool',
      summary: 'Closes half of the knowledge between two layers',
      source: 'test',
      anchor: '',
      parameters: {},
      writeRules(_, state, write) {
        for (const flow of ['knowledge', 'talent'] as const)
          write.limitLayers(flow, state.domainsOf([]), (a, b) => (a === b ? 1 : 0.5));
      },
    });
    const groups = (permeability: number[][], layer: number) =>
      groupsOf(
        [
          groupOf('leader', { suppliers: 1, growthPerYear: 0.02, layer: 0 }),
          groupOf('follower', { suppliers: 1, level: 0.3, layer }),
        ],
        { permeability },
      );
    const parameters = parametersWith({ learning: { law: 'nelson-phelps', catchUpPerYear: 0.05 } });
    const end = (...run: Parameters<typeof runGroups>) =>
      columnOf(runGroups(...run), 'level', 'follower').at(-1);
    const byPolicy = end(groups(open, 4), 20, { parameters, outcomes: [level], policies, tools: [wall] });
    const byWorld = end(groups(barred(0.5), 4), 20, { parameters, outcomes: [level] });
    expect(byPolicy).toBeCloseTo(byWorld as number, 12);
    const inside = end(groups(open, 0), 20, { parameters, outcomes: [level], policies, tools: [wall] });
    expect(inside).toBe(end(groups(open, 0), 20, { parameters, outcomes: [level] }));
  });
});
