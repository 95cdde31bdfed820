// Compares two results of the same run, bit for bit: the way to say that a result can be repeated. Columns
// are matched by name, because a run may record more the second time.

import type { BlockLayout, StoredRun } from './stored-run.ts';

/** The first number that differs, in the order of ticks and then of columns. */
export interface RunDifference {
  /** -1 for an outcome of the end. */
  readonly tick: number;
  /** Month of the tick, `the end` for an outcome of the end. */
  readonly date: string;
  readonly outcome: string;
  readonly group: string;
  readonly before: number;
  readonly now: number;
}

/** What a comparison came to: identical, a difference, or nothing in common to compare. */
export type RunComparison =
  | { readonly outcome: 'identical'; readonly compared: number }
  | { readonly outcome: 'different'; readonly difference: RunDifference }
  | { readonly outcome: 'incomparable'; readonly because: string };

/** Compares the columns that both results have; NaN equals NaN, and 0 differs from -0. */
export function compareRuns(before: StoredRun, now: StoredRun): RunComparison {
  if (!before.layout || !now.layout) return { outcome: 'incomparable', because: 'one of the two failed' };
  const { dates } = before.layout;
  if (dates.length !== now.layout.dates.length) {
    const because = `${dates.length} ticks before, ${now.layout.dates.length} now`;
    return { outcome: 'incomparable', because };
  }
  const pairs = pairsOf(before.layout.columns, now.layout.columns);
  for (const [tick, date] of dates.entries()) {
    for (const { column, first, second } of pairs) {
      const was = before.values[first * dates.length + tick];
      const is = now.values[second * dates.length + tick];
      if (!Object.is(was, is)) {
        return { outcome: 'different', difference: { tick, date, ...column, before: was, now: is } };
      }
    }
  }
  const ends = pairsOf(before.layout.endColumns, now.layout.endColumns);
  for (const { column, first, second } of ends) {
    const [was, is] = [before.endValues[first], now.endValues[second]];
    if (!Object.is(was, is)) {
      return {
        outcome: 'different',
        difference: { tick: -1, date: 'the end', ...column, before: was, now: is },
      };
    }
  }
  const compared = pairs.length * dates.length + ends.length;
  if (compared === 0) return { outcome: 'incomparable', because: 'they recorded different outcomes' };
  return { outcome: 'identical', compared };
}

function pairsOf(before: BlockLayout['columns'], now: BlockLayout['columns']) {
  return before.flatMap((column, first) => {
    const second = now.findIndex(
      ({ outcome, group }) => outcome === column.outcome && group === column.group,
    );
    return second < 0 ? [] : [{ column, first, second }];
  });
}

/** A difference in words. */
export function differenceText({ tick, date, outcome, group, before, now }: RunDifference): string {
  const place = tick < 0 ? 'at the end' : `tick ${tick} (${date})`;
  return `${place}, ${outcome}.${group}: ${before} before, ${now} now`;
}
