// What this program offers to scenario files: its parameters, policy tools, outcomes and kinds of world.

import { charts } from '../charts/index.ts';
import { outcomes } from '../outcomes/index.ts';
import { modelParameters } from '../parameters/model-parameters.ts';
import { policyTools } from '../policies/index.ts';
import type { Registries } from '../scenario/registries.ts';
import { worldKinds } from '../scenario/world-kinds.ts';

/** Everything that a scenario file may name. */
export const programRegistries: Registries = {
  parameters: modelParameters,
  policies: policyTools,
  outcomes,
  charts: charts.map(({ name }) => name),
  worldKinds,
};
