// Tables that several outcomes read are made once a tick and kept with the world until the next.

import type { World } from '../model/world.ts';

/** The value of `make` for this tick; made at the first call in a tick. */
export function onceATick<T>(world: World, name: string, make: () => T): T {
  const kept = world.shared.get(name);
  if (kept && kept.tick === world.tick) return kept.value as T;
  const value = make();
  world.shared.set(name, { tick: world.tick, value });
  return value;
}
