// Case layered-diffusion: what spreads on a network of layers spreads with the eigenvalues of its graph
// Laplacian. The layers' own small matrix is held against the Laplacian of all members (solved by mathjs),
// against the closed forms for two and three equal layers, and against diffusion followed in time.

import { eigs, type Matrix, matrix } from 'mathjs';
import {
  betweenLayerRates,
  type LayeredNetwork,
  memberLaplacian,
  quotientLaplacian,
  withinLayerRates,
} from '../../theory/layered-diffusion.ts';
import { vector, wholeVector } from '../case-parameters.ts';
import { type Check, defineCase, near, nearShare } from '../evidence-case.ts';

/** Members up to which the whole Laplacian is solved. */
const wholeUpTo = 150;

export const layeredDiffusion = defineCase({
  name: 'layered-diffusion',
  summary:
    'Layers converge at the slowest eigenvalue between them: 2·m·e1 for two layers, m(e1 + 2·e2) for three',
  source: 'Fiedler 1973; Gómez et al. 2013, 10.1103/PhysRevLett.110.028701',
  parameters: {
    layerSizes: wholeVector(
      'layers',
      'members',
      [1, 5000],
      [4, 4, 4],
      'Members of each layer, in order of trust',
    ),
    weightByDistance: vector(
      'distances',
      '',
      [0, 1e6],
      [1, 0.2, 0.02],
      'Weight between two members 0, 1, 2, ... layers apart; missing distances have none',
    ),
  },
  run(network: LayeredNetwork, shipped) {
    const rates = betweenLayerRates(network);
    const checks: Check[] = [
      near('what is equal everywhere stays', 0, rates[0], 1e-9 * Math.max(1, rates[rates.length - 1])),
    ];
    const closed = closedForm(network);
    if (closed !== undefined)
      checks.push(nearShare('slowest rate against the closed form', closed, rates[1], 1e-9));
    const members = network.layerSizes.reduce((sum, size) => sum + size, 0);
    if (members <= wholeUpTo) {
      const inside = withinLayerRates(network).flatMap((rate, a) =>
        new Array<number>(network.layerSizes[a] - 1).fill(rate),
      );
      const expected = wholeEigenvalues(network);
      checks.push(
        nearShare(
          'all rates against the Laplacian of all members',
          expected,
          [...rates, ...inside].sort((a, b) => a - b),
          1e-7,
        ),
      );
    }
    const slowest = rates[1] ?? 0;
    if (slowest > 1e-9 * (rates[rates.length - 1] || 1)) {
      checks.push(
        nearShare(
          'slowest rate against diffusion followed in time',
          slowest,
          decayInTime(network, slowest, rates),
          1e-3,
        ),
      );
    }
    if (shipped) {
      const two = betweenLayerRates({ layerSizes: [5, 5], weightByDistance: [1, 0.1] })[1];
      checks.push(
        near('two layers of five, published 1.0; three of four, .96', [1, 0.96], [two, slowest], 1e-12),
      );
    }
    return {
      checks,
      values: { betweenLayerRates: rates, withinLayerRates: withinLayerRates(network), slowestRate: slowest },
    };
  },
});

/** Slowest rate between two layers, or three of equal size. */
function closedForm({ layerSizes, weightByDistance }: LayeredNetwork): number | undefined {
  const [e1 = 0, e2 = 0] = weightByDistance.slice(1);
  const [m] = layerSizes;
  if (layerSizes.length === 2) return (layerSizes[0] + layerSizes[1]) * e1;
  if (layerSizes.length === 3 && layerSizes.every((size) => size === m))
    return Math.min(m * (e1 + 2 * e2), 3 * m * e1);
  return undefined;
}

function wholeEigenvalues(network: LayeredNetwork): number[] {
  const { values } = eigs(matrix(memberLaplacian(network)), { eigenvectors: false });
  const list = Array.isArray(values) ? values : (values as Matrix).toArray();
  return (list as unknown[]).map((value) => realPart(value)).sort((a, b) => a - b);
}

function realPart(value: unknown): number {
  return typeof value === 'number' ? value : (value as { re: number }).re;
}

/**
 * Decay rate of the differences between layers, late in a diffusion that starts at random levels: by then
 * only the slowest mode is left.
 */
function decayInTime(network: LayeredNetwork, slowest: number, rates: readonly number[]): number {
  const q = quotientLaplacian(network);
  const sizes = network.layerSizes;
  const members = sizes.reduce((sum, size) => sum + size, 0);
  const next = rates.find((rate) => rate > slowest * (1 + 1e-6));
  // Long enough for the second mode to fade to 1e-7 of the first, however close the two lie.
  const fade = next === undefined ? 0 : Math.log(1e7) / (next - slowest);
  const dt = 0.2 / rates[rates.length - 1];
  const steps = Math.min(2_000_000, Math.ceil(Math.max(fade, 1 / slowest) / dt));
  let x = sizes.map((_, a) => Math.sin(1 + 2.3 * a));
  const spread = (levels: readonly number[]): number => {
    const mean = levels.reduce((sum, level, a) => sum + (level * sizes[a]) / members, 0);
    return Math.sqrt(levels.reduce((sum, level, a) => sum + sizes[a] * (level - mean) ** 2, 0));
  };
  const velocity = (levels: readonly number[]): number[] =>
    q.map((row) => -row.reduce((sum, entry, b) => sum + entry * levels[b], 0));
  const shifted = (levels: readonly number[], slope: readonly number[], by: number): number[] =>
    levels.map((level, a) => level + by * slope[a]);
  const step = (): void => {
    const k1 = velocity(x);
    const k2 = velocity(shifted(x, k1, dt / 2));
    const k3 = velocity(shifted(x, k2, dt / 2));
    const k4 = velocity(shifted(x, k3, dt));
    x = x.map((level, a) => level + (dt / 6) * (k1[a] + 2 * k2[a] + 2 * k3[a] + k4[a]));
    // Only the shape matters: keep the differences at size 1, so that they never drown in rounding.
    const mean = x.reduce((sum, level, a) => sum + (level * sizes[a]) / members, 0);
    const size = spread(x);
    logSize += Math.log(size);
    x = x.map((level) => (level - mean) / size);
  };
  let logSize = 0;
  for (let k = 0; k < steps; k++) step();
  const before = logSize;
  for (let k = 0; k < 100; k++) step();
  return -(logSize - before) / (100 * dt);
}
