// Case balanced-growth-gap, in two parts. (1) Any number of groups on balanced growth: their gaps are the
// fixed point z_i ∝ η_i Σ_h m_ih π_ih z_h^β and stay what they are. (2) Two blocs whose border closes to π
// while research money follows technology with elasticity ε: the follower's ratio to its path goes where
// (1−f)·z^e_own + f·π·z^e_foreign = 1, if anywhere. Both run in the model on `groups` worlds.

import type { GroupsBody } from '../../model/run-input.ts';
import {
  balancedScales,
  foreignExponent,
  holdingPermeability,
  isolatedRegime,
  logRatioAfter,
  ownExponent,
  settledRatio,
  type TwoBlocs,
} from '../../theory/balanced-growth.ts';
import { estimateScale, meanAbsorbed } from '../../theory/learning-equation.ts';
import { integer, matrix, number, vector } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';
import { byGroup, group, learningOnly, type ParameterChanges, rowsOf, runGroups } from '../small-runs.ts';

export const balancedGrowthGap = defineCase({
  name: 'balanced-growth-gap',
  summary:
    'Gaps on balanced growth are a fixed point; behind a border they are bounded, log-linear or faster by the sign of β + φε/θ − 1',
  source: 'Buera and Oberfield 2020, 10.3982/ECTA14044; MODEL.md 5.7',
  parameters: {
    tailExponent: number('', [1.1, 50], 5, 'Pareto tail of the quality of ideas (θ)'),
    diffusion: number('', [0, 0.7], 0.5, 'How strongly an idea builds on its source (β)'),
    technologyGrowthPerYear: number(
      '1/year',
      [0.002, 0.1],
      0.03,
      'Growth of technology on the balanced path (g); ln λ grows by θg',
    ),
    arrivalsPerYear: vector(
      'groups',
      '',
      [1e-6, 100],
      [0.5, 0.25],
      'Arrival rates of ideas of the groups, relative to each other (η)',
    ),
    contacts: matrix(
      'groups',
      'groups',
      'share',
      [0, 1],
      [
        [0.8, 0.2],
        [0.5, 0.5],
      ],
      'How often a learner (row) meets a source (column), m; rows sum to at most 1',
    ),
    permeability: matrix(
      'groups',
      'groups',
      'share',
      [0, 1],
      [
        [1, 0.5],
        [0.5, 1],
      ],
      'Permeability of the same pairs (π)',
    ),
    startRatio: number(
      'ratio',
      [0.01, 1],
      0.5,
      "Part 2: the follower's λ over the leader's on the path (r0)",
    ),
    foreignShare: number(
      'share',
      [0.01, 0.99],
      0.4,
      "Part 2: share of the follower's ideas that come from the leader on the path (f)",
    ),
    border: number('share', [0, 1], 0.3, 'Part 2: permeability of the border from the first tick on (π)'),
    researchElasticity: number('', [0, 2], 0.5, 'Part 2: elasticity of ideas to research money (φ)'),
    moneyElasticity: number('', [0, 10], 2, 'Part 2: elasticity of research money to technology (ε)'),
    absorptionSlope: number(
      '',
      [0, 2],
      0,
      'Part 2: how fast learning fades with the distance to the source (χ); above 0 the exponents are an approximation',
    ),
    years: number('years', [1, 200], 30, 'Time followed in both parts'),
    suppliersPerGroup: integer('suppliers', [100, 50_000], 4000, 'Suppliers in each group'),
    drawsPerTick: integer(
      'draws',
      [0, 64],
      0,
      'Sources met per channel and tick; 0 takes enough for the diffusion (8 up to .5, 24 up to .6, 64 above)',
    ),
    toleranceLog: number(
      'log points',
      [0.001, 1],
      0.05,
      'Tolerance of a log ratio of scales; 1.5 % of technology at θ = 5 is .075',
    ),
  },
  constraints: ({ contacts }) =>
    contacts.flatMap((row, i) => {
      const sum = row.reduce((total, share) => total + share, 0);
      return sum > 1 + 1e-9
        ? [{ path: `contacts[${i}]`, found: `a row that sums to ${sum}`, expected: 'at most 1' }]
        : [];
    }),
  run(parameters) {
    const manyGroups = runManyGroups(parameters);
    const twoBlocs = runTwoBlocs(parameters);
    return {
      checks: [...manyGroups.checks, ...twoBlocs.checks],
      values: { ...manyGroups.values, ...twoBlocs.values },
    };
  },
});

interface Parameters {
  readonly tailExponent: number;
  readonly diffusion: number;
  readonly technologyGrowthPerYear: number;
  readonly arrivalsPerYear: readonly number[];
  readonly contacts: readonly (readonly number[])[];
  readonly permeability: readonly (readonly number[])[];
  readonly startRatio: number;
  readonly foreignShare: number;
  readonly border: number;
  readonly researchElasticity: number;
  readonly moneyElasticity: number;
  readonly absorptionSlope: number;
  readonly years: number;
  readonly suppliersPerGroup: number;
  readonly drawsPerTick: number;
  readonly toleranceLog: number;
}

function runManyGroups(parameters: Parameters) {
  const { arrivalsPerYear, contacts, permeability, diffusion, tailExponent, toleranceLog } = parameters;
  const scales = balancedScales(arrivalsPerYear, contacts, permeability, diffusion);
  const growing = scales.map((z, i) => [z, i] as const).filter(([z]) => z > 0);
  const ended = scalesAtEnd(parameters, scales, arrivalsPerYear, contacts, permeability, {});
  const front = scales.indexOf(1);
  const checks: Check[] = growing
    .filter(([, i]) => i !== front)
    .map(([z, i]) =>
      near(
        `log ratio of λ of group ${i + 1} to the front after ${parameters.years} years`,
        Math.log(z),
        Math.log(ended[i] / ended[front]),
        toleranceLog,
      ),
    );
  const growth = Math.log(ended[front]) / parameters.years;
  checks.push(
    near(
      'growth of ln λ of the front per year',
      tailExponent * parameters.technologyGrowthPerYear,
      growth,
      toleranceLog / parameters.years,
    ),
  );
  return {
    checks,
    values: {
      balancedScales: scales,
      balancedLogGaps: scales.map((z) => -Math.log(z) / tailExponent),
      modelScales: ended.map((scale) => scale / ended[front]),
    },
  };
}

function runTwoBlocs(parameters: Parameters) {
  const {
    startRatio,
    foreignShare,
    border,
    years,
    tailExponent,
    technologyGrowthPerYear,
    absorptionSlope,
    toleranceLog,
  } = parameters;
  const own = ownExponent(parameters);
  const foreign = foreignExponent(parameters);
  const blocs: TwoBlocs = {
    ownExponent: own,
    foreignExponent: foreign,
    foreignShare,
    permeability: border,
    leaderGrowthPerYear: tailExponent * technologyGrowthPerYear,
  };
  // The follower's contacts that give the leader the share f of its ideas on the path.
  const pull = foreignLearning(parameters);
  const contact = foreignShare / (foreignShare + (1 - foreignShare) * pull);
  const contacts = [
    [1, 0],
    [contact, 1 - contact],
  ];
  const open = contact * pull + (1 - contact);
  const arrivals = [1, startRatio ** (1 - parameters.diffusion) / open];
  const permeability = [
    [1, 1],
    [border, 1],
  ];
  const { researchElasticity, moneyElasticity } = parameters;
  const changes: ParameterChanges = {
    learning: { researchElasticity, absorptionSlope },
    nations: { moneyElasticity, publicResearchShare: 1 },
  };
  const ended = scalesAtEnd(parameters, [1, startRatio], arrivals, contacts, permeability, changes);
  const predicted = logRatioAfter(blocs, Math.round(years * 12) / 12);
  const got = Math.log(ended[1] / ended[0] / startRatio);
  // Noise grows with the distance where strength feeds on itself; a slope keeps levels Fréchet only about.
  const tolerance = Math.max(toleranceLog, (absorptionSlope > 0 ? 0.1 : 0.06) * Math.abs(predicted));
  const settled = settledRatio(blocs);
  return {
    checks: [
      near(
        `log ratio of the follower to its path ${years} years after the border closed`,
        predicted,
        got,
        tolerance,
      ),
    ],
    values: {
      ownExponent: own,
      foreignExponent: foreign,
      regimeWhenIsolated: isolatedRegime(own),
      settledRatio: settled,
      permeabilityThatHolds: [0.9, 0.75, 0.5, 0.25, 0.1].map((ratio) => ({
        ratio,
        permeability: holdingPermeability(1, 1 - foreignShare, foreignShare, ratio, { own, foreign }),
      })),
      logRatioPredicted: predicted,
      logRatioOfModel: got,
      technologyGapPredicted: -(predicted + Math.log(startRatio)) / tailExponent,
    },
  };
}

/** What a contact with the leader teaches the follower on the path, relative to one at home. */
function foreignLearning({ startRatio, diffusion, absorptionSlope }: Parameters): number {
  const home = meanAbsorbed(1, diffusion, absorptionSlope);
  return (startRatio ** -diffusion * meanAbsorbed(1 / startRatio, diffusion, absorptionSlope)) / home;
}

/** Scales λ̂ of all groups at the end of a run that starts in balanced growth, the front's first scale 1. */
function scalesAtEnd(
  parameters: Parameters,
  scales: readonly number[],
  arrivals: readonly number[],
  contacts: readonly (readonly number[])[],
  permeability: readonly (readonly number[])[],
  changes: ParameterChanges,
): number[] {
  const { tailExponent, diffusion, technologyGrowthPerYear, suppliersPerGroup, years } = parameters;
  const front = scales.indexOf(1);
  const met = contacts[front].reduce(
    (sum, m, h) => sum + m * permeability[front][h] * scales[h] ** diffusion,
    0,
  );
  // Arrivals at which the front's λ = 1 grows by θg at the start.
  const absorbed = meanAbsorbed(1, diffusion, changes.learning?.absorptionSlope ?? 0);
  const unit = (tailExponent * technologyGrowthPerYear) / (absorbed * arrivals[front] * met);
  const body: GroupsBody = {
    groups: arrivals.map((eta, g) =>
      group(`group-${String(g + 1).padStart(3, '0')}`, {
        suppliers: suppliersPerGroup,
        scale: Math.max(1e-9, scales[g]),
        arrivalsPerYear: eta * unit,
      }),
    ),
    contacts,
    permeability,
    technologyGrowthPerYear,
    gdpElasticity: 0,
    gdpShare: 0,
    homeBias: 1,
    segments: [],
  };
  const drawsPerTick = parameters.drawsPerTick || (diffusion <= 0.5 ? 8 : diffusion <= 0.6 ? 24 : 64);
  const scale = byGroup('scale', (levels) => estimateScale(levels.map(Math.exp), tailExponent));
  const ticks = Math.round(years * 12);
  const length = { ticks, ticksPerYear: 12, seed: 'evidence', replicate: 0 } as const;
  const rows = rowsOf(
    runGroups(
      body,
      [learningOnly, { learning: { tailExponent, diffusion, drawsPerTick } }, changes],
      length,
      [scale],
    ),
    'scale',
  );
  return Array.from(rows[ticks - 1]);
}
