// The trust score in the middle of a layer, for worlds whose data name layers and not scores: from there a
// policy has to move the score by as much to lift a supplier as to sink it.

import type { ModelParameterValues } from '../../parameters/model-parameters.ts';

/** Score in 0..1 in the middle of layer 0 (hub) to 4 (excluded) under the thresholds of a run. */
export function scoreOfLayer(layer: number, trust: ModelParameterValues['trust']): number {
  const bounds = [1, trust.threshold1, trust.threshold2, trust.threshold3, trust.threshold4, 0];
  return (bounds[layer] + bounds[layer + 1]) / 2;
}
