/** Intervals: digits that R and SciPy give, and what becomes of them at the edges. */
import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTwoSided } from '../../src/analysis/distributions.ts';
import {
  bootstrapInterval,
  resampling,
  studentInterval,
  wilsonInterval,
} from '../../src/analysis/interval.ts';
import { holmAdjusted } from '../../src/analysis/multiple-comparisons.ts';

// R's sleep data: extra hours of sleep under two drugs, ten patients (Student 1908).
const differences = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];

describe('an interval of a mean', () => {
  it("is that of R's paired t test on Student's sleep data", () => {
    const { low, high } = studentInterval(differences);
    expect(low).toBeCloseTo(0.7001142, 6);
    expect(high).toBeCloseTo(2.4598858, 6);
    expect(studentTwoSided(4.0621277, 9)).toBeCloseTo(0.00283289, 7);
  });

  it("uses Student's t quantiles as SciPy has them", () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062047, 6);
    expect(studentQuantile(0.975, 31)).toBeCloseTo(2.0395134, 6);
    expect(studentQuantile(0.99583, 7)).toBeCloseTo(3.635205, 6);
  });

  it('by bootstrap leans to the side of the long tail', () => {
    const { low, high } = bootstrapInterval(differences, resampling(10, 20_000));
    // scipy.stats.bootstrap(method='BCa') on the same data: 1.04 to 1.06 and 2.61 to 2.67 over three seeds.
    expect(low).toBeGreaterThan(1.0);
    expect(low).toBeLessThan(1.1);
    expect(high).toBeGreaterThan(2.57);
    expect(high).toBeLessThan(2.71);
    expect(high - 1.58).toBeGreaterThan(1.58 - low);
  });

  it('by bootstrap is the same every time', () => {
    expect(bootstrapInterval(differences)).toEqual(bootstrapInterval(differences));
  });

  it('is a point when all replicates agree and no interval for a single replicate', () => {
    for (const interval of [studentInterval([2, 2, 2]), bootstrapInterval([2, 2, 2])]) {
      expect(interval.low).toBe(2);
      expect(interval.high).toBe(2);
    }
    expect(studentInterval([2]).low).toBeNaN();
    expect(bootstrapInterval([2]).high).toBeNaN();
  });

  it('of a share stays between 0 and 1', () => {
    const none = wilsonInterval(0, 10);
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(0.2775, 4);
    expect(wilsonInterval(10, 10).high).toBe(1);
  });
});

describe("Holm's adjustment", () => {
  it("gives the adjusted p-values of R's p.adjust and leaves missing ones out", () => {
    expect(holmAdjusted([0.01, 0.04, 0.03, 0.005])).toEqual(
      [0.03, 0.06, 0.06, 0.02].map((p) => expect.closeTo(p)),
    );
    expect(holmAdjusted([0.01, Number.NaN, 0.03])).toEqual([
      expect.closeTo(0.02),
      Number.NaN,
      expect.closeTo(0.03),
    ]);
  });

  it('never passes 1', () => {
    expect(holmAdjusted([0.9, 0.8])).toEqual([1, 1]);
  });
});
