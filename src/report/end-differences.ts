/**
 * Each case against the reference at the end of the horizon, replicate by replicate on the same seeds: the
 * paired difference with its interval, for the outcomes that a report leads with.
 */
import { type Resampling, resampling } from '../analysis/interval.ts';
import { holmAdjusted } from '../analysis/multiple-comparisons.ts';
import { type PairedEffect, pairedEffect, pairUp } from '../analysis/paired-effect.ts';
import { unitOf } from '../charts/blocks/words.ts';
import type { Case, ChartData, ColumnQuery } from '../charts/chart-inputs.ts';

/** Outcomes that a report leads with, in this order, as far as they were recorded. */
const headlines: readonly ColumnQuery[] = [
  { outcome: 'technologyGap', group: 'all' },
  { outcome: 'blocGap', group: 'all' },
  { outcome: 'crossLayerShare', group: '2+' },
  { outcome: 'realFinalDemand', group: 'all' },
  { outcome: 'priceIndex', group: 'all' },
  { outcome: 'fillRate', group: 'all' },
  { outcome: 'lostOutput', group: 'all' },
];

/** Differences are called findings when Holm's adjusted p-value lies below this. */
export const findingLevel = 0.05;

export interface EndDifference extends PairedEffect {
  readonly of: Case;
  readonly reference: Case;
  readonly outcome: string;
  readonly group: string;
  readonly unit: string;
  /** Adjusted by Holm over the cases of one outcome. */
  readonly adjustedP: number;
  /** Whether chance alone is an unlikely reason: adjusted p below `findingLevel`. */
  readonly isFinding: boolean;
}

/** The headline outcomes that were recorded; the first recorded one of the whole where none is. */
export function headlineColumns(data: ChartData): ColumnQuery[] {
  const found = headlines.filter(({ outcome, group }) => data.groups(outcome).includes(group));
  if (found.length > 0) return found;
  const other = data.dictionary.find(({ name }) => data.groups(name).length > 0);
  return other ? [{ outcome: other.name, group: data.groups(other.name)[0] }] : [];
}

/** Differences of every other case to the reference, outcome by outcome. */
export function endDifferences(
  data: ChartData,
  reference: Case,
  columns: readonly ColumnQuery[],
): EndDifference[] {
  const drawn = new Map<number, Resampling>();
  const drawnFor = (size: number): Resampling => {
    const own = drawn.get(size) ?? resampling(size);
    drawn.set(size, own);
    return own;
  };
  return columns.flatMap((column) => {
    const baseline = data.atEnd(reference, column);
    if (!baseline) return [];
    const found = data.cases.flatMap((of) => {
      const arm = of.key === reference.key ? undefined : data.atEnd(of, column);
      if (!arm) return [];
      const pairs = pairUp(arm, baseline);
      return pairs.replicates.length > 0
        ? [{ of, effect: pairedEffect(pairs, drawnFor(pairs.replicates.length)) }]
        : [];
    });
    const adjusted = holmAdjusted(found.map(({ effect }) => effect.pValue));
    return found.map(({ of, effect }, index) => ({
      ...effect,
      of,
      reference,
      outcome: column.outcome,
      group: column.group,
      unit: unitOf(data, column.outcome),
      adjustedP: adjusted[index],
      isFinding: adjusted[index] < findingLevel,
    }));
  });
}
