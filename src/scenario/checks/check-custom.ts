// Checks outcomes that a scenario makes of others: their names and their expressions.

import type { Outcome } from '../../model/outcome.ts';
import type { Problem } from '../../parameters/problem.ts';
import type { CheckedCustomOutcome } from '../checked-scenario.ts';
import { parseExpression } from '../expression.ts';
import { entriesAt, type LocatedMap, placeOf, quote, textAt, valueAt } from '../text/located-value.ts';

const namePattern = /^[A-Za-z][A-Za-z0-9]{0,59}$/;

/** Problems of the `custom` section, what it says, and the outcomes that its expressions read. */
export function checkCustom(
  document: LocatedMap,
  outcomes: readonly Outcome[],
  groupsOf: (outcome: Outcome) => readonly string[] | undefined,
): { problems: Problem[]; custom: readonly CheckedCustomOutcome[]; read: ReadonlySet<string> } {
  const problems: Problem[] = [];
  const custom: CheckedCustomOutcome[] = [];
  const read = new Set<string>();
  const known = new Map(outcomes.map((outcome) => [outcome.name, groupsOf(outcome)]));
  for (const [name, { keySpot, value }] of entriesAt(document, 'custom')) {
    const path = `custom.${name}`;
    const where = placeOf(keySpot, path);
    if (!namePattern.test(name)) {
      problems.push({
        where,
        found: `the name ${quote(name)}`,
        expected: 'letters and digits, a letter first',
      });
    }
    if (known.has(name)) {
      problems.push({ where, found: quote(name), expected: 'a name that no outcome of the program has' });
    }
    const text = textAt(value, 'expression');
    const spot = valueAt(value, 'expression')?.spot;
    if (text === undefined || spot === undefined) continue;
    const parsed = parseExpression(text, { outcomes: known });
    const at = placeOf(spot, `${path}.expression`);
    problems.push(...parsed.problems.map((problem) => ({ where: at, ...problem })));
    if (parsed.expression === undefined) continue;
    for (const { outcome } of parsed.expression.references) read.add(outcome);
    custom.push({
      name,
      expression: parsed.expression.text,
      unit: textAt(value, 'unit') ?? '',
      meaning: textAt(value, 'meaning') ?? '',
    });
  }
  return { problems, custom, read };
}
