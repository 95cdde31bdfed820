// The historical replay of 2018 to 2023: the dated measures of the shipped scenario replay-2018-2023 against
// published figures. The listed hold the stocks of row 5. Held out, as the H rows are.

import { chips } from './rows-of-chips.ts';
import { listed } from './rows-of-firms.ts';
import {
  type Arm,
  type ArmPolicy,
  courseOf,
  meanBetween,
  meanOf,
  paired,
  type ShippedRuns,
} from './shipped-runs.ts';
import { defineRow } from './validation-row.ts';
import { salesOf } from './watchers.ts';

function replayArm(policies: readonly ArmPolicy[]): Arm {
  return {
    from: '2018-01',
    until: '2023-12',
    suppliers: 2000,
    replicates: 16,
    changes: { goods: { warnedStockWeeks: 91 } },
    outcomes: ['blocTrade'],
    own: [salesOf(listed), chips],
    policies,
  };
}

/** Sales of the listed in a year over those of 2020. */
function salesRatio(runs: ShippedRuns, year: string): number[] {
  return runs.run(replayArm(runs.replay)).map((series) => {
    const total = (y: string) =>
      listed.reduce(
        (sum, id) => sum + meanBetween(series, courseOf(series, 'salesOf', id), `${y}-01`, `${y}-12`),
        0,
      );
    return total(year) / total('2020');
  });
}

export const replayedSales = defineRow({
  number: 101,
  use: 'H',
  published:
    'Huawei’s sales over those of 2020: .714 (2021), .721 (2022), .790 (2023), from CNY bn 891.4, 636.8, 642.3, 704.2',
  setUp:
    'Replay of the dated measures (scenario replay-2018-2023), stocks of row 5: sales of Huawei’s three suppliers by year over 2020, in current dollars of the model; bands ±.1',
  measure: (runs) => [
    { name: '2021 over 2020', unit: 'ratio', band: [0.614, 0.814], values: salesRatio(runs, '2021') },
    { name: '2022 over 2020', unit: 'ratio', band: [0.621, 0.821], values: salesRatio(runs, '2022') },
    { name: '2023 over 2020', unit: 'ratio', band: [0.69, 0.89], values: salesRatio(runs, '2023') },
  ],
});

export const replayedSelfSufficiency = defineRow({
  number: 102,
  use: 'H',
  published: 'China’s chip self-sufficiency 15.9 % (2020) and 16.7 % (2021) (IC Insights)',
  setUp: 'Replay: share of chips bought in China that was made there; bands ±3 points',
  measure(runs) {
    const share = (year: string) =>
      runs
        .run(replayArm(runs.replay))
        .map((series) => meanOf(series, 'chips', 'self-sufficiency', `${year}-01`, `${year}-12`));
    return [
      { name: '2020', unit: 'share', band: [0.129, 0.189], values: share('2020') },
      { name: '2021', unit: 'share', band: [0.137, 0.197], values: share('2021') },
    ];
  },
});

export const replayedTrade = defineRow({
  number: 103,
  use: 'H',
  published: 'Trade between blocs fell about 12 % against trade within them, to 2023 (Gopinath et al. 2024)',
  setUp:
    'Replay against the baseline on the same seeds: trade between west and east relative to trade within them in 2023, the eight domains only; band −3 to −15 %',
  measure(runs) {
    const ratio = (series: Parameters<typeof courseOf>[0]) => {
      const value = (lane: string) => meanOf(series, 'blocTrade', lane, '2023-01', '2023-12');
      return (value('west>east') + value('east>west')) / (value('west>west') + value('east>east'));
    };
    const values = paired(
      runs.run(replayArm(runs.replay)),
      runs.run(replayArm([])),
      (a, b) => ratio(a) / ratio(b) - 1,
    );
    return [{ name: 'trade between blocs', unit: 'relative change', band: [-0.15, -0.03], values }];
  },
});
