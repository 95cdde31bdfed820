/** Designs are even where they promise to be, and never move what is already there. */
import { describe, expect, it } from 'vitest';
import { gridDesign } from '../../src/experiment/designs/grid.ts';
import { latinHypercube } from '../../src/experiment/designs/latin-hypercube.ts';
import { morrisDesign } from '../../src/experiment/designs/morris-trajectories.ts';
import { oneAtATimeDesign } from '../../src/experiment/designs/one-at-a-time.ts';
import { saltelliDesign } from '../../src/experiment/designs/saltelli.ts';
import { sobolSequence } from '../../src/experiment/designs/sobol-sequence.ts';
import { type Uncertain, valueAt } from '../../src/experiment/uncertainty.ts';

const uniform = (path: string): Uncertain => ({
  path,
  distribution: { distribution: 'uniform', low: 0, high: 1 },
});
const four = ['a', 'b', 'c', 'd'].map(uniform);

describe('the Sobol sequence', () => {
  it("begins as Joe and Kuo's, R's and SciPy's does", () => {
    expect(sobolSequence(8, 5).map((row) => [...row])).toEqual([
      [0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375],
      [0.875, 0.875, 0.125, 0.375, 0.875],
      [0.625, 0.125, 0.875, 0.625, 0.625],
      [0.125, 0.625, 0.375, 0.125, 0.125],
    ]);
    // Row 1,000 of SciPy 1.17, dimensions 2, 6, 18, 61 and 128.
    const late = sobolSequence(1001, 128)[1000];
    expect([1, 5, 17, 60, 127].map((at) => late[at])).toEqual([
      0.0966796875, 0.9072265625, 0.3447265625, 0.4462890625, 0.5439453125,
    ]);
  });

  it('puts one point into each of equal shares of every axis, shifted or not', () => {
    for (const shift of [undefined, [0.3, 0.77, 0.123]]) {
      const rows = sobolSequence(64, 3, shift);
      for (let at = 0; at < 3; at++) {
        expect(new Set(rows.map((row) => Math.floor(row[at] * 64))).size).toBe(64);
      }
    }
  });
});

describe('designs', () => {
  it('of a Latin hypercube use every share of every axis once', () => {
    const { rows } = latinHypercube(four, 50, 'test');
    for (let at = 0; at < 4; at++) expect(new Set(rows.map((row) => Math.floor(row[at] * 50))).size).toBe(50);
  });

  it('of a Latin hypercube keep every other column when an uncertainty is added', () => {
    const three = latinHypercube(four.slice(0, 3), 20, 'test').rows;
    const more = latinHypercube(four, 20, 'test').rows;
    expect(more.map((row) => [...row].slice(0, 3))).toEqual(three.map((row) => [...row]));
  });

  it('after Saltelli, with twice the base, keep the rows that were there', () => {
    const small = saltelliDesign(four, 16, 'test').rows;
    const large = saltelliDesign(four, 32, 'test').rows;
    expect(small).toHaveLength(16 * 6);
    expect(large.slice(0, small.length)).toEqual(small);
  });

  it('after Saltelli differ from the first row of their group in one column, and the last in all', () => {
    const { rows } = saltelliDesign(four, 4, 'test', true);
    const changed = (row: number) => [...rows[row]].filter((value, at) => value !== rows[0][at]).length;
    expect([1, 2, 3, 4].map(changed)).toEqual([1, 1, 1, 1]);
    expect([5, 6, 7, 8].map(changed)).toEqual([3, 3, 3, 3]);
    expect(changed(9)).toBe(4);
  });

  it('after Morris move one coordinate at a time by the same step and stay in the cube', () => {
    const { rows } = morrisDesign(four, 10, 'test');
    expect(rows).toHaveLength(50);
    rows.forEach((row, index) => {
      for (const value of row) expect(value >= 0 && value <= 1).toBe(true);
      if (index % 5 === 0) return;
      const steps = [...row]
        .map((value, at) => Math.abs(value - rows[index - 1][at]))
        .filter((step) => step > 0);
      expect(steps).toEqual([expect.closeTo(2 / 3)]);
    });
    expect(morrisDesign(four, 12, 'test').rows.slice(0, 50)).toEqual(rows);
  });

  it('of a grid hold every combination, the ends included, and each option of a choice once', () => {
    const choice: Uncertain = {
      path: 'rule',
      distribution: { distribution: 'choice', values: ['x', 'y', 'z'] },
    };
    const { rows, layout } = gridDesign([uniform('a'), choice], 5);
    expect(layout).toEqual({ kind: 'grid', levels: [5, 3] });
    expect(rows).toHaveLength(15);
    expect([...new Set(rows.map((row) => row[0]))]).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect([...new Set(rows.map((row) => valueAt(choice, row[1])))]).toEqual(['x', 'y', 'z']);
  });

  it('one at a time leave all other values as the scenario has them', () => {
    const { rows } = oneAtATimeDesign(four, 3);
    expect(rows).toHaveLength(13);
    expect([...rows[0]].every(Number.isNaN)).toBe(true);
    for (const row of rows.slice(1)) expect([...row].filter((value) => !Number.isNaN(value))).toHaveLength(1);
  });
});

describe('the values of an uncertainty', () => {
  const at = (distribution: Uncertain['distribution'], unit: number, range?: [number, number]) =>
    valueAt({ path: 'x', distribution, range }, unit);

  it('have the quantiles of their distribution', () => {
    expect(at({ distribution: 'uniform', low: 2, high: 4 }, 0.25)).toBe(2.5);
    expect(at({ distribution: 'loguniform', low: 0.01, high: 1 }, 0.5)).toBeCloseTo(0.1);
    expect(at({ distribution: 'triangular', low: 0, mode: 1, high: 4 }, 0.25)).toBeCloseTo(1);
    expect(at({ distribution: 'triangular', low: 0, mode: 0, high: 1 }, 0.75)).toBeCloseTo(0.5);
    expect(at({ distribution: 'normal', mean: 10, deviation: 2 }, 0.975)).toBeCloseTo(13.919928, 5);
    expect(at({ distribution: 'integer', low: 3, high: 5 }, 0.99)).toBe(5);
    expect(at({ distribution: 'integer', low: 3, high: 5 }, 1)).toBe(5);
  });

  it('of a normal distribution stay in the range of the parameter', () => {
    const cut = { distribution: 'normal', mean: 0.9, deviation: 0.5 } as const;
    expect(at(cut, 0, [0, 1])).toBeCloseTo(0, 6);
    expect(at(cut, 1, [0, 1])).toBeCloseTo(1, 6);
    expect(Number(at(cut, 0.5, [0, 1]))).toBeLessThan(0.7);
  });
});
