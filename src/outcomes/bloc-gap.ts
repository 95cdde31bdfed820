// The technology gap between the western and the eastern bloc, which holds whoever does the rating.

import { defineOutcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { blocMeans, domainWeights, weightedMean } from './cohort-means.ts';

export const blocGap = defineOutcome({
  name: 'blocGap',
  unit: 'log points',
  definition:
    'Mean ln technology of the west bloc minus that of the east bloc, weights = output at the start, in each domain; `all` is the mean over domains by their output at the start',
  source: 'blocs as in the jurisdictions table (judgement, after Gopinath et al. 2024); MODEL.md 7',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record(world, values, offset) {
    const domains = world.plan.domainNames.length;
    for (let d = 0; d < domains; d++) values[offset + 1 + d] = gapOf(world, blocMeans(world, d));
    values[offset] = weightedMean(values.subarray(offset + 1, offset + 1 + domains), domainWeights(world));
  },
});

function gapOf(world: World, means: Float64Array): number {
  const west = world.plan.blocNames.indexOf('west');
  const east = world.plan.blocNames.indexOf('east');
  return west >= 0 && east >= 0 ? means[west] - means[east] : Number.NaN;
}
