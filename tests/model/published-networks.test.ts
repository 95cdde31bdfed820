/** Two firms, five firms, a stock-out and Leontief demand: the digits of the reference values, by `network` worlds. */
import { describe, expect, it } from 'vitest';
import { outputForDemand } from '../../src/theory/leontief.ts';
import {
  columnOf,
  goodsAlone,
  lossOf,
  networkOf,
  runNetwork,
  totalAt,
  weeksOfDays,
} from '../worlds/networks-and-groups.ts';
import { type ParameterChanges, parametersWith } from '../worlds/parameters-with.ts';

const stock = 15;
const published: ParameterChanges = {
  goods: { orderTarget: 'own-output', stockAdjustmentWeeks: weeksOfDays(6) },
};
const maxMin: ParameterChanges = { goods: { rationing: 'max-min' } };
const initialOrder: ParameterChanges = { goods: { orderTarget: 'initial-order' } };
const settingOf = (...changes: ParameterChanges[]) =>
  parametersWith(
    goodsAlone,
    ...[published, ...changes].map(({ goods }) => ({ goods: { ...goodsAlone.goods, ...goods } })),
  );

/** Two firms that sell half of their output, 100, to each other. */
function twoFirms(share = 0.5) {
  const final = 200 * (1 - share);
  return networkOf(
    [
      { id: 'one', segment: 'a', finalDemand: final, stock },
      { id: 'two', segment: 'b', finalDemand: final, stock },
    ],
    [
      ['one', 'two', 200 * share],
      ['two', 'one', 200 * share],
    ],
  );
}

const fiveFirms = networkOf(
  [
    { id: '1', segment: 'a', finalDemand: 15, stock },
    { id: '2', segment: 'a', finalDemand: 10, stock },
    { id: '3', segment: 'b', finalDemand: 20, stock },
    { id: '4', segment: 'c', finalDemand: 30, stock },
    { id: '5', segment: 'd', finalDemand: 90, stock },
  ],
  [
    ['1', '3', 20],
    ['2', '3', 10],
    ['1', '4', 30],
    ['2', '4', 10],
    ['3', '4', 20],
    ['3', '5', 25],
    ['4', '5', 40],
    ['5', '1', 5],
    ['4', '2', 6],
  ],
);

describe('two firms that buy from each other', () => {
  const longRun = (loss: number, share: number, ...changes: ParameterChanges[]) =>
    totalAt(
      runNetwork(twoFirms(share), 3000, {
        shocks: [lossOf('one', loss)],
        parameters: settingOf(...changes),
        checked: false,
      }),
      2999,
    );

  it('take the published first steps under max-min rationing after a loss of a tenth', () => {
    const series = runNetwork(twoFirms(), 31, {
      shocks: [lossOf('one', 0.1)],
      parameters: settingOf(maxMin),
    });
    const totals = [0, 1, 2, 3, 4, 5].map((tick) => Number(totalAt(series, tick).toFixed(4)));
    expect(totals).toEqual([380, 343.3333, 303.8889, 251.8519, 231.2191, 200]);
  });

  it.each([
    [0.1, 370],
    [0.3, 310],
    [0.4, 280],
    [0.5, 240],
    [0.6, 180],
    [0.72, 0],
  ])(
    'end, rationed in proportion with a target tied to own output, where the closed form says: loss %f, total %f',
    (loss, total) => {
      expect(longRun(loss, 0.5)).toBeCloseTo(total, 6);
    },
  );

  it.each([
    [0.5, 250],
    [0.6, 200],
  ])('keep more with the target of the initial order: loss %f, total %f', (loss, total) => {
    expect(longRun(loss, 0.5, initialOrder)).toBeCloseTo(total, 6);
  });

  it.each([
    [0.1, 0.5],
    [0.4, 0.5],
    [0.6, 0.5],
    [0.4, 0.3],
    [0.4, 0.7],
  ])(
    'lose together and no more than the capacity lost under max-min rationing: loss %f, input share %f',
    (loss, share) => {
      expect(longRun(loss, share, maxMin)).toBeCloseTo((1 - loss) * 400, 5);
      expect(longRun(loss, share, maxMin, initialOrder)).toBeCloseTo((1 - loss) * 400, 5);
    },
  );
});

describe('five firms', () => {
  it('take the published path after half of the first is lost', () => {
    const series = runNetwork(fiveFirms, 31, { shocks: [lossOf('1', 0.5)], parameters: settingOf() });
    const totals = [0, 5, 10, 20, 30].map((tick) => Number(totalAt(series, tick).toFixed(2)));
    expect(totals).toEqual([298.5, 271.16, 289.36, 295.18, 294.74]);
  });
});

describe('a network without a shock', () => {
  it.each(['own-output', 'initial-order', 'average-demand'] as const)(
    'stands still for a thousand days to 1e-12, with the order rule %s',
    (orderTarget) => {
      const series = runNetwork(fiveFirms, 1000, { parameters: settingOf({ goods: { orderTarget } }) });
      const start = [331, 65, 30, 65, 76, 95];
      let worst = Math.abs(totalAt(series, 0) / start[0] - 1);
      for (let tick = 0; tick < 1000; tick++) {
        for (let n = 0; n < 5; n++)
          worst = Math.max(worst, Math.abs(series.values[tick * 5 + n] / start[n + 1] - 1));
      }
      expect(worst).toBeLessThan(1e-12);
    },
  );
});

describe('a full cut of an essential input', () => {
  const chain = networkOf(
    [
      { id: 'maker', segment: 'chips', finalDemand: 0, stock: 10 },
      { id: 'user', segment: 'phones', finalDemand: 100, stock: 10 },
    ],
    [['maker', 'user', 40]],
  );

  it('leaves full output for exactly as many days as the stock covers, then none', () => {
    const series = runNetwork(chain, 31, { shocks: [lossOf('maker', 1)], parameters: settingOf() });
    const output = columnOf(series, 'outputBySupplier', 'user').slice(0, 12);
    for (let day = 0; day < 10; day++) expect(output[day]).toBeCloseTo(100, 9);
    expect(output[10]).toBeCloseTo(0, 9);
    expect(output[11]).toBeCloseTo(0, 9);
  });

  it('costs no more than its share of the inputs where it is replaceable', () => {
    const twoInputs = networkOf(
      [
        { id: 'maker', segment: 'chips', finalDemand: 0, stock: 10 },
        { id: 'mill', segment: 'steel', finalDemand: 0, stock: 10 },
        { id: 'user', segment: 'phones', finalDemand: 100, stock: 10 },
      ],
      [
        ['maker', 'user', 10],
        ['mill', 'user', 30],
      ],
    );
    const series = runNetwork(twoInputs, 31, {
      shocks: [lossOf('maker', 1)],
      parameters: settingOf(),
      body: { replaceable: ['chips'] },
    });
    const output = columnOf(series, 'outputBySupplier', 'user');
    expect(output[9]).toBeCloseTo(100, 9);
    expect(output[20]).toBeCloseTo(75, 9);
  });

  it('ends with the shock, and recovery is a straight line', () => {
    const shock = lossOf('user', 0.6, { durationMonths: (5 * 12) / 365, recoveryMonths: (3 * 12) / 365 });
    const series = runNetwork(chain, 31, { shocks: [shock], parameters: settingOf() });
    const output = columnOf(series, 'outputBySupplier', 'user').slice(0, 10);
    const expected = [40, 40, 40, 40, 40, 55, 70, 85, 100, 100];
    expected.forEach((units, day) => {
      expect(output[day]).toBeCloseTo(units, 9);
    });
  });
});

describe('a network of coefficients', () => {
  it('starts at the Leontief output of its final demand', () => {
    const a = [
      [0.1, 0.3],
      [0.2, 0.05],
    ];
    const names = ['one', 'two'];
    const network = networkOf(
      names.map((id, n) => ({ id, segment: id, finalDemand: [10, 20][n], output: 1 })),
      names.flatMap((seller, i) => names.map((buyer, j) => [seller, buyer, a[i][j]] as const)),
    );
    const series = runNetwork(network, 31, { parameters: settingOf(initialOrder) });
    const output = names.map((name) => columnOf(series, 'outputBySupplier', name));
    expect(output.map(([first]) => Number(first.toFixed(8)))).toEqual([19.49685535, 25.1572327]);
    const solved = outputForDemand(a, [10, 20]) as number[];
    output.forEach((path, n) => {
      expect(path[30]).toBeCloseTo(solved[n], 10);
    });
  });
});
