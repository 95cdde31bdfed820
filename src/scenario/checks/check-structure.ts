// Holds a located value to a schema and turns every schema issue into a problem at the character that
// caused it: unknown keys at the key, wrong values at the value, missing keys at the map they belong to.

import type { z } from 'zod';
import type { Problem } from '../../parameters/problem.ts';
import type { Variants } from '../form-schemas.ts';
import { oneOf } from '../parameter-schema.ts';
import {
  describe,
  joinPath,
  type LocatedMap,
  type LocatedValue,
  placeOf,
  plainValue,
  quote,
  textAt,
  valueAt,
} from '../text/located-value.ts';
import { nearestName } from '../text/nearest-name.ts';

export interface Structure {
  /** The value with defaults filled in; only when there are no problems. */
  readonly data?: Record<string, unknown>;
  readonly problems: readonly Problem[];
}

type Issue = z.core.$ZodIssue;

/** Checks a map against a closed object; `path` is where the map stands in the document. */
export function checkStructure(
  schema: z.ZodObject,
  value: LocatedMap,
  path: string,
  mayMiss: boolean,
): Structure {
  // A schema is used once, so compiling it would cost more than it saves.
  const result = schema.safeParse(plainValue(value), { jitless: true });
  if (result.success) return { data: result.data, problems: [] };
  const { issues } = result.error;
  const problems = issues.flatMap((issue) => problemsOf(issue, issues, schema, value, path, mayMiss));
  return { problems };
}

/** Checks a map against the form that its own key names, or the nearest such form when it names none. */
export function checkVariant(
  variants: Variants,
  value: LocatedMap,
  path: string,
  mayMiss: boolean,
): Structure & { form?: string } {
  const { key, forms, common } = variants;
  const stated = textAt(value, key);
  const form = stated === undefined ? undefined : forms.get(stated);
  if (form !== undefined) return { ...checkStructure(form(), value, path, mayMiss), form: stated };
  const names = [...forms.keys()];
  const near = stated === undefined ? undefined : nearestName(stated, names);
  const node = valueAt(value, key);
  const problem: Problem = {
    where: placeOf(node?.spot ?? value.spot, joinPath(path, key)),
    found:
      stated === undefined ? (node ? describe(node) : `no ${key}`) : `the unknown ${key} ${quote(stated)}`,
    expected: oneOf(names),
    ...(near && { hint: `did you mean ${quote(near)}?` }),
  };
  const kindProblems = stated === undefined && mayMiss && node === undefined ? [] : [problem];
  // The other keys are held to what was probably meant, so that one pass finds them all.
  const rest = checkStructure((near && forms.get(near)?.()) || common, value, path, true);
  const others = rest.problems.filter(({ where }) => where.path !== joinPath(path, key));
  return { problems: [...kindProblems, ...others], form: near };
}

function problemsOf(
  issue: Issue,
  all: readonly Issue[],
  schema: z.ZodObject,
  root: LocatedMap,
  above: string,
  mayMiss: boolean,
): Problem[] {
  const { nodes, path } = follow(root, issue.path, above);
  const node = nodes[issue.path.length];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => {
      const near = nearestName(key, known);
      const spot = (node?.kind === 'map' && node.entries.get(key)?.keySpot) || root.spot;
      return {
        where: placeOf(spot, joinPath(path, key)),
        found: `the unknown key ${quote(key)}`,
        expected: oneOf(known),
        ...(near && { hint: `did you mean ${quote(near)}?` }),
      };
    });
  }
  if (node === undefined) {
    const key = String(issue.path[issue.path.length - 1]);
    if (mayMiss || isMistyped(key, issue, all)) return [];
    const parent = nodes.findLast((one) => one !== undefined) ?? root;
    return [{ where: placeOf(parent.spot, path), found: `no ${quote(key)}`, expected: issue.message }];
  }
  const hint = hintFor(issue, node);
  return [
    {
      where: placeOf(node.spot, path),
      found: describe(node),
      expected: issue.message,
      ...(hint && { hint }),
    },
  ];
}

/** A key is not missing when an unknown key beside it is a near miss of it. */
function isMistyped(key: string, issue: Issue, all: readonly Issue[]): boolean {
  const parent = issue.path.slice(0, -1).join('.');
  return all.some(
    (other) =>
      other.code === 'unrecognized_keys' &&
      other.path.join('.') === parent &&
      other.keys.some((unknown) => nearestName(unknown, [key]) === key),
  );
}

/** The nodes along a path of keys and indices (the root first), and the path in words: items by their id. */
function follow(root: LocatedValue, keys: readonly PropertyKey[], above: string) {
  const nodes: (LocatedValue | undefined)[] = [root];
  let path = above;
  for (const key of keys) {
    const node = nodes[nodes.length - 1];
    if (typeof key === 'number') {
      const item = node?.kind === 'list' ? node.items[key] : undefined;
      nodes.push(item);
      path = itemPath(path, key, item);
    } else {
      nodes.push(valueAt(node, String(key)));
      path = joinPath(path, String(key));
    }
  }
  return { nodes, path };
}

/** `policies.chip-controls` for an item with an id, `policies[2]` without. */
export function itemPath(path: string, index: number, item: LocatedValue | undefined): string {
  const id = textAt(item, 'id');
  return id ? joinPath(path, id) : joinPath(path, index);
}

/** The keys that the schema allows at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const step of path) {
    const at = unwrap(current);
    if (at.type === 'object') current = at.shape?.[String(step)];
    else if (at.type === 'array') current = at.element;
    else if (at.type === 'record') current = at.valueType;
    else return [];
  }
  return Object.keys(unwrap(current).shape ?? {});
}

interface SchemaDefinition {
  readonly type: string;
  readonly shape?: Record<string, unknown>;
  readonly element?: unknown;
  readonly valueType?: unknown;
}

/** What stands behind defaults, options and transformations. */
function unwrap(schema: unknown): SchemaDefinition {
  let definition = (schema as { def?: unknown } | undefined)?.def as Record<string, unknown> | undefined;
  while (definition !== undefined && (definition.innerType !== undefined || definition.type === 'pipe')) {
    const inner = definition.innerType ?? definition.in;
    definition = (inner as { def: Record<string, unknown> }).def;
  }
  return (definition ?? { type: 'none' }) as unknown as SchemaDefinition;
}

/** A way out for common slips: percent for shares, quoted numbers, dates in another form. */
function hintFor(issue: Issue, node: LocatedValue): string | undefined {
  if (node.kind !== 'scalar') return undefined;
  const { value } = node;
  const { message } = issue;
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const near = nearestName(value, issue.values.map(String));
    return near && `did you mean ${quote(near)}?`;
  }
  if (message.startsWith('a share') && typeof value === 'number' && value > 1 && value <= 100) {
    return `for ${value} % write ${Number((value / 100).toPrecision(12))}`;
  }
  if (/^a (share|number|whole number)/.test(message) && typeof value === 'string') {
    const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(value);
    if (percent) return `write ${Number((Number(percent[1]) / 100).toPrecision(12))}`;
    if (value.trim() !== '' && Number.isFinite(Number(value))) return 'write the number without quotes';
  }
  if (message.startsWith('a month')) {
    const parts = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.]\d{1,2})?)?$/.exec(String(value));
    const ordinal = Number(parts?.[2] ?? 1);
    if (parts && ordinal >= 1 && ordinal <= 12)
      return `write ${parts[1]}-${String(ordinal).padStart(2, '0')}`;
  }
  return undefined;
}
