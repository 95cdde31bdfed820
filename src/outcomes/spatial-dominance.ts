// Spatial dominance, the third of the source's four elements of power: who holds the new spaces. Satellite
// space by the capability of the space domain and by orbits, the ocean by submarine cables and seabed, the
// digital space by cloud computing, and the Arctic and the Moon by who is there.

import { defineOutcome } from '../model/outcome.ts';
import { resourceShares, segmentShares } from './power-shares.ts';

const spaceSegments = [
  'space.satellites',
  'space.launch',
  'space.services',
  'infrastructure.cables',
  'ai.cloud',
];
const spaceResources = ['orbits', 'seabed', 'arctic', 'lunar-sites'];

export const spatialDominance = defineOutcome({
  name: 'spatialDominance',
  unit: 'share',
  definition:
    "Mean of a bloc's shares in the new spaces: technology-weighted sales of satellites, launch, space services, submarine cables and cloud computing, and holdings of orbits, seabed, Arctic and lunar sites",
  source:
    'Tang 2021, elements of power: spatial dominance (digital, satellite, ocean); the financial space is not modelled',
  when: 'series',
  groups: (world) => world.plan.blocNames,
  record(world, values, offset) {
    const { plan } = world;
    const blocs = plan.blocNames.length;
    const segments = segmentShares(world);
    values.fill(0, offset, offset + blocs);
    let counted = 0;
    for (const name of spaceSegments) {
      const s = plan.segmentNames.indexOf(name);
      if (s < 0 || Number.isNaN(segments[s * blocs])) continue;
      counted++;
      for (let b = 0; b < blocs; b++) values[offset + b] += segments[s * blocs + b];
    }
    for (const name of spaceResources) {
      const r = plan.resourceNames.indexOf(name);
      if (r < 0) continue;
      counted++;
      const shares = resourceShares(world, r);
      for (let b = 0; b < blocs; b++) values[offset + b] += shares[b];
    }
    for (let b = 0; b < blocs; b++) values[offset + b] /= counted > 0 ? counted : Number.NaN;
  },
});
