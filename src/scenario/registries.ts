// What a scenario file may refer to, passed in rather than imported, so that the file format grows by
// itself when a policy, an outcome, a chart or a kind of world is added, and tests bring small ones.

import type { Outcome } from '../model/outcome.ts';
import type { PolicyTool } from '../model/policy-tool.ts';
import type { ParameterSpecs } from '../parameters/parameter.ts';
import type { WorldKind } from './world-kind.ts';

export interface Registries {
  /** Model parameters by group, as in src/parameters/model-parameters.ts. */
  readonly parameters: Readonly<Record<string, ParameterSpecs>>;
  readonly policies: readonly PolicyTool[];
  readonly outcomes: readonly Outcome[];
  /** Names of the charts; absent when they are not to be checked. */
  readonly charts?: readonly string[];
  readonly worldKinds: readonly WorldKind[];
}
