/** The systemic-risk index: the published example, and a slow reading of the definition. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FirmNetwork } from '../../src/theory/firm-links.ts';
import { affordableSettings, systemicRisk } from '../../src/theory/systemic-risk.ts';

const edges = [
  [2, 1],
  [2, 3],
  [3, 7],
  [6, 7],
  [7, 4],
  [7, 11],
  [8, 11],
  [9, 5],
  [9, 10],
  [10, 7],
];
const example = (essential: 0 | 1): FirmNetwork => ({
  firms: 11,
  seller: edges.map(([seller]) => seller - 1),
  buyer: edges.map(([, buyer]) => buyer - 1),
  weight: edges.map(() => 1),
  sectorOf: [0, 1, 0, 2, 3, 1, 3, 0, 1, 2, 4],
  essentialSector: new Array<number>(5).fill(essential),
});
const settingsFor = (network: FirmNetwork, replaceability: boolean) =>
  affordableSettings(network.firms, network.weight.length, replaceability);

/** Diem et al. 2022, methods, as matrices and for as many rounds as it takes: slow, and easy to check by eye. */
function byDefinition(network: FirmNetwork, replaceability: boolean): number[] {
  const { firms, seller, buyer, weight, sectorOf, essentialSector } = network;
  const sales = new Array<number>(firms).fill(0);
  const purchases = new Array<number>(firms).fill(0);
  for (let l = 0; l < weight.length; l++) {
    sales[seller[l]] += weight[l];
    purchases[buyer[l]] += weight[l];
  }
  const all = sales.reduce((sum, s) => sum + s, 0);
  return sales.map((_, failed) => {
    let up: number[] = sales.map((__, i) => (i === failed ? 0 : 1));
    let down = up.slice();
    for (let round = 0; round < 20000; round++) {
      const nextUp: number[] = sales.map((s) => (s > 0 ? 0 : 1));
      for (let l = 0; l < weight.length; l++)
        nextUp[seller[l]] += (weight[l] * up[buyer[l]]) / sales[seller[l]];
      const left = new Array<number>(essentialSector.length).fill(0);
      for (let i = 0; i < firms; i++) left[sectorOf[i]] += sales[i] * down[i];
      const missing = sales.map(() => new Map<number, { lost: number; bought: number }>());
      const linear = sales.map(() => 0);
      for (let l = 0; l < weight.length; l++) {
        const [i, j] = [seller[l], buyer[l]];
        const k = sectorOf[i];
        const sigma = replaceability ? (left[k] > 1e-13 ? Math.min(1, sales[i] / left[k]) : 1) : 1;
        const lost = weight[l] * sigma * (1 - down[i]);
        if (essentialSector[k] === 1) {
          const entry = missing[j].get(k) ?? { lost: 0, bought: 0 };
          missing[j].set(k, { lost: entry.lost + lost, bought: entry.bought + weight[l] });
        } else linear[j] += lost / purchases[j];
      }
      const nextDown = missing.map(
        (inputs, j) => 1 - Math.max(linear[j], ...[...inputs.values()].map((x) => x.lost / x.bought)),
      );
      nextUp[failed] = 0;
      nextDown[failed] = 0;
      const moved = nextUp.reduce(
        (most, x, i) => Math.max(most, Math.abs(x - up[i]), Math.abs(nextDown[i] - down[i])),
        0,
      );
      up = nextUp;
      down = nextDown;
      if (moved < 1e-13) break;
    }
    return sales.reduce((sum, s, i) => sum + s * (1 - Math.min(up[i], down[i])), 0) / all;
  });
}

const networks = fc.integer({ min: 3, max: 14 }).chain((firms) =>
  fc.record({
    links: fc.uniqueArray(
      fc.record({
        seller: fc.integer({ min: 0, max: firms - 1 }),
        buyer: fc.integer({ min: 0, max: firms - 1 }),
        weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
      }),
      { minLength: 2, maxLength: 30, selector: (l) => l.seller * 100 + l.buyer },
    ),
    sectorOf: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: firms, maxLength: firms }),
    essentialSector: fc.array(fc.constantFrom(0, 1), { minLength: 4, maxLength: 4 }),
  }),
);

describe('the systemic-risk index', () => {
  it('has the published values of the eleven firms', () => {
    const rounded = (essential: 0 | 1): number[] =>
      Array.from(systemicRisk(example(essential), settingsFor(example(essential), false)).index, (x) =>
        Number(x.toFixed(6)),
      );
    expect(rounded(0)).toEqual([
      0.1, 0.366667, 0.266667, 0.35, 0.1, 0.166667, 0.7, 0.1, 0.366667, 0.266667, 0.45,
    ]);
    expect(rounded(1)).toEqual([0.1, 0.5, 0.4, 0.35, 0.1, 0.3, 0.7, 0.1, 0.5, 0.4, 0.45]);
  });

  it('finds that all of a closed ring stops, though the failure creeps round it for ever', () => {
    const firms = 200;
    const around = Array.from({ length: firms }, (_, i) => [i, (i + 1) % firms]);
    const ring: FirmNetwork = {
      firms,
      seller: [...around.map(([i]) => i), ...around.map(([, j]) => j)],
      buyer: [...around.map(([, j]) => j), ...around.map(([i]) => i)],
      weight: new Array<number>(2 * firms).fill(1),
      sectorOf: new Array<number>(firms).fill(0),
      essentialSector: [1],
    };
    const { index, unfinished } = systemicRisk(ring, settingsFor(ring, false), [0]);
    expect(unfinished).toBe(0);
    expect(index[0]).toBeCloseTo(1, 6);
  });

  it('agrees with the definition on any network, with and without replacement', () => {
    fc.assert(
      fc.property(networks, fc.boolean(), ({ links, sectorOf, essentialSector }, replaceability) => {
        const own = links.filter((link) => link.seller !== link.buyer);
        fc.pre(own.length > 0);
        const network: FirmNetwork = {
          firms: sectorOf.length,
          seller: own.map((link) => link.seller),
          buyer: own.map((link) => link.buyer),
          weight: own.map((link) => link.weight),
          sectorOf,
          essentialSector,
        };
        const { index } = systemicRisk(network, settingsFor(network, replaceability));
        byDefinition(network, replaceability).forEach((value, i) => {
          // Where a sector feeds itself, losses may approach their end only as one over the rounds.
          expect(index[i]).toBeCloseTo(value, 3);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never rises when other firms may step in', () => {
    fc.assert(
      fc.property(fc.constantFrom<0 | 1>(0, 1), (essential) => {
        const alone = systemicRisk(example(essential), settingsFor(example(essential), false)).index;
        const replaced = systemicRisk(example(essential), settingsFor(example(essential), true)).index;
        replaced.forEach((value, i) => {
          expect(value).toBeLessThanOrEqual(alone[i] + 1e-12);
        });
      }),
    );
  });

  it('is one in a ring that nothing leaves, and less when end users buy as well', () => {
    const ring: FirmNetwork = {
      firms: 3,
      seller: [0, 1, 2],
      buyer: [1, 2, 0],
      weight: [1, 1, 1],
      sectorOf: [0, 1, 2],
      essentialSector: [0, 0, 0],
    };
    expect(Array.from(systemicRisk(ring, settingsFor(ring, false)).index)).toEqual([1, 1, 1]);
    const pair: FirmNetwork = {
      firms: 2,
      seller: [0],
      buyer: [1],
      weight: [1],
      sectorOf: [0, 1],
      essentialSector: [0, 0],
      finalSales: [1, 1],
    };
    // The buyer's failure takes half of the first firm's orders; the first firm's failure takes all of the buyer's input.
    expect(Array.from(systemicRisk(pair, settingsFor(pair, false)).index)).toEqual([1, 2 / 3]);
  });

  it('follows ten thousand firms without touching those that a failure does not reach', () => {
    const firms = 10_000;
    const network: FirmNetwork = {
      firms,
      seller: Array.from({ length: firms - 1 }, (_, i) => i),
      buyer: Array.from({ length: firms - 1 }, (_, i) => (i % 50 === 49 ? i : i + 1)),
      weight: new Array<number>(firms - 1).fill(1),
      sectorOf: Array.from({ length: firms }, (_, i) => i % 7),
      essentialSector: new Array<number>(7).fill(1),
    };
    const { index, unfinished } = systemicRisk(network, settingsFor(network, true));
    expect(unfinished).toBe(0);
    expect(index[5]).toBeLessThan(51 / firms);
  });
});
