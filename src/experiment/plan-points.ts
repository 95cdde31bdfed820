// The plan of a sweep: one setting for each point of a design (and each arm, where policies are compared
// across uncertainties), all with the same replicates, so that neighbouring points share their chance.

import type { CheckedInput } from '../scenario/checked-scenario.ts';
import { parameterAt, withParameters } from '../scenario/parameter-path.ts';
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

/** The values of a design's rows; coordinates that are "as in the scenario" take the scenario's value. */
export function pointsOf(
  design: UnitDesign,
  uncertain: readonly Uncertain[],
  input: CheckedInput,
): DesignPoints {
  const values = design.rows.map((row) =>
    uncertain.map((one, column) =>
      Number.isNaN(row[column])
        ? (parameterAt(input, one.path) as UncertainValue)
        : valueAt(one, row[column]),
    ),
  );
  return { paths: uncertain.map(({ path }) => path), values };
}

/** What the model reads at one point. Throws RangeError for a path that is no parameter. */
export function inputAtPoint(
  input: CheckedInput,
  paths: readonly string[],
  values: readonly UncertainValue[],
): CheckedInput {
  return withParameters(input, Object.fromEntries(paths.map((path, column) => [path, values[column]])));
}

/** Plans every point of a design, and in each every arm when there are arms. */
export function planPoints(
  scenario: PlannableScenario & { readonly input: CheckedInput },
  { paths, values }: DesignPoints,
  arms?: ArmPlan,
): Plan {
  const { name, question, source, outcomes, custom, replicates } = scenario;
  const settings = values.flatMap((row, point) => {
    const input = inputAtPoint(scenario.input, paths, row);
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
