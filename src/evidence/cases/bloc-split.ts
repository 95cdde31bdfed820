// Case bloc-split: what a world of identical countries loses when it falls into equal blocs, without and
// with ideas that travel with goods. Held against the learning equation of a country in a bloc.

import { splitLoss, splitLossWithDiffusion } from '../../theory/buera-oberfield.ts';
import { scaleAfter } from '../../theory/learning-equation.ts';
import { integer, number } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';

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
  },
  run({ tailExponent, diffusion, blocs, countriesPerBloc }, shipped) {
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
    if (shipped)
      checks.push(near('published per cent', [15.91, 35.16], [100 * loss, 100 * lossWithDiffusion], 0.005));
    return { checks, values: { loss, lossWithDiffusion } };
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
