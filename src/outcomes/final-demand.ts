// Sums over the needs of end users that several outcomes share.

import type { World } from '../model/world.ts';

/** Calls `visit` for every end user with its need and jurisdiction. */
export function eachEndUser(world: World, visit: (need: number, jurisdiction: number) => void): void {
  const { suppliers, endUsers } = world;
  for (let user = 0; user < endUsers.count; user++) {
    visit(suppliers.firstNeed[suppliers.count + user], endUsers.jurisdiction[user]);
  }
}
