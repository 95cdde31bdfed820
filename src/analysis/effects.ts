// The table of effects (effects.csv): every contrast of a comparison for every outcome at the end of the
// horizon, with intervals, sizes and what pairing saved; and the same contrasts tick by tick. P-values are
// adjusted by Holm over the contrasts of one kind for one outcome and group: the family is named.

import type { ArmPlan } from '../experiment/arms.ts';
import { ArmReader, type ArmSeries, type ComparedColumn, comparedColumns } from './arm-values.ts';
import type { Batch } from './batch.ts';
import { type Contrast, type ContrastKind, contrastsOf } from './contrasts.ts';
import { firstDifferences } from './first-difference.ts';
import { type Interval, type Resampling, resampling, standardLevel, studentInterval } from './interval.ts';
import { holmAdjusted } from './multiple-comparisons.ts';
import { differencesOf, type PairedEffect, pairedEffect, pairUp } from './paired-effect.ts';

/** A contrast of one column. */
export interface EffectKey {
  readonly scenario: string;
  readonly kind: ContrastKind;
  readonly policy: string;
  readonly outcome: string;
  readonly group: string;
}

/** An effect at the end of the horizon. */
export interface EndEffect extends EffectKey, PairedEffect {
  /** Month of the last tick, '' for outcomes that are recorded once. */
  readonly date: string;
  /** Holm's adjusted p-value. */
  readonly adjustedP: number;
  /** The family that the adjustment is over, in words. */
  readonly family: string;
  /** First tick (from 0) at which any replicate's arms differ, -1 when none does. */
  readonly firstTick: number;
  /** Date of that tick, '' when there is none. */
  readonly firstDate: string;
  readonly medianFirstTick: number;
}

/** An effect over time: mean of paired differences with Student's t intervals, one a tick. */
export interface EffectPath extends EffectKey {
  readonly dates: readonly string[];
  readonly pairs: number;
  readonly effect: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The effects of every contrast and column at the end, by column and then by contrast. */
export function endEffects(
  batch: Batch,
  scenario: string,
  plan: ArmPlan,
  level: number = standardLevel,
): EndEffect[] {
  const reader = new ArmReader(batch, scenario, plan.toggles);
  const contrasts = contrastsOf(plan);
  const drawn = new Map<number, Resampling>();
  const drawnFor = (size: number): Resampling => {
    const own = drawn.get(size) ?? resampling(size);
    drawn.set(size, own);
    return own;
  };
  return comparedColumns(batch).flatMap((column) => {
    const found = contrasts.flatMap((contrast) =>
      endEffect(reader, scenario, contrast, column, drawnFor, level),
    );
    return withAdjustedP(found);
  });
}

/** The effects of every contrast tick by tick, for the columns that `wanted` accepts. */
export function* effectPaths(
  batch: Batch,
  scenario: string,
  plan: ArmPlan,
  wanted: (column: ComparedColumn) => boolean = () => true,
  level: number = standardLevel,
): Generator<EffectPath> {
  const reader = new ArmReader(batch, scenario, plan.toggles);
  for (const column of comparedColumns(batch)) {
    if (column.atEnd || !wanted(column)) continue;
    for (const contrast of contrastsOf(plan)) {
      const path = effectPath(reader, scenario, contrast, column, level);
      if (path) yield path;
    }
  }
}

function endEffect(
  reader: ArmReader,
  scenario: string,
  { kind, policy, arms, baselines }: Contrast,
  column: ComparedColumn,
  drawnFor: (size: number) => Resampling,
  level: number,
): Omit<EndEffect, 'adjustedP' | 'family'>[] {
  const arm = reader.meanOf(arms, column);
  const baseline = reader.meanOf(baselines, column);
  if (!arm || !baseline) return [];
  const pairs = pairUp(lastValues(arm), lastValues(baseline));
  if (pairs.replicates.length === 0) return [];
  const first = firstDifferences(
    pairs.replicates.map((replicate) => [
      arm.byReplicate.get(replicate) ?? [],
      baseline.byReplicate.get(replicate) ?? [],
    ]),
  );
  return [
    {
      scenario,
      kind,
      policy,
      outcome: column.outcome,
      group: column.group,
      date: arm.dates.at(-1) ?? '',
      ...pairedEffect(pairs, drawnFor(pairs.replicates.length), level),
      firstTick: column.atEnd ? -1 : first.earliest,
      firstDate: column.atEnd ? '' : (arm.dates[first.earliest] ?? ''),
      medianFirstTick: column.atEnd ? -1 : first.median,
    },
  ];
}

function withAdjustedP(found: readonly Omit<EndEffect, 'adjustedP' | 'family'>[]): EndEffect[] {
  const families = groupByKind(found);
  return found.map((effect) => {
    const own = families.get(effect.kind) ?? [];
    const adjusted = holmAdjusted(own.map(({ pValue }) => pValue));
    const family = `Holm over ${own.length} ${own.length === 1 ? 'contrast' : 'contrasts'} (${effect.kind}) of ${effect.outcome}.${effect.group}`;
    return { ...effect, adjustedP: adjusted[own.indexOf(effect)], family };
  });
}

function groupByKind<E extends { readonly kind: ContrastKind }>(found: readonly E[]): Map<ContrastKind, E[]> {
  const groups = new Map<ContrastKind, E[]>();
  for (const effect of found) groups.set(effect.kind, [...(groups.get(effect.kind) ?? []), effect]);
  return groups;
}

function effectPath(
  reader: ArmReader,
  scenario: string,
  { kind, policy, arms, baselines }: Contrast,
  column: ComparedColumn,
  level: number,
): EffectPath | undefined {
  const arm = reader.meanOf(arms, column);
  const baseline = reader.meanOf(baselines, column);
  if (!arm || !baseline) return undefined;
  const replicates = [...arm.byReplicate.keys()].filter((replicate) => baseline.byReplicate.has(replicate));
  if (replicates.length === 0) return undefined;
  const ticks = arm.dates.length;
  const at = (series: ArmSeries, tick: number) => ({
    replicates,
    values: replicates.map((replicate) => series.byReplicate.get(replicate)?.[tick] ?? Number.NaN),
  });
  const path = {
    effect: new Float64Array(ticks),
    low: new Float64Array(ticks),
    high: new Float64Array(ticks),
  };
  for (let tick = 0; tick < ticks; tick++) {
    const differences = differencesOf(pairUp(at(arm, tick), at(baseline, tick)));
    const { low, high }: Interval = studentInterval(differences, level);
    path.effect[tick] = differences.length === 0 ? Number.NaN : sumOf(differences) / differences.length;
    path.low[tick] = low;
    path.high[tick] = high;
  }
  const { outcome, group } = column;
  return { scenario, kind, policy, outcome, group, dates: arm.dates, pairs: replicates.length, ...path };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function lastValues({ byReplicate }: ArmSeries): { replicates: number[]; values: number[] } {
  return {
    replicates: [...byReplicate.keys()],
    values: [...byReplicate.values()].map((values) => values.at(-1) ?? Number.NaN),
  };
}
