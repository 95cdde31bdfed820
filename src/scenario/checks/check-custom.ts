// Checks outcomes that a scenario makes of others: their names, their expressions, and that no expression
// mixes outcomes of every tick with outcomes that are known only at the end.

import type { Outcome } from '../../model/outcome.ts';
import type { Problem } from '../../parameters/problem.ts';
import { parseExpression } from '../expression.ts';
import { entriesAt, type LocatedMap, placeOf, quote, textAt, valueAt } from '../text/located-value.ts';

const namePattern = /^[A-Za-z][A-Za-z0-9]{0,59}$/;

/** Problems of the `custom` section, and the outcomes that its expressions read. */
export function checkCustom(
  document: LocatedMap,
  outcomes: readonly Outcome[],
  groups: readonly string[] | undefined,
): { problems: Problem[]; read: ReadonlySet<string> } {
  const problems: Problem[] = [];
  const read = new Set<string>();
  const names = outcomes.map((outcome) => outcome.name);
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
    if (names.includes(name)) {
      problems.push({ where, found: quote(name), expected: 'a name that no outcome of the program has' });
    }
    const text = textAt(value, 'expression');
    const spot = valueAt(value, 'expression')?.spot;
    if (text === undefined || spot === undefined) continue;
    const parsed = parseExpression(text, { outcomes: names, groups });
    const at = placeOf(spot, `${path}.expression`);
    problems.push(...parsed.problems.map((problem) => ({ where: at, ...problem })));
    const references = parsed.expression?.references.map((reference) => reference.outcome) ?? [];
    for (const outcome of references) read.add(outcome);
    const times = new Set(
      outcomes.filter((outcome) => references.includes(outcome.name)).map(({ when }) => when),
    );
    if (times.size > 1) {
      const found = 'outcomes of every tick together with outcomes of the end';
      problems.push({ where: at, found, expected: 'outcomes that are recorded at the same time' });
    }
  }
  return { problems, read };
}
