// Diffusion of knowledge on a layered network as a graph Laplacian: dx/dt = −Lx with weight w_d between
// two members whose layers lie d apart. Differences between layer means decay with the eigenvalues of the
// quotient Laplacian Q (one row a layer), so the slowest of them is the speed at which layers converge.
// Two layers of m: 2·m·w1. Three layers of m: min(m(w1 + 2w2), 3·m·w1). Source: spectral graph theory,
// e.g. Fiedler 1973; Gomez et al. 2013, 10.1103/PhysRevLett.110.028701, for layered networks.

/** Layers in order of trust: members each, and weights by layer distance (0, 1, 2, ...; missing ones are 0). */
export interface LayeredNetwork {
  readonly layerSizes: readonly number[];
  readonly weightByDistance: readonly number[];
}

/** Weight between two layers. */
export function layerWeight(network: LayeredNetwork, a: number, b: number): number {
  return network.weightByDistance[Math.abs(a - b)] ?? 0;
}

/** d(layer means)/dt = −Q·means: Q_ab = −m_b·w(a,b), rows sum to 0. */
export function quotientLaplacian(network: LayeredNetwork): number[][] {
  const sizes = network.layerSizes;
  return sizes.map((_, a) => {
    const row = sizes.map((size, b) => (a === b ? 0 : -size * layerWeight(network, a, b)));
    row[a] = -row.reduce((sum, entry) => sum + entry, 0);
    return row;
  });
}

/**
 * Eigenvalues of the quotient Laplacian in rising order, the first of them 0. Q is made symmetric by the
 * square roots of the layer sizes and solved by Jacobi rotations.
 */
export function betweenLayerRates(network: LayeredNetwork): number[] {
  const q = quotientLaplacian(network);
  const sizes = network.layerSizes;
  return symmetricEigenvalues(
    q.map((row, a) => row.map((entry, b) => entry * Math.sqrt(sizes[a] / sizes[b]))),
  );
}

/** Rates at which members of one layer become equal: Σ_b m_b·w(a,b), one a layer (layers of one have none). */
export function withinLayerRates(network: LayeredNetwork): number[] {
  return network.layerSizes.map((_, a) =>
    network.layerSizes.reduce((sum, size, b) => sum + size * layerWeight(network, a, b), 0),
  );
}

/** The whole Laplacian, one row a member, members in the order of their layers. */
export function memberLaplacian(network: LayeredNetwork): number[][] {
  const layerOf = network.layerSizes.flatMap((size, layer) => new Array<number>(size).fill(layer));
  return layerOf.map((a, i) => {
    const row = layerOf.map((b, j) => (i === j ? 0 : -layerWeight(network, a, b)));
    row[i] = -row.reduce((sum, entry) => sum + entry, 0);
    return row;
  });
}

/** Eigenvalues of a symmetric matrix in rising order, by cyclic Jacobi rotations. */
export function symmetricEigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const n = matrix.length;
  const m = matrix.map((row) => [...row]);
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0;
    let scale = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) i === j ? (scale += m[i][i] ** 2) : (off += m[i][j] ** 2);
    if (off <= 1e-30 * (scale + off)) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(m, p, q);
  }
  return m.map((row, i) => row[i]).sort((a, b) => a - b);
}

/** Turns the plane of p and q so that m[p][q] becomes 0. */
function rotate(m: number[][], p: number, q: number): void {
  if (m[p][q] === 0) return;
  const tau = (m[q][q] - m[p][p]) / (2 * m[p][q]);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < m.length; k++) {
    const a = m[k][p];
    const b = m[k][q];
    m[k][p] = c * a - s * b;
    m[k][q] = s * a + c * b;
  }
  for (let k = 0; k < m.length; k++) {
    const a = m[p][k];
    const b = m[q][k];
    m[p][k] = c * a - s * b;
    m[q][k] = s * a + c * b;
  }
}
