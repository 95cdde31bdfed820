// Parameters by path, as `--set`, uncertainties and sweeps name them: `learning.absorptionSlope` for the
// model's, `policies.<id>.<parameter>` for a policy's.

import type { CheckedInput } from './checked-scenario.ts';

type Value = number | string | boolean;

/** The value at a path, or undefined when the input has no such parameter. */
export function parameterAt(input: CheckedInput, path: string): unknown {
  const [group, key, name] = path.split('.');
  if (group === 'policies') return input.policies.find(({ id }) => id === key)?.parameters[name];
  return (input.parameters as Groups)[group]?.[key];
}

/**
 * The input with other values at some paths; everything else is shared with `input`. Values of policies
 * that are off are left out. Throws RangeError for a path that is no parameter.
 */
export function withParameters(input: CheckedInput, values: Readonly<Record<string, Value>>): CheckedInput {
  let { parameters, policies } = input;
  for (const [path, value] of Object.entries(values)) {
    const [group, key, name] = path.split('.');
    if (group === 'policies') {
      policies = policies.map((policy) =>
        policy.id === key ? { ...policy, parameters: { ...policy.parameters, [name]: value } } : policy,
      );
    } else {
      const before = (parameters as Groups)[group];
      if (before === undefined || !Object.hasOwn(before, key)) throw new RangeError(`no parameter ${path}`);
      parameters = { ...parameters, [group]: { ...before, [key]: value } };
    }
  }
  return { ...input, parameters, policies };
}

type Groups = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
