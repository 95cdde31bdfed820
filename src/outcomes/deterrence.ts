// Strategic deterrence, the fourth of the source's four elements of power: capability combined. Domains
// multiply (a gap in one weakens all), and allies count together as far as they are interoperable.

import { flowNames } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { onceARule } from './once-a-tick.ts';
import { domainShares } from './power-shares.ts';

const shared = ['knowledge', 'data'].map((flow) => flowNames.indexOf(flow as 'data'));

export const deterrence = defineOutcome({
  name: 'deterrence',
  unit: 'share',
  definition:
    "Geometric mean over domains of a bloc's technology-weighted world share, times its interoperability: the mean permeability of knowledge and data between its members, over domains and pairs by GDP at the start",
  source:
    'Tang 2021, elements of power: strategic deterrence, and influence (2) interoperability; MODEL.md 7',
  when: 'series',
  groups: (world) => world.plan.blocNames,
  record(world, values, offset) {
    const { plan } = world;
    const blocs = plan.blocNames.length;
    const shares = domainShares(world);
    const together = onceARule(world, 'interoperability of blocs', () =>
      plan.blocNames.map((_, b) => interoperability(world, b)),
    );
    for (let b = 0; b < blocs; b++) {
      let logs = 0;
      let counted = 0;
      for (let d = 0; d < plan.domainNames.length; d++) {
        if (Number.isNaN(shares[d * blocs + b])) continue;
        logs += Math.log(shares[d * blocs + b]);
        counted++;
      }
      values[offset + b] = counted > 0 ? Math.exp(logs / counted) * together[b] : Number.NaN;
    }
  },
});

/** Mean permeability of knowledge and data between the members of a bloc, 0..1. */
function interoperability(world: World, bloc: number): number {
  const { plan, rules } = world;
  if (shared.every((flow) => !rules.permeability[flow].written)) return 1;
  const members = plan.jurisdictionCodes.map((_, j) => j).filter((j) => plan.blocOfJurisdiction[j] === bloc);
  const segments = firstSegments(world);
  let sum = 0;
  let weights = 0;
  for (const from of members) {
    for (const to of members) {
      const weight = plan.startGdp[from] * plan.startGdp[to];
      weights += weight;
      if (from === to) sum += weight;
      else sum += weight * passageBetween(world, segments, from, to);
    }
  }
  return weights > 0 ? sum / weights : Number.NaN;
}

/** The first segment of each domain that has any. */
function firstSegments({ plan }: World): readonly number[] {
  return plan.domainNames.map((_, d) => plan.domainOfSegment.indexOf(d)).filter((segment) => segment >= 0);
}

/** Permeability of knowledge and data from one jurisdiction to another, averaged over segments. */
function passageBetween(
  { rules, nations }: World,
  segments: readonly number[],
  from: number,
  to: number,
): number {
  let sum = 0;
  for (const segment of segments)
    for (const flow of shared)
      sum += rules.permeabilityOf(flow, segment, from, nations.layer[from], to, nations.layer[to]);
  return segments.length > 0 ? sum / (segments.length * shared.length) : 1;
}
