/** Custom outcomes are worked out from what a run recorded. */
import { describe, expect, it } from 'vitest';
import { withCustomOutcomes } from '../../src/execution/custom-outcomes.ts';
import type { RunSeries } from '../../src/results/run-record.ts';

const series: RunSeries = {
  columns: [
    { outcome: 'technologyGap', group: 'all' },
    { outcome: 'technologyGap', group: 'semiconductors' },
  ],
  ticks: 3,
  dates: ['2019-01', '2019-02', '2019-03'],
  values: Float64Array.of(1, 2, 3, 4, 5, 6),
  endColumns: [{ outcome: 'exits', group: 'all' }],
  endValues: Float64Array.of(10),
};
const custom = (expression: string) => [{ name: 'mine', expression, unit: '', meaning: '' }];

describe('a custom outcome', () => {
  it('over series is a series, with its own column behind the recorded ones', () => {
    const { columns, values, endValues } = withCustomOutcomes(
      series,
      custom('technologyGap.semiconductors - technologyGap'),
    );
    expect(columns).toEqual([...series.columns, { outcome: 'mine', group: 'all' }]);
    expect([...values]).toEqual([1, 2, 1, 3, 4, 1, 5, 6, 1]);
    expect([...endValues]).toEqual([10]);
  });

  it('over an outcome of the end is one of the end, and takes series at the last tick', () => {
    const { columns, endColumns, endValues } = withCustomOutcomes(series, custom('exits / technologyGap'));
    expect(columns).toEqual(series.columns);
    expect(endColumns.at(-1)).toEqual({ outcome: 'mine', group: 'all' });
    expect([...endValues]).toEqual([10, 2]);
  });

  it('of a group that the world does not have fails the run and names the groups that it has', () => {
    expect(() => withCustomOutcomes(series, custom('technologyGap.space'))).toThrow(
      expect.objectContaining({
        stage: 'custom outcome mine',
        message: expect.stringContaining('semiconductors'),
      }),
    );
  });
});
