/** The model's parameters for a test: every default but what the test names. */
import { type ModelParameterValues, modelParameters } from '../../src/parameters/model-parameters.ts';
import { defaultsOf, type ParameterSpecs } from '../../src/parameters/parameter.ts';

/** Some parameters by group: `{ flows: { parentFinance: 0 } }`. */
export type ParameterChanges = {
  readonly [G in keyof ModelParameterValues]?: Partial<ModelParameterValues[G]>;
};

/** The defaults of every parameter with some changed; of changes to the same parameter the last one counts. */
export function parametersWith(...changes: readonly ParameterChanges[]): ModelParameterValues {
  const groups = Object.entries(modelParameters).map(([group, specs]) => [
    group,
    Object.assign(
      defaultsOf(specs as ParameterSpecs),
      ...changes.map((change) => change[group as keyof ModelParameterValues] ?? {}),
    ),
  ]);
  return Object.fromEntries(groups) as ModelParameterValues;
}
