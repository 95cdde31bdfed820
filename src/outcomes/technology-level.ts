// Mean log technology of the start's cohorts: by layer, by bloc and by domain.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { blocMeans, cohortMeans, layerMeans } from './cohort-means.ts';

export const technologyLevel = defineOutcome({
  name: 'technologyLevel',
  unit: 'log points',
  definition:
    'Mean of ln technology (leader of each domain at the start = 0) over the suppliers that were in the layer, bloc or domain at the start, weighted by planned output at the start; layers and blocs are means over domains by the world output of each',
  source: 'MODEL.md 7; fixed cohorts so that composition cannot move it',
  when: 'series',
  groups: (world) => [
    ...Array.from({ length: layerCount }, (_, layer) => `layer-${layer}`),
    ...world.plan.blocNames.map((bloc) => `bloc-${bloc}`),
    ...world.plan.domainNames.map((domain) => `domain-${domain}`),
  ],
  record(world, values, offset) {
    values.set(layerMeans(world), offset);
    values.set(blocMeans(world), offset + layerCount);
    const { plan, suppliers } = world;
    const byDomain = cohortMeans(
      world,
      plan.domainNames.length,
      (i) => plan.domainOfSegment[suppliers.segment[i]],
    );
    values.set(byDomain, offset + layerCount + plan.blocNames.length);
  },
});
