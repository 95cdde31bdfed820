// Tables that several outcomes read are made once a tick and kept with the world until the next.

import type { World } from '../model/world.ts';

/** The value of `make` for this tick; made at the first call in a tick. */
export function onceATick<T>(world: World, name: string, make: () => T): T {
  return kept(world, name, world.tick, make);
}

/** The same for what depends on rules and layers alone: made when lanes were screened anew. */
export function onceARule<T>(world: World, name: string, make: () => T): T {
  return kept(world, name, world.screenings, make);
}

function kept<T>(world: World, name: string, when: number, make: () => T): T {
  const last = world.shared.get(name);
  if (last && last.when === when) return last.value as T;
  const value = make();
  world.shared.set(name, { when, value });
  return value;
}
