// Case nelson-phelps: a follower that closes a constant part of the distance each year. The model's law runs
// in a `groups` world and is held against A(t) = (A0 − qT0)e^{−φt} + qT0·e^{gt}, q = φ/(g+φ), month by month.

import { nelsonPhelpsLevel, nelsonPhelpsRatio } from '../../theory/catch-up-laws.ts';
import { number } from '../case-parameters.ts';
import { type Check, defineCase, near, nearShare } from '../evidence-case.ts';
import { followLaw, integrateByMonth } from '../run-law.ts';

export const nelsonPhelps = defineCase({
  name: 'nelson-phelps',
  summary: 'A follower behind any barrier below 1 keeps a constant ratio to the leader in the long run',
  source: 'Nelson and Phelps 1966; closed form',
  parameters: {
    catchUpPerYear: number('1/year', [0, 5], 0.05, 'Speed of catching up (φ)'),
    leaderGrowthPerYear: number('1/year', [-0.5, 0.5], 0.02, 'Growth of the leader (g)'),
    leaderStart: number('', [1e-6, 1e6], 1, 'Level of the leader at the start (T0)'),
    followerStart: number('', [1e-6, 1e6], 0.3, 'Level of the follower at the start (A0)'),
    barrier: number('share', [0, 1], 0, 'Part of the catching up that is cut (b): φ becomes φ(1−b)'),
    years: number('years', [0, 1000], 50, 'Time that is followed'),
  },
  constraints: ({ catchUpPerYear, leaderGrowthPerYear, barrier }) =>
    catchUpPerYear * (1 - barrier) + leaderGrowthPerYear === 0
      ? [{ path: 'catchUpPerYear', found: 'nothing that moves', expected: 'some catching up or some growth' }]
      : [],
  run(parameters, shipped) {
    const { years } = parameters;
    const months = Math.round(years * 12);
    const { catchUpPerYear, barrier, leaderGrowthPerYear: growth, leaderStart, followerStart } = parameters;
    const isBehind = followerStart <= leaderStart;
    // In the model whoever is ahead at the start leads; a follower that starts ahead is integrated instead.
    const got = isBehind
      ? followLaw(
          { law: 'nelson-phelps', capability: 1, followerGrowthPerYear: 0, ...parameters },
          months,
        ).follower.map(Math.exp)
      : integrateByMonth(
          (level, t) => catchUpPerYear * (1 - barrier) * (leaderStart * Math.exp(growth * t) - level),
          followerStart,
          months,
        );
    const expected = got.map((_, month) => nelsonPhelpsLevel(parameters, month / 12));
    const level = nelsonPhelpsLevel(parameters, years);
    const checks: Check[] = [
      nearShare(`level of the follower in each of ${months} months`, expected, got, 1e-9),
    ];
    if (shipped) checks.push(near('published A(50)', 1.9076232352, got[months], 1e-9));
    return {
      checks,
      values: {
        level,
        longRunRatio: nelsonPhelpsRatio(parameters),
        modelLevel: got[months],
        modelYears: months / 12,
        inModel: isBehind,
      },
    };
  },
});
