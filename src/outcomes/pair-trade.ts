// Value delivered between jurisdictions, by segment: recorded only when an outcome asks for it, because
// most scenarios need no more than the layers.

import type { World } from '../model/world.ts';
import { onceATick } from './once-a-tick.ts';

/** Switches the recording of value by pairs of jurisdictions on. */
export function wantPairs(world: World): void {
  const jurisdictions = world.plan.jurisdictionCodes.length;
  world.trade.pairsWanted = true;
  world.trade.valueOfPairs = new Float64Array(world.plan.segmentNames.length * jurisdictions * jurisdictions);
}

/** Value delivered in a tick, million US dollars. */
export interface PairTrade {
  /** (seller jurisdiction × buyer jurisdiction), all segments. */
  readonly pairs: Float64Array;
  /** (domain × buyer jurisdiction): all purchases, and those from sellers of the same jurisdiction. */
  readonly bought: Float64Array;
  readonly home: Float64Array;
}

/** Sums the recorded value once a tick. */
export function pairTrade(world: World): PairTrade {
  return onceATick(world, 'trade by pairs', () => sumPairs(world));
}

function sumPairs(world: World): PairTrade {
  const { plan, trade, cells } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const pairs = new Float64Array(jurisdictions * jurisdictions);
  const bought = new Float64Array(plan.domainNames.length * jurisdictions);
  const home = new Float64Array(bought.length);
  // Only cells have sellers: the other lanes of the table are empty.
  for (let cell = 0; cell < cells.count; cell++) {
    const segment = cells.segmentOfCell[cell];
    const seller = cells.jurisdictionOfCell[cell];
    const from = (segment * jurisdictions + seller) * jurisdictions;
    const domain = plan.domainOfSegment[segment] * jurisdictions;
    for (let buyer = 0; buyer < jurisdictions; buyer++) {
      const value = trade.valueOfPairs[from + buyer];
      pairs[seller * jurisdictions + buyer] += value;
      bought[domain + buyer] += value;
      if (buyer === seller) home[domain + buyer] += value;
    }
  }
  return { pairs, bought, home };
}
