/** The log t test. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logT, transitionVariance } from '../../src/theory/phillips-sul.ts';

/** H_t = c/(ln²t·t^{2α}), with a stand-in for t = 1 where ln t is zero. */
const decaying = (alpha: number, scale: number, periods: number): number[] =>
  Array.from({ length: periods }, (_, k) =>
    k === 0 ? 1 : scale / (Math.log(k + 1) ** 2 * (k + 1) ** (2 * alpha)),
  );

describe('the log t test', () => {
  it('finds twice the speed of convergence, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.integer({ min: 12, max: 300 }),
        (alpha, scale, periods) => {
          expect(logT(decaying(alpha, scale, periods)).slope).toBeCloseTo(2 * alpha, 8);
        },
      ),
    );
  });

  it('rejects convergence for units that drift apart and not for units that come together', () => {
    const wobble = (t: number): number => 1 + 0.02 * Math.sin(2.3 * t);
    const apart = [0, 1, 2].map((k) =>
      Float64Array.from({ length: 100 }, (_, t) => Math.exp(0.01 * k * t) * wobble(t + k)),
    );
    expect(logT(transitionVariance(apart)).rejected).toBe(true);
    const together = [0, 1, 2].map((k) =>
      Float64Array.from({ length: 100 }, (_, t) => 1 + k * Math.exp(-0.05 * t) * wobble(t)),
    );
    expect(logT(transitionVariance(together)).rejected).toBe(false);
  });

  it('measures the spread around the mean of the units', () => {
    expect(transitionVariance([[1], [3]])[0]).toBeCloseTo(0.25, 12);
  });

  it('says nothing about fewer than three periods', () => {
    expect(logT([1, 0.5]).slope).toBeNaN();
  });
});
