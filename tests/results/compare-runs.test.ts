/** Bit for bit: what counts as the same result of a run. */
import { describe, expect, it } from 'vitest';
import { compareRuns, differenceText } from '../../src/results/compare-runs.ts';
import type { StoredRun } from '../../src/results/stored-run.ts';

const stored = (values: number[], endValues: number[] = [5], groups = ['layer-0', 'layer-4']): StoredRun => ({
  row: {} as StoredRun['row'],
  recordId: 'r',
  layout: {
    columns: groups.map((group) => ({ outcome: 'technologyLevel', group })),
    endColumns: [{ outcome: 'exits', group: 'all' }],
    dates: ['2019-01', '2019-02', '2019-03'],
  },
  values: Float64Array.from(values),
  endValues: Float64Array.from(endValues),
});
const base = stored([1, 2, Number.NaN, 4, 5, 6]);

describe('two results of a run', () => {
  it('are identical when every number is, an empty group included', () => {
    expect(compareRuns(base, stored([1, 2, Number.NaN, 4, 5, 6]))).toEqual({
      outcome: 'identical',
      compared: 7,
    });
  });

  it('differ by one unit in the last place of one number', () => {
    const comparison = compareRuns(base, stored([1, 2, Number.NaN, 4, 5 + 2 ** -50, 6]));
    expect(comparison).toMatchObject({
      outcome: 'different',
      difference: { tick: 1, date: '2019-02', outcome: 'technologyLevel', group: 'layer-4', before: 5 },
    });
  });

  it('are told apart at the first tick, not in the first column', () => {
    const comparison = compareRuns(base, stored([1, 2, 7, 8, 5, 6]));
    expect(comparison).toMatchObject({ difference: { tick: 0, group: 'layer-4', before: 4, now: 8 } });
    expect('difference' in comparison && differenceText(comparison.difference)).toBe(
      'tick 0 (2019-01), technologyLevel.layer-4: 4 before, 8 now',
    );
  });

  it('differ when zero has changed its sign', () => {
    expect(compareRuns(stored([0, 2, 3, 4, 5, 6]), stored([-0, 2, 3, 4, 5, 6])).outcome).toBe('different');
  });

  it('differ when only an outcome of the end does', () => {
    expect(compareRuns(base, stored([1, 2, Number.NaN, 4, 5, 6], [6]))).toMatchObject({
      difference: { tick: -1, date: 'the end' },
    });
  });

  it('are compared in the columns that both have', () => {
    const more = stored([9, 9, 9, 1, 2, Number.NaN, 4, 5, 6], [5], ['layer-1', 'layer-0', 'layer-4']);
    expect(compareRuns(base, more)).toEqual({ outcome: 'identical', compared: 7 });
  });

  it('of which one failed cannot be compared', () => {
    expect(compareRuns(base, { ...base, layout: undefined }).outcome).toBe('incomparable');
  });
});
