// Which arms a comparison runs: sets of toggles that are on, as bit masks over the list of toggles. A
// toggle is one policy or a named group of policies that are switched together; policies outside all
// toggles stay as the scenario has them. Equal sets are one arm, so designs share runs.

import { streamOf } from '../random/seed.ts';
import type { Toggle } from '../scenario/checked-scenario.ts';

export type ArmDesign = 'one-at-a-time' | 'factorial' | 'shapley';

/** Every arm design by its name on the command line, with what it answers. */
export const armDesigns: readonly { readonly design: ArmDesign; readonly use: string }[] = [
  { design: 'one-at-a-time', use: 'each toggle alone, and each left out: 2n + 2 arms' },
  { design: 'factorial', use: 'every combination: 2^n arms, effects of all of them' },
  {
    design: 'shapley',
    use: 'share of each toggle in the total effect: 2^n arms, sampled orders beyond 10 toggles',
  },
];

/** A list of arms by mask, and for a sampled Shapley design the orders of each replicate. */
export interface ArmPlan {
  readonly design: ArmDesign;
  readonly toggles: readonly Toggle[];
  /** Masks that every replicate runs, ascending; 0 is the baseline, all bits the full scenario. */
  readonly masks: readonly number[];
  /** Orders of toggles by replicate (index 0 is replicate 1); masks then differ by replicate. */
  readonly orders?: readonly (readonly (readonly number[])[])[];
}

/** Name of the arm with no toggle on, which others are compared with. */
export const baselineArm = 'none';

/** Name of an arm: the toggles that are on, joined by +; `none` and `all` at the ends. */
export function armName(toggles: readonly Toggle[], mask: number): string {
  if (mask === 0) return baselineArm;
  if (mask === fullMask(toggles.length)) return 'all';
  return toggles
    .filter((_, bit) => mask & (1 << bit))
    .map(({ name }) => name)
    .join('+');
}

/** The mask with every toggle on; at most 30 toggles. */
export function fullMask(count: number): number {
  if (count > 30) throw new RangeError(`a comparison takes at most 30 toggles, not ${count}: group them`);
  return 2 ** count - 1;
}

/** The policies that an arm switches off, by id. */
export function policiesOff(toggles: readonly Toggle[], mask: number): Set<string> {
  const on = new Set(toggles.filter((_, bit) => mask & (1 << bit)).flatMap(({ policies }) => policies));
  return new Set(toggles.flatMap(({ policies }) => policies).filter((id) => !on.has(id)));
}

/** None, each alone, each left out, and all. */
export function oneAtATimeArms(toggles: readonly Toggle[]): ArmPlan {
  const full = fullMask(toggles.length);
  const singles = toggles.map((_, bit) => 1 << bit);
  const masks = new Set([0, ...singles, ...singles.map((single) => full ^ single), full]);
  return { design: 'one-at-a-time', toggles, masks: [...masks].sort((a, b) => a - b) };
}

/** Every combination of toggles: 2^n arms. */
export function factorialArms(toggles: readonly Toggle[], design: ArmDesign = 'factorial'): ArmPlan {
  return { design, toggles, masks: Array.from({ length: fullMask(toggles.length) + 1 }, (_, mask) => mask) };
}

/**
 * Sampled Shapley design: `perReplicate` orders for each replicate, in pairs of an order and its reverse
 * (Mitchell et al. 2022: halves the noise for free). Orders of a replicate depend on the seed, the
 * replicate and the number of toggles only, so more replicates leave the others as they are.
 */
export function sampledShapleyArms(
  toggles: readonly Toggle[],
  replicates: number,
  perReplicate: number,
  seed: string,
): ArmPlan {
  const orders = Array.from({ length: replicates }, (_, index) => {
    const uniform = streamOf(seed, index + 1, `orders of ${toggles.length} toggles`);
    const pairs = Array.from({ length: Math.ceil(perReplicate / 2) }, () => {
      const order = shuffled(toggles.length, uniform);
      return [order, order.toReversed()];
    });
    return pairs.flat().slice(0, perReplicate);
  });
  const masks = new Set(orders.flatMap((own) => masksOf(own)));
  return { design: 'shapley', toggles, masks: [...masks].sort((a, b) => a - b), orders };
}

/** The masks that some orders pass through, from none to all, each once. */
export function masksOf(orders: readonly (readonly number[])[]): number[] {
  const masks = new Set<number>([0]);
  for (const order of orders) {
    let mask = 0;
    for (const toggle of order) masks.add((mask |= 1 << toggle));
  }
  return [...masks].sort((a, b) => a - b);
}

/** Masks that one replicate (from 1) of a plan runs. */
export function masksOfReplicate(plan: ArmPlan, replicate: number): readonly number[] {
  return plan.orders ? masksOf(plan.orders[replicate - 1] ?? []) : plan.masks;
}

function shuffled(size: number, uniform: () => number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
