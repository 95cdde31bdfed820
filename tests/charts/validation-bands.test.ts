/** The chart of the evidence: bands of different units on one axis. */
import { expect, it } from 'vitest';
import { validationBands } from '../../src/charts/validation-bands.ts';

const measure = { label: 'loss', mean: 0.3, ciLow: 0.25, ciHigh: 0.35, isReached: true };

it('stretches closed bands to one width and draws an open side to the edge', () => {
  const { datasets } = validationBands([
    { ...measure, low: 0.2, high: 0.4 },
    { ...measure, low: 0.2, high: Number.POSITIVE_INFINITY },
    { ...measure, low: Number.NEGATIVE_INFINITY, high: 0.2, isReached: false },
  ]).data;
  expect(datasets[0].data).toEqual([
    [-1, 1],
    [-1, 3],
    [-3, 1],
  ]);
  const [closed, above, beyond] = datasets[1].data as [number, number][];
  expect(closed).toEqual([expect.closeTo(-0.5), expect.closeTo(0.5)]);
  expect(above[0]).toBeGreaterThan(-1);
  expect(beyond[0]).toBeGreaterThan(1);
});
