// Invariants of checked runs (`--checked`): after every phase no quantity is out of its range, and what
// goods and money pass from hand to hand adds up. A violation is an error of the model, never of the
// scenario, and names tick, phase and entity.

import {
  checkBooks,
  checkDeliveries,
  checkStocksAndMoney,
  openSnapshot,
  takeSnapshot,
} from './invariants/balances.ts';
import { checkRanges, checkRules } from './invariants/ranges.ts';
import type { World } from './world.ts';

/** Looks at the world after the phase of that name. Throws a ModelError for the first violation. */
export type InvariantCheck = (phase: string) => void;

/** Opens the checks of a world before its first tick. */
export function openInvariants(world: World): InvariantCheck {
  const snapshot = openSnapshot(world);
  return (phase) => {
    checkRanges(world, phase);
    if (phase === 'apply-policies') checkRules(world, phase);
    if (phase === 'produce') takeSnapshot(world, snapshot);
    if (phase === 'ration-supply') checkDeliveries(world, phase, snapshot);
    if (phase === 'ship') checkStocksAndMoney(world, phase, snapshot);
    if (phase === 'place-orders') checkBooks(world, phase, snapshot);
  };
}
