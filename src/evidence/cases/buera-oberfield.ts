// Case buera-oberfield: growth and gains from openness among identical countries that learn from the goods
// they buy. The closed forms are held against the learning equation itself, followed for a long time: n
// countries open to each other meet the best of n sellers, whose scale is n times their own.

import { opennessGains, technologyGrowth } from '../../theory/buera-oberfield.ts';
import { scaleAfter } from '../../theory/learning-equation.ts';
import { number, vector } from '../case-parameters.ts';
import { type Check, type CheckValue, defineCase, near, nearShare } from '../evidence-case.ts';

export const bueraOberfield = defineCase({
  name: 'buera-oberfield',
  summary: 'Static gains n^(1/θ), dynamic gains n^(β/(θ(1−β))), growth of technology g/(θ(1−β))',
  source: 'Buera and Oberfield 2020, 10.3982/ECTA14044, symmetric case',
  parameters: {
    diffusion: number('', [0, 0.95], 0.6, 'How strongly an idea builds on its source (β)'),
    tailExponent: number('', [1.01, 50], 4, 'Pareto tail of the quality of ideas (θ)'),
    arrivalGrowthPerYear: number('1/year', [0.001, 0.2], 0.01, 'Growth of the arrival of ideas'),
    countries: vector(
      'cases',
      'countries',
      [1, 1000],
      [2, 4],
      'Numbers of identical countries that open to each other',
    ),
  },
  run({ diffusion, tailExponent, arrivalGrowthPerYear, countries }, shipped) {
    const growth = technologyGrowth(arrivalGrowthPerYear, tailExponent, diffusion);
    const alone = followPath(1, diffusion, arrivalGrowthPerYear);
    const checks: Check[] = [nearShare('growth of technology', growth, alone.growth / tailExponent, 1e-6)];
    const values: Record<string, CheckValue> = { growthOfTechnology: growth };
    for (const n of countries) {
      const gains = opennessGains(n, tailExponent, diffusion);
      const open = followPath(n, diffusion, arrivalGrowthPerYear);
      const dynamic = (open.scale / alone.scale) ** (1 / tailExponent);
      // A buyer takes the best of n sellers: the maximum of n Fréchet levels has n times the scale.
      const total = ((n * open.scale) / alone.scale) ** (1 / tailExponent);
      checks.push(nearShare(`dynamic gain of ${n} countries`, gains.dynamic, dynamic, 1e-6));
      checks.push(nearShare(`total gain of ${n} countries`, gains.total, total, 1e-6));
      values[`gains${n}`] = { static: gains.static, dynamic: gains.dynamic, total: gains.total };
    }
    if (shipped) {
      const [two, four] = [opennessGains(2, 4, 0.6), opennessGains(4, 4, 0.6)];
      checks.push(
        near(
          'published digits',
          [0.00625, 1.189207, 1.29684, 1.542211, 2 ** 0.5, 1.681793, 2.378414],
          [growth, two.static, two.dynamic, two.total, four.static, four.dynamic, four.total],
          1e-6,
        ),
      );
    }
    return { checks, values };
  },
});

/** Scale and its growth per year on the balanced path of n open countries, by the learning equation. */
function followPath(n: number, diffusion: number, trend: number): { scale: number; growth: number } {
  const groups = {
    diffusion,
    arrivalsPerYear: [1],
    contacts: [[n ** diffusion]],
    permeability: [[1]],
    arrivalTrendPerYear: trend,
  };
  // The distance to the balanced path fades at the rate of the trend: thirty e-foldings leave 1e-13 of it.
  const years = 30 / trend;
  const before = scaleAfter({ ...groups, initialScale: [1] }, years, 40_000)[0];
  const after = scaleAfter({ ...groups, initialScale: [1] }, years + 1, 40_000)[0];
  return { scale: before, growth: Math.log(after / before) };
}
