/** Every chart, in the order of a report. To add one: write its file and list it here. */
import type { Chart } from './chart.ts';
import { economy } from './economy.ts';
import { gapAtEnd } from './gap-at-end.ts';
import { gapByDomain } from './gap-by-domain.ts';
import { gapOverTime } from './gap-over-time.ts';
import { layerFlows } from './layer-flows.ts';
import { layerFlowsSankey } from './layer-flows-sankey.ts';
import { membership } from './membership.ts';
import { phaseDiagram } from './phase-diagram.ts';
import { policyEffects } from './policy-effects.ts';
import { policyEffectsOverTime } from './policy-effects-over-time.ts';
import { powerRadar } from './power-radar.ts';
import { regimes } from './regimes.ts';
import { sensitivityMorris } from './sensitivity-morris.ts';
import { sensitivitySobol } from './sensitivity-sobol.ts';
import { shapleyWaterfall } from './shapley-waterfall.ts';
import { stratification } from './stratification.ts';
import { supplyNetwork } from './supply-network.ts';
import { technopolitikIndex } from './technopolitik-index.ts';
import { tornado } from './tornado.ts';
import { trustPyramid } from './trust-pyramid.ts';

/** All charts by their places in a report. */
export const charts: readonly Chart[] = [
  gapOverTime,
  gapAtEnd,
  gapByDomain,
  policyEffects,
  policyEffectsOverTime,
  shapleyWaterfall,
  regimes,
  trustPyramid,
  layerFlows,
  layerFlowsSankey,
  stratification,
  supplyNetwork,
  economy,
  powerRadar,
  technopolitikIndex,
  membership,
  phaseDiagram,
  tornado,
  sensitivityMorris,
  sensitivitySobol,
];
