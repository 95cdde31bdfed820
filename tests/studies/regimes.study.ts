/**
 * Where does the gap between two blocs go? MODEL 5.7 says: by the signs of e_own = β + φε/θ − 1 and
 * e_foreign = χβ + φε/θ − 1, and by the barrier that just holds a ratio. Here a follower that learns half (or
 * most) of what it learns from a leader is put behind a barrier, in `groups` worlds with other exponents, and the
 * gap that the model's own loop makes is held against d ln z/dt = γ[(1−f)z^e_own + fπz^e_foreign − 1].
 * Alone: `npm run studies -- regimes`.
 */
import { describe, expect, it } from 'vitest';
import { fitRegime, type Regime } from '../../src/analysis/gap-regime.ts';
import { defineOutcome } from '../../src/model/outcome.ts';
import {
  foreignExponent,
  isolatedRegime,
  logRatioAfter,
  ownExponent,
  settledRatio,
  type TwoBlocs,
} from '../../src/theory/balanced-growth.ts';
import { barrierOf, layerBarrier } from '../worlds/layer-barrier.ts';
import { columnOf, groupOf, groupsOf, runGroups } from '../worlds/networks-and-groups.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const tailExponent = 5;
const growth = 0.03;
const suppliers = 1000;
const replicates = 4;
const years = 240;
/** The horizon of the scenarios. */
const horizon = 22;
/**
 * Over these years a path is called bounded, log-linear or faster: later all that has no bound is log-linear,
 * because a follower that learns nothing any more falls behind at the leader's rate.
 */
const regimeYears = 60;

interface Case {
  readonly beta: number;
  readonly chi: number;
  readonly phi: number;
  readonly epsilon: number;
  /** Share of the follower's ideas that come from the leader on the path. */
  readonly foreign: number;
  /** Permeability of the border, from the first month on. */
  readonly permeability: number;
  /** Year in which the border opens again; absent: never. */
  readonly reopens?: number;
}

/** ln of the leader's over the follower's technology. */
const gap = defineOutcome({
  name: 'gap',
  unit: 'log points',
  definition: 'Mean ln technology of the leader minus that of the follower',
  source: 'MODEL 5.7',
  when: 'series',
  groups: () => ['all'],
  record({ nations }, values, offset) {
    values[offset] = nations.technology[0] - nations.technology[1];
  },
});

/** Gaps of all replicates, by the model's own loop; where the open world is stable, over those of its open arm. */
function observed(one: Case): number[][] {
  const { foreignShare, ownExponent: own, foreignExponent: abroad } = blocsOf(one);
  const shut = gapsOf(one);
  // Two finite groups drift a little by luck, and the arm without a barrier drifts alike. Where the path itself
  // is unstable such luck grows without bound, and the difference of two arms would mean nothing.
  if ((1 - foreignShare) * own + foreignShare * abroad >= -0.05) return shut;
  const open = gapsOf({ ...one, permeability: 1 });
  return shut.map((path, replicate) => path.map((value, tick) => value - open[replicate][tick]));
}

function gapsOf({ beta, chi, phi, epsilon, foreign, permeability, reopens }: Case): number[][] {
  const groups = groupsOf(
    [groupOf('leader', { suppliers, layer: 0 }), groupOf('follower', { suppliers, layer: 4 })],
    {
      contacts: [
        [1, 0],
        [foreign, 1 - foreign],
      ],
      technologyGrowthPerYear: growth,
    },
  );
  const parameters = parametersWith({
    learning: {
      tailExponent,
      diffusion: beta,
      absorptionSlope: chi,
      researchElasticity: phi,
      burnInYears: 40,
    },
    nations: { moneyElasticity: epsilon },
  });
  const barrier = barrierOf(permeability, 0, ['knowledge', 'talent']);
  const policies = [{ ...barrier, until: reopens === undefined ? '' : `${2020 + reopens - 1}-12` }];
  return Array.from({ length: replicates }, (_, replicate) =>
    columnOf(
      runGroups(groups, years, {
        parameters,
        tools: [layerBarrier],
        policies,
        outcomes: [gap],
        replicate,
        checked: false,
      }),
      'gap',
    ),
  );
}

function blocsOf({ beta, chi, phi, epsilon, foreign, permeability }: Case): TwoBlocs {
  const feedback = {
    diffusion: beta,
    absorptionSlope: chi,
    researchElasticity: phi,
    moneyElasticity: epsilon,
    tailExponent,
  };
  return {
    ownExponent: ownExponent(feedback),
    foreignExponent: foreignExponent(feedback),
    foreignShare: foreign,
    permeability,
    leaderGrowthPerYear: tailExponent * growth,
  };
}

/** The gap that theory says, log points of technology. */
function predictedGap(one: Case, after: number): number {
  const blocs = blocsOf(one);
  const { reopens = Number.POSITIVE_INFINITY } = one;
  const shut = logRatioAfter(blocs, Math.min(after, reopens));
  const ratio = after <= reopens ? shut : logRatioAfter({ ...blocs, permeability: 1 }, after - reopens, shut);
  return -ratio / tailExponent;
}

/** The regime that the theory's own path shows over the years that are looked at. */
function predictedRegime(one: Case): Regime {
  const path = Float64Array.from({ length: regimeYears * 12 }, (_, tick) =>
    predictedGap(one, (tick + 1) / 12),
  );
  return fitRegime([path, path], 12, { curvatureTolerance: 2e-3 }).regime;
}

function observedRegime(paths: readonly number[][]): Regime {
  const first = paths.map((path) => path.slice(0, regimeYears * 12));
  return fitRegime(first, 12, { curvatureTolerance: 2e-3 }).regime;
}

function meanAt(paths: readonly number[][], year: number): number {
  return paths.reduce((sum, path) => sum + path[12 * year - 1], 0) / paths.length;
}

const text = (value: number, digits = 2) =>
  (Number.isFinite(value) ? value.toFixed(digits) : 'none').padStart(6);

function row(name: string, one: Case, paths: readonly number[][]): string {
  const blocs = blocsOf(one);
  const settled = settledRatio(blocs);
  const cells = [
    name.padEnd(34),
    text(blocs.ownExponent),
    text(blocs.foreignExponent),
    text(one.permeability),
    text(predictedGap(one, horizon)),
    text(meanAt(paths, horizon)),
    text(predictedGap(one, years)),
    text(meanAt(paths, years)),
    text(settled === null ? Number.NaN : -Math.log(settled) / tailExponent),
  ];
  return cells.join(' | ');
}

const header = `${'case'.padEnd(34)} |  e_own | e_for. |     pi | gap ${horizon} predicted, observed | gap ${years} predicted, observed | settles at`;
const own = { beta: 0.5, chi: 0.8, phi: 0.5, foreign: 0.5, permeability: 0 } as const;

function show(name: string, one: Case, paths: readonly number[][]): void {
  const regimes = `over ${regimeYears} years predicted ${predictedRegime(one)}, observed ${observedRegime(paths)}`;
  console.log(`${header}\n${row(name, one, paths)} | ${regimes}`);
}

describe('an isolated follower', () => {
  it.each([
    ['money follows national strength', { ...own, epsilon: 1 }],
    ['money follows the world market', { ...own, epsilon: 4 }],
    ['at the margin', { ...own, epsilon: 5 }],
    ['beyond the margin', { ...own, epsilon: 8 }],
    ['margin by stronger diffusion', { ...own, beta: 0.6, epsilon: 4 }],
    ['margin by stronger research', { ...own, phi: 0.625, epsilon: 4 }],
  ] as const)('%s', (name, one) => {
    const paths = observed(one);
    show(name, one, paths);
    expect(observedRegime(paths)).toBe(predictedRegime(one));
    const { ownExponent: exponent } = blocsOf(one);
    expect(settledRatio(blocsOf(one)) === null).toBe(isolatedRegime(exponent) !== 'bounded');
    expect(meanAt(paths, horizon)).toBeCloseTo(predictedGap(one, horizon), 1);
    expect(Math.abs(meanAt(paths, years) / predictedGap(one, years) - 1)).toBeLessThan(0.15);
  });
});

describe('a follower behind a barrier that lets some through', () => {
  it.each([
    ['a tenth, money 1', { ...own, epsilon: 1, permeability: 0.1 }],
    ['a third, money 1', { ...own, epsilon: 1, permeability: 0.3 }],
    ['a tenth, money 4', { ...own, epsilon: 4, permeability: 0.1 }],
    ['half, money 4', { ...own, epsilon: 4, permeability: 0.5 }],
    ['half, money 8', { ...own, epsilon: 8, permeability: 0.5 }],
    ['a tenth, absorption slope 1.6', { ...own, chi: 1.6, epsilon: 2, permeability: 0.1 }],
  ] as const)('%s', (name, one) => {
    const paths = observed(one);
    show(name, one, paths);
    // Exponents near 0 hold the ratio weakly, and the luck of two finite groups shows in where it settles.
    expect(Math.abs(meanAt(paths, horizon) - predictedGap(one, horizon))).toBeLessThan(0.1);
    expect(Math.abs(meanAt(paths, years) / predictedGap(one, years) - 1)).toBeLessThan(0.3);
  });
});

describe('a follower that was cut off for sixty years', () => {
  it.each([
    ['returns: e_own, e_foreign < 0', { ...own, foreign: 0.8, epsilon: 1, reopens: 60 }, true],
    ['never returns: e_foreign > 0', { ...own, chi: 2, foreign: 0.8, epsilon: 3, reopens: 60 }, false],
    ['never returns: both > 0', { ...own, foreign: 0.8, epsilon: 8, reopens: 60 }, false],
  ] as const)('%s', (name, one, returns) => {
    const paths = observed(one);
    const [cut, end] = [meanAt(paths, 60), meanAt(paths, years)];
    show(name, one, paths);
    console.log(
      `gap when the border opened: predicted ${text(predictedGap(one, 60))}, observed ${text(cut)}`,
    );
    expect(end < cut / 2).toBe(returns);
    expect(predictedGap(one, years) < predictedGap(one, 60) / 2).toBe(returns);
  });
});
