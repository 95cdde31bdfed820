/** Every chart, in the order of a report. To add one: write its file and list it here. */
import type { Chart } from './chart.ts';
import { gapOverTime } from './gap-over-time.ts';
import { layerFlows } from './layer-flows.ts';
import { trustPyramid } from './trust-pyramid.ts';

/** All charts by their places in a report. */
export const charts: readonly Chart[] = [gapOverTime, trustPyramid, layerFlows];
