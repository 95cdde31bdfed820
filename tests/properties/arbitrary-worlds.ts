/** Small worlds at random for properties: a few groups that learn and trade, and small networks of firms. */
import fc from 'fast-check';
import type { NetworkTables } from '../../src/model/network-tables.ts';
import { defineOutcome } from '../../src/model/outcome.ts';
import type { ActivePolicy, GroupsBody } from '../../src/model/run-input.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { policyTools } from '../../src/policies/index.ts';
import { layerBarrier } from '../worlds/layer-barrier.ts';
import {
  groupOf,
  groupsOf,
  monthAfter,
  networkOf,
  type RunOptions,
  runGroups,
} from '../worlds/networks-and-groups.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const share = (low = 0, high = 1) => fc.double({ min: low, max: high, noNaN: true, noDefaultInfinity: true });

/** A row of contacts: shares of a learner's time, at most 1 in all. */
function rowOf(groups: number) {
  return fc.array(share(0.05, 1), { minLength: groups, maxLength: groups }).map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
}

/** Two to four groups in layers of their own, with one to three stages of production. */
export const smallGroups: fc.Arbitrary<GroupsBody> = fc
  .record({ count: fc.integer({ min: 2, max: 4 }), stages: fc.integer({ min: 1, max: 3 }) })
  .chain(({ count, stages }) =>
    fc
      .record({
        suppliers: fc.array(fc.integer({ min: 4, max: 15 }), { minLength: count, maxLength: count }),
        levels: fc.array(share(0.3, 1), { minLength: count, maxLength: count }),
        layers: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: count, maxLength: count }),
        contacts: fc.array(rowOf(count), { minLength: count, maxLength: count }),
        inputs: fc.array(share(0.1, 0.6), { minLength: stages, maxLength: stages }),
        essential: fc.boolean(),
        homeBias: share(1, 4),
        growth: share(0, 0.05),
      })
      .map(({ suppliers, levels, layers, contacts, inputs, essential, homeBias, growth }) =>
        groupsOf(
          suppliers.map((number, n) =>
            groupOf(`g${n}`, {
              suppliers: number,
              level: levels[n],
              layer: layers[n],
              gdpUsd: 1e10 * number,
            }),
          ),
          {
            contacts,
            gdpShare: 0.1,
            homeBias,
            technologyGrowthPerYear: growth,
            segments: inputs.map((input, s) => ({
              name: `stage${s}`,
              domain: 'goods',
              inputs: s === 0 ? {} : { [`stage${s - 1}`]: input },
              essential,
              finalDemandShare: s === inputs.length - 1 ? 0.8 : 0.2 / Math.max(1, inputs.length - 1),
              stockWeeks: 6,
              qualificationMonths: 2,
            })),
          },
        ),
      ),
  );

/** A network of 6 to 14 firms in a chain of segments, every firm buying from some of the segment before. */
export const smallNetwork: fc.Arbitrary<NetworkTables> = fc
  .array(
    fc.record({
      stage: fc.integer({ min: 0, max: 2 }),
      jurisdiction: fc.constantFrom('USA', 'CHN', 'DEU'),
      layer: fc.integer({ min: 0, max: 4 }),
      finalDemand: share(1, 50),
      stock: fc.integer({ min: 3, max: 30 }),
      picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
      value: share(1, 20),
    }),
    { minLength: 6, maxLength: 14 },
  )
  .map((firms) => {
    const ids = firms.map((_, n) => `firm${n}`);
    const links = new Map<string, readonly [string, string, number]>();
    firms.forEach(({ stage, picks, value }, n) => {
      const sellers = ids.filter((_, m) => firms[m].stage === stage - 1);
      for (const pick of sellers.length > 0 ? picks : []) {
        const seller = sellers[pick % sellers.length];
        links.set(`${seller}>${ids[n]}`, [seller, ids[n], value]);
      }
    });
    const sales = (id: string) =>
      [...links.values()].reduce((sum, [seller, , value]) => sum + (seller === id ? value : 0), 0);
    const purchases = (id: string) =>
      [...links.values()].reduce((sum, [, buyer, value]) => sum + (buyer === id ? value : 0), 0);
    return networkOf(
      firms.map(({ stage, jurisdiction, layer, finalDemand, stock }, n) => ({
        id: ids[n],
        segment: `stage${stage}`,
        jurisdiction,
        layer,
        // Inputs stay below two thirds of output, so that a start in balance exists.
        finalDemand: Math.max(finalDemand, 1.5 * purchases(ids[n]) - sales(ids[n])),
        stock,
      })),
      [...links.values()],
    );
  });

/** A policy with the defaults of its tool, changed as given, from the n-th month on. */
export function policyOf(
  kind: string,
  changes: Readonly<Record<string, unknown>> = {},
  month = 0,
): ActivePolicy {
  const tool = policyTools.find((one) => one.kind === kind);
  if (tool === undefined) throw new Error(`no policy is called ${kind}`);
  const defaults = Object.entries(tool.parameters).map(([name, spec]) => [name, spec.default]);
  return {
    id: kind,
    kind,
    from: monthAfter(month),
    until: '',
    rampMonths: 0,
    parameters: { ...Object.fromEntries(defaults), ...changes } as ActivePolicy['parameters'],
  };
}

/** Short burn-in: properties are about arms of one world, not about where it stands. */
export const quickly = parametersWith({ learning: { burnInYears: 1 } });

/** Every series outcome of the program over `years` years of a small groups world. */
export function seriesOf(groups: GroupsBody, years: number, options: RunOptions = {}): Float64Array {
  const series = outcomes.filter(({ when }) => when === 'series');
  return runGroups(groups, years, {
    parameters: quickly,
    tools: [...policyTools, layerBarrier],
    outcomes: [...series, everything],
    checked: false,
    ...options,
  }).values;
}

/** Sums of what suppliers, needs and links hold: moves when anything does. */
export const everything = defineOutcome({
  name: 'everything',
  unit: '',
  definition: 'Weighted sums over the state',
  source: 'test',
  when: 'series',
  groups: () => ['technology', 'output', 'price', 'stock', 'order', 'supplier'],
  record({ suppliers, needs, links }, values, offset) {
    const sums = [
      suppliers.technology,
      suppliers.output,
      suppliers.price,
      needs.stock,
      links.order,
      links.supplier,
    ];
    sums.forEach((numbers, n) => {
      let sum = 0;
      for (let i = 0; i < numbers.length; i++) sum += numbers[i] * (1 + (i % 97) / 97);
      values[offset + n] = sum;
    });
  },
});
