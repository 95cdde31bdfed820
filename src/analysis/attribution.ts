// Attribution of a comparison: for every outcome at the end, the share of each toggle in the total effect
// (Shapley) and the interactions of pairs, over replicates. Shares of one column add up to its effect.

import { mean } from 'd3-array';
import { type ArmPlan, fullMask, masksOfReplicate } from '../experiment/arms.ts';
import { ArmReader, type ComparedColumn, comparedColumns } from './arm-values.ts';
import type { Batch } from './batch.ts';
import { standardLevel } from './interval.ts';
import { type Attribution, attribute, type PairInteraction, pairInteractions } from './shapley.ts';

/** Shares of one outcome and group. */
export interface ColumnAttribution {
  readonly scenario: string;
  readonly outcome: string;
  readonly group: string;
  /** Mean with no toggle on, and with all, over the replicates used. */
  readonly baseline: number;
  readonly full: number;
  /** Replicates in which every arm that is needed has a number. */
  readonly replicates: number;
  /** `exact over N arms` or `sampled, N orders a replicate`. */
  readonly method: string;
  readonly parts: readonly Attribution[];
  /** Present for exact designs. */
  readonly interactions: readonly PairInteraction[];
}

/** Attribution of every column that `wanted` accepts; columns without complete replicates are left out. */
export function attributions(
  batch: Batch,
  scenario: string,
  plan: ArmPlan,
  wanted: (column: ComparedColumn) => boolean = () => true,
  level: number = standardLevel,
): ColumnAttribution[] {
  const reader = new ArmReader(batch, scenario, plan.toggles);
  return comparedColumns(batch)
    .filter(wanted)
    .flatMap((column) => attributeColumn(reader, scenario, plan, column, level) ?? []);
}

function attributeColumn(
  reader: ArmReader,
  scenario: string,
  plan: ArmPlan,
  column: ComparedColumn,
  level: number,
): ColumnAttribution | undefined {
  const endOf = new Map<number, ReadonlyMap<number, Float64Array>>();
  for (const mask of plan.masks) {
    const series = reader.meanOf([mask], column);
    if (series) endOf.set(mask, series.byReplicate);
  }
  const worth = (mask: number, replicate: number): number =>
    endOf.get(mask)?.get(replicate)?.at(-1) ?? Number.NaN;
  const complete = [...(endOf.get(0)?.keys() ?? [])].filter((replicate) =>
    masksOfReplicate(plan, replicate).every((mask) => !Number.isNaN(worth(mask, replicate))),
  );
  if (complete.length === 0) return undefined;
  const names = plan.toggles.map(({ name }) => name);
  const worthAt = tabulated(plan.masks, complete, worth);
  const orders = plan.orders && complete.map((replicate) => plan.orders?.[replicate - 1] ?? []);
  const full = fullMask(names.length);
  return {
    scenario,
    outcome: column.outcome,
    group: column.group,
    baseline: mean(complete, (replicate) => worth(0, replicate)) ?? Number.NaN,
    full: mean(complete, (replicate) => worth(full, replicate)) ?? Number.NaN,
    replicates: complete.length,
    method: orders
      ? `sampled, ${orders[0]?.length ?? 0} orders a replicate`
      : `exact over ${plan.masks.length} arms`,
    parts: attribute(names, complete.length, worthAt, orders, level),
    interactions: orders ? [] : pairInteractions(names, complete.length, worthAt, level),
  };
}

// Subsets are asked for thousands of times in exact designs, so their values stand in one array.
function tabulated(
  masks: readonly number[],
  replicates: readonly number[],
  worth: (mask: number, replicate: number) => number,
): (mask: number, at: number) => number {
  const largest = masks[masks.length - 1] ?? 0;
  if (masks.length !== largest + 1) return (mask, at) => worth(mask, replicates[at]);
  const table = new Float64Array(masks.length * replicates.length);
  for (const mask of masks) {
    for (const [at, replicate] of replicates.entries())
      table[mask * replicates.length + at] = worth(mask, replicate);
  }
  return (mask, at) => table[mask * replicates.length + at];
}
