/** E-I index, modularity, assortativity, share of value by layer distance. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberLaplacian } from '../../src/theory/layered-diffusion.ts';
import {
  assortativity,
  externalInternalIndex,
  mixingMatrix,
  modularity,
  shareByDistance,
  symmetricMixing,
} from '../../src/theory/stratification.ts';

/** Mixing of the complete network of layers with weights by distance. */
function layered(layerSizes: number[], weightByDistance: number[]): Float64Array {
  const laplacian = memberLaplacian({ layerSizes, weightByDistance });
  const layerOf = layerSizes.flatMap((size, layer) => new Array<number>(size).fill(layer));
  const links = { source: [] as number[], target: [] as number[], weight: [] as number[] };
  laplacian.forEach((row, i) => {
    for (let j = 0; j < i; j++) {
      links.source.push(i);
      links.target.push(j);
      links.weight.push(-row[j]);
    }
  });
  return symmetricMixing(mixingMatrix(links, layerOf, layerSizes.length), layerSizes.length);
}

describe('stratification of a layered network', () => {
  it('has the published values for two layers of five', () => {
    const mixing = layered([5, 5], [1, 0.1]);
    expect(externalInternalIndex(mixing, 2)).toBeCloseTo(-7 / 9, 12);
    expect(modularity(mixing, 2)).toBeCloseTo(7 / 18, 12);
    expect(assortativity(mixing, 2)).toBeCloseTo(7 / 9, 12);
  });

  it('has the published values for three layers of four', () => {
    const mixing = layered([4, 4, 4], [1, 0.2, 0.02]);
    expect(externalInternalIndex(mixing, 3)).toBeCloseTo(-0.4563106797, 9);
    expect(modularity(mixing, 3)).toBeCloseTo(0.3925597763, 10);
    expect(assortativity(mixing, 3)).toBeCloseTo(0.5908446042, 10);
  });

  it('rises in every index when barriers between layers rise', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.9, noNaN: true }), (weight) => {
        const open = layered([4, 3, 5], [1, weight, weight / 2]);
        const closed = layered([4, 3, 5], [1, weight / 2, weight / 4]);
        expect(externalInternalIndex(closed, 3)).toBeLessThan(externalInternalIndex(open, 3));
        expect(modularity(closed, 3)).toBeGreaterThan(modularity(open, 3));
        expect(assortativity(closed, 3)).toBeGreaterThan(assortativity(open, 3));
        expect(shareByDistance(closed, 3)[0]).toBeGreaterThan(shareByDistance(open, 3)[0]);
      }),
    );
  });

  it('is complete when nothing crosses and zero when receivers do not depend on senders', () => {
    expect(assortativity([3, 0, 0, 5], 2)).toBeCloseTo(1, 12);
    expect(externalInternalIndex([3, 0, 0, 5], 2)).toBe(-1);
    expect(modularity([1, 2, 2, 4], 2)).toBeCloseTo(0, 12);
    expect(assortativity([1, 2, 2, 4], 2)).toBeCloseTo(0, 12);
  });

  it('splits all value over the distances', () => {
    const share = shareByDistance([4, 1, 2, 3, 5, 1, 0, 2, 2], 3);
    expect(share[0] + share[1] + share[2]).toBeCloseTo(1, 12);
    expect(share[2]).toBeCloseTo(2 / 20, 12);
  });

  it('is undefined without any value', () => {
    expect(externalInternalIndex([0, 0, 0, 0], 2)).toBeNaN();
    expect(assortativity([0, 0, 0, 0], 2)).toBeNaN();
  });
});
