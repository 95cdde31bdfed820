// Value delivered between jurisdictions, by segment: recorded only when an outcome asks for it, because
// most scenarios need no more than the layers.

import type { World } from '../model/world.ts';

/** Switches the recording of value by pairs of jurisdictions on. */
export function wantPairs(world: World): void {
  const jurisdictions = world.plan.jurisdictionCodes.length;
  world.trade.pairsWanted = true;
  world.trade.valueOfPairs = new Float64Array(world.plan.segmentNames.length * jurisdictions * jurisdictions);
}

/** Calls `visit` for every lane with value: segment, seller, buyer (jurisdictions), million US dollars. */
export function eachPair(
  world: World,
  visit: (segment: number, seller: number, buyer: number, value: number) => void,
): void {
  const jurisdictions = world.plan.jurisdictionCodes.length;
  const { valueOfPairs } = world.trade;
  for (let at = 0; at < valueOfPairs.length; at++) {
    if (valueOfPairs[at] === 0) continue;
    const segment = Math.floor(at / (jurisdictions * jurisdictions));
    visit(segment, Math.floor(at / jurisdictions) % jurisdictions, at % jurisdictions, valueOfPairs[at]);
  }
}
