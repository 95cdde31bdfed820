// Case verspagen: a log gap that teaches less the larger it is, dG/dt = Δg − a(1−b)·G·e^{−G/δ}. The model's
// law runs in a `groups` world from several gaps; below the unstable equilibrium it returns, above it grows.

import {
  verspagenEquilibria,
  verspagenGap,
  verspagenTippingBarrier,
  verspagenVelocity,
} from '../../theory/catch-up-laws.ts';
import { number, vector } from '../case-parameters.ts';
import { type Check, type CheckValue, defineCase, near } from '../evidence-case.ts';
import { followLaw } from '../run-law.ts';

export const verspagen = defineCase({
  name: 'verspagen',
  summary: 'Two equilibria of the gap below the barrier 1 − e·Δg/(aδ), none beyond it',
  source: 'Verspagen 1991, 10.1111/j.1465-7287.1991.tb00832.x',
  parameters: {
    catchUpPerYear: number('1/year', [0, 5], 0.1, 'Speed of catching up (a)'),
    capability: number('log points', [0.01, 100], 1, 'Gap at which most is learned (δ)'),
    growthDifferencePerYear: number(
      '1/year',
      [-0.5, 0.5],
      0.02,
      "Own growth of the leader less the follower's (Δg)",
    ),
    barrier: number('share', [0, 1], 0, 'Part of the learning that is cut (b)'),
    gapStarts: vector('starts', 'log points', [0, 100], [3, 2], 'Gaps to start from'),
    years: number('years', [0, 1000], 100, 'Time that is followed'),
  },
  run({ gapStarts, years, ...law }, shipped) {
    const months = Math.round(years * 12);
    const checks: Check[] = [];
    const gaps: CheckValue[] = [];
    for (const gapStart of gapStarts) {
      const pair = {
        law: 'verspagen' as const,
        leaderStart: 1,
        followerStart: Math.exp(-gapStart),
        leaderGrowthPerYear: law.growthDifferencePerYear,
        followerGrowthPerYear: 0,
        ...law,
      };
      const { leader, follower } = followLaw(pair, months);
      const got = leader.map((level, month) => level - follower[month]);
      const yearly = got.filter((_, month) => month % 12 === 0);
      // Where the follower overtakes, the law has nothing more to say.
      const expected = yearly.map((_, year) => verspagenGap(law, gapStart, year));
      const until = expected.findIndex((gap) => gap < 0);
      const shown = until < 0 ? yearly.length : until;
      checks.push(
        near(
          `from a gap of ${gapStart}: the gap in each of ${shown} years`,
          expected.slice(0, shown),
          yearly.slice(0, shown),
          1e-6,
        ),
      );
      gaps.push({ start: gapStart, gap: verspagenGap(law, gapStart, years), modelGap: got[months] });
    }
    const equilibria = verspagenEquilibria(law);
    const tippingBarrier = verspagenTippingBarrier(law);
    checks.push(
      near(
        'nothing moves at the equilibria',
        equilibria.map(() => 0),
        equilibria.map((gap) => verspagenVelocity(law, gap)),
        1e-9,
      ),
    );
    if (shipped) {
      checks.push(
        near(
          'published equilibria and tipping barrier',
          [0.2591711018, 2.5426413578, 0.4563436343],
          [...equilibria, tippingBarrier],
          1e-9,
        ),
      );
      checks.push(
        near(
          'published gaps after a hundred years',
          [3.812998922, 0.7110353273],
          gaps.map((entry) => (entry as { modelGap: number }).modelGap),
          1e-6,
        ),
      );
    }
    return { checks, values: { equilibria, tippingBarrier, gaps, modelYears: months / 12 } };
  },
});
