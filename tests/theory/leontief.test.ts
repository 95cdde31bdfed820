/** Quantities and contents of an input-output economy, and the foreign direct product rule on top. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentPerUnit, isProductive, outputForDemand, spectralRadius } from '../../src/theory/leontief.ts';
import { ruleContent } from '../../src/theory/rule-content.ts';

/** Coefficients whose columns sum to less than one. */
const economy = fc
  .integer({ min: 1, max: 6 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
      fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: n, maxLength: n }),
    ),
  )
  .map(([raw, demand]) => ({ a: raw.map((row) => row.map((x) => (0.9 * x) / raw.length)), demand }));

describe('Leontief', () => {
  it('gives the published output for a final demand', () => {
    const x = outputForDemand(
      [
        [0.1, 0.3],
        [0.2, 0.05],
      ],
      [10, 20],
    ) as number[];
    expect(x[0]).toBeCloseTo(19.49685535, 8);
    expect(x[1]).toBeCloseTo(25.1572327, 8);
  });

  it('produces exactly what firms and end users take', () => {
    fc.assert(
      fc.property(economy, ({ a, demand }) => {
        const x = outputForDemand(a, demand) as number[];
        x.forEach((output, i) => {
          const taken = a[i].reduce((sum, share, j) => sum + share * x[j], demand[i]);
          expect(output - taken).toBeCloseTo(0, 8);
        });
      }),
    );
  });

  it('calls an economy productive exactly when every output is positive', () => {
    expect(isProductive([[0.99]])).toBe(true);
    expect(isProductive([[1.01]])).toBe(false);
    expect(
      spectralRadius([
        [0, 0.5],
        [0.5, 0],
      ]),
    ).toBeCloseTo(0.5, 10);
    expect(outputForDemand([[1]], [1])).toBeNull();
  });
});

describe('content of a rule setter', () => {
  it('is the whole value where the rule setter adds all value', () => {
    fc.assert(
      fc.property(economy, ({ a }) => {
        const valueAdded = a.map((_, j) => 1 - a.reduce((sum, row) => sum + row[j], 0));
        for (const share of contentPerUnit(a, valueAdded) as number[]) expect(share).toBeCloseTo(1, 9);
      }),
    );
  });

  it('counts what comes through the inputs: a chain of half shares passes half of it on', () => {
    const chain = [
      [0, 0.5, 0],
      [0, 0, 0.5],
      [0, 0, 0],
    ];
    const result = ruleContent(chain, [0.4, 0, 0], 0.1);
    expect(result?.content).toEqual([0.4, 0.2, 0.1]);
    expect(result?.covered).toEqual([1, 1, 0]);
  });

  it('covers no more products when the threshold rises', () => {
    fc.assert(
      fc.property(economy, fc.double({ min: 0, max: 0.5, noNaN: true }), ({ a }, threshold) => {
        const direct = a.map((_, j) => (j === 0 ? 0.1 : 0));
        const count = (at: number): number =>
          (ruleContent(a, direct, at)?.covered ?? []).filter((c) => c === 1).length;
        expect(count(threshold + 0.1)).toBeLessThanOrEqual(count(threshold));
      }),
    );
  });
});
