// Every parameter of the model, by the submodel that reads it (MODEL.md 5). The keys are the keys of a
// scenario file: `learning.absorptionSlope: 0.8`. Times are in years, months or weeks; the model
// converts them to ticks once, in model/settings.ts.

import { allianceParameters } from './alliance-parameters.ts';
import { entryParameters } from './entry-parameters.ts';
import { flowParameters } from './flow-parameters.ts';
import { goodsParameters } from './goods-parameters.ts';
import { learningParameters } from './learning-parameters.ts';
import { nationsParameters } from './nations-parameters.ts';
import type { ValuesOf } from './parameter.ts';
import { policyFlowSwitches } from './policy-flow-switches.ts';
import { pricesParameters } from './prices-parameters.ts';
import { sourcingParameters } from './sourcing-parameters.ts';
import { trustParameters } from './trust-parameters.ts';

/** Every parameter of the model, by group. */
export const modelParameters = {
  trust: trustParameters,
  goods: goodsParameters,
  prices: pricesParameters,
  sourcing: sourcingParameters,
  learning: learningParameters,
  flows: flowParameters,
  alliances: allianceParameters,
  entry: entryParameters,
  nations: nationsParameters,
  policyFlows: policyFlowSwitches,
} as const;

export type ModelParameterGroup = keyof typeof modelParameters;

/** The values of every parameter of the model, by group and name. */
export type ModelParameterValues = {
  readonly [G in ModelParameterGroup]: ValuesOf<(typeof modelParameters)[G]>;
};
