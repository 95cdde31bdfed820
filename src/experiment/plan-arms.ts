// The plan of a comparison: one setting for each arm, all with the same replicates, so that every run has
// its pair in every other arm. What an arm switches is passed in: policies, or the flows they act on.

import type { CheckedInput, Toggle } from '../scenario/checked-scenario.ts';
import { type ArmPlan, armName, masksOf, policiesOff } from './arms.ts';
import type { Plan, PlannableScenario, Setting } from './plan-runs.ts';
import { replicateStretches } from './replicate-stretches.ts';

/** What the model reads in the arm of a mask. */
export type InputOfMask = (mask: number) => CheckedInput;

/** Arms that switch policies: those of the toggles that are off are left out. */
export function switchPolicies(input: CheckedInput, toggles: readonly Toggle[]): InputOfMask {
  return (mask) => {
    const off = policiesOff(toggles, mask);
    return { ...input, policies: input.policies.filter(({ id }) => !off.has(id)) };
  };
}

/** Plans the arms of a scenario, the baseline first; arms with all toggles on are called `all`. */
export function planArms(
  scenario: PlannableScenario & { readonly input: CheckedInput },
  arms: ArmPlan,
  inputOf: InputOfMask = switchPolicies(scenario.input, arms.toggles),
): Plan {
  const { name, question, source, outcomes, custom } = scenario;
  const settingOf = (mask: number, firstReplicate: number, replicates: number): Setting => ({
    scenario: name,
    arm: armName(arms.toggles, mask),
    point: -1,
    input: inputOf(mask),
    replicates,
    ...(firstReplicate === 1 ? {} : { firstReplicate }),
    outcomes,
    custom,
  });
  const settings = arms.masks.flatMap((mask) =>
    replicateStretches(replicatesOf(mask, arms, scenario.replicates)).map(([first, count]) =>
      settingOf(mask, first, count),
    ),
  );
  return { scenarios: [{ name, question, source }], settings };
}

function replicatesOf(mask: number, { orders }: ArmPlan, replicates: number): number[] {
  const all = Array.from({ length: replicates }, (_, index) => index + 1);
  return orders ? all.filter((replicate) => masksOf(orders[replicate - 1] ?? []).includes(mask)) : all;
}
