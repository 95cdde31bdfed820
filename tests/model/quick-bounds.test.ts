/** Quick bounds: never below the function, and close enough above it to be worth asking. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expAbove, openLogAbove } from '../../src/model/quick-bounds.ts';

const logAbove = openLogAbove();

describe('quick bounds', () => {
  it('of the logarithm lie at most .06 above it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -900, max: 900 }), (m, k) => {
        const above = logAbove(m * 2 ** k) - Math.log(m * 2 ** k);
        expect(above).toBeGreaterThanOrEqual(0);
        expect(above).toBeLessThan(0.0601);
      }),
    );
  });

  it('of the exponential lie at most a sixteenth above it', () => {
    fc.assert(
      fc.property(fc.double({ min: -354, max: 354, noNaN: true }), (x) => {
        const above = expAbove(x) / Math.exp(x);
        expect(above).toBeGreaterThanOrEqual(1);
        expect(above).toBeLessThan(1.0622);
      }),
    );
  });

  it('stay bounds where they are no longer close', () => {
    for (const x of [Number.NEGATIVE_INFINITY, -5000, -745, -360]) {
      expect(expAbove(x)).toBeGreaterThanOrEqual(Math.exp(x));
      expect(expAbove(x)).toBeLessThan(1e-150);
    }
    for (const x of [360, 709, 5000, Number.POSITIVE_INFINITY])
      expect(expAbove(x)).toBeGreaterThanOrEqual(Math.exp(x));
    expect(logAbove(0)).toBeGreaterThan(Number.NEGATIVE_INFINITY);
    expect(logAbove(Number.MIN_VALUE)).toBeGreaterThanOrEqual(Math.log(Number.MIN_VALUE));
  });
});
