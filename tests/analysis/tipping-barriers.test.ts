/** The tipping barriers of the logistic and the Verspagen law, found by bisection on runs of the model. */
import { expect, it } from 'vitest';
import { stillOpening } from '../../src/analysis/still-opening.ts';
import {
  answerQueries,
  nextQueries,
  startBisection,
  tippingPointOf,
} from '../../src/analysis/tipping-point.ts';
import { byGroup, group, rowsOf, runGroups } from '../../src/evidence/small-runs.ts';
import type { GroupsBody } from '../../src/model/run-input.ts';
import { logisticTippingBarrier, verspagenTippingBarrier } from '../../src/theory/catch-up-laws.ts';

// Rates are ten times those of an economy, so 300 years are worth 3,000: the passage near the barrier takes long.
const [leaderGrowth, followerGrowth] = [0.3, 0.1];
const years = 300;
const meanLevel = byGroup('meanLevel', (levels) => levels[0]);

function gapPath(law: 'logistic' | 'verspagen', catchUpPerYear: number, barrier: number): Float64Array {
  const open = 1 - barrier;
  const body: GroupsBody = {
    groups: [
      group('leader', { level: 1, growthPerYear: leaderGrowth }),
      group('follower', { level: 0.5, growthPerYear: followerGrowth }),
    ],
    contacts: [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
    permeability: [
      [1, open],
      [open, 1],
    ],
    technologyGrowthPerYear: 0,
    gdpElasticity: 0,
    gdpShare: 0,
    homeBias: 1,
    segments: [],
  };
  const changes = [{ learning: { law, catchUpPerYear, capability: 1 } }];
  const length = { ticks: years * 12, ticksPerYear: 12, seed: 'tip', replicate: 1 } as const;
  return Float64Array.from(
    rowsOf(runGroups(body, changes, length, [meanLevel]), 'meanLevel'),
    ([front, back]) => front - back,
  );
}

function tippingBarrier(law: 'logistic' | 'verspagen', catchUpPerYear: number) {
  let state = startBisection({ low: 0, high: 1, tolerance: 0.002 }, [1]);
  while (nextQueries(state).length > 0) {
    state = answerQueries(state, (barrier) => stillOpening(gapPath(law, catchUpPerYear, barrier)));
  }
  return tippingPointOf(state);
}

it('lies within 0.01 of the closed form under the logistic law, at several speeds of catching up', () => {
  for (const catchUpPerYear of [0.3, 0.5, 1.5]) {
    const expected = logisticTippingBarrier({
      catchUpPerYear,
      leaderGrowthPerYear: leaderGrowth,
      followerGrowthPerYear: followerGrowth,
      ratioStart: 0.5,
      barrier: 0,
    });
    expect(Math.abs(tippingBarrier('logistic', catchUpPerYear).value - expected)).toBeLessThan(0.01);
  }
});

it('lies within 0.01 of the closed form under the law of Verspagen', () => {
  for (const catchUpPerYear of [0.7, 1, 2]) {
    const expected = verspagenTippingBarrier({
      catchUpPerYear,
      capability: 1,
      growthDifferencePerYear: leaderGrowth - followerGrowth,
      barrier: 0,
    });
    expect(Math.abs(tippingBarrier('verspagen', catchUpPerYear).value - expected)).toBeLessThan(0.01);
  }
});
