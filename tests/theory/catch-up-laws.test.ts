/** Nelson-Phelps, the logistic ratio and Verspagen: closed forms against digits and against integration. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  logisticRatio,
  logisticTippingBarrier,
  nelsonPhelpsLevel,
  nelsonPhelpsRatio,
  verspagenEquilibria,
  verspagenGap,
  verspagenTippingBarrier,
  verspagenVelocity,
} from '../../src/theory/catch-up-laws.ts';

const rate = fc.double({ min: 0.01, max: 0.2, noNaN: true });
const barrier = fc.double({ min: 0, max: 0.9, noNaN: true });

/** Plain Runge-Kutta, so that a closed form is checked against its differential equation. */
function integrate(velocity: (x: number, t: number) => number, start: number, years: number): number {
  let x = start;
  const dt = 0.01;
  for (let step = 0; step < Math.round(years / dt); step++) {
    const t = step * dt;
    const k1 = velocity(x, t);
    const k2 = velocity(x + (dt / 2) * k1, t + dt / 2);
    const k3 = velocity(x + (dt / 2) * k2, t + dt / 2);
    const k4 = velocity(x + dt * k3, t + dt);
    x += (dt / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return x;
}

describe('Nelson and Phelps', () => {
  const law = {
    catchUpPerYear: 0.05,
    leaderGrowthPerYear: 0.02,
    leaderStart: 1,
    followerStart: 0.3,
    barrier: 0,
  };

  it('reaches the published level after fifty years', () => {
    expect(nelsonPhelpsLevel(law, 50)).toBeCloseTo(1.9076232352, 9);
  });

  it('solves its own differential equation behind any barrier', () => {
    fc.assert(
      fc.property(rate, rate, barrier, (phi, g, b) => {
        const drawn = { ...law, catchUpPerYear: phi, leaderGrowthPerYear: g, barrier: b };
        const numeric = integrate((x, t) => phi * (1 - b) * (Math.exp(g * t) - x), 0.3, 20);
        expect(nelsonPhelpsLevel(drawn, 20) / numeric).toBeCloseTo(1, 8);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves a follower at a constant ratio, however slow it learns', () => {
    const level = nelsonPhelpsLevel(law, 2000) / Math.exp(0.02 * 2000);
    expect(level).toBeCloseTo(nelsonPhelpsRatio(law), 10);
  });
});

describe('the logistic ratio', () => {
  const law = {
    catchUpPerYear: 0.05,
    leaderGrowthPerYear: 0.03,
    followerGrowthPerYear: 0.01,
    ratioStart: 0.4,
    barrier: 0,
  };

  it('reaches the published ratios on either side of the tipping barrier', () => {
    expect(logisticRatio(law, 100)).toBeCloseTo(0.5854266614, 10);
    expect(logisticRatio({ ...law, barrier: 0.8 }, 100)).toBeCloseTo(0.1174537934, 10);
    expect(logisticTippingBarrier(law)).toBeCloseTo(0.6, 12);
  });

  it('solves its own differential equation', () => {
    fc.assert(
      fc.property(rate, rate, rate, barrier, (c, leader, follower, b) => {
        const drawn = {
          ...law,
          catchUpPerYear: c,
          leaderGrowthPerYear: leader,
          followerGrowthPerYear: follower,
          barrier: b,
        };
        const numeric = integrate((r) => r * (follower - leader + c * (1 - b) * (1 - r)), 0.4, 20);
        expect(logisticRatio(drawn, 20) / numeric).toBeCloseTo(1, 8);
      }),
      { numRuns: 20 },
    );
  });

  it('dies out beyond the tipping barrier and not before', () => {
    fc.assert(
      fc.property(rate, (c) => {
        const drawn = { ...law, catchUpPerYear: c, leaderGrowthPerYear: 0.01 + 0.6 * c };
        const tipping = logisticTippingBarrier(drawn);
        expect(logisticRatio({ ...drawn, barrier: tipping + 0.1 }, 1e5)).toBeLessThan(1e-6);
        expect(logisticRatio({ ...drawn, barrier: tipping - 0.1 }, 1e5)).toBeGreaterThan(0.01);
      }),
    );
  });
});

describe('Verspagen', () => {
  const law = { catchUpPerYear: 0.1, capability: 1, growthDifferencePerYear: 0.02, barrier: 0 };

  it('has the published equilibria and tipping barrier', () => {
    const [stable, unstable] = verspagenEquilibria(law);
    expect(stable).toBeCloseTo(0.2591711018, 9);
    expect(unstable).toBeCloseTo(2.5426413578, 9);
    expect(verspagenTippingBarrier(law)).toBeCloseTo(0.4563436343, 10);
  });

  it('reaches the published gaps after a hundred years', () => {
    expect(verspagenGap(law, 3, 100)).toBeCloseTo(3.812998922, 8);
    expect(verspagenGap(law, 2, 100)).toBeCloseTo(0.7110353273, 8);
  });

  it('rests at its equilibria, and has none beyond the tipping barrier', () => {
    fc.assert(
      fc.property(
        rate,
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (a, delta, part) => {
          const drawn = {
            catchUpPerYear: a,
            capability: delta,
            growthDifferencePerYear: (part * a * delta) / Math.E,
            barrier: 0,
          };
          for (const gap of verspagenEquilibria(drawn))
            expect(Math.abs(verspagenVelocity(drawn, gap))).toBeLessThan(1e-12);
          expect(verspagenEquilibria(drawn)).toHaveLength(2);
          const beyond = { ...drawn, barrier: Math.min(1, verspagenTippingBarrier(drawn) + 0.01) };
          expect(verspagenEquilibria(beyond)).toHaveLength(0);
        },
      ),
    );
  });
});
