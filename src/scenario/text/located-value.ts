// A scenario text as a tree in which every value and every key knows the file, line and column it came
// from. Files are merged, settings applied and checks run on this tree, so that a problem found late
// still points at the character that caused it, whichever file that was.

import type { Place } from '../../parameters/problem.ts';

/** Where a value or a key starts; lines and columns count from 1, and 0 means "no line" (command line). */
export interface Spot {
  /** File as the user wrote it, or the text of the command-line setting. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** True when the user typed it on the command line: its paths are then relative to where he stands. */
  readonly typed?: boolean;
}

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly spot: Spot;
  readonly value: string | number | boolean | null;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly spot: Spot;
  readonly items: readonly LocatedValue[];
}

export interface LocatedEntry {
  readonly keySpot: Spot;
  readonly value: LocatedValue;
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly spot: Spot;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
}

export type LocatedValue = LocatedScalar | LocatedList | LocatedMap;

/** The value as plain data; maps have no prototype, so that a key like `__proto__` is a key like any other. */
export function plainValue(value: LocatedValue): unknown {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(plainValue);
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of value.entries) plain[key] = plainValue(entry.value);
  return plain;
}

/** The value under a key, or undefined when there is none or `value` is no map. */
export function valueAt(value: LocatedValue | undefined, key: string): LocatedValue | undefined {
  return value?.kind === 'map' ? value.entries.get(key)?.value : undefined;
}

/** The text under a key, or undefined when it is absent or no text. */
export function textAt(value: LocatedValue | undefined, key: string): string | undefined {
  const child = valueAt(value, key);
  return child?.kind === 'scalar' && typeof child.value === 'string' ? child.value : undefined;
}

/** The items of a list under a key; none when it is absent or no list. */
export function itemsAt(value: LocatedValue | undefined, key: string): readonly LocatedValue[] {
  const child = valueAt(value, key);
  return child?.kind === 'list' ? child.items : [];
}

/** The entries of a map under a key; none when it is absent or no map. */
export function entriesAt(value: LocatedValue | undefined, key: string): readonly [string, LocatedEntry][] {
  const child = valueAt(value, key);
  return child?.kind === 'map' ? [...child.entries] : [];
}

/** What a reader would call the value: `1.4`, `'2019-13'`, `a list`, `nothing`; long texts are cut. */
export function describe(value: LocatedValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value.kind === 'map') return 'a map of keys';
  if (value.kind === 'list') return value.items.length === 0 ? 'an empty list' : 'a list';
  if (value.value === null) return 'nothing';
  if (typeof value.value !== 'string') return String(value.value);
  return quote(value.value);
}

/** A name or text in single quotes, cut after 60 characters. */
export function quote(text: string): string {
  return `'${text.length > 60 ? `${text.slice(0, 57)}...` : text}'`;
}

/** The place of a spot, with the path of keys inside the document. */
export function placeOf(spot: Spot, path: string): Place {
  if (spot.line === 0) return { file: spot.file, path };
  return { file: spot.file, line: spot.line, column: spot.column, path };
}

/** The path of a child: `policies` and `ramp` give `policies.ramp`; the root's path is empty. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
