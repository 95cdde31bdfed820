// Rules between fields that no single field can break: ends after starts, thresholds in order. They read
// the located tree and skip what is malformed, so that they run even when other fields are wrong.

import type { Problem } from '../../parameters/problem.ts';
import { monthPattern } from '../parameter-schema.ts';
import {
  itemsAt,
  type LocatedMap,
  type LocatedValue,
  placeOf,
  textAt,
  valueAt,
} from '../text/located-value.ts';
import { itemPath } from './check-structure.ts';

/** Every end before its start, and trust thresholds out of order. */
export function checkOrder(document: LocatedMap): Problem[] {
  const horizon = valueAt(document, 'horizon');
  const start = monthAt(horizon, 'from');
  const problems = checkSpan(horizon, 'horizon', start, 'after');
  itemsAt(document, 'policies').forEach((policy, index) => {
    problems.push(
      ...checkSpan(policy, itemPath('policies', index, policy), monthAt(policy, 'from') ?? start, 'from'),
    );
  });
  return [...problems, ...checkThresholds(valueAt(document, 'trust'))];
}

function checkSpan(
  span: LocatedValue | undefined,
  path: string,
  from: string | undefined,
  rule: 'after' | 'from',
): Problem[] {
  const until = monthAt(span, 'until');
  const node = valueAt(span, 'until');
  if (from === undefined || until === undefined || node === undefined) return [];
  if (rule === 'after' ? until > from : until >= from) return [];
  const expected =
    rule === 'after' ? `a month after the start, ${from}` : `${from}, the start, or a later month`;
  return [{ where: placeOf(node.spot, `${path}.until`), found: `an end in ${until}`, expected }];
}

/** Months compare as texts; undefined unless well formed. */
function monthAt(value: LocatedValue | undefined, key: string): string | undefined {
  const text = textAt(value, key);
  return text !== undefined && monthPattern.test(text) ? text : undefined;
}

function checkThresholds(trust: LocatedValue | undefined): Problem[] {
  const problems: Problem[] = [];
  for (let above = 1; above < 4; above++) {
    const lower = valueAt(trust, `threshold${above + 1}`);
    const upper = valueAt(trust, `threshold${above}`);
    if (lower?.kind !== 'scalar' || upper?.kind !== 'scalar') continue;
    if (typeof lower.value !== 'number' || typeof upper.value !== 'number' || lower.value <= upper.value)
      continue;
    problems.push({
      where: placeOf(lower.spot, `trust.threshold${above + 1}`),
      found: `threshold${above + 1} of ${lower.value}`,
      expected: `at most threshold${above}, which is ${upper.value}`,
    });
  }
  return problems;
}
