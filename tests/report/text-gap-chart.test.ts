/** The gap as a chart of letters at the end of a run. */
import { describe, expect, it } from 'vitest';
import { gapTextChart } from '../../src/report/text-gap-chart.ts';
import { fixedBatch } from '../charts/fixed-batch.ts';

const plain = { columns: 100, colours: false };

describe('the gap in letters', () => {
  it('has each case at the right end of its line, the widest gap on top', () => {
    const lines = gapTextChart(fixedBatch(), plain).split('\n');
    const rowOf = (name: string) => lines.findIndex((line) => line.endsWith(` ${name}`));
    const rows = ['full-stratification', 'chip-alliance', 'status-quo-2019', 'open-world'].map(rowOf);
    expect(rows.every((row) => row > 0)).toBe(true);
    expect([...rows].sort((a, b) => a - b)).toEqual(rows);
  });

  it('fits the terminal', () => {
    for (const columns of [60, 80, 120]) {
      const lines = gapTextChart(fixedBatch(), { ...plain, columns }).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
  });

  it('says unit, first and last month', () => {
    const text = gapTextChart(fixedBatch(), plain);
    expect(text).toContain('Technology gap (log points), median of the replicates');
    expect(text).toMatch(/2019-01 +2040-12/);
  });

  it('is left out where the gap was not recorded or the terminal is narrow', () => {
    expect(gapTextChart({ ...fixedBatch(), series: () => undefined }, plain)).toBe('');
    expect(gapTextChart(fixedBatch(), { ...plain, columns: 40 })).toBe('');
  });
});
