/** What must hold between two runs of one world that differ in a policy (MODEL.md 8). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineOutcome } from '../../src/model/outcome.ts';
import type { PolicyTool } from '../../src/model/policy-tool.ts';
import type { ActivePolicy, GroupsBody } from '../../src/model/run-input.ts';
import { policyTools } from '../../src/policies/index.ts';
import { barrierOf, layerBarrier } from '../worlds/layer-barrier.ts';
import { columnOf, runGroups } from '../worlds/networks-and-groups.ts';
import { policyOf, quickly, seriesOf, smallGroups } from './arbitrary-worlds.ts';

const permeability = fc.double({ min: 0, max: 1, noNaN: true });
const month = fc.integer({ min: 0, max: 14 });
const kind = fc.constantFrom(...policyTools.map((tool) => tool.kind));
const runs = { numRuns: 20 };

/** A tool that says everything it has to say at strength 0. */
function powerless(tool: PolicyTool): PolicyTool {
  return {
    ...tool,
    writeRules(parameters, state, write) {
      const strength = write.strength;
      write.strength = 0;
      tool.writeRules(parameters, state, write);
      write.strength = strength;
    },
  };
}

describe('a policy', () => {
  it('of strength 0 leaves every figure as it is, to the last bit, whichever policy it is', () => {
    for (const tool of policyTools) {
      fc.assert(
        fc.property(smallGroups, month, (groups, from) => {
          const policies = [policyOf(tool.kind, {}, from)];
          const tools = policyTools.map(powerless);
          expect(seriesOf(groups, 2, { policies, tools })).toEqual(seriesOf(groups, 2));
        }),
        { numRuns: 2 },
      );
    }
  }, 120_000);

  it('leaves every figure before its first month as it is, to the last bit', () => {
    fc.assert(
      fc.property(smallGroups, kind, fc.integer({ min: 1, max: 20 }), (groups, chosen, from) => {
        const base = seriesOf(groups, 2);
        const arm = seriesOf(groups, 2, { policies: [policyOf(chosen, {}, from)] });
        const width = base.length / 24;
        expect(arm.subarray(0, from * width)).toEqual(base.subarray(0, from * width));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('may stand anywhere in the list, and under any name', () => {
    fc.assert(
      fc.property(smallGroups, kind, permeability, (groups, chosen, sigma) => {
        const one: ActivePolicy = { ...policyOf(chosen, {}, 3), id: 'a' };
        const two: ActivePolicy = { ...barrierOf(sigma, 5), id: 'b' };
        const both = seriesOf(groups, 2, { policies: [one, two] });
        expect(seriesOf(groups, 2, { policies: [two, one] })).toEqual(both);
        const renamed = [
          { ...one, id: 'z' },
          { ...two, id: 'y' },
        ];
        const other = seriesOf(groups, 2, { policies: renamed });
        for (let n = 0; n < both.length; n++) {
          if (Number.isNaN(both[n])) expect(other[n]).toBeNaN();
          else expect(Math.abs(other[n] - both[n])).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(both[n])));
        }
      }),
      runs,
    );
  }, 120_000);
});

describe('layers', () => {
  it('that let everything pass are as good as none, to the last bit', () => {
    fc.assert(
      fc.property(smallGroups, month, (groups, from) => {
        expect(seriesOf(groups, 2, { policies: [barrierOf(1, from)] })).toEqual(seriesOf(groups, 2));
      }),
      runs,
    );
  }, 120_000);
});

/** Value that crosses layers, and which links hold no licence (as a bit pattern in a sum, and in a list). */
const crossing = defineOutcome({
  name: 'crossing',
  unit: 'value',
  definition: 'Value of deliveries between different layers',
  source: 'test',
  when: 'series',
  groups: () => ['all'],
  record(world, values, offset) {
    let sum = 0;
    world.trade.valueOfLanes.forEach((value, lane) => {
      if (Math.floor(lane / 5) % 5 !== lane % 5) sum += value;
    });
    values[offset] = sum;
  },
});

/** Links without a licence in the tick in which a barrier comes, and the value that crosses layers then. */
function onset(groups: GroupsBody, sigma: number, from: number) {
  let blocked: number[] = [];
  const licences = defineOutcome({
    name: 'licences',
    unit: 'links',
    definition: 'Links without a licence',
    source: 'test',
    when: 'series',
    groups: () => ['all'],
    record({ links, tick }, values, offset) {
      const without = Array.from(links.licensed.keys()).filter((link) => links.licensed[link] === 0);
      values[offset] = without.length;
      if (tick === from) blocked = without;
    },
  });
  const series = runGroups(groups, 2, {
    parameters: quickly,
    tools: [layerBarrier],
    policies: [barrierOf(sigma, from, ['goods'])],
    outcomes: [crossing, licences],
  });
  return { blocked, value: columnOf(series, 'crossing')[from] };
}

describe('a stricter barrier', () => {
  it('blocks every link that a milder one blocks, in the month it comes', () => {
    fc.assert(
      fc.property(smallGroups, permeability, permeability, month, (groups, a, b, from) => {
        const mild = onset(groups, Math.max(a, b), from);
        const strict = onset(groups, Math.min(a, b), from);
        expect(strict.blocked).toEqual(expect.arrayContaining(mild.blocked));
      }),
      runs,
    );
  }, 120_000);

  it('never lets more value cross the layers in the month it comes', () => {
    fc.assert(
      fc.property(smallGroups, permeability, permeability, month, (groups, a, b, from) => {
        const mild = onset(groups, Math.max(a, b), from);
        const strict = onset(groups, Math.min(a, b), from);
        expect(strict.value).toBeLessThanOrEqual(mild.value * (1 + 1e-9) + 1e-9);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('that is closed lets nothing cross, neither by contract nor on the spot', () => {
    fc.assert(
      fc.property(smallGroups, month, (groups, from) => {
        const { value, blocked } = onset(groups, 0, from);
        expect(value).toBe(0);
        if (new Set(groups.groups.map(({ layer }) => layer)).size > 1) expect(blocked).not.toEqual([]);
      }),
      runs,
    );
  }, 120_000);
});
