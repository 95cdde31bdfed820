// Validation rows on trade, welfare and fragmentation. Losses are in real final demand of the domains,
// stated as a share of GDP: the domains' part of GDP times the share of their real final demand lost
// against the baseline on the same seeds, in the last two years.

import type { FlowName } from '../../model/flow-rules.ts';
import type { RunSeries } from '../../model/record.ts';
import { type Arm, courseOf, meanBetween, meanOf, paired, type ShippedRuns } from './shipped-runs.ts';
import { defineRow, domainsShareOfGdp } from './validation-row.ts';
import { demandByJurisdiction } from './watchers.ts';

const suppliers = 1000;
const replicates = 16;
const from = '2022-10';
const years = { from: '2028-01', until: '2029-12' };

function presetArm(preset: string, changes?: Arm['changes'], flows: readonly FlowName[] = []): Arm {
  return {
    until: '2029-12',
    suppliers,
    replicates,
    changes,
    outcomes: ['blocTrade', 'foreignInvestment', 'realFinalDemand'],
    own: [demandByJurisdiction],
    policies:
      preset === 'open' ? [] : [{ kind: 'supply-chain-stratification', from, parameters: { preset, flows } }],
  };
}

/** Share of GDP lost by a group of real final demand against the baseline. */
function lossOf(runs: ShippedRuns, arm: Arm, baseline: Arm, outcome: string, group: string): number[] {
  const share = domainsShareOfGdp(runs.tables);
  return paired(runs.run(arm), runs.run(baseline), (a, b) => {
    const [hit, whole] = [a, b].map((series) => meanOf(series, outcome, group, years.from, years.until));
    return share * (1 - hit / whole);
  });
}

/** Median over the jurisdictions of a bloc (or of all) of the share of GDP lost, one number a replicate. */
function lossesByJurisdiction(
  runs: ShippedRuns,
  arm: Arm,
  baseline: Arm,
  pick: (bloc: string, index: number) => boolean,
): number[][] {
  const chosen = runs.tables.jurisdictions.filter(({ bloc }, index) => pick(bloc, index));
  const losses = chosen.map(({ code }) => lossOf(runs, arm, baseline, demandByJurisdiction.name, code));
  return Array.from({ length: replicates }, (_, replicate) => losses.map((values) => values[replicate]));
}

function meanOfRuns(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Change of trade between blocs relative to trade within them: what a gravity regression with pair effects gives. */
function gravityChange(arm: RunSeries, baseline: RunSeries): number {
  const ratio = (series: RunSeries) => {
    const value = (lane: string) =>
      meanBetween(series, courseOf(series, 'blocTrade', lane), years.from, years.until);
    return (value('west>east') + value('east>west')) / (value('west>west') + value('east>east'));
  };
  return ratio(arm) / ratio(baseline) - 1;
}

export const mildTrade = defineRow({
  number: 2,
  use: 'C',
  published:
    'Trade between blocs −12 %, foreign direct investment −20 %, against within (Gopinath et al. 2024)',
  setUp:
    'Preset mild from 2022-10: change of trade between west and east relative to trade within them; the same of investment by foreign owners, 2028-2029',
  measure(runs) {
    const investment = (series: RunSeries) =>
      meanOf(series, 'foreignInvestment', 'between blocs', years.from, years.until) /
      meanOf(series, 'foreignInvestment', 'within blocs', years.from, years.until);
    const [mild, open] = [runs.run(presetArm('mild')), runs.run(presetArm('open'))];
    return [
      {
        name: 'trade between blocs',
        unit: 'relative change',
        band: [-0.15, -0.09],
        values: paired(mild, open, gravityChange),
      },
      {
        name: 'investment between blocs',
        unit: 'relative change',
        band: [-0.25, -0.15],
        values: paired(mild, open, (a, b) => investment(a) / investment(b) - 1),
      },
    ];
  },
});

export const partialTrade = defineRow({
  number: 10,
  use: 'C',
  published:
    'Trade between blocs −22 to −57 %; Eastern median welfare down by up to 3.4 % (Campos et al. 2023)',
  setUp:
    'Preset stratified for goods only, so that ideas pass as in the open world: median over eastern jurisdictions of the loss as a share of GDP',
  measure(runs) {
    const [arm, open] = [presetArm('stratified', undefined, ['goods']), presetArm('open')];
    const medians = lossesByJurisdiction(runs, arm, open, (bloc) => bloc === 'east').map(median);
    return [
      {
        name: 'Eastern median welfare',
        unit: 'share of GDP',
        band: [-0.05, -0.01],
        values: medians.map((loss) => -loss),
      },
    ];
  },
});

const noDiffusion = { learning: { research: false } } as const;

export const fullDecoupling = defineRow({
  number: 11,
  use: 'H',
  published:
    'Full decoupling costs some regions up to 12 %, low-income regions most, and much less without diffusion (Góes and Bekkers 2022)',
  setUp:
    'Preset isolated with and without research and diffusion: ratio of the losses of the world; with it, ratio of the median loss of the poorest to that of the richest third by GDP per head',
  measure(runs) {
    const on = lossOf(runs, presetArm('isolated'), presetArm('open'), 'realFinalDemand', 'all');
    const off = lossOf(
      runs,
      presetArm('isolated', noDiffusion),
      presetArm('open', noDiffusion),
      'realFinalDemand',
      'all',
    );
    const perHead = runs.tables.jurisdictions.map(({ gdpUsd, population }) => gdpUsd / population);
    const sorted = [...perHead].sort((a, b) => a - b);
    const third = Math.floor(sorted.length / 3);
    const medianOf = (pick: (index: number) => boolean) =>
      lossesByJurisdiction(runs, presetArm('isolated'), presetArm('open'), (_, index) => pick(index)).map(
        median,
      );
    const poor = medianOf((index) => perHead[index] <= sorted[third]);
    const rich = medianOf((index) => perHead[index] >= sorted[sorted.length - 1 - third]);
    return [
      {
        name: 'loss with over loss without diffusion',
        unit: 'ratio of means',
        band: [1.5, Infinity],
        // The loss without diffusion is near zero in single runs, so that a mean of ratios would mean nothing.
        values: [meanOfRuns(on) / meanOfRuns(off)],
      },
      {
        name: 'loss of poor over loss of rich',
        unit: 'ratio',
        band: [1.5, Infinity],
        values: poor.map((loss, n) => loss / rich[n]),
      },
    ];
  },
});

export const fragmentation = defineRow({
  number: 12,
  use: 'H',
  published:
    'Fragmentation costs .2 to 7 % of world GDP, 8 to 12 % for some with technology decoupling (IMF SDN 2023/001)',
  setUp:
    'Presets mild and isolated: loss of the world as a share of GDP, and the largest loss of a jurisdiction under isolated',
  measure(runs) {
    const worst = lossesByJurisdiction(runs, presetArm('isolated'), presetArm('open'), () => true);
    return [
      {
        name: 'world loss, mild',
        unit: 'share of GDP',
        band: [-Infinity, 0.01],
        values: lossOf(runs, presetArm('mild'), presetArm('open'), 'realFinalDemand', 'all'),
      },
      {
        name: 'world loss, isolated',
        unit: 'share of GDP',
        band: [0.04, 0.09],
        values: lossOf(runs, presetArm('isolated'), presetArm('open'), 'realFinalDemand', 'all'),
      },
      {
        name: 'worst jurisdiction, isolated',
        unit: 'share of GDP',
        band: [0.07, 0.14],
        values: worst.map((losses) => Math.max(...losses.filter((loss) => !Number.isNaN(loss)))),
      },
    ];
  },
});

export const friendlyTrade = defineRow({
  number: 13,
  use: 'H',
  published:
    'Over 2015-23 barriers rose between and fell within blocs, and the median country gained .4 to .6 % (Bonadio et al. 2025)',
  setUp:
    'Preset mild between layers, with costs of goods 3 % lower between members of one bloc (tool interoperability, saving .03): median over jurisdictions of the gain as a share of GDP',
  measure(runs) {
    const friendly: Arm = {
      ...presetArm('mild'),
      policies: [
        { kind: 'supply-chain-stratification', from, parameters: { preset: 'mild' } },
        ...runs.tables.jurisdictions
          .map(({ bloc }) => bloc)
          .filter((bloc, index, all) => all.indexOf(bloc) === index)
          .map((bloc) => ({
            kind: 'interoperability',
            from,
            parameters: { members: { blocs: [bloc] }, domains: [], opening: 0, saving: 0.03 },
          })),
      ],
    };
    const gains = lossesByJurisdiction(runs, friendly, presetArm('open'), () => true).map(
      (losses) => -median(losses),
    );
    return [{ name: 'median gain', unit: 'share of GDP', band: [0, Infinity], values: gains }];
  },
});
