// A thread keeps the arrays of its first world, and later worlds of the same shape are poured into them: the
// machine code of hot functions is made for these very arrays (of-world.ts), and replicates and arms of a
// scenario have one shape. Large worlds are not kept: a second one would have to be built beside the first.

import type { Placing } from './building/assemble-world.ts';
import type { World } from './world.ts';

/** Links from which a world is not kept, some 100 MB. */
const mostLinks = 1_500_000;

/** What belongs to a world alone. Settings and plan do not: they may be the caller's. */
const owned = [
  'cells',
  'suppliers',
  'endUsers',
  'spot',
  'sourcing',
  'step',
  'needs',
  'links',
  'nations',
  'research',
  'access',
  'trade',
] as const satisfies readonly (keyof World)[];

type Fields = Record<string, unknown>;

/**
 * A place for the worlds of one thread, run one after another: takes a world as it is laid out and gives the one to
 * use in its stead, with all that it holds. It is the caller's until the next call: nobody may look at it once
 * another run has begun.
 */
export function openPlace(): Placing {
  let kept: World | undefined;
  return (fresh) => {
    if (fresh.links.count > mostLinks) return fresh;
    kept ??= fresh;
    if (!haveOneShape(kept, fresh)) return fresh;
    const [into, from] = [kept as unknown as Fields, fresh as unknown as Fields];
    if (kept !== fresh) for (const name of owned) pour(into[name] as Fields, from[name] as Fields);
    const taken = Object.keys(from).filter((name) => !(owned as readonly string[]).includes(name));
    for (const name of taken) {
      const value = from[name];
      // Written to in the first world too, so that V8 never takes these for constants: finding out later that they
      // are none would throw away the machine code of every hot function.
      into[name] = undefined;
      into[name] = value;
    }
    return kept;
  };
}

function haveOneShape(a: World, b: World): boolean {
  return (
    a.suppliers.count === b.suppliers.count &&
    a.endUsers.count === b.endUsers.count &&
    a.needs.count === b.needs.count &&
    a.links.count === b.links.count &&
    a.cells.count === b.cells.count &&
    a.plan.jurisdictionCodes.length === b.plan.jurisdictionCodes.length
  );
}

/** Copies numbers into the arrays that are there, and replaces what is no array or of another length. */
function pour(into: Fields, from: Fields): void {
  for (const [name, value] of Object.entries(from)) {
    const place = into[name];
    if (place === value) continue;
    if (areAlike(place, value)) place.set(value as Float64Array);
    // A field that is never written to again is a constant to V8.
    else into[name] = value;
  }
}

/** Whether both are arrays of the same kind of numbers and as long; named as one kind of them for `set`. */
function areAlike(a: unknown, b: unknown): a is Float64Array {
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b)) return false;
  return a.constructor === b.constructor && a.byteLength === b.byteLength;
}
