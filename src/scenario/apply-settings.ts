// Lays `--set path=value` over a loaded document before it is checked, so that a setting is held to the
// same rules as a line of the file. Items of a list are named by their id: `policies.chip-controls.ramp`.

import type { Problem } from '../parameters/problem.ts';
import {
  type LocatedEntry,
  type LocatedList,
  type LocatedMap,
  type LocatedValue,
  placeOf,
  quote,
  type Spot,
  textAt,
} from './text/located-value.ts';
import { nearestName } from './text/nearest-name.ts';
import { readScenarioText } from './text/read-text.ts';

const longestPath = 200;

/** Lists whose items a setting names by id, and what an item is called. */
const listsById: Record<string, string> = { policies: 'policy', shocks: 'shock' };

/**
 * The document with every setting applied in order. A setting is `path=value`, where the value is YAML
 * (`0.4`, `2030-12`, `[5g, ai]`). Problems carry the setting in the place of a file.
 */
export function applySettings(
  document: LocatedMap,
  settings: readonly string[],
): { document: LocatedMap; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let changed = document;
  for (const setting of settings) {
    const file = `--set ${setting}`;
    const spot: Spot = { file, line: 0, column: 0, typed: true };
    const equals = setting.indexOf('=');
    const path = setting.slice(0, Math.max(equals, 0)).trim();
    if (path === '' || path.length > longestPath || path === 'extends') {
      const hint = 'for example --set learning.absorptionSlope=0.8';
      problems.push({ where: { file }, found: quote(setting), expected: 'path=value', hint });
      continue;
    }
    const read = readScenarioText(file, `value: ${setting.slice(equals + 1)}`);
    const value = read.document?.entries.get('value')?.value;
    if (value === undefined || read.problems.length > 0 || read.document?.entries.size !== 1) {
      problems.push({
        where: { file, path },
        found: quote(setting.slice(equals + 1)),
        expected: 'a value as in a file',
      });
      continue;
    }
    const result = setValue(changed, path, { keySpot: spot, value: moveTo(value, spot) }, '');
    if ('found' in result) problems.push(result);
    else changed = result;
  }
  return { document: changed, problems };
}

function setValue(map: LocatedMap, path: string, entry: LocatedEntry, above: string): LocatedMap | Problem {
  const key = keyOf(map, path);
  const here = above === '' ? key : `${above}.${key}`;
  const rest = path.slice(key.length + 1);
  const entries = new Map(map.entries);
  const before = entries.get(key)?.value;
  if (rest === '') {
    entries.set(key, entry);
    return { ...map, entries };
  }
  if (above === '' && Object.hasOwn(listsById, key)) {
    const list = setInList(before, rest, entry, key);
    if ('found' in list) return list;
    entries.set(key, { keySpot: map.entries.get(key)?.keySpot ?? entry.keySpot, value: list });
    return { ...map, entries };
  }
  if (before !== undefined && before.kind !== 'map') {
    return {
      where: placeOf(entry.keySpot, here),
      found: `${quote(here)}, which has no keys`,
      expected: 'a path to a value',
    };
  }
  const inner = setValue(
    before ?? { kind: 'map', spot: entry.keySpot, entries: new Map() },
    rest,
    entry,
    here,
  );
  if ('found' in inner) return inner;
  entries.set(key, { keySpot: entries.get(key)?.keySpot ?? entry.keySpot, value: inner });
  return { ...map, entries };
}

function setInList(
  list: LocatedValue | undefined,
  path: string,
  entry: LocatedEntry,
  name: string,
): LocatedList | Problem {
  const items = list?.kind === 'list' ? list.items : [];
  const dot = path.indexOf('.');
  const id = dot < 0 ? path : path.slice(0, dot);
  const at = items.findIndex((item) => textAt(item, 'id') === id);
  const item = items[at];
  const where = placeOf(entry.keySpot, `${name}.${path}`);
  if (item?.kind !== 'map') {
    const ids = items.flatMap((candidate) => textAt(candidate, 'id') || []);
    const near = nearestName(id, ids);
    return {
      where,
      found: `no ${listsById[name]} ${quote(id)}`,
      expected: ids.length > 0 ? `one of ${ids.join(', ')}` : `a ${listsById[name]} in the file`,
      hint: near && `did you mean ${quote(near)}?`,
    };
  }
  if (dot < 0) return { where, found: 'no key after the id', expected: `${name}.${id}.<key>=value` };
  const changed = setValue(item, path.slice(dot + 1), entry, `${name}.${id}`);
  if ('found' in changed) return changed;
  return { kind: 'list', spot: list?.spot ?? entry.keySpot, items: items.with(at, changed) };
}

/** The first key of a path: the longest existing key that it begins with (keys may hold dots), else up to a dot. */
function keyOf(map: LocatedMap, path: string): string {
  let longest = '';
  for (const key of map.entries.keys()) {
    if ((path === key || path.startsWith(`${key}.`)) && key.length > longest.length) longest = key;
  }
  return longest || path.split('.', 1)[0];
}

function moveTo(value: LocatedValue, spot: Spot): LocatedValue {
  if (value.kind === 'scalar') return { ...value, spot };
  if (value.kind === 'list')
    return { kind: 'list', spot, items: value.items.map((item) => moveTo(item, spot)) };
  const entries = [...value.entries].map(
    ([key, entry]) => [key, { keySpot: spot, value: moveTo(entry.value, spot) }] as const,
  );
  return { kind: 'map', spot, entries: new Map(entries) };
}
