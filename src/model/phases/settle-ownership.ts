// Phase 2, before ratings: who owns each supplier (MODEL.md 5.9). A forced acquisition moves it to an owner
// elsewhere while the rule is in force, so that its trust score follows the new owner, and takes a share of
// its technology for good. Reads: rules.acquirer, capabilityLost. Writes: suppliers.owner, technology,
// progress, capabilityTaken, changes. Draws: nothing.

import type { World } from '../world.ts';

export function settleOwnership(world: World): void {
  if (!world.rulesChanged) return;
  const { suppliers, rules } = world;
  const { owner, ownOwner, capabilityTaken, technology, startTechnology, progress } = suppliers;
  const acquirer = rules.acquirer.values;
  const lost = rules.capabilityLost.values;
  for (let i = 0; i < suppliers.count; i++) {
    const now = acquirer[i] >= 0 ? acquirer[i] : ownOwner[i];
    if (now !== owner[i]) {
      world.changes.access[suppliers.segment[i]] = 1;
      world.changes.trust = true;
    }
    owner[i] = now;
    if (lost[i] <= capabilityTaken[i]) continue;
    technology[i] += Math.log1p(-Math.min(0.99, lost[i])) - Math.log1p(-Math.min(0.99, capabilityTaken[i]));
    capabilityTaken[i] = lost[i];
    progress[i] = Math.exp(technology[i] - startTechnology[i]);
  }
}
