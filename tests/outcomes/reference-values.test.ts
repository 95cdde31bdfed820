/** Outcomes on worlds whose values are published or follow by hand: the figures that users read, not the formulas. */
import { describe, expect, it } from 'vitest';
import { buildWorld } from '../../src/model/build-world.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { World } from '../../src/model/world.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { theil, theilByGroup } from '../../src/theory/inequality.ts';
import { goodsAlone, groupOf, groupsOf, networkOf, runNetwork } from '../worlds/networks-and-groups.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const outcomeNamed = (name: string) => outcomes.find((candidate) => candidate.name === name) as Outcome;

/** Equal in ten digits, of which the last may have been cut off in print. */
function expectDigits(values: readonly number[], printed: readonly number[]): void {
  const apart = values.map((value, n) => Math.abs(value - printed[n]));
  expect(Math.max(...apart)).toBeLessThan(1e-10);
}

/** One group of so many suppliers for each layer from 0 on, in one domain. */
function worldOfLayers(suppliers: readonly number[]): World {
  const groups = suppliers.map((count, layer) => groupOf(`layer${layer}`, { suppliers: count, layer }));
  return buildWorld(
    {
      horizon: { from: '2020-01', until: '2020-12' },
      ticksPerYear: 12,
      world: { kind: 'groups', hash: '', groups: groupsOf(groups) },
      policies: [],
      shocks: [],
      parameters: parametersWith({ learning: { research: false } }),
      seed: 'test',
      replicate: 0,
    },
    undefined,
  );
}

/** Values of one outcome on a world as it stands, by group. */
function measure(world: World, name: string): Record<string, number> {
  const outcome = outcomeNamed(name);
  world.shared.clear();
  const groups = outcome.groups(world);
  const values = new Float64Array(groups.length);
  outcome.record(world, values, 0, () => new Float64Array(0));
  return Object.fromEntries(groups.map((group, n) => [group, values[n]]));
}

/** Layers of equal size in which everybody trades 1 with everybody, and less with layers further away. */
function stratificationOf(layers: number, size: number, byDistance: readonly number[]) {
  const world = worldOfLayers(new Array(layers).fill(size));
  world.trade.valueOfLanes.fill(0);
  for (let seller = 0; seller < layers; seller++)
    for (let buyer = 0; buyer < layers; buyer++) {
      const pairs = seller === buyer ? size * (size - 1) : size * size;
      world.trade.valueOfLanes[seller * 5 + buyer] = pairs * byDistance[Math.abs(seller - buyer)];
    }
  return ['eiIndex', 'modularity', 'layerAssortativity'].map((name) => measure(world, name).all);
}

describe('stratification as it is reported', () => {
  it('has the reference values of two layers of five at a tenth across', () => {
    const [ei, modularity, assortativity] = stratificationOf(2, 5, [1, 0.1]);
    expect(ei).toBeCloseTo(-7 / 9, 12);
    expect(modularity).toBeCloseTo(7 / 18, 12);
    expect(assortativity).toBeCloseTo(7 / 9, 12);
  });

  it('has the reference values of three layers of four at a fifth and a fiftieth across', () => {
    expectDigits(stratificationOf(3, 4, [1, 0.2, 0.02]), [-0.4563106797, 0.3925597763, 0.5908446042]);
  });
});

describe('inequality of technology as it is reported', () => {
  it('has the reference values of levels 1, 2, 3 in one layer and 10, 12, 14 in another', () => {
    const world = worldOfLayers([3, 3]);
    world.suppliers.plannedOutput.fill(1);
    world.suppliers.technology.set([1, 2, 3, 10, 12, 14].map(Math.log));
    const { total, within, between } = measure(world, 'technologyInequality');
    expectDigits([total, within, between], [0.3034628168, 0.0204319546, 0.2830308623]);
  });

  it('leaves out a segment without output', () => {
    const firms = [
      { id: 'a', segment: 'ore', finalDemand: 100, technology: 1 },
      { id: 'b', segment: 'ore', finalDemand: 100, technology: 3 },
      { id: 'idle', segment: 'toys', finalDemand: 0, technology: 1 },
    ];
    const { values } = runNetwork(networkOf(firms, []), 1, {
      parameters: parametersWith(goodsAlone),
      outcomes: [outcomeNamed('technologyInequality')],
    });
    expect(values[0]).toBeCloseTo(theil([1, 3]), 9);
  });

  it('follows levels that move from one month to the next', () => {
    const world = worldOfLayers([3, 3]);
    world.suppliers.plannedOutput.set([1, 2, 3, 1, 2, 3]);
    const { technology, plannedOutput, startLayer, segment } = world.suppliers;
    for (const levels of [
      [1, 2, 3, 10, 12, 14],
      [1, 2, 3, 10, 12, 15],
      [1, 2, 3, 10, 12, 15],
      [2, 2, 3, 9, 12, 14],
    ]) {
      technology.set(levels.map(Math.log));
      // Each relative to the mean of its segment, by planned output.
      const sums = new Map<number, { weight: number; logs: number }>();
      for (const [i, s] of segment.entries()) {
        const { weight, logs } = sums.get(s) ?? { weight: 0, logs: 0 };
        sums.set(s, { weight: weight + plannedOutput[i], logs: logs + plannedOutput[i] * technology[i] });
      }
      const relative = levels.map((level, i) => {
        const { weight, logs } = sums.get(segment[i]) as { weight: number; logs: number };
        return level / Math.exp(logs / weight);
      });
      const expected = theilByGroup(relative, startLayer, 5, plannedOutput);
      const { total, within, between } = measure(world, 'technologyInequality');
      expectDigits([total, within, between], [expected.total, expected.within, expected.between]);
    }
  });
});

describe('systemic risk as it is reported', () => {
  const riskOf = (...networks: Parameters<typeof networkOf>) => {
    const { endColumns, endValues } = runNetwork(networkOf(...networks), 31, {
      parameters: parametersWith(goodsAlone),
      outcomes: [outcomeNamed('systemicRisk')],
    });
    return Object.fromEntries(endColumns.map(({ group }, n) => [group, endValues[n]]));
  };

  it('is the share of all output that a chain has when it stops as a whole', () => {
    // Chain a sells 20 + 40 + 100 of 400, chain b 40 + 80 + 120; whoever fails takes its whole chain with it.
    const risk = riskOf(
      ['a', 'b'].flatMap((chain, n) => [
        { id: `${chain}1`, segment: `${chain}-ore`, finalDemand: 0 },
        { id: `${chain}2`, segment: `${chain}-steel`, finalDemand: 0 },
        { id: `${chain}3`, segment: `${chain}-ships`, finalDemand: 100 + 20 * n },
      ]),
      [
        ['a1', 'a2', 20],
        ['a2', 'a3', 40],
        ['b1', 'b2', 40],
        ['b2', 'b3', 80],
      ],
    );
    expect(risk.mean).toBeCloseTo(0.5, 9);
    expect(risk.p99).toBeCloseTo(0.6, 9);
    expect(risk.max).toBeCloseTo(0.6, 9);
    expect(risk['under-1-percent']).toBe(0);
  });
});
