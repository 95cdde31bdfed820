// Case learning-groups: the model's idea process in a `groups` world, any number of groups, against the
// learning equation dλ_i/dt = Γ(1−β)·η_i·Σ_h m_ih π_ih λ_h^β. Scales are estimated from the suppliers'
// levels by n/ΣA^−θ and averaged over replicates.

import type { GroupsBody } from '../../model/run-input.ts';
import { estimateScale, scaleAfter } from '../../theory/learning-equation.ts';
import { integer, matrix, number, vector } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';
import { byGroup, group, learningOnly, rowsOf, runGroups } from '../small-runs.ts';

export const learningGroups = defineCase({
  name: 'learning-groups',
  summary:
    'Groups of suppliers that learn from each other keep Fréchet levels whose scales follow the learning equation',
  source: 'Buera and Oberfield 2020, 10.3982/ECTA14044; with permeabilities, MODEL.md 5.6',
  parameters: {
    tailExponent: number('', [1.1, 50], 5, 'Pareto tail of the quality of ideas (θ)'),
    diffusion: number(
      '',
      [0, 0.8],
      0.5,
      'How strongly an idea builds on its source (β); the tick biases the model low above .5',
    ),
    arrivalsPerYear: vector(
      'groups',
      '1/year',
      [0, 100],
      [0.5, 0.3, 0.15],
      'Arrival rate of ideas of each group (η)',
    ),
    contacts: matrix(
      'groups',
      'groups',
      'share',
      [0, 1],
      [
        [0.6, 0.3, 0.1],
        [0.4, 0.4, 0.2],
        [0.4, 0.3, 0.3],
      ],
      'How often a learner (row) meets a source (column), m; rows sum to at most 1',
    ),
    permeability: matrix(
      'groups',
      'groups',
      'share',
      [0, 1],
      [
        [1, 0.35, 0.02],
        [0.35, 1, 0.35],
        [0.02, 0.35, 1],
      ],
      'Permeability of the same pairs (π)',
    ),
    initialScale: vector('groups', '', [1e-6, 1e9], [4, 2, 1], 'Scale of each group at the start (λ0)'),
    suppliersPerGroup: integer('suppliers', [10, 50_000], 4000, 'Suppliers in each group'),
    ticks: integer('ticks', [1, 5000], 240, 'Ticks to run'),
    ticksPerYear: integer('1/year', [12, 52], 12, 'Ticks of a year: 12 or 52'),
    drawsPerTick: integer(
      'draws',
      [0, 64],
      0,
      'Sources met per channel and tick; 0 takes enough for the diffusion (8 up to .5, 24 up to .6, 64 above)',
    ),
    replicates: integer('runs', [1, 100], 4, 'Runs to average over'),
    toleranceShare: number('share', [1e-4, 0.5], 0.015, 'Tolerance of the technology level λ^(1/θ)'),
  },
  constraints({ contacts, ticksPerYear }) {
    const problems = contacts.flatMap((row, i) => {
      const sum = row.reduce((total, share) => total + share, 0);
      return sum > 1 + 1e-9
        ? [{ path: `contacts[${i}]`, found: `a row that sums to ${sum}`, expected: 'at most 1' }]
        : [];
    });
    if (ticksPerYear !== 12 && ticksPerYear !== 52)
      problems.push({ path: 'ticksPerYear', found: `${ticksPerYear}`, expected: '12 or 52' });
    return problems;
  },
  run(parameters, shipped) {
    const { tailExponent, diffusion, initialScale, suppliersPerGroup, ticks, replicates, toleranceShare } =
      parameters;
    const ticksPerYear = parameters.ticksPerYear as 12 | 52;
    const drawsPerTick = parameters.drawsPerTick || (diffusion <= 0.5 ? 8 : diffusion <= 0.6 ? 24 : 64);
    const body = bodyOf(parameters);
    const scale = byGroup('scale', (levels) => estimateScale(levels.map(Math.exp), tailExponent));
    const changes = [learningOnly, { learning: { tailExponent, diffusion, drawsPerTick } }];
    const runs = Array.from({ length: replicates }, (_, replicate) => {
      const length = { ticks, ticksPerYear, seed: 'evidence', replicate };
      return rowsOf(runGroups(body, changes, length, [scale]), 'scale')[ticks - 1];
    });
    const expected = Array.from(scaleAfter({ ...parameters, arrivalTrendPerYear: 0 }, ticks / ticksPerYear));
    const level = (lambda: number): number => lambda ** (1 / tailExponent);
    const got = expected.map((_, g) => runs.reduce((sum, run) => sum + level(run[g]) / replicates, 0));
    const checks: Check[] = expected.map((lambda, g) =>
      near(`technology level of group ${g + 1}`, level(lambda), got[g], toleranceShare * level(lambda)),
    );
    if (shipped)
      checks.push(near('published scales of the equation', [62.7466, 24.0598, 5.63895], expected, 1e-4));
    return {
      checks,
      values: {
        scaleOfEquation: expected,
        scaleOfModel: expected.map((_, g) => runs.reduce((sum, run) => sum + run[g] / replicates, 0)),
        biasOfLevel: got.map((value, g) => value / level(expected[g]) - 1),
        initialScale,
        drawsPerTick,
        suppliersPerGroup,
      },
    };
  },
});

interface Parameters {
  readonly arrivalsPerYear: readonly number[];
  readonly contacts: readonly (readonly number[])[];
  readonly permeability: readonly (readonly number[])[];
  readonly initialScale: readonly number[];
  readonly suppliersPerGroup: number;
}

function bodyOf({
  arrivalsPerYear,
  contacts,
  permeability,
  initialScale,
  suppliersPerGroup,
}: Parameters): GroupsBody {
  return {
    groups: arrivalsPerYear.map((eta, g) =>
      group(`group-${String(g + 1).padStart(3, '0')}`, {
        suppliers: suppliersPerGroup,
        scale: initialScale[g],
        arrivalsPerYear: eta,
      }),
    ),
    contacts,
    permeability,
    technologyGrowthPerYear: 0,
    gdpElasticity: 0,
    gdpShare: 0,
    homeBias: 1,
    segments: [],
  };
}
