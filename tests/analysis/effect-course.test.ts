/** The course of an effect: which pairs it takes, and from where. */
import { describe, expect, it } from 'vitest';
import type { ReplicateSeries } from '../../src/analysis/batch.ts';
import { effectCourse, startsOf } from '../../src/analysis/effect-course.ts';
import { armsBatch } from './arms-batch.ts';

const dates = ['2019-01', '2019-02', '2019-03', '2019-04'];

function series(rows: Readonly<Record<number, readonly number[]>>): ReplicateSeries {
  return {
    dates,
    replicates: Object.keys(rows).map(Number),
    values: Object.values(rows).map((row) => Float64Array.from(row)),
  };
}

describe('the course of an effect', () => {
  it('holds the differences of the same replicates, from where the first of them parts', () => {
    const arm = series({ 1: [1, 2, 3, 5], 2: [4, 4, 4, 4], 7: [9, 9, 9, 9] });
    const baseline = series({ 2: [4, 4, 3, 1], 1: [1, 2, 3, 4] });
    expect(effectCourse(arm, baseline, [])).toEqual({
      dates: ['2019-03', '2019-04'],
      replicates: [1, 2],
      values: [Float64Array.of(0, 1), Float64Array.of(1, 3)],
    });
  });

  it('waits for the last policy that begins, though the arms part before', () => {
    const arm = series({ 1: [1, 2, 3, 5] });
    const baseline = series({ 1: [0, 0, 0, 0] });
    const datesFrom = (...starts: string[]) => effectCourse(arm, baseline, starts)?.dates;
    expect(datesFrom('2019-03')).toEqual(['2019-03', '2019-04']);
    expect(datesFrom('2018-07')).toEqual(dates);
    expect(datesFrom('2019-04', '2019-02')).toEqual(['2019-04']);
    // One that begins after the end counts for nothing, and does not hide the others.
    expect(datesFrom('2019-03', '2050-01')).toEqual(['2019-03', '2019-04']);
    const batch = armsBatch({ arms: ['none', 'all'], replicates: 1, ticks: 1, gap: () => 0 });
    const policies = ['2019-05', '2022-10', '2020-01'].map((from) => ({
      id: from,
      kind: '',
      from,
      until: '',
      arms: from === '2022-10' ? ['other'] : ['all'],
    }));
    const dated = { ...batch, scenarios: batch.scenarios.map((scenario) => ({ ...scenario, policies })) };
    expect(startsOf(dated, 'made', 'all')).toEqual(['2019-05', '2020-01']);
    expect(startsOf(dated, 'made', 'none')).toEqual([]);
  });

  it('is none where arms never part, share no replicate or cover other months', () => {
    const arm = series({ 1: [1, 2, 3, 4] });
    expect(effectCourse(arm, arm, [])).toBeUndefined();
    expect(effectCourse(arm, series({ 2: [0, 0, 0, 0] }), [])).toBeUndefined();
    const later = { ...series({ 1: [0, 0, 0, 0] }), dates: ['2020-01', '2020-02', '2020-03', '2020-04'] };
    expect(effectCourse(arm, later, [])).toBeUndefined();
  });
});
