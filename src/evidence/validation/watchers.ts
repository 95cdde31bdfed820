// Outcomes that only validation rows ask for: real final demand by jurisdiction, sales of named suppliers
// and of segments, ideas and levels of groups of firms.

import { defineOutcome, type Outcome } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';

/** Units delivered to end users, by jurisdiction, at start prices a tick. */
export const demandByJurisdiction = defineOutcome({
  name: 'demandByJurisdiction',
  unit: 'million US dollars a tick, start prices',
  definition: 'Units delivered to the end users of each jurisdiction',
  source: 'evidence',
  when: 'series',
  groups: (world) => world.plan.jurisdictionCodes,
  record(world, values, offset) {
    const { suppliers, endUsers, needs, plan } = world;
    values.fill(0, offset, offset + plan.jurisdictionCodes.length);
    for (let user = 0; user < endUsers.count; user++) {
      values[offset + endUsers.jurisdiction[user]] +=
        needs.received[suppliers.firstNeed[suppliers.count + user]];
    }
  },
});

/** Sales of named suppliers, million US dollars a tick; 0 for a name that the world does not have. */
export function salesOf(ids: readonly string[]): Outcome {
  return defineOutcome({
    name: 'salesOf',
    unit: 'million US dollars a tick',
    definition: 'Sales of each named supplier',
    source: 'evidence',
    when: 'series',
    groups: () => ids,
    record(world, values, offset) {
      for (const [n, id] of ids.entries()) {
        const supplier = world.plan.supplierIds.get(id);
        values[offset + n] = supplier === undefined ? 0 : world.suppliers.revenue[supplier];
      }
    },
  });
}

/** One number from the whole world each tick, under a name of its own. */
export function watch(
  name: string,
  groups: readonly string[],
  read: (world: World) => readonly number[],
): Outcome {
  return defineOutcome({
    name,
    unit: '',
    definition: name,
    source: 'evidence',
    when: 'series',
    groups: () => groups,
    record(world, values, offset) {
      for (const [n, value] of read(world).entries()) values[offset + n] = value;
    },
  });
}
