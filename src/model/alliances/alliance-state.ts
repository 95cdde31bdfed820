// The alliances of a run, one a domain: who is in with which tier, what best response found when members
// are free to choose, and what pooling does to research money (MODEL.md 5.8).

import type { ClubTrade } from './membership-gain.ts';

/** Domain of arrangements that are about every domain. */
export const everyDomain = -1;

/** An arrangement as far as alliances can be made of it. */
export interface AllianceArrangement {
  readonly name: string;
  /** Index of its domain, `everyDomain`, or any other number below 0 for none. */
  readonly domain: number;
  readonly kind: string;
}

export interface Alliances {
  readonly arrangements: readonly AllianceArrangement[];
  /** Trade by domain; absent in worlds without goods between jurisdictions. */
  readonly trade: readonly ClubTrade[] | undefined;
  /** (domain × jurisdiction): tier 1 contributing, 2 strategic, 3 founding; 0 outside. */
  readonly tier: Uint8Array;
  /** (domain × jurisdiction): 1 for the members that best response from nobody, and from everybody, ends in. */
  readonly fromEmpty: Uint8Array;
  readonly fromFull: Uint8Array;
  /** Per domain: length of the cycle from either start, 0 where the club is stable. */
  readonly cycleFromEmpty: Uint32Array;
  readonly cycleFromFull: Uint32Array;
  /** (domain × jurisdiction): factor on what research money does, and on what is spent; 1 without a pool. */
  readonly poolEffect: Float64Array;
  readonly poolSpending: Float64Array;
  /** Set when somebody joined or left: policies are written anew in the next tick. */
  membersChanged: boolean;
}

/** Alliances without members. */
export function openAlliances(
  domains: number,
  jurisdictions: number,
  arrangements: readonly AllianceArrangement[] = [],
  trade?: readonly ClubTrade[],
): Alliances {
  const places = domains * jurisdictions;
  return {
    arrangements,
    trade,
    tier: new Uint8Array(places),
    fromEmpty: new Uint8Array(places),
    fromFull: new Uint8Array(places),
    cycleFromEmpty: new Uint32Array(domains),
    cycleFromFull: new Uint32Array(domains),
    poolEffect: new Float64Array(places).fill(1),
    poolSpending: new Float64Array(places).fill(1),
    membersChanged: false,
  };
}
