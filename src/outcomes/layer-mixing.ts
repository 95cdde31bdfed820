// The mixing matrix of delivered value between trust layers, which all measures of stratification read.

import { layerCount } from '../model/flow-rules.ts';
import type { World } from '../model/world.ts';

/** Value by (seller layer × buyer layer), of one domain or (-1) of all; million US dollars in the tick. */
export function layerMixing(world: World, domain = -1): Float64Array {
  const lanes = world.trade.valueOfLanes;
  const size = layerCount * layerCount;
  if (domain >= 0) return lanes.subarray(domain * size, (domain + 1) * size);
  const mixing = new Float64Array(size);
  for (let lane = 0; lane < lanes.length; lane++) mixing[lane % size] += lanes[lane];
  return mixing;
}
