/** Rules of goods that the published networks do not have: backlog, overproduction, warnings, new contracts, whom a shock hits. */
import { describe, expect, it } from 'vitest';
import { defineOutcome } from '../../src/model/outcome.ts';
import { definePolicyTool } from '../../src/model/policy-tool.ts';
import {
  columnOf,
  goodsAlone,
  lossOf,
  networkOf,
  runNetwork,
  weeksOfDays,
} from '../worlds/networks-and-groups.ts';
import { type ParameterChanges, parametersWith } from '../worlds/parameters-with.ts';

const days = (count: number) => (count * 12) / 365;
const goods = (changes: ParameterChanges['goods'] = {}, more: ParameterChanges = {}) =>
  parametersWith({ ...goodsAlone, goods: { ...goodsAlone.goods, ...changes } }, more);
const outputOf = (id: string, ...run: Parameters<typeof runNetwork>) =>
  columnOf(runNetwork(...run), 'outputBySupplier', id);

const shop = networkOf([{ id: 'shop', segment: 'bread', finalDemand: 100 }], []);

describe('an order that was not filled', () => {
  it.each([
    [0, 100],
    [0.5, 125],
    [1, 150],
  ])(
    'stays on the book by the backlog share %f and is made on top the next day: %f',
    (backlogShare, next) => {
      const shocks = [lossOf('shop', 0.75, { durationMonths: days(1) })];
      const output = outputOf('shop', shop, 31, {
        shocks,
        parameters: goods({ backlogShare, utilisation: 0.5 }),
      });
      expect(output[0]).toBeCloseTo(50, 9);
      expect(output[1]).toBeCloseTo(next, 9);
    },
  );
});

describe('a supplier that is asked for more than it can make', () => {
  it('works up to a quarter above its capacity with a time constant of a year, and relaxes afterwards', () => {
    const shocks = [lossOf('shop', 0.4, { durationMonths: 60 })];
    const parameters = goods({ overproduction: 1.25, overproductionMonths: 12 });
    const output = outputOf('shop', shop, 2000, { shocks, parameters });
    // While 40 % and then less is missing, the step up to 1.25 is taken in proportion to what is missing.
    expect(output[0]).toBeGreaterThan(60);
    expect(output[0]).toBeLessThan(60.1);
    expect(output[1500]).toBeGreaterThan(70);
    expect(Math.max(...output.slice(0, 1800))).toBeLessThanOrEqual(75);
    expect(output[1900]).toBeCloseTo(100, 9);
  });
});

const stockOf = defineOutcome({
  name: 'stock',
  unit: 'days of use at the start',
  definition: 'Stock of the first need over its order at the start',
  source: 'test',
  when: 'series',
  groups: () => ['all'],
  record(world, values, offset) {
    values[offset] = world.needs.stock[0] / world.needs.startOrder[0];
  },
});

const listing = definePolicyTool({
  kind: 'listing',
  role: 'tool',
  summary: 'Stops knowledge to one supplier',
  source: 'test',
  anchor: '',
  parameters: {},
  writeRules(_, state, write) {
    const user = state.indexOf('supplier', 'user');
    const everywhere = new Uint8Array(state.jurisdictionCodes.length).fill(1);
    write.limitSupplier(user, ['knowledge'], 'in', everywhere, 0);
  },
});

describe('a supplier that is listed', () => {
  const chain = networkOf(
    [
      { id: 'maker', segment: 'chips', finalDemand: 0, stock: 10 },
      { id: 'user', segment: 'phones', finalDemand: 100, stock: 10 },
    ],
    [['maker', 'user', 40]],
  );
  const policies = (until: string) => [
    { id: 'a', kind: 'listing', from: '2020-02', until, rampMonths: 0, parameters: {} },
  ];
  const run = (until: string, warnedStockWeeks: number) =>
    columnOf(
      runNetwork(chain, 730, {
        tools: [listing],
        policies: policies(until),
        outcomes: [stockOf],
        parameters: goods({ utilisation: 0.5, warnedStockWeeks, warnedStockMonths: 1 }),
      }),
      'stock',
    );

  it('builds up the stock of its inputs, within months and to the target set for the warned', () => {
    const stock = run('', weeksOfDays(60));
    expect(stock[30]).toBeCloseTo(10, 6);
    expect(stock[60]).toBeGreaterThan(35);
    expect(stock[365]).toBeCloseTo(60, 2);
  });

  it('works the stock down again when the listing ends', () => {
    const stock = run('2020-12', weeksOfDays(60));
    expect(stock[360]).toBeCloseTo(60, 1);
    expect(stock[729]).toBeCloseTo(10, 1);
  });

  it('does nothing of the kind by default', () => {
    expect(Math.max(...run('', 0))).toBeCloseTo(10, 6);
  });
});

describe('a contract in place of one that was forbidden', () => {
  const cut = definePolicyTool({
    kind: 'cut',
    role: 'tool',
    summary: 'Stops goods from A to B',
    source: 'test',
    anchor: '',
    parameters: {},
    writeRules(_, state, write) {
      const at = (code: string) =>
        Uint8Array.from(state.jurisdictionCodes, (name) => (name === code ? 1 : 0));
      write.limitPairs('goods', state.segmentsOf([]), at('A'), at('B'), 0);
    },
  });
  const trade = networkOf(
    [
      { id: 'old', segment: 'chips', jurisdiction: 'A', finalDemand: 10 },
      { id: 'new', segment: 'chips', jurisdiction: 'C', finalDemand: 10 },
      { id: 'user', segment: 'phones', jurisdiction: 'B', finalDemand: 100, stock: 30 },
    ],
    [['old', 'user', 40]],
  );

  it.each([0, 1, 3])('delivers after %i months of qualification', (qualificationMonths) => {
    const output = outputOf('new', trade, 365, {
      tools: [cut],
      policies: [{ id: 'a', kind: 'cut', from: '2020-03', until: '', rampMonths: 0, parameters: {} }],
      parameters: goods({ qualificationMonths, utilisation: 0.1 }, { sourcing: { candidates: 64 } }),
    });
    const first = output.findIndex((units) => units > 11);
    const start = Math.ceil((2 * 365) / 12);
    expect(first).toBeGreaterThanOrEqual(start + Math.round((qualificationMonths * 365) / 12));
    expect(first).toBeLessThanOrEqual(start + Math.round((qualificationMonths * 365) / 12) + 2);
  });
});

describe('a shock', () => {
  const world = networkOf(
    ['a', 'b'].flatMap((segment) =>
      ['X', 'Y'].flatMap((jurisdiction) =>
        [0, 4].map((layer) => ({
          id: `${segment}${jurisdiction}${layer}`,
          segment,
          jurisdiction,
          layer,
          finalDemand: 10,
        })),
      ),
    ),
    [],
  );
  const hit = (changes: Partial<Parameters<typeof lossOf>[2]>) => {
    const series = runNetwork(world, 31, {
      shocks: [lossOf('', 0.5, { suppliers: [], ...changes })],
      parameters: goods(),
    });
    return series.columns.filter((_, n) => series.values[n] < 10).map(({ group }) => group);
  };

  it('hits the suppliers that fit every list it gives, and all where it gives none', () => {
    expect(hit({})).toHaveLength(8);
    expect(hit({ jurisdictions: ['X'] })).toEqual(['aX0', 'aX4', 'bX0', 'bX4']);
    expect(hit({ segments: ['b'], layers: [4] })).toEqual(['bX4', 'bY4']);
    expect(hit({ segments: ['a'], layers: [0], jurisdictions: ['Y'] })).toEqual(['aY0']);
  });

  it('adds to another as what is left of what the other leaves', () => {
    const series = runNetwork(shop, 31, {
      shocks: [lossOf('shop', 0.5), { ...lossOf('shop', 0.2), id: 'second' }],
      parameters: goods(),
    });
    expect(series.values[0]).toBeCloseTo(100 * 0.5 * 0.8, 9);
  });
});
