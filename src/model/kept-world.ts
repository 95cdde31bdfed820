// A thread keeps the arrays of its first world, and later worlds of the same shape are poured into them: the
// machine code of hot functions is made for these very arrays (of-world.ts), and replicates and arms of a
// scenario have one shape. It also remembers the last worlds as they were before their first tick: the arms of
// a replicate differ in their policies alone, and building is a third of a run without policies. Large worlds
// are neither kept nor remembered: a second one would have to stand beside the first.

import { type BuildWorld, buildWorld, type WorldData } from './build-world.ts';
import { type Placing, withoutRules } from './building/assemble-world.ts';
import type { RunInput } from './run-input.ts';
import type { World } from './world.ts';

/** How much a thread may hold of worlds that are not running. */
export interface Room {
  /** Links from which a world is neither kept nor remembered. */
  readonly mostLinks: number;
  /** Links of all worlds that are remembered; the last one is at any rate. 0: none is. */
  readonly rememberedLinks: number;
}

/** Some 100 MB, and some 60 MB: six worlds of 5,000 suppliers. */
const standardRoom: Room = { mostLinks: 1_500_000, rememberedLinks: 400_000 };

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
  'alliances',
  'trade',
  'changes',
] as const satisfies readonly (keyof World)[];

type Fields = Record<string, unknown>;

/** A world before its first tick: copies of what belongs to it alone, and the rest as it was. */
interface Memory {
  readonly data: WorldData;
  readonly links: number;
  readonly owned: Fields;
  readonly rest: Fields;
}

/**
 * A place for the worlds of one thread, run one after another: builds the world of a run, or remembers it. The world
 * is the caller's until the next call: nobody may look at it once another run has begun.
 */
export function openPlace({ mostLinks, rememberedLinks }: Room = standardRoom): BuildWorld {
  let kept: World | undefined;
  const memories = new Map<string, Memory>();
  const place: Placing = (fresh) => {
    if (fresh.links.count > mostLinks) return fresh;
    kept ??= fresh;
    if (!haveOneShape(kept, fresh)) return fresh;
    if (kept !== fresh) pourOwned(kept, fresh as unknown as Fields);
    takeOver(kept, restOf(fresh));
    return kept;
  };
  return (input, data) => {
    const key = worldKey(input);
    const memory = memories.get(key);
    memories.delete(key);
    if (kept !== undefined && memory !== undefined && memory.data === data) {
      memories.set(key, memory);
      return recall(kept, memory);
    }
    const world = buildWorld(input, data, place);
    if (world === kept && rememberedLinks > 0) memories.set(key, remember(world, data));
    forgetOldest(memories, rememberedLinks);
    return world;
  };
}

/** What a world is built from: its input but for what happens to it later. */
function worldKey(input: RunInput): string {
  return JSON.stringify({ ...input, policies: [], shocks: [] });
}

function remember(world: World, data: WorldData): Memory {
  const mine = Object.fromEntries(owned.map((name) => [name, world[name]]));
  return { data, links: world.links.count, owned: structuredClone(mine), rest: withOwnArrays(restOf(world)) };
}

/** Gives the kept world what it had before its first tick. */
function recall(kept: World, memory: Memory): World {
  pourOwned(kept, memory.owned);
  takeOver(kept, withOwnArrays(memory.rest));
  // Before the first tick there are no rules, and nothing that is kept from one tick to the next.
  takeOver(kept, { rules: withoutRules(kept.plan, kept.suppliers.count), shared: new Map() });
  return kept;
}

/** Forgets what was not asked for the longest while there is more than there is room for. */
function forgetOldest(memories: Map<string, Memory>, rememberedLinks: number): void {
  let links = 0;
  for (const memory of memories.values()) links += memory.links;
  for (const [key, memory] of memories) {
    if (links <= rememberedLinks || memories.size === 1) return;
    links -= memory.links;
    memories.delete(key);
  }
}

/** What a world holds besides what belongs to it alone. */
function restOf(world: World): Fields {
  return Object.fromEntries(
    Object.entries(world).filter(([name]) => !(owned as readonly string[]).includes(name)),
  );
}

function withOwnArrays(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      ArrayBuffer.isView(value) ? structuredClone(value) : value,
    ]),
  );
}

function takeOver(kept: World, rest: Fields): void {
  const into = kept as unknown as Fields;
  for (const [name, value] of Object.entries(rest)) {
    // Written to in the first world too, so that V8 never takes these for constants: finding out later that they
    // are none would throw away the machine code of every hot function.
    into[name] = undefined;
    into[name] = value;
  }
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

function pourOwned(kept: World, from: Fields): void {
  for (const name of owned) pour(kept[name] as unknown as Fields, from[name] as Fields);
}

/** Copies numbers into the arrays that are there, and puts copies in the place of what is no array or of another length. */
function pour(into: Fields, from: Fields): void {
  for (const [name, value] of Object.entries(from)) {
    const place = into[name];
    if (place === value) continue;
    if (areAlike(place, value)) place.set(value as Float64Array);
    // A field that is never written to again is a constant to V8.
    else into[name] = structuredClone(value);
  }
}

/** Whether both are arrays of the same kind of numbers and as long; named as one kind of them for `set`. */
function areAlike(a: unknown, b: unknown): a is Float64Array {
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b)) return false;
  return a.constructor === b.constructor && a.byteLength === b.byteLength;
}
