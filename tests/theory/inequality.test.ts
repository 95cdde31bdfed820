/** Theil, Gini and Herfindahl. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gini, herfindahl, theil, theilByGroup } from '../../src/theory/inequality.ts';

const incomes = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 2, maxLength: 30 });

describe('inequality', () => {
  it('has the published values for two groups of three', () => {
    const values = [1, 2, 3, 10, 12, 14];
    const parts = theilByGroup(values, [0, 0, 0, 1, 1, 1], 2);
    expect(parts.total).toBeCloseTo(0.3034628168, 9);
    expect(parts.within).toBeCloseTo(0.0204319546, 10);
    expect(parts.between).toBeCloseTo(0.2830308623, 10);
    expect(gini(values)).toBeCloseTo(0.4047619048, 10);
    expect(herfindahl(values)).toBeCloseTo(454 / 1764, 12);
  });

  it('splits exactly, whatever the grouping, and is the mean of x ln x over the mean', () => {
    fc.assert(
      fc.property(incomes, fc.integer({ min: 1, max: 5 }), (values, groups) => {
        const parts = theilByGroup(
          values,
          values.map((_, i) => i % groups),
          groups,
        );
        const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
        const direct = values.reduce((sum, x) => sum + (x / mean) * Math.log(x / mean), 0) / values.length;
        expect(parts.within + parts.between).toBeCloseTo(direct, 9);
        expect(parts.total).toBeCloseTo(theil(values), 9);
        expect(parts.between).toBeGreaterThan(-1e-12);
      }),
    );
  });

  it('has the Gini coefficient of all pairwise differences', () => {
    fc.assert(
      fc.property(incomes, (values) => {
        const total = values.reduce((sum, x) => sum + x, 0);
        let differences = 0;
        for (const x of values) for (const y of values) differences += Math.abs(x - y);
        expect(gini(values)).toBeCloseTo(differences / (2 * values.length * total), 9);
      }),
    );
  });

  it('counts a weight of two as two equal people', () => {
    expect(theil([1, 5], [2, 1])).toBeCloseTo(theil([1, 1, 5]), 12);
    expect(gini([1, 5], [2, 1])).toBeCloseTo(gini([1, 1, 5]), 12);
  });

  it('is zero among equals and undefined among nobody', () => {
    expect(theil([4, 4, 4])).toBeCloseTo(0, 12);
    expect(gini([4, 4, 4])).toBeCloseTo(0, 12);
    expect(herfindahl([4, 4, 4, 4])).toBeCloseTo(0.25, 12);
    expect(theil([])).toBeNaN();
    expect(gini([0, 0])).toBeNaN();
  });
});
