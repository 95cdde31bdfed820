// Self-sufficiency: how much of what a jurisdiction buys it makes at home.

import { defineOutcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { pairTrade, wantPairs } from './pair-trade.ts';

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
    const { bought, home } = pairTrade(world);
    const jurisdictions = plan.jurisdictionCodes.length;
    const domains = plan.domainNames.length;
    let at = offset;
    for (let bloc = 0; bloc < plan.blocNames.length; bloc++) {
      let all = 0;
      let own = 0;
      for (let n = 0; n < bought.length; n++) {
        if (plan.blocOfJurisdiction[n % jurisdictions] !== bloc) continue;
        all += bought[n];
        own += home[n];
      }
      values[at++] = all > 0 ? own / all : Number.NaN;
    }
    for (const place of places) {
      let all = 0;
      let own = 0;
      for (let d = 0; d < domains; d++) {
        const n = d * jurisdictions + place;
        all += bought[n];
        own += home[n];
        values[at + 1 + d] = bought[n] > 0 ? home[n] / bought[n] : Number.NaN;
      }
      values[at] = all > 0 ? own / all : Number.NaN;
      at += 1 + domains;
    }
  },
});

function largest(world: World): number[] {
  const { startGdp } = world.plan;
  const order = Array.from(startGdp.keys()).sort((a, b) => startGdp[b] - startGdp[a]);
  return order.slice(0, shown);
}
