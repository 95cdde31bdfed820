// The technology gap of the source: how far the top trust layer is ahead of the bottom one.

import { defineOutcome } from '../model/outcome.ts';
import { byLayer, topMinusBottom, weightedMean } from './cohort-means.ts';

export const technologyGap = defineOutcome({
  name: 'technologyGap',
  unit: 'log points',
  definition:
    'Mean ln technology of the top trust layer minus that of the bottom one (layers as at the start, weights = output at the start) in each domain; `all` is the mean over domains by their output at the start',
  source: 'Tang 2021, influence (5): the technology gap; MODEL.md 7',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record(world, values, offset) {
    const table = byLayer(world);
    values[offset] = weightedMean(table, (domain) => topMinusBottom(table, domain));
    for (let d = 0; d < table.domainWeights.length; d++) values[offset + 1 + d] = topMinusBottom(table, d);
  },
});
