/** What an arm does against the baseline on the same replicates. */
import { describe, expect, it } from 'vitest';
import { firstDifference, firstDifferences } from '../../src/analysis/first-difference.ts';
import { pairedEffect, pairUp } from '../../src/analysis/paired-effect.ts';

const baseline = { replicates: [1, 2, 3, 4, 5], values: [10, 12, 9, 14, 11] };

describe('a paired effect', () => {
  it('compares equal replicates, whatever their order, and leaves out those that one arm lacks', () => {
    const pairs = pairUp({ replicates: [5, 3, 2, 9], values: [12, 10, 13, 99] }, baseline);
    expect(pairs.replicates).toEqual([5, 3, 2]);
    expect(pairedEffect(pairs).effect).toBe(1);
  });

  it('that is the same in every replicate has no width, however much the replicates differ', () => {
    const effect = pairedEffect(
      pairUp({ ...baseline, values: baseline.values.map((value) => value + 2) }, baseline),
    );
    expect(effect.student).toMatchObject({ low: 2, high: 2 });
    expect(effect.sameSignShare).toBe(1);
    expect(effect.varianceRatio).toBe(Number.POSITIVE_INFINITY);
    expect(effect.correlation).toBeCloseTo(1);
    expect(effect.pValue).toBe(0);
  });

  it('of an arm equal to the baseline is 0 with p-value 1 and no sign', () => {
    const effect = pairedEffect(pairUp(baseline, baseline));
    expect(effect).toMatchObject({
      effect: 0,
      pValue: 1,
      sameSignShare: Number.NaN,
      varianceRatio: expect.any(Number),
    });
    expect(effect.effectSizePaired).toBeNaN();
  });

  it('says how much pairing saved: the variance of independent differences over that of the pairs', () => {
    const arm = { replicates: baseline.replicates, values: [11, 13.5, 9.5, 15, 12] };
    const effect = pairedEffect(pairUp(arm, baseline));
    // var(arm) = 4.575, var(baseline) = 3.7, differences 1, 1.5, .5, 1, 1 with variance .125.
    expect(effect.varianceRatio).toBeCloseTo((4.575 + 3.7) / 0.125);
    expect(effect.effectSizePaired).toBeCloseTo(1 / Math.sqrt(0.125));
    expect(effect.effectSizeSpread).toBeCloseTo(1 / Math.sqrt(3.7));
  });

  it('says that pairing does not help when the arms go against each other', () => {
    const arm = { replicates: baseline.replicates, values: baseline.values.map((value) => 25 - value) };
    expect(pairedEffect(pairUp(arm, baseline)).varianceRatio).toBeCloseTo(0.5);
  });

  it('leaves out a pair in which an outcome has no number', () => {
    const arm = { replicates: [1, 2, 3], values: [11, Number.NaN, 11] };
    expect(pairedEffect(pairUp(arm, baseline)).pairs).toBe(2);
  });
});

describe('the first tick at which arms differ', () => {
  it('is the first difference in the last digit, and -1 when there is none', () => {
    expect(firstDifference([1, 2, 3], [1, 2 + 2 ** -51, 3])).toBe(1);
    expect(firstDifference([1, Number.NaN], [1, Number.NaN])).toBe(-1);
  });

  it('is told over replicates as the earliest, the median and the share that differ', () => {
    const same = [0, 0, 0, 0];
    const found = firstDifferences([
      [[0, 0, 1, 1], same],
      [[0, 1, 1, 1], same],
      [[0, 0, 0, 1], same],
      [same, same],
    ]);
    expect(found).toEqual({ earliest: 1, median: 2, share: 0.75 });
  });
});
