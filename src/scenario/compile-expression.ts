// Turns an accepted expression into nested closures over an array of numbers: nothing is looked up or
// allocated while it is evaluated, tens of millions of times a second.

import { functions, operators } from './expression-operations.ts';
import type { ExpressionTree, OutcomeReference } from './expression-tree.ts';

/**
 * A function of the values that `slotOf` numbers: `values[offset + slot]`. Conditions give 1 or 0;
 * comparisons with NaN are 0. `slotOf` may throw for a group that the world does not have.
 */
export function compileExpression(
  tree: ExpressionTree,
  slotOf: (reference: OutcomeReference) => number,
): (values: Float64Array, offset: number) => number {
  if (tree.kind === 'number') return () => tree.value;
  if (tree.kind === 'reference') {
    const slot = slotOf(tree.reference);
    return (values, offset) => values[offset + slot];
  }
  const { compute } = operators[tree.operation] ?? functions[tree.operation];
  const [first, ...rest] = tree.operands.map((operand) => compileExpression(operand, slotOf));
  if (rest.length === 0) return (values, offset) => compute(first(values, offset), Number.NaN);
  return rest.reduce(
    (left, right) => (values, offset) => compute(left(values, offset), right(values, offset)),
    first,
  );
}
