/** The small economies whose paths are published. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type InventoryRules,
  inventoryPath,
  type SmallEconomy,
  twoFirmsMaxMin,
  twoFirmsProportional,
} from '../../src/theory/inventory-dynamics.ts';

const twoFirms: SmallEconomy = {
  firms: 2,
  sectorOf: [0, 1],
  links: [
    [0, 1, 100],
    [1, 0, 100],
  ],
  finalDemand: [100, 100],
};
const fiveFirms: SmallEconomy = {
  firms: 5,
  sectorOf: [0, 0, 1, 2, 3],
  links: [
    [0, 2, 20],
    [1, 2, 10],
    [0, 3, 30],
    [1, 3, 10],
    [2, 3, 20],
    [2, 4, 25],
    [3, 4, 40],
    [4, 0, 5],
    [3, 1, 6],
  ],
  finalDemand: [15, 10, 20, 30, 90],
};
const published: InventoryRules = {
  stockSteps: 15,
  adjustmentSteps: 6,
  orderTarget: 'own-output',
  rationing: 'proportional',
};
const totalAt = (path: Float64Array[], step: number): number => path[step].reduce((sum, x) => sum + x, 0);

describe('two firms that buy from each other', () => {
  it('take the published first steps under max-min rationing', () => {
    const path = inventoryPath(twoFirms, { ...published, rationing: 'max-min' }, [0.1, 0], 6);
    expect(path.map((_, step) => Number(totalAt(path, step).toFixed(4)))).toEqual([
      380, 343.3333, 303.8889, 251.8519, 231.2191, 200,
    ]);
  });

  it.each([
    [0.1, 370],
    [0.3, 310],
    [0.4, 280],
    [0.5, 240],
    [0.6, 180],
    [0.72, 0],
  ])('end at the published total after losing %f', (loss, total) => {
    const path = inventoryPath(twoFirms, published, [loss, 0], 4000);
    expect(totalAt(path, 3999)).toBeCloseTo(total, 6);
  });

  it.each([
    [0.5, 250],
    [0.6, 200],
  ])('keep more with the target of the initial order after losing %f', (loss, total) => {
    const path = inventoryPath(twoFirms, { ...published, orderTarget: 'initial-order' }, [loss, 0], 4000);
    expect(totalAt(path, 3999)).toBeCloseTo(total, 6);
  });

  it('end where the closed form says, at any loss, stock and input share', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.95, noNaN: true }),
        fc.integer({ min: 4, max: 30 }),
        fc.double({ min: 0.2, max: 0.7, noNaN: true }),
        (loss, n, a) => {
          const economy: SmallEconomy = {
            ...twoFirms,
            links: [
              [0, 1, 200 * a],
              [1, 0, 200 * a],
            ],
            finalDemand: [200 * (1 - a), 200 * (1 - a)],
          };
          const firms = { output: 200, inputShare: a, stockSteps: n, adjustmentSteps: 6, capacityLoss: loss };
          const [first, second] = twoFirmsProportional(firms);
          const r = 1 / (1 + (n - 1) / 6);
          // At the margin of collapse the path takes for ever.
          fc.pre(Math.abs(1 - loss - r) > 0.03);
          const path = inventoryPath(economy, { ...published, stockSteps: n }, [loss, 0], 6000);
          expect(path[5999][0]).toBeCloseTo(first, 3);
          expect(path[5999][1]).toBeCloseTo(second, 3);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('halve together under max-min rationing', () => {
    const path = inventoryPath(twoFirms, { ...published, rationing: 'max-min' }, [0.4, 0], 4000);
    expect(totalAt(path, 3999)).toBeCloseTo(
      twoFirmsMaxMin({ output: 200, inputShare: 0.5, stockSteps: 15, adjustmentSteps: 6, capacityLoss: 0.4 }),
      6,
    );
  });
});

describe('five firms', () => {
  it('take the published path after half of the first is lost', () => {
    const path = inventoryPath(fiveFirms, published, [0.5, 0, 0, 0, 0], 31);
    const at = [0, 5, 10, 20, 30].map((step) => Number(totalAt(path, step).toFixed(2)));
    expect(at).toEqual([298.5, 271.16, 289.36, 295.18, 294.74]);
  });

  it('stay at 331 without a shock', () => {
    const path = inventoryPath(fiveFirms, published, [0, 0, 0, 0, 0], 50);
    expect(totalAt(path, 49)).toBeCloseTo(331, 9);
  });
});
