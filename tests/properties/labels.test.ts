/** What must not depend on names, on the order of rows, or on which of two equal blocs is which (MODEL.md 8). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkTables } from '../../src/model/network-tables.ts';
import { defineOutcome } from '../../src/model/outcome.ts';
import { barrierOf, layerBarrier } from '../worlds/layer-barrier.ts';
import {
  columnOf,
  goodsAlone,
  groupOf,
  groupsOf,
  lossOf,
  outputBySupplier,
  runGroups,
  runNetwork,
} from '../worlds/networks-and-groups.ts';
import { parametersWith } from '../worlds/parameters-with.ts';
import { everything, smallNetwork } from './arbitrary-worlds.ts';

/** The same network with its rows in another order. */
function shuffled(
  network: NetworkTables,
  suppliersBy: readonly number[],
  linksBy: readonly number[],
): NetworkTables {
  const { suppliers, links } = network;
  const newRow = new Map(suppliersBy.map((old, row) => [old, row]));
  const number = <T extends Float64Array | Uint16Array | Uint8Array>(values: T): T =>
    values.map((_, row) => values[suppliersBy[row]]) as T;
  return {
    suppliers: {
      ...suppliers,
      ids: suppliersBy.map((row) => suppliers.ids[row]),
      jurisdiction: number(suppliers.jurisdiction),
      segment: number(suppliers.segment),
      trust: number(suppliers.trust),
      layer: number(suppliers.layer),
      output: number(suppliers.output),
      finalDemand: number(suppliers.finalDemand),
      stockTicks: number(suppliers.stockTicks),
      technology: number(suppliers.technology),
    },
    links: {
      seller: links.seller.map((_, row) => newRow.get(links.seller[linksBy[row]]) as number),
      buyer: links.buyer.map((_, row) => newRow.get(links.buyer[linksBy[row]]) as number),
      value: links.value.map((_, row) => links.value[linksBy[row]]),
    },
  };
}

/** A random order of 0 .. count - 1 from random numbers. */
function orderOf(luck: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, n) => n).sort(
    (a, b) => luck[a % luck.length] * (a + 1) - luck[b % luck.length] * (b + 1) || a - b,
  );
}

const luck = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });

describe('the suppliers of a network', () => {
  it('may stand in any order in their files: the run is the same to the last bit, chance and policies included', () => {
    fc.assert(
      fc.property(smallNetwork, luck, luck, (network, a, b) => {
        const other = shuffled(
          network,
          orderOf(a, network.suppliers.ids.length),
          orderOf(b, network.links.value.length),
        );
        const run = (tables: NetworkTables) =>
          runNetwork(tables, 365, {
            parameters: parametersWith({ learning: { burnInYears: 1 } }),
            body: { churn: true, technologyGrowthPerYear: 0.03 },
            tools: [layerBarrier],
            policies: [barrierOf(0.4, 4)],
            shocks: [lossOf('firm1', 0.6)],
            outcomes: [everything],
          }).values;
        expect(run(other)).toEqual(run(network));
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('may have any names: without chance, relabelling changes nothing', () => {
    fc.assert(
      fc.property(smallNetwork, luck, (network, a) => {
        const { suppliers } = network;
        const order = orderOf(a, suppliers.ids.length);
        const names = suppliers.ids.map((_, row) => `n${String(order.indexOf(row)).padStart(3, '0')}`);
        const renamed = { ...network, suppliers: { ...suppliers, ids: names } };
        const parameters = parametersWith(goodsAlone);
        const run = (tables: NetworkTables, hit: string) =>
          runNetwork(tables, 100, { parameters, shocks: [lossOf(hit, 0.5)], outcomes: [outputBySupplier] });
        const [base, other] = [run(network, suppliers.ids[0]), run(renamed, names[0])];
        suppliers.ids.forEach((id, row) => {
          const before = columnOf(base, 'outputBySupplier', id);
          const after = columnOf(other, 'outputBySupplier', names[row]);
          for (const [tick, units] of before.entries()) expect(after[tick]).toBeCloseTo(units, 8);
        });
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});

const meanLevels = defineOutcome({
  name: 'meanLevels',
  unit: 'log points',
  definition: 'Mean technology of each group',
  source: 'test',
  when: 'end',
  groups: (world) => world.plan.jurisdictionCodes,
  record({ nations }, values, offset) {
    values.set(nations.technology, offset);
  },
});

describe('two equal blocs', () => {
  it('stay equal in distribution behind any barrier between them', () => {
    const replicates = 24;
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        (sigma, home, absorptionSlope) => {
          const groups = groupsOf(
            [groupOf('one', { suppliers: 40, layer: 0 }), groupOf('two', { suppliers: 40, layer: 4 })],
            {
              contacts: [
                [home, 1 - home],
                [1 - home, home],
              ],
              technologyGrowthPerYear: 0.03,
            },
          );
          const differences = Array.from({ length: replicates }, (_, replicate) => {
            const { endValues } = runGroups(groups, 15, {
              parameters: parametersWith({ learning: { absorptionSlope, burnInYears: 5 } }),
              tools: [layerBarrier],
              policies: [barrierOf(sigma, 12, ['knowledge', 'talent'])],
              outcomes: [meanLevels],
              replicate,
              checked: false,
            });
            return endValues[0] - endValues[1];
          });
          const mean = differences.reduce((sum, value) => sum + value, 0) / replicates;
          const variance =
            differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replicates - 1);
          // 4.5 standard errors: one false alarm in some ten thousand cases.
          expect(Math.abs(mean)).toBeLessThan(4.5 * Math.sqrt(variance / replicates));
        },
      ),
      { numRuns: 4, seed: 1 },
    );
  }, 120_000);
});
