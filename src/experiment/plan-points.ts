// The plan of a sweep: one setting for each point of a design (and each arm, where policies are compared
// across uncertainties), all with the same replicates, so that neighbouring points share their chance.

import type { ParameterValue, ParameterValues } from '../parameters/parameter.ts';
import type { CheckedInput } from '../scenario/checked-scenario.ts';
import { type ArmPlan, armName } from './arms.ts';
import type { UnitDesign } from './designs/design.ts';
import { switchPolicies } from './plan-arms.ts';
import type { Plan, PlannableScenario } from './plan-runs.ts';
import { type Uncertain, type UncertainValue, valueAt } from './uncertainty.ts';

/** Values of a design: values[point][uncertainty]. */
export interface DesignPoints {
  readonly paths: readonly string[];
  readonly values: readonly (readonly UncertainValue[])[];
}

/** The value of a sampled parameter in an input; undefined for a path that names none. */
export function valueOfPath(input: CheckedInput, path: string): ParameterValue | undefined {
  const [head, ...rest] = path.split('.');
  if (head === 'policies') {
    const { policy, name } = policyOfPath(input, path);
    return policy?.parameters[name];
  }
  const group = (input.parameters as Readonly<Record<string, ParameterValues>>)[head];
  return group?.[rest.join('.')];
}

/** `input` with another value of one parameter. Throws RangeError for a path that names none. */
export function withValue(input: CheckedInput, path: string, value: UncertainValue): CheckedInput {
  if (valueOfPath(input, path) === undefined) throw new RangeError(`no parameter is called ${path}`);
  const [head, ...rest] = path.split('.');
  if (head === 'policies') {
    const { policy, name } = policyOfPath(input, path);
    const policies = input.policies.map((one) =>
      one === policy ? { ...one, parameters: { ...one.parameters, [name]: value } } : one,
    );
    return { ...input, policies };
  }
  const groups = input.parameters as Readonly<Record<string, ParameterValues>>;
  const parameters = { ...groups, [head]: { ...groups[head], [rest.join('.')]: value } };
  return { ...input, parameters: parameters as unknown as CheckedInput['parameters'] };
}

/** The values of a design's rows; coordinates that are "as in the scenario" take the scenario's value. */
export function pointsOf(
  design: UnitDesign,
  uncertain: readonly Uncertain[],
  input: CheckedInput,
): DesignPoints {
  const values = design.rows.map((row) =>
    uncertain.map((one, column) =>
      Number.isNaN(row[column])
        ? (valueOfPath(input, one.path) as UncertainValue)
        : valueAt(one, row[column]),
    ),
  );
  return { paths: uncertain.map(({ path }) => path), values };
}

/** Plans every point of a design, and in each every arm when there are arms. */
export function planPoints(
  scenario: PlannableScenario & { readonly input: CheckedInput },
  { paths, values }: DesignPoints,
  arms?: ArmPlan,
): Plan {
  const { name, question, source, outcomes, custom, replicates } = scenario;
  const settings = values.flatMap((row, point) => {
    const input = paths.reduce((sum, path, column) => withValue(sum, path, row[column]), scenario.input);
    const inputOf = arms ? switchPolicies(input, arms.toggles) : () => input;
    return (arms?.masks ?? [0]).map((mask) => ({
      scenario: name,
      arm: arms ? armName(arms.toggles, mask) : 'all',
      point,
      input: inputOf(mask),
      replicates,
      outcomes,
      custom,
    }));
  });
  return { scenarios: [{ name, question, source }], settings };
}

// Ids and parameter names hold no dots, so the middle is the id.
function policyOfPath(input: CheckedInput, path: string) {
  const [, id, name] = path.split('.');
  return { policy: input.policies.find((one) => one.id === id), name: name ?? '' };
}
