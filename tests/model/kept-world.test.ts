/** A thread pours later worlds of one shape into the arrays of its first: nothing of a run may reach the next. */
import { describe, expect, it } from 'vitest';
import type { BuildWorld } from '../../src/model/build-world.ts';
import { openPlace } from '../../src/model/kept-world.ts';
import { ofWorld } from '../../src/model/of-world.ts';
import type { RunInput } from '../../src/model/run-input.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { World } from '../../src/model/world.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { defaultsOf } from '../../src/parameters/parameter.ts';
import { policyTools } from '../../src/policies/index.ts';
import { networkOf, runNetwork } from '../worlds/networks-and-groups.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

const build = openPlace();
const recorded = outcomes.filter(({ onRequest }) => !onRequest);
const everyPolicy = policyTools.map(({ kind, parameters }) => ({
  id: kind,
  kind,
  from: '2019-02',
  until: '',
  rampMonths: 0,
  parameters: defaultsOf(parameters),
}));

/** Two years of the shipped world; which world was run, and the bytes of what it recorded. */
function run(suppliers: number, replicate: number, changes: Partial<RunInput> = {}) {
  const input = {
    ...baselineInput(suppliers, replicate, { learning: { burnInYears: 1 } }),
    horizon: { from: '2019-01', until: '2020-12' },
    ...changes,
  };
  let world: World | undefined;
  const series = simulate(input, shippedTables, policyTools, recorded, {
    checked: false,
    build,
    onEnd: (ended) => {
      world = ended;
    },
  });
  return { world, values: Buffer.from(series.values.buffer).toString('base64') };
}

describe('the world that a thread keeps', () => {
  const first = run(600, 1);

  it('leaves nothing of a run in the next: every policy, another horizon, another size in between', () => {
    const policies = run(600, 2, { policies: everyPolicy });
    expect(policies.values).not.toBe(first.values);
    expect(run(600, 1).values).toBe(first.values);
    expect(run(600, 1, { horizon: { from: '2019-01', until: '2022-12' } }).values.slice(0, 1000)).toBe(
      first.values.slice(0, 1000),
    );
    const other = run(700, 1);
    expect(run(600, 2, { policies: everyPolicy }).values).toBe(policies.values);
    expect(run(600, 1).values).toBe(first.values);
    expect(run(700, 1).values).toBe(other.values);
  });

  it('is one for all worlds of its shape, and no other world', () => {
    const replicate = run(600, 3);
    expect(replicate.values).not.toBe(first.values);
    expect(replicate.world).toBe(first.world);
    expect(run(700, 1).world).not.toBe(first.world);
  });

  it('never writes to the tables that runs share', () => {
    const network = networkOf(
      [
        { id: 'mine', segment: 'ore', finalDemand: 0 },
        { id: 'plant', segment: 'goods', finalDemand: 12 },
      ],
      [['mine', 'plant', 5]],
    );
    const own = openPlace();
    const before = structuredClone(network);
    const all = [0, 1, 2].map((replicate) => runNetwork(network, 60, { replicate, build: own }).values);
    expect(network).toEqual(before);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });
});

describe('a function of the world', () => {
  it('is opened once for each world, and works on the one that it is given', () => {
    const opened: World[] = [];
    const addTicks = ofWorld((world) => {
      opened.push(world);
      return (more: number) => world.tick + more;
    });
    const [a, b] = [{ tick: 1 } as World, { tick: 10 } as World];
    expect([addTicks(a, 1), addTicks(b, 1), addTicks(a, 2), addTicks(b, 2)]).toEqual([2, 11, 3, 12]);
    expect(opened).toEqual([a, b]);
  });
});

describe('what a thread remembers', () => {
  const inputOf = (replicate: number, changes: Partial<RunInput> = {}): RunInput => ({
    ...baselineInput(300, replicate, { learning: { burnInYears: 1 } }),
    ...changes,
  });
  /** Draws are the world's own from its building on: the same object says that it was not built anew. */
  const drawsOf = (build: BuildWorld, input: RunInput, data = shippedTables) => build(input, data).draws;

  it('is a world before its first tick, for arms that differ in policies and shocks', () => {
    const build = openPlace();
    const draws = drawsOf(build, inputOf(1));
    const shock = { id: 's', from: '2020-01', durationMonths: 3, depth: 0.5, recoveryMonths: 0 };
    const whom = { suppliers: [], jurisdictions: ['US'], layers: [], segments: [] };
    expect(drawsOf(build, inputOf(1, { policies: everyPolicy }))).toBe(draws);
    expect(drawsOf(build, inputOf(1, { shocks: [{ ...shock, ...whom }] }))).toBe(draws);
    const others = [
      inputOf(2),
      inputOf(1, { seed: 'another' }),
      inputOf(1, { horizon: { from: '2019-01', until: '2020-12' } }),
      { ...baselineInput(300, 1, { learning: { burnInYears: 2 } }) },
    ];
    for (const other of others) expect(drawsOf(build, other)).not.toBe(draws);
    expect(drawsOf(build, inputOf(1), structuredClone(shippedTables))).not.toBe(draws);
  });

  it('is the same world to the last bit, whatever ran in between', () => {
    const [build, anew] = [openPlace(), openPlace()];
    const record = (input: RunInput, place: BuildWorld) =>
      simulate(input, shippedTables, policyTools, recorded, { checked: false, build: place }).values;
    const short = { horizon: { from: '2019-01', until: '2019-12' } };
    for (const replicate of [1, 2]) record(inputOf(replicate, { ...short, policies: everyPolicy }), build);
    for (const replicate of [1, 2]) {
      const fields = (world: World) =>
        structuredClone({ ...world, plan: 0, settings: 0, draws: 0, rules: 0 });
      expect(fields(build(inputOf(replicate, short), shippedTables))).toEqual(
        fields(anew(inputOf(replicate, short), shippedTables)),
      );
      expect(record(inputOf(replicate, short), build)).toEqual(
        record(inputOf(replicate, short), openPlace()),
      );
    }
  });

  it('is the last worlds, as many as there is room for', () => {
    const links = openPlace()(inputOf(1), shippedTables).links.count;
    const build = openPlace({ mostLinks: 1e9, rememberedLinks: 2.5 * links });
    const [first, second, third] = [1, 2, 3].map((replicate) => drawsOf(build, inputOf(replicate)));
    expect(drawsOf(build, inputOf(2))).toBe(second);
    expect(drawsOf(build, inputOf(3))).toBe(third);
    expect(drawsOf(build, inputOf(1))).not.toBe(first);
    const narrow = openPlace({ mostLinks: 1e9, rememberedLinks: 1 });
    expect(drawsOf(narrow, inputOf(1))).toBe(drawsOf(narrow, inputOf(1)));
    const none = openPlace({ mostLinks: 1e9, rememberedLinks: 0 });
    expect(drawsOf(none, inputOf(1))).not.toBe(drawsOf(none, inputOf(1)));
  });

  it('is no large world, because a second one would have to stand beside it', () => {
    const build = openPlace({ mostLinks: 10, rememberedLinks: 1e9 });
    const world = build(inputOf(1), shippedTables);
    expect(build(inputOf(1), shippedTables)).not.toBe(world);
  });
});
