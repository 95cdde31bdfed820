/** Gains from openness and losses from splitting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  opennessGains,
  splitLoss,
  splitLossWithDiffusion,
  technologyGrowth,
} from '../../src/theory/buera-oberfield.ts';

describe('gains of identical countries over autarky', () => {
  it('have the published values for two and four countries', () => {
    const two = opennessGains(2, 4, 0.6);
    expect([two.static, two.dynamic, two.total].map((gain) => gain.toFixed(6))).toEqual([
      '1.189207',
      '1.296840',
      '1.542211',
    ]);
    const four = opennessGains(4, 4, 0.6);
    expect([four.static, four.dynamic, four.total].map((gain) => gain.toFixed(6))).toEqual([
      '1.414214',
      '1.681793',
      '2.378414',
    ]);
    expect(technologyGrowth(0.01, 4, 0.6)).toBeCloseTo(0.00625, 12);
  });

  it('multiply: static times dynamic is total, and a split loses what opening gained', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 1.5, max: 12, noNaN: true }),
        fc.double({ min: 0, max: 0.7, noNaN: true }),
        (n, theta, beta) => {
          const gains = opennessGains(n, theta, beta);
          expect((gains.static * gains.dynamic) / gains.total).toBeCloseTo(1, 9);
          expect((1 - splitLoss(n, theta)) * gains.static).toBeCloseTo(1, 9);
          expect((1 - splitLossWithDiffusion(n, theta, beta)) * gains.total).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('turn into the published losses when the world splits in two', () => {
    expect(100 * splitLoss(2, 4)).toBeCloseTo(15.91, 2);
    expect(100 * splitLossWithDiffusion(2, 4, 0.6)).toBeCloseTo(35.16, 2);
  });
});
