// How a scenario file and the one it extends become one: maps merge key by key; lists whose items have
// an `id` (policies, shocks) merge by id, and an item's own keys replace the inherited ones whole; every
// other value replaces. A key set to nothing (`~`) drops what is inherited. A map that names another
// `kind` or `distribution` than the inherited one replaces it, because its keys mean something else.

import {
  type LocatedEntry,
  type LocatedList,
  type LocatedMap,
  type LocatedValue,
  textAt,
} from './located-value.ts';

/** Keys that a file says for itself and never inherits. */
const ownKeys = ['name', 'question', 'extends'];

/** The document of `base` with `own` laid over it. */
export function mergeDocuments(base: LocatedMap, own: LocatedMap): LocatedMap {
  const inherited = new Map([...base.entries].filter(([key]) => !ownKeys.includes(key)));
  return mergeMaps({ ...base, entries: inherited }, own, 'deep');
}

/** One map laid over another; `shallow` replaces every value whole instead of merging inside it. */
export function mergeMaps(base: LocatedMap, own: LocatedMap, depth: 'deep' | 'shallow'): LocatedMap {
  for (const variant of ['kind', 'distribution']) {
    const wanted = textAt(own, variant);
    if (wanted !== undefined && wanted !== textAt(base, variant)) return own;
  }
  const entries = new Map(base.entries);
  for (const [key, entry] of own.entries) {
    const before = entries.get(key)?.value;
    if (isNothing(entry.value) && before !== undefined) entries.delete(key);
    else entries.set(key, before && depth === 'deep' ? mergeEntry(before, entry) : entry);
  }
  return { kind: 'map', spot: own.spot, entries };
}

function mergeEntry(base: LocatedValue, own: LocatedEntry): LocatedEntry {
  const { value } = own;
  if (base.kind === 'map' && value.kind === 'map') return { ...own, value: mergeMaps(base, value, 'deep') };
  if (base.kind === 'list' && value.kind === 'list' && hasIds(base))
    return { ...own, value: mergeById(base, value) };
  return own;
}

function hasIds(list: LocatedList): boolean {
  return list.items.some((item) => textAt(item, 'id') !== undefined);
}

/** Inherited items keep their order; new ones follow in theirs. */
function mergeById(base: LocatedList, own: LocatedList): LocatedList {
  const items = [...base.items];
  const inherited = base.items.map((item) => textAt(item, 'id'));
  for (const item of own.items) {
    const id = textAt(item, 'id');
    const at = id === undefined ? -1 : inherited.indexOf(id);
    const before = items[at];
    if (before?.kind === 'map' && item.kind === 'map') items[at] = mergeMaps(before, item, 'shallow');
    else items.push(item);
  }
  return { kind: 'list', spot: own.spot, items };
}

function isNothing(value: LocatedValue): boolean {
  return value.kind === 'scalar' && value.value === null;
}
