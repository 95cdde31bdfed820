// How far a weighted network keeps to its groups (layers, blocs): the E-I index of Krackhardt and Stern
// 1988 (10.2307/2786835), Newman's modularity (10.1103/PhysRevE.69.026113) and his discrete assortativity
// (10.1103/PhysRevE.67.026126). All three are read off the mixing matrix of value between groups.

/** Weighted links; arrays have one entry a link. */
export interface WeightedLinks {
  readonly source: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** Value of the link, >= 0. */
  readonly weight: ArrayLike<number>;
}

/** Value by (group of the source × group of the target), row-major. `groupOf[node]` in 0..groups-1. */
export function mixingMatrix(links: WeightedLinks, groupOf: ArrayLike<number>, groups: number): Float64Array {
  const mixing = new Float64Array(groups * groups);
  for (let link = 0; link < links.weight.length; link++) {
    mixing[groupOf[links.source[link]] * groups + groupOf[links.target[link]]] += links.weight[link];
  }
  return mixing;
}

/** The mixing matrix of an undirected network: each link counted in both directions. */
export function symmetricMixing(mixing: Float64Array, groups: number): Float64Array {
  const both = new Float64Array(mixing.length);
  for (let a = 0; a < groups; a++) {
    for (let b = 0; b < groups; b++) both[a * groups + b] = mixing[a * groups + b] + mixing[b * groups + a];
  }
  return both;
}

/** E-I index: (external − internal) / all, from −1 (all inside groups) to 1 (all across); NaN without value. */
export function externalInternalIndex(mixing: ArrayLike<number>, groups: number): number {
  let internal = 0;
  let all = 0;
  for (let a = 0; a < groups; a++) {
    internal += mixing[a * groups + a];
    for (let b = 0; b < groups; b++) all += mixing[a * groups + b];
  }
  return all > 0 ? (all - 2 * internal) / all : Number.NaN;
}

/** Share of value that crosses 0, 1, ... groups-1 layers of distance; sums to 1, NaN without value. */
export function shareByDistance(mixing: ArrayLike<number>, groups: number): Float64Array {
  const share = new Float64Array(groups);
  let all = 0;
  for (let a = 0; a < groups; a++) {
    for (let b = 0; b < groups; b++) {
      share[Math.abs(a - b)] += mixing[a * groups + b];
      all += mixing[a * groups + b];
    }
  }
  for (let d = 0; d < groups; d++) share[d] = all > 0 ? share[d] / all : Number.NaN;
  return share;
}

/** Newman's modularity of the grouping: Σ_g (e_gg − a_g b_g), a and b the shares sent and received. */
export function modularity(mixing: ArrayLike<number>, groups: number): number {
  const { internal, expected } = internalShares(mixing, groups);
  return internal - expected;
}

/** Newman's assortativity by group: modularity over its largest value; 1 when no value crosses groups. */
export function assortativity(mixing: ArrayLike<number>, groups: number): number {
  const { internal, expected } = internalShares(mixing, groups);
  // Where only one group has value, nothing could cross and the coefficient is not defined.
  return 1 - expected > 1e-12 ? (internal - expected) / (1 - expected) : Number.NaN;
}

/** Share of value inside groups, and what it would be if receivers did not depend on senders. */
function internalShares(mixing: ArrayLike<number>, groups: number): { internal: number; expected: number } {
  const sent = new Float64Array(groups);
  const received = new Float64Array(groups);
  let internal = 0;
  let all = 0;
  for (let a = 0; a < groups; a++) {
    internal += mixing[a * groups + a];
    for (let b = 0; b < groups; b++) {
      const value = mixing[a * groups + b];
      sent[a] += value;
      received[b] += value;
      all += value;
    }
  }
  let expected = 0;
  for (let g = 0; g < groups; g++) expected += (sent[g] / all) * (received[g] / all);
  return { internal: internal / all, expected };
}
