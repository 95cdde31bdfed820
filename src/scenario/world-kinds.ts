// Every kind of world, in the order of the documentation.

import { groupsWorld } from './groups-world.ts';
import { networkWorld } from './network-world.ts';
import { tablesWorld, type WorldKind } from './world-kind.ts';

/** What the key `kind` of a scenario's world may say. */
export const worldKinds: readonly WorldKind[] = [tablesWorld, groupsWorld, networkWorld];
