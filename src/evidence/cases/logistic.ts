// Case logistic: the ratio of follower to leader with dr/dt = r[g_i − g_m + c(1−b)(1−r)]. The model's law
// runs in a `groups` world on either side of the tipping barrier 1 − (g_m − g_i)/c.

import { type LogisticCatchUp, logisticRatio, logisticTippingBarrier } from '../../theory/catch-up-laws.ts';
import { number, vector } from '../case-parameters.ts';
import { type Check, type CheckValue, defineCase, near, nearShare } from '../evidence-case.ts';
import { followLaw, integrateByMonth } from '../run-law.ts';

export const logistic = defineCase({
  name: 'logistic',
  summary: 'Beyond the barrier 1 − (g_m − g_i)/c the follower falls behind for ever',
  source: 'MODEL.md 2; closed form of the logistic equation',
  parameters: {
    catchUpPerYear: number('1/year', [1e-6, 5], 0.05, 'Speed of catching up (c)'),
    leaderGrowthPerYear: number('1/year', [-0.5, 0.5], 0.03, 'Growth of the leader (g_m)'),
    followerGrowthPerYear: number('1/year', [-0.5, 0.5], 0.01, 'Own growth of the follower (g_i)'),
    ratioStart: number('ratio', [1e-9, 1000], 0.4, 'Ratio of follower to leader at the start'),
    barriers: vector('barriers', 'share', [0, 1], [0, 0.8], 'Barriers to run (b)'),
    years: number('years', [0, 1000], 100, 'Time that is followed'),
  },
  run({ barriers, years, ...law }, shipped) {
    const months = Math.round(years * 12);
    const checks: Check[] = [];
    const ratios: CheckValue[] = [];
    for (const barrier of barriers) {
      const closed = { ...law, barrier };
      const got = law.ratioStart <= 1 ? ratiosInModel(closed, months) : ratiosByEquation(closed, months);
      const expected = got.map((_, month) => logisticRatio(closed, month / 12));
      checks.push(nearShare(`barrier ${barrier}: ratio in each of ${months} months`, expected, got, 1e-9));
      ratios.push({ barrier, ratio: logisticRatio(closed, years), modelRatio: got[months] });
    }
    const tippingBarrier = logisticTippingBarrier({ ...law, barrier: 0 });
    if (shipped)
      checks.push(
        near(
          'published r(100) and tipping barrier',
          [0.5854266614, 0.1174537934, 0.6],
          [...ratios.map((entry) => (entry as { modelRatio: number }).modelRatio), tippingBarrier],
          1e-9,
        ),
      );
    return { checks, values: { tippingBarrier, ratios, modelYears: months / 12 } };
  },
});

/** Ratio at the start and at the end of each month, in the model. */
function ratiosInModel(law: LogisticCatchUp, months: number): number[] {
  const pair = {
    law: 'logistic' as const,
    capability: 1,
    leaderStart: 1,
    followerStart: law.ratioStart,
    ...law,
  };
  const { leader, follower } = followLaw(pair, months);
  return follower.map((level, month) => Math.exp(level - leader[month]));
}

/** The same where the follower starts ahead, which the model would call the leader. */
function ratiosByEquation(law: LogisticCatchUp, months: number): number[] {
  const { catchUpPerYear, barrier, leaderGrowthPerYear, followerGrowthPerYear } = law;
  return integrateByMonth(
    (ratio) =>
      ratio * (followerGrowthPerYear - leaderGrowthPerYear + catchUpPerYear * (1 - barrier) * (1 - ratio)),
    law.ratioStart,
    months,
  );
}
