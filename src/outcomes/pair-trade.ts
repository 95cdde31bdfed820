// Value delivered between jurisdictions: recorded only when an outcome asks for it, because most scenarios
// need no more than the layers.

import type { World } from '../model/world.ts';

/** Switches the recording of value by pairs of jurisdictions on. */
export function wantPairs(world: World): void {
  const jurisdictions = world.plan.jurisdictionCodes.length;
  const places = world.plan.domainNames.length * jurisdictions;
  world.trade.pairsWanted = true;
  world.trade.valueOfPairs = new Float64Array(jurisdictions * jurisdictions);
  world.trade.bought = new Float64Array(places);
  world.trade.boughtAtHome = new Float64Array(places);
}

/** Value delivered in a tick, million US dollars. */
export interface PairTrade {
  /** (seller jurisdiction × buyer jurisdiction), all segments. */
  readonly pairs: Float64Array;
  /** (domain × buyer jurisdiction): all purchases, and those from sellers of the same jurisdiction. */
  readonly bought: Float64Array;
  readonly home: Float64Array;
}

/** What was recorded this tick. */
export function pairTrade({ trade }: World): PairTrade {
  return { pairs: trade.valueOfPairs, bought: trade.bought, home: trade.boughtAtHome };
}
