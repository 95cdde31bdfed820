/** The log t test of convergence. */
import { describe, expect, it } from 'vitest';
import { logTTest, relativeDispersion } from '../../src/analysis/log-t.ts';
import { normalFrom, streamOf } from '../../src/random/seed.ts';

describe('the log t test', () => {
  it('gives b = 2 alpha when dispersion falls as c / (ln²t · t^(2 alpha))', () => {
    for (const alpha of [0.25, 0.6, 1.3]) {
      const dispersions = Float64Array.from({ length: 120 }, (_, index) => {
        const t = index + 1;
        return 0.37 / (Math.log(t) ** 2 * t ** (2 * alpha));
      });
      const { slope, converges } = logTTest(dispersions);
      expect(slope).toBeCloseTo(2 * alpha, 10);
      expect(converges).toBe(true);
    }
  });

  it('rejects convergence of members that grow apart, and not of members that meet', () => {
    const member = (rate: number, meet: boolean, at: number) => {
      const stream = streamOf('log t', at, 'test');
      return Float64Array.from({ length: 100 }, (_, t) => {
        const apart = meet ? rate * Math.exp(-0.05 * t) : rate * t * 0.02;
        return Math.exp(0.02 * t + apart + 0.002 * normalFrom(stream));
      });
    };
    const rates = [-0.4, -0.1, 0, 0.2, 0.4];
    const testOf = (meet: boolean) =>
      logTTest(relativeDispersion(rates.map((rate, at) => member(rate, meet, at))));
    expect(testOf(false).converges).toBe(false);
    expect(testOf(false).statistic).toBeLessThan(-1.65);
    expect(testOf(true).converges).toBe(true);
  });

  it('refuses a sample too short to say anything', () => {
    expect(() => logTTest([1, 0.5, 0.3])).toThrow(RangeError);
  });
});
