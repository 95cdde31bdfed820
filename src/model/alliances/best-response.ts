// Who is in a club when everybody may join or leave as it pays (Nordhaus 2015, 10.1257/aer.15000001; MODEL.md
// 5.8): one candidate after the other answers the present members, until none moves. A state that comes back
// is a cycle: then there is no stable club, and the cycle is the answer.

/** What best response ends in. */
export interface ClubFound {
  /** 1 for each member; nobody but the fixed members when there is no stable club. */
  readonly members: Uint8Array;
  readonly stable: boolean;
  /** The clubs that follow each other for ever, one a change of mind; empty when stable. */
  readonly cycle: readonly Uint8Array[];
}

/**
 * Best response from a starting club. `candidates` are indices in the order in which they answer, everybody
 * else stays as at the start; `gain(members, j)` is what j gains by being in rather than out, the others as
 * given. Who is indifferent stays out.
 */
export function bestResponse(
  start: Uint8Array,
  candidates: readonly number[],
  gain: (members: Uint8Array, j: number) => number,
): ClubFound {
  const members = Uint8Array.from(start);
  const seenAt = new Map<string, number>();
  const path: Uint8Array[] = [];
  for (;;) {
    // The state at the start of a pass decides all that follows.
    const state = candidates.map((j) => members[j]).join('');
    const before = seenAt.get(state);
    if (before !== undefined) {
      for (const j of candidates) members[j] = 0;
      return { members, stable: false, cycle: path.slice(before) };
    }
    seenAt.set(state, path.length);
    let moved = false;
    for (const j of candidates) {
      const inside = gain(members, j) > 0 ? 1 : 0;
      if (inside === members[j]) continue;
      members[j] = inside;
      path.push(Uint8Array.from(members));
      moved = true;
    }
    if (!moved) return { members, stable: true, cycle: [] };
  }
}
