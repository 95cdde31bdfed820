// The technology gap between the western and the eastern bloc, which holds whoever does the rating.

import { defineOutcome } from '../model/outcome.ts';
import { byBloc, meanOf, weightedMean } from './cohort-means.ts';

export const blocGap = defineOutcome({
  name: 'blocGap',
  unit: 'log points',
  definition:
    'Mean ln technology of the west bloc minus that of the east bloc, weights = output at the start, in each domain; `all` is the mean over domains by their output at the start',
  source: 'blocs as in the jurisdictions table (judgement, after Gopinath et al. 2024); MODEL.md 7',
  when: 'series',
  groups: (world) => ['all', ...world.plan.domainNames],
  record(world, values, offset) {
    const west = world.plan.blocNames.indexOf('west');
    const east = world.plan.blocNames.indexOf('east');
    const table = byBloc(world);
    const gap = (domain: number) =>
      west >= 0 && east >= 0 ? meanOf(table, domain, west) - meanOf(table, domain, east) : Number.NaN;
    values[offset] = weightedMean(table, gap);
    for (let d = 0; d < table.domainWeights.length; d++) values[offset + 1 + d] = gap(d);
  },
});
