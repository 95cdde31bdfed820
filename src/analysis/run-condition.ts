// A stated condition on single runs, such as `technologyGap > 1.5` at the end of the horizon, or
// `opening(technologyGap)`: the gap goes on opening for ever (still-opening.ts). Scenario discovery asks in
// which points it holds, tipping points where it begins to.

import type { Problem } from '../parameters/problem.ts';
import { compileExpression } from '../scenario/compile-expression.ts';
import { parseExpression } from '../scenario/expression.ts';
import type { Batch } from './batch.ts';
import { stillOpening } from './still-opening.ts';

/** A condition that has been read and checked. */
export interface RunCondition {
  readonly text: string;
  /** Outcomes that it reads. */
  readonly outcomes: readonly string[];
  /** Whether it holds, by replicate number; replicates without a result are absent. */
  holds(
    batch: Batch,
    arm: { readonly scenario: string; readonly arm: string; readonly point: number },
  ): Map<number, boolean>;
}

const openingPattern = /^\s*opening\(\s*(\w+)(?:\.([\w-]+))?\s*\)\s*$/;

/** Reads a condition; `place` says where its text stands. */
export function readRunCondition(
  text: string,
  outcomes: readonly string[],
  place: Problem['where'],
): RunCondition | readonly Problem[] {
  const opening = openingPattern.exec(text);
  if (opening) return openingCondition(text, opening[1], opening[2] ?? 'all', outcomes, place);
  const { expression, problems } = parseExpression(text, { outcomes, condition: true });
  const wrong = [
    ...problems,
    ...(expression?.references ?? [])
      .filter(({ of }) => of === 'interval')
      .map(({ outcome }) => ({
        found: `ci(${outcome})`,
        expected: 'a condition on single runs, which have no interval',
      })),
  ];
  if (expression === undefined || wrong.length > 0)
    return wrong.map((problem) => ({ where: place, ...problem }));
  const { references } = expression;
  const slots = new Map(references.map(({ outcome, group }, slot) => [`${outcome}|${group}`, slot]));
  const evaluate = compileExpression(
    expression.tree,
    ({ outcome, group }) => slots.get(`${outcome}|${group}`) ?? 0,
  );
  return {
    text,
    outcomes: [...new Set(references.map(({ outcome }) => outcome))],
    holds(batch, arm) {
      const columns = references.map(({ outcome, group }) => lastValues(batch, { ...arm, outcome, group }));
      const values = new Float64Array(columns.length);
      const found = new Map<number, boolean>();
      for (const replicate of columns[0]?.keys() ?? []) {
        columns.forEach((column, slot) => {
          values[slot] = column.get(replicate) ?? Number.NaN;
        });
        found.set(replicate, evaluate(values, 0) !== 0);
      }
      return found;
    },
  };
}

function openingCondition(
  text: string,
  outcome: string,
  group: string,
  outcomes: readonly string[],
  where: Problem['where'],
): RunCondition | readonly Problem[] {
  if (!outcomes.includes(outcome)) {
    return [{ where, found: `the unknown outcome '${outcome}'`, expected: `one of ${outcomes.join(', ')}` }];
  }
  return {
    text,
    outcomes: [outcome],
    holds(batch, arm) {
      const series = batch.series({ ...arm, outcome, group });
      return new Map(
        series?.replicates.map((replicate, at) => [replicate, stillOpening(series.values[at])]) ?? [],
      );
    },
  };
}

function lastValues(batch: Batch, query: Parameters<Batch['series']>[0]): Map<number, number> {
  const series = batch.series(query);
  if (series) {
    return new Map(
      series.replicates.map((replicate, at) => [replicate, series.values[at].at(-1) ?? Number.NaN]),
    );
  }
  const end = batch.endValues(query);
  return new Map(end?.replicates.map((replicate, at) => [replicate, end.values[at]]) ?? []);
}
