/** Stocks below the use of one tick: no world can be run on them, so they are refused wherever they are stated. */
import { describe, expect, it } from 'vitest';
import { sampledSpecs } from '../../src/commands/sampled-parameters.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { checkScenario } from '../../src/scenario/check-scenario.ts';
import { checkNetwork } from '../../src/scenario/network-tables.ts';
import { type ColumnTable, readColumnText } from '../../src/scenario/text/column-text.ts';
import { goodsAlone, groupOf, groupsOf, runGroups } from '../worlds/networks-and-groups.ts';
import { parametersWith } from '../worlds/parameters-with.ts';
import { checkText, filesOf, problemLines, smallRegistries } from './small-registries.ts';

const chain = (stock: string) => `name: test
question: Does it work?
horizon: { from: 2020-01, until: 2029-12 }
world:
  kind: groups
  groups: [{ name: west }, { name: east }]
  segments:
    - { name: parts, stockWeeks: ${stock}, finalDemandShare: 0.2 }
    - { name: machines, inputs: { parts: 0.5 }, finalDemandShare: 0.8, stockWeeks: 0 }
`;
const checkChain = (stock: string, more = '', settings: string[] = []) =>
  checkScenario('test.yaml', filesOf({ 'test.yaml': chain(stock) + more }), smallRegistries, settings);

const aMonth = 'at least 4.34 weeks, the use of one tick (a month)';

describe('a stock below the use of one tick', () => {
  it('would starve a world that nothing has hit, and one tick of use does not', () => {
    const outputAfterTwoYears = (stockWeeks: number) => {
      const world = groupsOf([groupOf('west', { suppliers: 5 })], {
        gdpShare: 0.1,
        segments: ['parts', 'machines', 'services'].map((name, s, names) => ({
          name,
          domain: 'goods',
          inputs: s > 0 ? { [names[s - 1]]: 0.5 } : {},
          essential: true,
          finalDemandShare: s === 2 ? 1 : 0,
          stockWeeks,
          qualificationMonths: 3,
        })),
      });
      const demand = outcomes.filter(({ name }) => name === 'fillRate');
      const { values } = runGroups(world, 2, { parameters: parametersWith(goodsAlone), outcomes: demand });
      return values[values.length - 1];
    };
    expect(outputAfterTwoYears(52 / 12)).toBeCloseTo(1, 9);
    expect(outputAfterTwoYears(52 / 12 / 2)).toBeLessThan(0.5);
  });

  it('is refused as a parameter, from the file and from the command line, where a tick is a month', () => {
    expect(problemLines(checkText('goods: { stockWeeks: 4 }'))).toEqual([
      `test.yaml:5:22 a stock of 4 weeks | ${aMonth} | 0 takes the figures of the world`,
    ]);
    expect(problemLines(checkChain('6', '', ['goods.stockWeeks=4']))).toHaveLength(1);
    expect(checkText('goods: { stockWeeks: 4 }\nticksPerYear: 52').problems).toEqual([]);
    expect(checkText('goods: { stockWeeks: 0 }').problems).toEqual([]);
    expect(checkText('goods: { stockWeeks: 4.34 }').problems).toEqual([]);
  });

  it('is refused in the data of a world, for what is an input of something, unless a parameter replaces it', () => {
    expect(problemLines(checkChain('3'))).toEqual([
      `test.yaml:8:34 a stock of 3 weeks of parts | ${aMonth} | goods.stockWeeks sets one stock for all inputs`,
    ]);
    expect(checkChain('3', 'ticksPerYear: 52\n').problems).toEqual([]);
    expect(checkChain('3', 'goods: { stockWeeks: 6 }\n').problems).toEqual([]);
    expect(checkChain('6').problems).toEqual([]);
  });

  it('is refused in a network for suppliers that buy, each with its line', () => {
    const table = (file: string, text: string) => readColumnText(file, text) as ColumnTable;
    const { problems } = checkNetwork(
      table(
        'suppliers.csv',
        'id,jurisdiction,segment,stock\nmine,A,ore,0\nmill,A,steel,0.5\nyard,A,ships,\nshop,A,cars,1\n',
      ),
      table('links.csv', 'seller,buyer,value\nmine,mill,1\nmill,yard,2\nmill,shop,2\n'),
    );
    expect(problems).toEqual([
      {
        where: { file: 'suppliers.csv', line: 3 },
        found: 'stock 0.5 of a supplier that buys',
        expected: 'at least 1, because what a tick uses is in stock when it begins',
        hint: 'an empty cell takes six weeks of use',
      },
    ]);
  });

  it('is never sampled: ranges begin at one tick', () => {
    const range = (low: number) =>
      `uncertainties: { goods.stockWeeks: { distribution: uniform, low: ${low}, high: 20 } }\n`;
    expect(problemLines(checkChain('6', range(0)))).toHaveLength(1);
    const { scenario } = checkChain('6', range(5));
    expect(scenario && sampledSpecs(scenario).get('goods.stockWeeks')).toMatchObject({ low: 52 / 12 });
  });
});
