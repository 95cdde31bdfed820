// Resource control, the second of the source's four elements of power: what a bloc holds of strategic
// resources, and what it can get from the others through the goods flow.

import { flowNames } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { type ResourceName, resourceUses } from '../model/resource-uses.ts';
import type { World } from '../model/world.ts';
import { onceARule } from './once-a-tick.ts';

const goods = flowNames.indexOf('goods');

export const resourceControl = defineOutcome({
  name: 'resourceControl',
  unit: 'share',
  definition:
    "Mean over strategic resources of what a bloc commands: its own share, and of traded resources the others' shares as far as goods of the using segments pass to it (permeability from holder to member, by members' GDP at the start); what is only occupied (orbits, seabed, Arctic, lunar sites) counts for the holder alone",
  source: 'Tang 2021, elements of power: resource control; MODEL.md 7',
  when: 'series',
  groups: (world) => world.plan.blocNames,
  record(world, values, offset) {
    const { plan } = world;
    const blocs = plan.blocNames.length;
    values.fill(plan.resourceNames.length > 0 ? 0 : Number.NaN, offset, offset + blocs);
    for (let r = 0; r < plan.resourceNames.length; r++) {
      const command = onceARule(world, `command of resource ${r}`, () => commandOf(world, r));
      for (let b = 0; b < blocs; b++) values[offset + b] += command[b] / plan.resourceNames.length;
    }
  },
});

/** What each bloc commands of one resource, 0..1. */
function commandOf(world: World, resource: number): Float64Array {
  const { plan } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const uses: { readonly segments: readonly string[] } | undefined =
    resourceUses[plan.resourceNames[resource] as ResourceName];
  const segments = (uses?.segments ?? [])
    .map((name) => plan.segmentNames.indexOf(name))
    .filter((s) => s >= 0);
  const command = new Float64Array(plan.blocNames.length);
  const weight = blocGdp(world);
  for (let holder = 0; holder < jurisdictions; holder++) {
    const held = plan.resourceShares[resource * jurisdictions + holder];
    if (held === 0) continue;
    const home = plan.blocOfJurisdiction[holder];
    command[home] += held;
    for (let member = 0; member < jurisdictions; member++) {
      const bloc = plan.blocOfJurisdiction[member];
      if (bloc === home || segments.length === 0) continue;
      let passes = 0;
      for (const segment of segments) passes += reach(world, segment, holder, member) / segments.length;
      command[bloc] += held * passes * (world.plan.startGdp[member] / weight[bloc]);
    }
  }
  return command;
}

function reach(world: World, segment: number, holder: number, member: number): number {
  const { layer } = world.nations;
  return world.rules.permeabilityOf(goods, segment, holder, layer[holder], member, layer[member]);
}

function blocGdp(world: World): Float64Array {
  const { plan } = world;
  const sums = new Float64Array(plan.blocNames.length);
  for (let j = 0; j < plan.startGdp.length; j++) sums[plan.blocOfJurisdiction[j]] += plan.startGdp[j];
  return sums;
}
