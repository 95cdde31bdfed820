/** Diffusion on layers as a graph Laplacian. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betweenLayerRates,
  memberLaplacian,
  symmetricEigenvalues,
  withinLayerRates,
} from '../../src/theory/layered-diffusion.ts';

describe('diffusion between layers', () => {
  it('has the published rates', () => {
    expect(betweenLayerRates({ layerSizes: [5, 5], weightByDistance: [1, 0.1] })[1]).toBeCloseTo(1, 12);
    expect(betweenLayerRates({ layerSizes: [4, 4, 4], weightByDistance: [1, 0.2, 0.02] })[1]).toBeCloseTo(
      0.96,
      12,
    );
  });

  it('has the eigenvalues of the whole network: those between layers and those inside each', () => {
    const layers = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(layers, weights, (layerSizes, weightByDistance) => {
        const network = { layerSizes, weightByDistance };
        const inside = withinLayerRates(network).flatMap((rate, a) =>
          new Array<number>(layerSizes[a] - 1).fill(rate),
        );
        const expected = [...betweenLayerRates(network), ...inside].sort((a, b) => a - b);
        const whole = symmetricEigenvalues(memberLaplacian(network));
        whole.forEach((value, k) => {
          expect(value).toBeCloseTo(expected[k], 9);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('stops at a wall: without weight between layers two rates are zero', () => {
    const rates = betweenLayerRates({ layerSizes: [3, 3], weightByDistance: [1] });
    expect(rates[0]).toBeCloseTo(0, 12);
    expect(rates[1]).toBeCloseTo(0, 12);
  });
});
