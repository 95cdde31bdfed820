/** Where a regime changes, replicate by replicate. */
import { describe, expect, it } from 'vitest';
import { stillOpening } from '../../src/analysis/still-opening.ts';
import {
  answerQueries,
  nextQueries,
  startBisection,
  tippingPointOf,
} from '../../src/analysis/tipping-point.ts';

const replicates = [1, 2, 3, 4, 5, 6, 7, 8];

function search(
  holds: (value: number, replicate: number) => boolean | undefined,
  range = { low: 0, high: 1, tolerance: 0.01 },
) {
  let state = startBisection(range, replicates);
  let runs = 0;
  for (let round = 0; round < 100; round++) {
    const queries = nextQueries(state);
    if (queries.length === 0) return { found: tippingPointOf(state), runs };
    runs += queries.reduce((sum, query) => sum + query.replicates.length, 0);
    state = answerQueries(state, holds);
  }
  throw new Error('the search does not end');
}

describe('bisection', () => {
  it('finds the barrier of each replicate to the tolerance, and an interval over replicates', () => {
    const barrier = (replicate: number) => 0.6 + 0.01 * (replicate - 4.5);
    const { found, runs } = search((value, replicate) => value > barrier(replicate));
    for (const [replicate, tip] of found.perReplicate)
      expect(Math.abs(tip - barrier(replicate))).toBeLessThanOrEqual(0.005);
    expect(found).toMatchObject({ method: 'mean, student-t', rising: true, always: 0, never: 0, lost: 0 });
    expect(found.low).toBeLessThan(0.6);
    expect(found.high).toBeGreaterThan(0.6);
    expect(found.resolution).toBeLessThanOrEqual(0.01);
    // Two ends and seven halvings for each of eight replicates.
    expect(runs).toBe(8 * 9);
  });

  it('works as well when the condition ends with a rising parameter', () => {
    const { found } = search((value) => value < 0.3);
    expect(found.rising).toBe(false);
    expect(found.value).toBeCloseTo(0.3, 1);
    // All replicates agree: what is left is the width of the bracket.
    expect(found.high - found.low).toBeCloseTo(found.resolution);
  });

  it('counts replicates without a change and reports the median instead of a mean', () => {
    const { found } = search((value, replicate) => (replicate > 5 ? false : value > 0.1 * replicate));
    expect(found).toMatchObject({ method: 'median, order statistics', never: 3, always: 0 });
    expect(found.value).toBeCloseTo(0.45, 1);
    expect(found.high).toBeGreaterThan(0.9);
  });

  it('says so when nothing changes in the range', () => {
    const { found, runs } = search(() => true);
    expect(found).toMatchObject({ method: 'none', always: 8, value: Number.NaN });
    expect(runs).toBe(16);
  });

  it('goes on without a replicate whose run failed', () => {
    const { found } = search((value, replicate) =>
      replicate === 3 && value > 0.4 ? undefined : value > 0.45,
    );
    expect(found.lost).toBe(1);
    expect(found.perReplicate.size).toBe(7);
    expect(found.value).toBeCloseTo(0.45, 1);
  });

  it('refuses an empty range', () => {
    expect(() => startBisection({ low: 1, high: 1, tolerance: 0.1 }, replicates)).toThrow(RangeError);
  });
});

describe('a gap', () => {
  const years = Array.from({ length: 400 }, (_, at) => 1 + at);

  it('that grows for ever is still opening at the end, however slowly', () => {
    expect(stillOpening(years.map((t) => 0.001 * t))).toBe(true);
    expect(stillOpening(years.map((t) => 0.002 * t + Math.log(t)))).toBe(true);
    expect(stillOpening(years.map((t) => Math.exp(0.01 * t)))).toBe(true);
  });

  it('that settles or closes is not, even if it has not yet arrived', () => {
    expect(stillOpening(years.map((t) => 1 - Math.exp(-t / 100)))).toBe(false);
    expect(stillOpening(years.map((t) => -0.01 * t))).toBe(false);
    expect(stillOpening(years.map(() => 0.4))).toBe(false);
    expect(stillOpening(years.map((t) => -1 / t))).toBe(false);
  });
});
