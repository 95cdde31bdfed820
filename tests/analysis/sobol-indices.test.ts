/** Shares of variance are those of functions whose shares are known in closed form. */
import { describe, expect, it } from 'vitest';
import { type SobolFindings, sobolIndices } from '../../src/analysis/sobol-indices.ts';
import { saltelliDesign } from '../../src/experiment/designs/saltelli.ts';
import { normalFrom, streamOf } from '../../src/random/seed.ts';
import { gFunction, gFunctionIndices, ishigami, ishigamiIndices } from './test-functions.ts';

const unit = (path: string) =>
  ({ path, distribution: { distribution: 'uniform', low: 0, high: 1 } }) as const;
const three = ['x1', 'x2', 'x3'];

function indicesOf(
  f: (x: Float64Array) => number,
  paths: string[],
  base: number,
  secondOrder = false,
  noise: (row: number, replicate: number) => number = () => 0,
  replicates = 1,
): SobolFindings {
  const design = saltelliDesign(paths.map(unit), base, 'test', secondOrder);
  const outcomes = design.rows.map((x, row) =>
    Array.from({ length: replicates }, (_, replicate) => f(x) + noise(row, replicate)),
  );
  return sobolIndices(paths, outcomes, secondOrder);
}

function expectInside(value: number, interval: { low: number; high: number }): void {
  expect(value).toBeGreaterThanOrEqual(interval.low);
  expect(value).toBeLessThanOrEqual(interval.high);
}

describe('Sobol indices', () => {
  it('hold the closed form of the Ishigami function in their intervals, pairs included', () => {
    const truth = ishigamiIndices();
    const found = indicesOf(ishigami, three, 2048, true);
    found.indices.forEach((index, at) => {
      expectInside(truth.first[at], index.firstInterval);
      expectInside(truth.total[at], index.totalInterval);
      expect(index.first).toBeCloseTo(truth.first[at], 1);
      expect(index.total).toBeCloseTo(truth.total[at], 1);
    });
    found.pairs.forEach((pair, at) => {
      expectInside(truth.second[at], pair.interval);
    });
    expect(found.variance / truth.variance).toBeCloseTo(1, 1);
  });

  it('hold the closed form of the g-function in their intervals', () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const truth = gFunctionIndices(a);
    const paths = a.map((_, at) => `x${at}`);
    const found = indicesOf((x) => gFunction(x, a), paths, 2048);
    found.indices.forEach((index, at) => {
      expectInside(truth.first[at], index.firstInterval);
      expectInside(truth.total[at], index.totalInterval);
    });
    expect(found.indices[0].total).toBeCloseTo(truth.total[0], 1);
  });

  it('do not count the noise of replicates as interaction between uncertainties', () => {
    const truth = ishigamiIndices();
    const normal = streamOf('noise', 0, 'test');
    const noise = () => 3 * normalFrom(normal);
    const found = indicesOf(ishigami, three, 2048, false, noise, 4);
    const sum = truth.total[0] + truth.total[1] + truth.total[2];
    const foundSum = found.indices.reduce((total, index) => total + index.total, 0);
    // Untreated, noise of variance 9 in the mean of 4 would add 3 × 2.25 / 16 = .42 to the sum.
    expect(Math.abs(foundSum - sum)).toBeLessThan(0.1);
    expect(found.noiseShare).toBeCloseTo(9 / (9 + truth.variance), 1);
    found.indices.forEach((index, at) => {
      expectInside(truth.total[at], index.totalInterval);
    });
  });

  it('give an uncertainty without effect no share when neighbouring points share their noise', () => {
    const normal = streamOf('noise of a neighbourhood', 0, 'test');
    const shared = Array.from({ length: 2048 * 4 }, () => normalFrom(normal));
    const rowsOfBase = three.length + 2;
    const noise = (row: number, replicate: number) => shared[Math.floor(row / rowsOfBase) * 4 + replicate];
    const found = indicesOf((x) => 4 * x[0], three, 2048, false, noise, 4);
    expect(found.indices[0].total).toBeCloseTo(1, 1);
    // Noise taken for independent would put these at -.19.
    expect(found.indices[1].total).toBeCloseTo(0, 6);
    expect(found.indices[2].total).toBeCloseTo(0, 6);
  });

  it('lose nothing to a shift that a replicate gives to all points alike', () => {
    const plain = indicesOf(ishigami, three, 256, false, () => 0, 4);
    const shifted = indicesOf(ishigami, three, 256, false, (_, replicate) => 100 * replicate, 4);
    shifted.indices.forEach((index, at) => {
      expect(index.total).toBeCloseTo(plain.indices[at].total, 6);
    });
    expect(shifted.variance).toBeCloseTo(plain.variance, 6);
  });

  it('refuse outcomes that do not fill the design', () => {
    expect(() => sobolIndices(three, [[1], [2], [3]], false)).toThrow(RangeError);
  });
});
