/** What every policy tool and counter-force owes, one list over the registry. */
import { describe, expect, it } from 'vitest';
import { flowNames, RuleColumn } from '../../src/model/flow-rules.ts';
import type { PolicyTool } from '../../src/model/policy-tool.ts';
import type { ActivePolicy } from '../../src/model/run-input.ts';
import type { World } from '../../src/model/world.ts';
import { policyTools } from '../../src/policies/index.ts';
import { flowBetween, policy, runPolicies, worldWith } from '../worlds/hub-and-excluded.ts';

/** Defaults that need a name to act in the small world. */
const acting: Record<string, Record<string, unknown>> = {
  'entity-list': { listed: { suppliers: ['huawei-networks', 'hisilicon'] } },
  'forced-delisting': { targets: { suppliers: ['huawei-networks'] } },
};

const inForce = (kind: string, dates: Partial<ActivePolicy> = {}) =>
  policy(kind, acting[kind] as never, dates);

/** Every number of the flow rules, by the name of its table. */
function tablesOf(world: World): Map<string, ArrayLike<number>> {
  const tables = new Map<string, ArrayLike<number>>();
  const add = (name: string, value: unknown): void => {
    // Rows of listed firms stay allocated; what was written before, and how often that differed, is kept: what
    // counts is what the tables hold now.
    const held = (entry: number) => !/\.(in|out)flow\./.test(name) || entry !== 1;
    if (/\.(before|changes|sparePairs|spareLayers|compared|ofLayer)$/.test(name)) return;
    if (ArrayBuffer.isView(value)) tables.set(name, Array.from(value as Float64Array).filter(held));
    else if (typeof value === 'number') tables.set(name, [value]);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) add(`${name}.${key}`, inner);
    }
  };
  add('rules', world.rules);
  return tables;
}

/** What rules come to on every link and for a sample of pairs: permeability, cost, and columns from neutral. */
function effectOf(world: World) {
  const { rules, suppliers, links } = world;
  const step = Math.ceil(suppliers.count / 40);
  const permeability: number[] = [];
  for (let flow = 0; flow < flowNames.length; flow++) {
    for (let seller = 0; seller < suppliers.count; seller += step) {
      for (let buyer = 0; buyer < suppliers.count; buyer += step)
        permeability.push(flowBetween(world, flowNames[flow], seller, buyer));
    }
  }
  const columns = Object.values(rules).filter((column) => column instanceof RuleColumn);
  const neutral = Object.values(worldWith([]).rules).filter((column) => column instanceof RuleColumn);
  const moved = columns.flatMap((column, n) =>
    Array.from(column.values, (value, i) => Math.abs(value - neutral[n].values[i])),
  );
  const charged = Array.from(links.supplier, (_, link) => Math.abs((links.costFactor?.[link] ?? 1) - 1));
  return { permeability, moved: [...moved, ...charged], licensed: Array.from(links.licensed) };
}

/** The tool as it is, with every write at strength zero. */
function atZero(tool: PolicyTool): PolicyTool {
  return {
    ...tool,
    writeRules(parameters, state, write) {
      write.strength = 0;
      tool.writeRules(parameters, state, write);
    },
  };
}

const baseline = runPolicies([]);

describe('the registry of policies', () => {
  it('has kinds that differ, in kebab-case', () => {
    const kinds = policyTools.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const kind of kinds) expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe.each(policyTools.map((tool) => [tool.kind, tool] as const))('%s', (kind, tool) => {
  it('says what it does, where it comes from, and unit, range and source of every parameter', () => {
    expect(tool.summary.length).toBeGreaterThan(30);
    expect(tool.source).toMatch(/Tang 2021/);
    for (const [name, spec] of Object.entries(tool.parameters)) {
      expect(spec.meaning.length, name).toBeGreaterThan(8);
      expect(spec.source.length, name).toBeGreaterThan(4);
      if ('low' in spec) expect(spec.default >= spec.low && spec.default <= spec.high, name).toBe(true);
    }
  });

  it('changes the rules of the world when it is in force', () => {
    expect(tablesOf(worldWith([inForce(kind)]))).not.toEqual(tablesOf(worldWith([])));
  });

  it('is neutral at strength zero: a run in which it writes is equal bit for bit to one without it', () => {
    const run = runPolicies([inForce(kind)], {}, [atZero(tool)]);
    expect(run.values).toEqual(baseline.values);
  });

  it('does nothing before its first month and leaves the rules as they were after its last', () => {
    const run = runPolicies([inForce(kind, { from: '2019-05' })]);
    const width = run.columns.length;
    expect(run.values.subarray(0, 4 * width)).toEqual(baseline.values.subarray(0, 4 * width));
    const over = worldWith([inForce(kind, { from: '2019-02', until: '2019-04' })], ['2019-02', '2019-05']);
    expect(tablesOf(over)).toEqual(tablesOf(worldWith([])));
    expect(over.suppliers.layer).toEqual(worldWith([]).suppliers.layer);
    expect(over.links.licensed).toEqual(worldWith([]).links.licensed);
  });

  it('writes the same tables in whatever order policies stand in the file', () => {
    const others = policyTools.slice(0, 6).map((other) => inForce(other.kind, { id: `z-${other.kind}` }));
    const first = worldWith([inForce(kind), ...others]);
    const last = worldWith([...[...others].reverse(), inForce(kind)]);
    expect(tablesOf(last)).toEqual(tablesOf(first));
  });

  it('is never looser when it is stricter: what half of it blocks or charges, all of it does too', () => {
    const at = (month: string) =>
      effectOf(worldWith([inForce(kind, { from: '2019-01', rampMonths: 4 })], [month]));
    const steps = [at('2019-01'), at('2019-02'), at('2019-04')];
    for (let n = 1; n < steps.length; n++) {
      const [mild, strict] = [steps[n - 1], steps[n]];
      expect(strict.permeability.findIndex((p, i) => p > mild.permeability[i] + 1e-12)).toBe(-1);
      expect(strict.moved.findIndex((m, i) => m < mild.moved[i] - 1e-12)).toBe(-1);
      expect(strict.licensed.findIndex((held, i) => held > mild.licensed[i])).toBe(-1);
    }
  });
});
