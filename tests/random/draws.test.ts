import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAlias, fillAliasTable } from '../../src/random/alias-table.ts';
import { DecisionDraws, drawsFor } from '../../src/random/draws.ts';
import { exponentialOf } from '../../src/random/exponential.ts';
import { normalFrom, runKeyOf, streamOf } from '../../src/random/seed.ts';
import { threefry } from '../../src/random/threefry.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('random numbers by address', () => {
  it.each([
    // Random123 kat_vectors, threefry2x32, 20 rounds.
    { key: [0, 0], counter: [0, 0], expected: ['6b200159', '99ba4efe'] },
    { key: [-1, -1], counter: [-1, -1], expected: ['1cb996fc', 'bb002be7'] },
    { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], expected: ['c4923a9c', '483df7a0'] },
  ])('Threefry gives the published words for key $key', ({ key, counter, expected }) => {
    const out = new Uint32Array(2);
    threefry(key[0], key[1], counter[0], counter[1] | 0, out);
    expect([...out].map((value) => value.toString(16).padStart(8, '0'))).toEqual(expected);
  });

  it('gives the same number at the same address, whatever was drawn before', () => {
    fc.assert(
      fc.property(
        word,
        word,
        fc.nat(1000),
        fc.nat(),
        fc.nat(),
        fc.array(fc.nat(), { maxLength: 5 }),
        (a, b, tick, who, whom, others) => {
          const fresh = new DecisionDraws([a, b], 3);
          fresh.at(tick);
          const used = new DecisionDraws([a, b], 3);
          used.at(tick + 1);
          for (const other of others) used.uniform(other, whom);
          used.at(tick);
          for (const other of others) used.uniform(who, other);
          expect(used.uniform(who, whom)).toBe(fresh.uniform(who, whom));
          expect(used.second()).toBe(fresh.second());
        },
      ),
    );
  });

  it('gives other numbers for another decision, tick, party or run', () => {
    const value = (key: [number, number], decision: number, tick: number, who: number, whom: number) => {
      const draws = new DecisionDraws(key, decision);
      draws.at(tick);
      return draws.uniform(who, whom);
    };
    const values = [
      value([1, 2], 3, 4, 5, 6),
      value([7, 2], 3, 4, 5, 6),
      value([1, 2], 8, 4, 5, 6),
      value([1, 2], 3, 9, 5, 6),
      value([1, 2], 3, 4, 6, 5),
      value([1, 2], 3, 4, 5, 7),
    ];
    expect(new Set(values).size).toBe(values.length);
  });

  it('has uniform numbers: their mean and variance are those of the uniform distribution', () => {
    const draws = drawsFor([11, 12], { licence: 1 }).licence;
    const count = 200_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < count; i++) {
      const value = draws.uniform(i, 99);
      if (!(value > 0 && value < 1)) throw new Error(`${value} is not inside (0, 1)`);
      sum += value;
      squares += value * value;
    }
    // Four standard errors.
    expect(Math.abs(sum / count - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(squares / count - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / count));
  });

  it('makes run keys of their own from seed texts and replicates', () => {
    const keys = ['strata', 'strata ', 'other'].flatMap((seed) =>
      [0, 1, 2].map((replicate) => runKeyOf(seed, replicate).join()),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(runKeyOf('strata', 1)).toEqual(runKeyOf('strata', 1));
  });

  it('draws normal numbers with mean 0 and deviation 1 from a stream', () => {
    const stream = streamOf('strata', 0, 'test');
    const values = Array.from({ length: 50_000 }, () => normalFrom(stream));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(values.length));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
  });
});

describe('an alias table', () => {
  it('gives every option exactly its weight: the masses of its slots add up to the distribution', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (weights) => {
          fc.pre(weights.some((weight) => weight > 1e-6));
          const count = weights.length;
          const padded = [0, ...weights, 0];
          const threshold = new Float32Array(count + 2);
          const alias = new Uint32Array(count + 2);
          fillAliasTable(padded, 1, count + 1, threshold, alias);
          const mass = new Float64Array(count);
          for (let slot = 0; slot < count; slot++) {
            mass[slot] += threshold[1 + slot] / count;
            mass[alias[1 + slot]] += (1 - threshold[1 + slot]) / count;
          }
          const total = weights.reduce((a, b) => a + b, 0);
          for (let n = 0; n < count; n++) expect(mass[n]).toBeCloseTo(weights[n] / total, 5);
          for (const u of [0.001, 0.5, 0.999]) {
            const drawn = drawAlias(threshold, alias, 1, count + 1, u);
            expect(weights[drawn] > 0 || threshold[1 + drawn] > 0).toBe(true);
          }
        },
      ),
    );
  });
});

describe('exponential times', () => {
  const logOf = (word: number) => -Math.log(((word >>> 0) + 0.5) / 2 ** 32);

  it('are minus the logarithm of the word to 1e-14', () => {
    fc.assert(
      fc.property(word, (drawn) => {
        const shifted = drawn >>> (drawn & 31);
        for (const one of [drawn, shifted])
          expect(Math.abs(exponentialOf(one) - logOf(one))).toBeLessThanOrEqual(1e-14);
      }),
    );
  });

  it('are above 0 and finite at both ends, and fall as the word grows', () => {
    expect(exponentialOf(-1)).toBeGreaterThan(0);
    expect(exponentialOf(-1) / logOf(-1)).toBeCloseTo(1, 6);
    expect(exponentialOf(0)).toBeCloseTo(logOf(0), 12);
    for (let power = 0; power < 32; power++) {
      const at = 2 ** power;
      expect(exponentialOf(at - 1)).toBeGreaterThan(exponentialOf(at));
      expect(exponentialOf(at)).toBeGreaterThan(exponentialOf(at + 1));
    }
  });
});
