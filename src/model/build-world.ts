// Builds the world of one run at tick 0, before any policy, by the kind that the input names.

import type { Placing } from './building/assemble-world.ts';
import { buildGroupsWorld } from './building/build-groups-world.ts';
import { buildNetworkWorld } from './building/build-network-world.ts';
import { buildTablesWorld } from './building/build-tables-world.ts';
import type { NetworkTables } from './network-tables.ts';
import type { RunInput } from './run-input.ts';
import { ModelError, type World } from './world.ts';
import type { WorldTables } from './world-tables.ts';

/** What a world is built from besides the input: tables, a network, or nothing (a `groups` world). */
export type WorldData = WorldTables | NetworkTables | undefined;

/** Makes the world of a run, or takes one that is the same to the last bit (kept-world.ts). */
export type BuildWorld = (input: RunInput, data: WorldData) => World;

/**
 * The world of a run. Throws a ModelError when the data are not those of the input's kind of world. `placing` is for
 * whoever has a place for it (kept-world.ts).
 */
export function buildWorld(input: RunInput, data: WorldData, placing: Placing = (laidOut) => laidOut): World {
  const { world } = input;
  switch (world.kind) {
    case 'tables':
      if (data === undefined || !('jurisdictions' in data)) throw missing('tables');
      return buildTablesWorld(input, data, world.suppliers, placing);
    case 'groups':
      return buildGroupsWorld(input, world.groups, placing);
    case 'network':
      if (data === undefined || !('links' in data)) throw missing('links');
      return buildNetworkWorld(input, world.network, data, placing);
  }
}

function missing(what: string): ModelError {
  return new ModelError('build-world', `the ${what} of the world are missing`);
}
