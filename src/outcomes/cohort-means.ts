// Means of log technology over fixed cohorts: suppliers by the layer or bloc they belonged to at the
// start, weighted by their output at the start, so that a change in who is in a layer cannot fake a gap.

import { layerCount } from '../model/flow-rules.ts';
import type { World } from '../model/world.ts';

/**
 * Output-weighted mean of ln A of the suppliers for which `cohortOf` gives a cohort (0 .. cohorts − 1; -1
 * leaves a supplier out), optionally of one domain. NaN where a cohort is empty.
 */
export function cohortMeans(
  world: World,
  cohorts: number,
  cohortOf: (supplier: number) => number,
  domain = -1,
): Float64Array {
  const { suppliers, plan } = world;
  const sum = new Float64Array(cohorts);
  const weight = new Float64Array(cohorts);
  for (let i = 0; i < suppliers.count; i++) {
    if (domain >= 0 && plan.domainOfSegment[suppliers.segment[i]] !== domain) continue;
    const cohort = cohortOf(i);
    if (cohort < 0) continue;
    sum[cohort] += suppliers.plannedOutput[i] * suppliers.technology[i];
    weight[cohort] += suppliers.plannedOutput[i];
  }
  return sum.map((value, cohort) => (weight[cohort] > 0 ? value / weight[cohort] : Number.NaN));
}

/** Means by start layer (0 .. 4), of one domain or standardised over all. */
export function layerMeans(world: World, domain = -1): Float64Array {
  const cohortOf = (i: number) => world.suppliers.startLayer[i];
  return domain >= 0
    ? cohortMeans(world, layerCount, cohortOf, domain)
    : standardised(world, layerCount, cohortOf);
}

/** Means by bloc, in the order of plan.blocNames, of one domain or standardised over all. */
export function blocMeans(world: World, domain = -1): Float64Array {
  const { plan, suppliers } = world;
  const cohortOf = (i: number) => plan.blocOfJurisdiction[suppliers.jurisdiction[i]];
  const blocs = plan.blocNames.length;
  return domain >= 0 ? cohortMeans(world, blocs, cohortOf, domain) : standardised(world, blocs, cohortOf);
}

/**
 * Means of each cohort in each domain, averaged over domains by the world's output: domains progress at
 * different rates, and a cohort's own mix of domains would show as a gap that opens or closes.
 */
function standardised(world: World, cohorts: number, cohortOf: (supplier: number) => number): Float64Array {
  const weights = domainWeights(world);
  const byDomain = world.plan.domainNames.map((_, domain) => cohortMeans(world, cohorts, cohortOf, domain));
  return Float64Array.from({ length: cohorts }, (_, cohort) =>
    weightedMean(
      Float64Array.from(byDomain, (means) => means[cohort]),
      weights,
    ),
  );
}

/** Top minus bottom: the first and the last layer that anybody was in at the start; NaN with one layer. */
export function topMinusBottom(means: Float64Array): number {
  let top = -1;
  let bottom = -1;
  for (let layer = 0; layer < means.length; layer++) {
    if (Number.isNaN(means[layer])) continue;
    if (top < 0) top = layer;
    bottom = layer;
  }
  return top >= 0 && bottom > top ? means[top] - means[bottom] : Number.NaN;
}

/** Output of each domain at the start: weights that no mix of domains inside a cohort can move. */
export function domainWeights(world: World): Float64Array {
  const { suppliers, plan } = world;
  const weights = new Float64Array(plan.domainNames.length);
  for (let i = 0; i < suppliers.count; i++)
    weights[plan.domainOfSegment[suppliers.segment[i]]] += suppliers.plannedOutput[i];
  return weights;
}

/** Weighted mean of the values that are numbers; NaN when none is. */
export function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let n = 0; n < values.length; n++) {
    if (Number.isNaN(values[n])) continue;
    sum += weights[n] * values[n];
    total += weights[n];
  }
  return total > 0 ? sum / total : Number.NaN;
}
