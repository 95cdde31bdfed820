/** The list of published targets and how a row is judged. */
import { describe, expect, it } from 'vitest';
import { replayRows, validationRows } from '../../src/evidence/validation/index.ts';
import { ShippedRuns } from '../../src/evidence/validation/shipped-runs.ts';
import { defineRow, reportRow } from '../../src/evidence/validation/validation-row.ts';
import type { WorldTables } from '../../src/model/world-tables.ts';

const noRuns = new ShippedRuns({} as WorldTables);

/** The report of a row with one measure. */
function judged(values: number[], band: [number, number]) {
  const row = defineRow({
    number: 1,
    use: 'H',
    published: 'p',
    setUp: 's',
    measure: () => [{ name: 'm', unit: '', band, values }],
  });
  return reportRow(row, noRuns);
}

describe('the validation rows', () => {
  it('are the twenty targets, each once, and the replay', () => {
    expect(validationRows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));
    expect(replayRows).toHaveLength(3);
  });

  it('may move defaults only where the record of the split says so', () => {
    const calibrated = validationRows.filter(({ use }) => use === 'C').map(({ number }) => number);
    expect(calibrated).toEqual([1, 2, 3, 5, 10, 14]);
    expect(replayRows.every(({ use }) => use === 'H')).toBe(true);
  });

  it('say in words what was published and what is run', () => {
    for (const { number, published, setUp } of [...validationRows, ...replayRows]) {
      expect(published.length, `row ${number}`).toBeGreaterThan(30);
      expect(setUp.length, `row ${number}`).toBeGreaterThan(30);
    }
  });
});

describe('a row', () => {
  it('is reached when the mean over seeds lies in the band, whatever single seeds say', () => {
    expect(judged([0, 4], [1, 3]).verdict).toBe('reached');
    expect(judged([2, 5], [1, 3]).verdict).toBe('missed');
  });

  it('carries the interval of the mean over seeds', () => {
    const { interval, mean } = judged([1, 2, 3], [0, 9]).measures[0];
    expect(mean).toBe(2);
    expect(interval.low).toBeCloseTo(2 - 4.302653 / Math.sqrt(3), 5);
  });

  it('is missed where it gives no number', () => {
    expect(judged([Number.NaN, 1], [0, 2]).verdict).toBe('missed');
  });
});
