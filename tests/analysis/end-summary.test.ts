/** summary.csv on a batch that can be worked out by hand. */
import { expect, it } from 'vitest';
import type { Batch } from '../../src/analysis/batch.ts';
import { endSummaries } from '../../src/analysis/end-summary.ts';

const gaps = [0.1, 0.2, 0.3, 0.4, 0.5];

const batch: Batch = {
  name: 'hand-made',
  scenarios: [],
  runs: gaps.map((_, index) => ({
    runId: `r${index}`,
    scenario: 'calm',
    arm: 'all',
    point: -1,
    replicate: index + 1,
    seed: 's',
    status: 'done',
    stage: '',
    message: '',
    seconds: 1,
  })),
  dictionary: [],
  seed: 's',
  modelVersion: '1',
  columns: [{ outcome: 'technologyGap', group: 'all' }],
  endColumns: [{ outcome: 'exits', group: 'all' }],
  series: () => ({
    dates: ['2019-01', '2019-02'],
    replicates: [1, 2, 3, 4, 5],
    values: gaps.map((gap) => Float64Array.of(9, gap)),
  }),
  endValues: () => ({
    replicates: [1, 2, 3, 4, 5],
    values: Float64Array.of(3, Number.NaN, 1, Number.NaN, Number.NaN),
  }),
};

it('tells the range of runs from the interval of their mean', () => {
  const [gap] = endSummaries(batch);
  expect(gap).toMatchObject({ scenario: 'calm', outcome: 'technologyGap', date: '2019-02', n: 5 });
  expect(gap?.mean).toBeCloseTo(0.3, 12);
  expect(gap?.sd).toBeCloseTo(Math.sqrt(0.025), 12);
  expect(gap?.median).toBeCloseTo(0.3, 12);
  expect(gap?.spread10).toBeCloseTo(0.14, 12);
  expect(gap?.spread90).toBeCloseTo(0.46, 12);
  // t(0.975, 4) = 2.776445
  expect(gap?.ciMeanHigh).toBeCloseTo(0.3 + 2.776445 * Math.sqrt(0.025 / 5), 6);
  expect(gap?.ciMeanLow).toBeCloseTo(0.3 - 2.776445 * Math.sqrt(0.025 / 5), 6);
});

it('counts only runs that have a value', () => {
  expect(endSummaries(batch)[1]).toMatchObject({ outcome: 'exits', n: 2, mean: 2, median: 2 });
});
