// `--until CONDITION`: performs a batch with more and more replicates until a condition on intervals holds.
// The looks are fixed beforehand and share the error between them (analysis/looks.ts). Rows never move: a
// look adds replicates to those that are there.

import type { Batch } from '../analysis/batch.ts';
import { lookSchedule } from '../analysis/looks.ts';
import type { Plan } from '../experiment/plan-runs.ts';
import type { Problem } from '../parameters/problem.ts';
import { compileExpression } from '../scenario/compile-expression.ts';
import { parseExpression } from '../scenario/expression.ts';
import type { OutcomeReference } from '../scenario/expression-tree.ts';
import { type BatchRequest, type PerformedBatch, performBatch } from './perform-batch.ts';

/** A condition on means and half-widths of intervals. */
export interface PrecisionCondition {
  readonly text: string;
  readonly references: readonly OutcomeReference[];
  /** Whether it holds for the estimates given. */
  holds(estimate: (reference: OutcomeReference) => number): boolean;
}

/** The problem of asking for precision in one part of a batch, whose other parts are elsewhere; none otherwise. */
export function untilInShard(until: string | undefined, shard: string | undefined): Problem[] {
  if (until === undefined || shard === undefined) return [];
  const expected = 'one of the two: a part cannot know how precise the whole is';
  return [{ where: { path: '--until' }, found: `--until with --shard ${shard}`, expected }];
}

/** Reads `--until`; outcomes are those that the scenario records. */
export function readPrecisionCondition(
  text: string,
  outcomes: readonly string[],
): PrecisionCondition | readonly Problem[] {
  const { expression, problems } = parseExpression(text, { outcomes, condition: true });
  if (expression === undefined)
    return problems.map((problem) => ({ where: { path: '--until' }, ...problem }));
  if (!expression.references.some(({ of }) => of === 'interval')) {
    return [
      {
        where: { path: '--until' },
        found: `'${text}'`,
        expected: 'a condition on the width of an interval, such as ci(technologyGap) < 0.01',
      },
    ];
  }
  const keyOf = ({ of, outcome, group }: OutcomeReference): string => `${of}|${outcome}|${group}`;
  const slots = new Map(expression.references.map((reference, slot) => [keyOf(reference), slot]));
  const evaluate = compileExpression(expression.tree, (reference) => slots.get(keyOf(reference)) ?? 0);
  return {
    text,
    references: expression.references,
    holds: (estimate) => evaluate(Float64Array.from(expression.references, estimate), 0) !== 0,
  };
}

/** What a look found: whether every estimate is precise, and what to say about it. */
export interface Look {
  readonly precise: boolean;
  /** How many independent replicates the pairs replaced; NaN where nothing is paired. */
  readonly withoutPairing: number;
}

export interface UntilRequest extends Omit<BatchRequest, 'plan'> {
  readonly planOf: (replicates: number) => Plan;
  readonly condition: PrecisionCondition;
  readonly least: number;
  readonly most: number;
  /** Judges a batch with intervals of a level. */
  readonly look: (batch: Batch, replicates: number, level: number) => Look;
}

export interface UntilResult {
  readonly performed: PerformedBatch;
  readonly replicates: number;
  /** Says how many replicates it took and what pairing saved. */
  readonly line: string;
}

/** Performs looks until the condition holds or the replicates are used up; problems of the folder come back. */
export async function performUntil(request: UntilRequest): Promise<UntilResult | readonly Problem[]> {
  const { planOf, condition, least, most, look, ...batch } = request;
  const { looks, lookLevel, level } = lookSchedule(least, most);
  for (const [index, replicates] of looks.entries()) {
    const place = index === 0 ? batch.place : { ...batch.place, force: false };
    const performed = await performBatch({ ...batch, plan: planOf(replicates), place });
    if (!('batch' in performed)) return performed;
    const { precise, withoutPairing } = look(performed.batch, replicates, lookLevel);
    const isLast = index === looks.length - 1 || performed.stopped;
    if (!precise && !isLast) continue;
    const verdict = precise
      ? 'holds'
      : performed.stopped
        ? 'was not reached, the run was stopped'
        : 'does not hold yet';
    const saved = Number.isFinite(withoutPairing)
      ? ` Independent runs would have needed about ${Math.round(withoutPairing)}.`
      : '';
    const line =
      `${condition.text} ${verdict} after ${replicates} replicates (look ${index + 1} of ${looks.length}; ` +
      `intervals of ${(100 * lookLevel).toFixed(2)} % each, ${Math.round(100 * level)} % over all looks).${saved}`;
    return { performed, replicates, line };
  }
  throw new RangeError('a schedule has at least one look');
}
