// Arms that switch the flows on which policies act, rather than the policies: with all policies in force,
// which part of their effect goes through goods, knowledge, talent, capital, data, or none of them?

import type { CheckedInput, Toggle } from '../scenario/checked-scenario.ts';
import { policiesOff } from './arms.ts';
import type { InputOfMask } from './plan-arms.ts';

/** One toggle a flow, and `other` for what is no flow, by the names of the parameter group `policyFlows`. */
export function flowToggles(input: CheckedInput): Toggle[] {
  return Object.keys(input.parameters.policyFlows).map((name) => ({
    name,
    policies: [`policyFlows.${name}`],
  }));
}

/** What the model reads when policies act on some flows only. */
export function switchFlows(input: CheckedInput, toggles: readonly Toggle[]): InputOfMask {
  const standing = input.parameters.policyFlows;
  return (mask) => {
    const off = policiesOff(toggles, mask);
    const policyFlows = Object.fromEntries(
      Object.entries(standing).map(([name, acts]) => [name, acts && !off.has(`policyFlows.${name}`)]),
    );
    return { ...input, parameters: { ...input.parameters, policyFlows: { ...standing, ...policyFlows } } };
  };
}
