// Hot functions, opened once for the world that they work on. V8 folds the place and the length of a typed array
// into the machine code when the array cannot change, which it sees where a function closes over the world, and
// not where the world is an argument: then every look at an array in a loop checks its type and loads its
// length and place anew, because V8 forgets them at the end of each turn. Measured: a link delivered in 6.5
// instead of 11.5 ns, a whole tick a third less (decision 0032). It works for the first world of a thread only,
// which is why a thread keeps it (kept-world.ts).

import type { World } from './world.ts';

/**
 * A function of the world that is opened once for each world: `open` returns what is called from then on. What
 * it reads of the world's arrays it takes from `world` at its top, never inside its loops.
 */
export function ofWorld<Rest extends unknown[], Result>(
  open: (world: World) => (...rest: Rest) => Result,
): (world: World, ...rest: Rest) => Result {
  const opened = new WeakMap<World, (...rest: Rest) => Result>();
  return (world, ...rest) => {
    let run = opened.get(world);
    if (run === undefined) {
      run = open(world);
      opened.set(world, run);
    }
    return run(...rest);
  };
}
