// The questions that a comparison answers, as contrasts between arms: what a policy does alone, what is
// missing without it, what all do together, and its main effect over all combinations of the others. A
// contrast of several arms compares their means, replicate by replicate.

import type { ArmPlan } from '../experiment/arms.ts';
import { armName, fullMask } from '../experiment/arms.ts';

export type ContrastKind = 'alone' | 'left-out' | 'together' | 'combination' | 'main-effect';

/** What each kind of contrast compares, for tables and help. */
export const contrastMeanings: Readonly<Record<ContrastKind, string>> = {
  alone: 'the policy alone against none',
  'left-out': 'all policies against all but this one',
  together: 'all policies against none',
  combination: 'a combination of policies against none',
  'main-effect': 'mean of all combinations with the policy against the mean of those without it',
};

/** A comparison of two sets of arms, each a list of masks over the toggles. */
export interface Contrast {
  readonly kind: ContrastKind;
  /** The toggle it is about, or the toggles joined by +. */
  readonly policy: string;
  readonly arms: readonly number[];
  readonly baselines: readonly number[];
}

/** Every contrast that the arms of a plan allow, by kind; `together` is there whenever the plan is complete. */
export function contrastsOf(plan: ArmPlan): Contrast[] {
  const { toggles, masks } = plan;
  const full = fullMask(toggles.length);
  const every = new Set(masks);
  const found: Contrast[] = [];
  const add = (
    kind: ContrastKind,
    policy: string,
    arms: readonly number[],
    baselines: readonly number[],
  ): void => {
    const there = [...arms, ...baselines].every((mask) => every.has(mask));
    // With sampled orders an arm is run for some replicates only: too few for a contrast of its own.
    const complete = !plan.orders || kind === 'together';
    if (there && complete) found.push({ kind, policy, arms, baselines });
  };
  add('together', toggles.map(({ name }) => name).join('+'), [full], [0]);
  if (toggles.length === 1) return found;
  for (const [bit, { name }] of toggles.entries()) add('alone', name, [1 << bit], [0]);
  for (const [bit, { name }] of toggles.entries()) add('left-out', name, [full], [full ^ (1 << bit)]);
  if (plan.design === 'one-at-a-time' || toggles.length === 2) return found;
  for (const [bit, { name }] of toggles.entries()) {
    const withPolicy = masks.filter((mask) => mask & (1 << bit));
    const without = masks.filter((mask) => !(mask & (1 << bit)));
    if (masks.length === full + 1) add('main-effect', name, withPolicy, without);
  }
  if (plan.design !== 'factorial') return found;
  for (const mask of masks) {
    const single = (mask & (mask - 1)) === 0;
    if (!single && mask !== full) add('combination', armName(toggles, mask), [mask], [0]);
  }
  return found;
}
