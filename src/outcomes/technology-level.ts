// Mean log technology of the start's cohorts: by layer, bloc, domain and jurisdiction.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';
import { byBloc, byJurisdiction, byLayer, domainMeans, standardisedMean } from './cohort-means.ts';

export const technologyLevel = defineOutcome({
  name: 'technologyLevel',
  unit: 'log points',
  definition:
    'Mean of ln technology (leader of each domain at the start = 0) over the suppliers that were in the layer, bloc, domain or jurisdiction at the start, weighted by planned output; layers, blocs and jurisdictions are means over domains by the world output of each',
  source: 'MODEL.md 7; fixed cohorts so that composition cannot move it',
  when: 'series',
  groups: (world) => [
    ...Array.from({ length: layerCount }, (_, layer) => `layer-${layer}`),
    ...world.plan.blocNames.map((bloc) => `bloc-${bloc}`),
    ...world.plan.domainNames.map((domain) => `domain-${domain}`),
    ...world.plan.jurisdictionCodes,
  ],
  record(world, values, offset) {
    let at = offset;
    const layers = byLayer(world);
    for (let layer = 0; layer < layerCount; layer++) values[at++] = standardisedMean(layers, layer);
    const blocs = byBloc(world);
    for (let bloc = 0; bloc < blocs.cohorts; bloc++) values[at++] = standardisedMean(blocs, bloc);
    values.set(domainMeans(world), at);
    at += world.plan.domainNames.length;
    const places = byJurisdiction(world);
    for (let place = 0; place < places.cohorts; place++) values[at++] = standardisedMean(places, place);
  },
});
