// Who is in an arrangement now: by the spells of the data, or, for `alliance:<domain>`, as the last review of
// the domain's alliance left it.

import type { World } from '../world.ts';

/** How scenarios and policies name the alliance of a domain. */
export const alliancePrefix = 'alliance:';

/** Marks the members of a named arrangement with 1; a name that this world lacks marks nobody. */
export function markMembers(world: World, name: string, marked: Uint8Array): void {
  const { plan, tick, alliances } = world;
  if (name.startsWith(alliancePrefix)) {
    const domain = plan.domainNames.indexOf(name.slice(alliancePrefix.length));
    if (domain < 0) return;
    for (let j = 0; j < marked.length; j++) if (alliances.tier[domain * marked.length + j] > 0) marked[j] = 1;
    return;
  }
  const arrangement = plan.arrangementNames.indexOf(name);
  for (const spell of plan.memberships) {
    if (spell.arrangement === arrangement && tick >= spell.fromTick && tick <= spell.untilTick)
      marked[spell.jurisdiction] = 1;
  }
}

/** Whether a spell of membership begins with this tick or ended with the last: in any arrangement, or in some. */
export function membershipsMove({ plan, tick }: World, arrangements?: readonly number[]): boolean {
  return plan.memberships.some(
    ({ arrangement, fromTick, untilTick }) =>
      (fromTick === tick || untilTick === tick - 1) && (arrangements?.includes(arrangement) ?? true),
  );
}
