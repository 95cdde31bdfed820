// Hot functions, opened once for the world that they work on. V8 writes the place and the length of a typed array
// into the machine code when the array cannot change, which it sees where a function closes over the world, and
// not where the world is an argument: then every look at an array in a loop checks its type and loads its
// length and place anew, because V8 forgets them at the end of each turn. Measured: a link delivered in 6.5
// instead of 11.5 ns, a whole tick a third less (decision 0093). It works for the first world of a thread only,
// which is why a thread keeps it (kept-world.ts).

import type { World } from './world.ts';

/**
 * What is made of a world, made once for each: functions that close over it. They take its arrays from `world` at
 * their top, never inside their loops.
 */
export function perWorld<Made>(make: (world: World) => Made): (world: World) => Made {
  const known = new WeakMap<World, { readonly made: Made }>();
  return (world) => {
    let entry = known.get(world);
    if (entry === undefined) {
      entry = { made: make(world) };
      known.set(world, entry);
    }
    return entry.made;
  };
}

/** A function of the world that is opened once for each: `open` returns what is called from then on. */
export function ofWorld<Rest extends unknown[], Result>(
  open: (world: World) => (...rest: Rest) => Result,
): (world: World, ...rest: Rest) => Result {
  const opened = perWorld(open);
  return (world, ...rest) => opened(world)(...rest);
}

/** Of what is done to one after another, how many are done in a call. */
const blockSize = 512;

/**
 * The same for what is done to `countOf(world)` things one after another: `open` returns what does those from
 * `from` to `to`. Blocks, because V8 compiles a loop that is still running for that one call, without what
 * it knows of the world, and may leave it at that.
 */
export function inBlocks(
  countOf: (world: World) => number,
  open: (world: World) => (from: number, to: number) => void,
): (world: World) => void {
  return ofWorld((world) => {
    const run = open(world);
    return () => {
      const count = countOf(world);
      for (let from = 0; from < count; from += blockSize) run(from, Math.min(count, from + blockSize));
    };
  });
}
