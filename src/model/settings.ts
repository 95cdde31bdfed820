// Parameters as the phases read them: years, months and weeks become ticks here, once, and nowhere else.

import type { ModelParameterValues } from '../parameters/model-parameters.ts';

/** Times in ticks, rates per tick, everything else as in parameters/model-parameters.ts. */
export interface Settings {
  readonly ticksPerYear: number;
  readonly tickYears: number;
  readonly parameters: ModelParameterValues;
  readonly demandMemory: number;
  readonly stockAdjustmentTicks: number;
  readonly overproductionRate: number;
  readonly capacityRate: number;
  readonly scarcityRise: number;
  readonly scarcityFade: number;
  readonly inducedFade: number;
  readonly talentRate: number;
}

/** Converts a scenario's parameters for a number of ticks a year. */
export function settingsOf(parameters: ModelParameterValues, ticksPerYear: number): Settings {
  const { goods, prices, sourcing, learning, flows } = parameters;
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
    overproductionRate: rateOf(goods.overproductionMonths),
    capacityRate: rateOf(goods.capacityMonths),
    scarcityRise: prices.scarcityPerMonth * perMonth,
    scarcityFade: rateOf(prices.scarcityMonths),
    inducedFade: rateOf(learning.inducedMemoryMonths),
    talentRate: rateOf(12 * flows.talentYears),
  };
}
