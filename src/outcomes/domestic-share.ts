// Self-sufficiency: how much of what a jurisdiction buys it makes at home.

import { defineOutcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { eachPair, wantPairs } from './pair-trade.ts';

/** Jurisdictions that have columns of their own: the largest by GDP at the start. */
const shown = 6;

export const domesticShare = defineOutcome({
  name: 'domesticShare',
  unit: 'share',
  definition:
    'Of the value that the buyers of a bloc, or of one of the six largest jurisdictions (code, and code:domain), receive in the tick, the share that was sold in the same jurisdiction',
  source: 'IC Insights on chip self-sufficiency; MODEL.md 7 (domestic share of home market)',
  when: 'series',
  prepare: wantPairs,
  groups: (world) => {
    const { plan } = world;
    const places = largest(world).map((place) => plan.jurisdictionCodes[place]);
    return [
      ...plan.blocNames,
      ...places.flatMap((code) => [code, ...plan.domainNames.map((domain) => `${code}:${domain}`)]),
    ];
  },
  record(world, values, offset) {
    const { plan } = world;
    const places = largest(world);
    const blocs = plan.blocNames.length;
    const width = 1 + plan.domainNames.length;
    const bought = new Float64Array(blocs + places.length * width);
    const home = new Float64Array(bought.length);
    const rowOf = new Int32Array(plan.jurisdictionCodes.length).fill(-1);
    for (const [row, place] of places.entries()) rowOf[place] = row;
    eachPair(world, (segment, seller, buyer, value) => {
      const groups = [plan.blocOfJurisdiction[buyer]];
      const row = blocs + rowOf[buyer] * width;
      if (rowOf[buyer] >= 0) groups.push(row, row + 1 + plan.domainOfSegment[segment]);
      for (const group of groups) {
        bought[group] += value;
        if (seller === buyer) home[group] += value;
      }
    });
    for (let group = 0; group < bought.length; group++) {
      values[offset + group] = bought[group] > 0 ? home[group] / bought[group] : Number.NaN;
    }
  },
});

function largest(world: World): number[] {
  const { startGdp } = world.plan;
  const order = Array.from(startGdp.keys()).sort((a, b) => startGdp[b] - startGdp[a]);
  return order.slice(0, shown);
}
