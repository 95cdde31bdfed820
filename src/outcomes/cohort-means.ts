// Means of log technology over fixed cohorts: suppliers by the layer, bloc or jurisdiction they belonged
// to at the start, weighted by the output that they were sized for, so that neither a change in who is in
// a layer nor the luck of the first contracts can fake a gap.

import { layerCount } from '../model/flow-rules.ts';
import { ofWorld } from '../model/of-world.ts';
import type { World } from '../model/world.ts';
import { onceATick } from './once-a-tick.ts';

/** Output-weighted means of ln A by (domain × cohort), NaN where nobody is; one pass over suppliers. */
export interface CohortTable {
  readonly cohorts: number;
  readonly means: Float64Array;
  /** Planned output behind each mean. */
  readonly weights: Float64Array;
  /** World output of each domain: weights that no mix of domains inside a cohort can move. */
  readonly domainWeights: Float64Array;
}

/** Means by start layer (0 .. 4). */
export function byLayer(world: World): CohortTable {
  return onceATick(world, 'technology by layer', () =>
    tabulate(world, layerCount, world.suppliers.startLayer),
  );
}

/** Means by jurisdiction, in the order of plan.jurisdictionCodes. */
export function byJurisdiction(world: World): CohortTable {
  const { plan, suppliers } = world;
  return onceATick(world, 'technology by jurisdiction', () =>
    tabulate(world, plan.jurisdictionCodes.length, suppliers.jurisdiction),
  );
}

/** Means by bloc, in the order of plan.blocNames: jurisdictions do not change blocs. */
export function byBloc(world: World): CohortTable {
  const { blocOfJurisdiction, blocNames } = world.plan;
  return onceATick(world, 'technology by bloc', () =>
    merge(byJurisdiction(world), blocNames.length, blocOfJurisdiction),
  );
}

/** A coarser table: cohorts of cohorts. */
function merge(table: CohortTable, cohorts: number, cohortOf: ArrayLike<number>): CohortTable {
  const means = new Float64Array(table.domainWeights.length * cohorts);
  const weights = new Float64Array(means.length);
  for (let from = 0; from < table.means.length; from++) {
    if (table.weights[from] === 0) continue;
    const to = Math.floor(from / table.cohorts) * cohorts + cohortOf[from % table.cohorts];
    means[to] += table.weights[from] * table.means[from];
    weights[to] += table.weights[from];
  }
  return finished(cohorts, means, weights, table.domainWeights);
}

function finished(
  cohorts: number,
  sums: Float64Array,
  weights: Float64Array,
  domainWeights: Float64Array,
): CohortTable {
  for (let at = 0; at < sums.length; at++) sums[at] = weights[at] > 0 ? sums[at] / weights[at] : Number.NaN;
  return { cohorts, means: sums, weights, domainWeights };
}

const tabulate = ofWorld((world) => (cohorts: number, cohortOf: ArrayLike<number>): CohortTable => {
  const { plan, suppliers } = world;
  const domains = plan.domainNames.length;
  const means = new Float64Array(domains * cohorts);
  const weights = new Float64Array(domains * cohorts);
  const domainWeights = new Float64Array(domains);
  const { plannedOutput, technology, segment } = suppliers;
  for (let i = 0; i < suppliers.count; i++) {
    const domain = plan.domainOfSegment[segment[i]];
    const at = domain * cohorts + cohortOf[i];
    means[at] += plannedOutput[i] * technology[i];
    weights[at] += plannedOutput[i];
    domainWeights[domain] += plannedOutput[i];
  }
  return finished(cohorts, means, weights, domainWeights);
});

/** The mean of one cohort in one domain; NaN where nobody is. */
export function meanOf(table: CohortTable, domain: number, cohort: number): number {
  return table.means[domain * table.cohorts + cohort];
}

/**
 * The mean of a cohort over all domains, by the world output of each: domains progress at different
 * rates, and a cohort's own mix of domains would show as a gap that opens or closes.
 */
export function standardisedMean(table: CohortTable, cohort: number): number {
  return weightedMean(table, (domain) => meanOf(table, domain, cohort));
}

/** Mean over domains by world output of whatever `value` gives; domains without a value are left out. */
export function weightedMean(table: CohortTable, value: (domain: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let domain = 0; domain < table.domainWeights.length; domain++) {
    const one = value(domain);
    if (Number.isNaN(one)) continue;
    sum += table.domainWeights[domain] * one;
    total += table.domainWeights[domain];
  }
  return total > 0 ? sum / total : Number.NaN;
}

/** Mean ln A of each domain, over everybody. */
export function domainMeans(world: World): Float64Array {
  const table = byLayer(world);
  return merge(table, 1, new Uint8Array(table.cohorts)).means;
}

/** Top minus bottom in a domain: the first and the last layer that has suppliers; NaN with one layer. */
export function topMinusBottom(table: CohortTable, domain: number): number {
  let top = -1;
  let bottom = -1;
  for (let layer = 0; layer < table.cohorts; layer++) {
    if (Number.isNaN(meanOf(table, domain, layer))) continue;
    if (top < 0) top = layer;
    bottom = layer;
  }
  return top >= 0 && bottom > top ? meanOf(table, domain, top) - meanOf(table, domain, bottom) : Number.NaN;
}
