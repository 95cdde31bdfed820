// Parameters as the phases read them: years, months and weeks become ticks here, once, and nowhere else.

import type { ModelParameterValues } from '../parameters/model-parameters.ts';

/** Times in ticks, rates per tick, everything else as in parameters/model-parameters.ts. */
export interface Settings {
  readonly ticksPerYear: number;
  readonly tickYears: number;
  readonly parameters: ModelParameterValues;
  readonly demandMemory: number;
  readonly stockAdjustmentTicks: number;
  readonly warnedStockTicks: number;
  readonly warnedTicks: number;
  readonly overproductionRate: number;
  readonly capacityRate: number;
  readonly scarcityRise: number;
  readonly scarcityFade: number;
  readonly inducedFade: number;
  readonly talentRate: number;
  /** Scores from which layers 0 to 3 begin. */
  readonly trustThresholds: readonly number[];
  readonly patienceTicks: number;
  /** Fixed costs held in cash at most, in ticks of them. */
  readonly cashTicks: number;
  readonly entryRate: number;
  readonly quarterTicks: number;
}

/** Converts a scenario's parameters for a number of ticks a year. */
export function settingsOf(parameters: ModelParameterValues, ticksPerYear: number): Settings {
  const { goods, prices, learning, flows, entry, trust } = parameters;
  const perMonth = 12 / ticksPerYear;
  const ticksOfMonths = (months: number) => (months * ticksPerYear) / 12;
  const ticksOfWeeks = (weeks: number) => (weeks * ticksPerYear) / 52;
  const rateOf = (months: number) => 1 - Math.exp(-1 / ticksOfMonths(months));
  return {
    ticksPerYear,
    tickYears: 1 / ticksPerYear,
    parameters,
    demandMemory: 1 - Math.exp(-1 / ticksOfWeeks(goods.demandAverageWeeks)),
    stockAdjustmentTicks: Math.max(1, ticksOfWeeks(goods.stockAdjustmentWeeks)),
    warnedStockTicks: ticksOfWeeks(goods.warnedStockWeeks),
    warnedTicks: Math.max(1, ticksOfMonths(goods.warnedStockMonths)),
    overproductionRate: rateOf(goods.overproductionMonths),
    capacityRate: rateOf(goods.capacityMonths),
    scarcityRise: prices.scarcityPerMonth * perMonth,
    scarcityFade: rateOf(prices.scarcityMonths),
    inducedFade: learning.inducedMemoryMonths > 0 ? rateOf(learning.inducedMemoryMonths) : 0,
    trustThresholds: [trust.threshold1, trust.threshold2, trust.threshold3, trust.threshold4],
    talentRate: rateOf(12 * flows.talentYears),
    patienceTicks: Math.max(1, Math.round(ticksOfMonths(entry.patienceMonths))),
    cashTicks: ticksOfMonths(entry.cashMonths),
    entryRate: 1 / ticksOfMonths(entry.entryMonths),
    quarterTicks: Math.round(ticksPerYear / 4),
  };
}

/** Cash of a supplier at the start and at birth, in ticks of planned value added. */
export function startCash({ parameters, cashTicks }: Settings): number {
  const { fixedCostShare, profitShare } = parameters.entry;
  return cashTicks * fixedCostShare * (1 - profitShare);
}
