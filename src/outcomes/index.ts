// The outcomes of the model, in the order in which tables list them.

import type { Outcome } from '../model/outcome.ts';
import { blocGap } from './bloc-gap.ts';
import { crossLayerShare } from './cross-layer-share.ts';
import { eiIndex } from './ei-index.ts';
import { fillRate } from './fill-rate.ts';
import { layerFlows } from './layer-flows.ts';
import { layerSuppliers } from './layer-suppliers.ts';
import { layerValue } from './layer-value.ts';
import { priceIndex } from './price-index.ts';
import { realFinalDemand } from './real-final-demand.ts';
import { technologyGap } from './technology-gap.ts';
import { technologyLevel } from './technology-level.ts';

export const outcomes: readonly Outcome[] = [
  technologyLevel,
  technologyGap,
  blocGap,
  crossLayerShare,
  eiIndex,
  realFinalDemand,
  priceIndex,
  fillRate,
  layerSuppliers,
  layerValue,
  layerFlows,
];
