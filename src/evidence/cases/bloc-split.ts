// Case bloc-split: what a world of identical countries loses when it falls into equal blocs, without and
// with ideas that travel with goods. Held against the learning equation of a country in a bloc.

import { splitLoss, splitLossWithDiffusion } from '../../theory/buera-oberfield.ts';
import { gamma } from '../../theory/gamma.ts';
import { estimateScale, scaleAfter } from '../../theory/learning-equation.ts';
import { integer, number } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';
import { byGroup, group, learningOnly, rowsOf, runGroups } from '../small-runs.ts';

/** Diffusion up to which a monthly tick follows the learning equation to 3 % of technology. */
const modelUpTo = 0.6;

export const blocSplit = defineCase({
  name: 'bloc-split',
  summary: 'A split into equal blocs loses 1 − k^(−1/θ), with diffusion 1 − k^(−1/(θ(1−β)))',
  source: 'Buera and Oberfield 2020, 10.3982/ECTA14044; Góes and Bekkers 2022 for the reading',
  parameters: {
    tailExponent: number('', [1.01, 50], 4, 'Pareto tail of the quality of ideas (θ)'),
    diffusion: number('', [0, 0.9], 0.6, 'How strongly an idea builds on its source (β)'),
    blocs: integer('blocs', [1, 50], 2, 'Equal blocs into which the world splits'),
    countriesPerBloc: integer(
      'countries',
      [1, 50],
      1,
      'Identical countries in each bloc; the loss must not depend on it',
    ),
    years: integer(
      'years',
      [0, 400],
      30,
      'Years that the model follows the blocs after the split; 0 leaves it out',
    ),
    suppliersPerBloc: integer('suppliers', [100, 20_000], 4000, 'Suppliers of each bloc in the model'),
  },
  run(parameters, shipped) {
    const { tailExponent, diffusion, blocs, countriesPerBloc, years } = parameters;
    const loss = splitLoss(blocs, tailExponent);
    const lossWithDiffusion = splitLossWithDiffusion(blocs, tailExponent, diffusion);
    const whole = blocs * countriesPerBloc;
    const static_ = 1 - (countriesPerBloc / whole) ** (1 / tailExponent);
    const bloc = balancedScale(countriesPerBloc, diffusion) * countriesPerBloc;
    const world = balancedScale(whole, diffusion) * whole;
    const checks: Check[] = [
      near('loss without diffusion: the best of fewer sellers', loss, static_, 1e-9),
      near(
        'loss with diffusion: the learning equation of a bloc',
        lossWithDiffusion,
        1 - (bloc / world) ** (1 / tailExponent),
        1e-6,
      ),
    ];
    const inModel = years > 0 && diffusion <= modelUpTo && blocs > 1 ? splitInModel(parameters) : null;
    if (inModel)
      checks.push(
        near(`technology lost in the model after ${years} years`, inModel.expected, inModel.got, 0.03),
      );
    if (shipped)
      checks.push(near('published per cent', [15.91, 35.16], [100 * loss, 100 * lossWithDiffusion], 0.005));
    return { checks, values: { loss, lossWithDiffusion, lossInModel: inModel?.got ?? null } };
  },
});

/** Scale of one of n countries that learn from the best of n, long after the start. */
function balancedScale(n: number, diffusion: number): number {
  const trend = 0.05;
  const groups = {
    diffusion,
    arrivalsPerYear: [1],
    contacts: [[n ** diffusion]],
    permeability: [[1]],
    initialScale: [1],
    arrivalTrendPerYear: trend,
  };
  return scaleAfter(groups, 30 / trend, 20_000)[0];
}

interface Parameters {
  readonly tailExponent: number;
  readonly diffusion: number;
  readonly blocs: number;
  readonly years: number;
  readonly suppliersPerBloc: number;
}

/** Technology of closed blocs relative to open ones after some years: by the learning equation and in the model. */
function splitInModel({ tailExponent, diffusion, blocs, years, suppliersPerBloc }: Parameters) {
  // ln λ grows by .2 a year: fast enough to see the loss, slow enough for monthly ticks.
  const growth = 0.2 / tailExponent;
  const arrivals = (tailExponent * growth) / gamma(1 - diffusion);
  const open = {
    diffusion,
    arrivalsPerYear: [arrivals],
    permeability: [[1]],
    initialScale: [1],
    arrivalTrendPerYear: tailExponent * (1 - diffusion) * growth,
  };
  const closed = scaleAfter({ ...open, contacts: [[1 / blocs]] }, years)[0];
  const whole = scaleAfter({ ...open, contacts: [[1]] }, years)[0];
  const scale = byGroup('scale', (levels) => estimateScale(levels.map(Math.exp), tailExponent));
  const ticks = years * 12;
  const each = Array.from({ length: blocs }, (_, i) => i);
  const rows = rowsOf(
    runGroups(
      {
        groups: each.map((i) =>
          group(`bloc-${String(i).padStart(2, '0')}`, {
            suppliers: suppliersPerBloc,
            scale: 1,
            arrivalsPerYear: arrivals,
          }),
        ),
        contacts: each.map(() => each.map(() => 1 / blocs)),
        permeability: each.map((i) => each.map((h) => (i === h ? 1 : 0))),
        technologyGrowthPerYear: growth,
        gdpElasticity: 0,
        gdpShare: 0,
        homeBias: 1,
        segments: [],
      },
      [learningOnly, { learning: { tailExponent, diffusion, drawsPerTick: 8 } }],
      { ticks, ticksPerYear: 12, seed: 'evidence', replicate: 0 },
      [scale],
    ),
    'scale',
  );
  const level = (lambda: number): number => (lambda / whole) ** (1 / tailExponent);
  const got = each.reduce((sum, i) => sum + level(rows[ticks - 1][i]) / blocs, 0);
  return { expected: 1 - level(closed), got: 1 - got };
}
