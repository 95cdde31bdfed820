// A sweep has thousands of settings that differ in a few numbers. The manifest keeps the first one whole
// and of each other only what differs: a list of [path of keys, new value], exact in both directions.

type Data = Readonly<Record<string, unknown>>;

/** One difference: the keys that lead to it, and the value there; an absent value means the key is gone. */
export type Change = readonly [path: readonly string[], value?: unknown];

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own entries only: a key such as `constructor` must not find what every object inherits. */
function entry(map: Data, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** What to change in `base` to get `other`. Lists are compared as wholes. */
export function changesBetween(base: Data, other: Data): Change[] {
  const changes: Change[] = [];
  const keys = new Set([...Object.keys(base), ...Object.keys(other)]);
  for (const key of keys) {
    const from = entry(base, key);
    const to = entry(other, key);
    if (to === undefined) {
      if (from !== undefined) changes.push([[key]]);
    } else if (isMap(from) && isMap(to)) {
      for (const [path, ...rest] of changesBetween(from, to)) changes.push([[key, ...path], ...rest]);
    } else if (JSON.stringify(from) !== JSON.stringify(to)) {
      changes.push([[key], to]);
    }
  }
  return changes;
}

/** `base` with changes made; `base` itself stays as it is. */
export function applyChanges<T extends object>(base: T, changes: readonly Change[]): T {
  let result: Data = base as Data;
  for (const [path, ...rest] of changes) result = withChange(result, path, rest);
  return result as T;
}

function withChange(base: Data, path: readonly string[], value: readonly unknown[]): Data {
  const [key, ...deeper] = path;
  if (key === undefined) return base;
  if (deeper.length > 0) {
    const inner = entry(base, key);
    return { ...base, [key]: withChange(isMap(inner) ? inner : {}, deeper, value) };
  }
  if (value.length > 0) return { ...base, [key]: value[0] };
  const { [key]: _, ...others } = base;
  return others;
}
