// World shares of technological capability: sales of each segment weighted by the technology of who makes
// them, so that a bloc counts for what it can do and not only for what it ships.

import type { World } from '../model/world.ts';
import { levelsOfTechnology } from './levels-of-technology.ts';
import { onceATick } from './once-a-tick.ts';

/** Share of each bloc in each segment, (segment × bloc); NaN in a segment that sold nothing. */
export function segmentShares(world: World): Float64Array {
  return onceATick(world, 'capability by segment', () => {
    const { suppliers, plan } = world;
    const blocs = plan.blocNames.length;
    const shares = new Float64Array(plan.segmentNames.length * blocs);
    const levels = levelsOfTechnology(world)();
    for (let i = 0; i < suppliers.count; i++) {
      const at = suppliers.segment[i] * blocs + plan.blocOfJurisdiction[suppliers.jurisdiction[i]];
      shares[at] += suppliers.revenue[i] * levels[i];
    }
    return normalised(shares, blocs);
  });
}

/** Share of each bloc in each domain, (domain × bloc): the mean over the domain's segments. */
export function domainShares(world: World): Float64Array {
  return onceATick(world, 'capability by domain', () => {
    const { plan } = world;
    const blocs = plan.blocNames.length;
    const segments = segmentShares(world);
    const shares = new Float64Array(plan.domainNames.length * blocs);
    for (let s = 0; s < plan.segmentNames.length; s++) {
      if (Number.isNaN(segments[s * blocs])) continue;
      for (let b = 0; b < blocs; b++) shares[plan.domainOfSegment[s] * blocs + b] += segments[s * blocs + b];
    }
    return normalised(shares, blocs);
  });
}

/** Share of each bloc in a resource, in the order of plan.blocNames. */
export function resourceShares(world: World, resource: number): Float64Array {
  const { plan } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const shares = new Float64Array(plan.blocNames.length);
  for (let j = 0; j < jurisdictions; j++) {
    shares[plan.blocOfJurisdiction[j]] += plan.resourceShares[resource * jurisdictions + j];
  }
  return shares;
}

function normalised(values: Float64Array, width: number): Float64Array {
  for (let from = 0; from < values.length; from += width) {
    let total = 0;
    for (let n = 0; n < width; n++) total += values[from + n];
    for (let n = 0; n < width; n++) values[from + n] /= total > 0 ? total : Number.NaN;
  }
  return values;
}
