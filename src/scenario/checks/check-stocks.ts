// Inventory targets against the length of a tick. What a tick makes it makes of what is in stock when the
// tick begins (MODEL.md 5.3), so a target below one tick's use cannot be produced from: output falls short
// by the same share at every stage and in every tick, and a world at rest starves without any cause
// (decision 0053). Such a target is refused, wherever it is stated.

import type { ParameterSpec } from '../../parameters/parameter.ts';
import type { Place, Problem } from '../../parameters/problem.ts';
import { type LocatedMap, placeOf, valueAt } from '../text/located-value.ts';

const path = 'goods.stockWeeks';
const ticks = { 12: 'month', 52: 'week', 365: 'day' } as const;
type TicksPerYear = keyof typeof ticks;

/** Inventory target of one input as the data of a world state it. */
export interface StatedStock {
  /** Weeks of use. */
  readonly weeks: number;
  /** Segment that is held in stock. */
  readonly segment: string;
  readonly where: Place;
}

/** Whether a target in ticks of use is too small to produce from; a rounded last digit is not. */
export function isBelowOneTick(stockTicks: number): boolean {
  return stockTicks < 1 - 1e-9;
}

/** Every inventory target below one tick's use: the parameter's, or the data's where the parameter is 0. */
export function checkStocks(document: LocatedMap, stated: readonly StatedStock[] = []): Problem[] {
  const ticksPerYear = ticksPerYearOf(document);
  if (ticksPerYear === undefined) return [];
  const ofAll = valueAt(valueAt(document, 'goods'), 'stockWeeks');
  const isShort = (weeks: number) => isBelowOneTick((weeks * ticksPerYear) / 52);
  const expected = `at least ${roundedWeeks(ticksPerYear)} weeks, the use of one tick (a ${ticks[ticksPerYear]})`;
  if (ofAll?.kind === 'scalar' && typeof ofAll.value === 'number' && ofAll.value !== 0) {
    if (!isShort(ofAll.value)) return [];
    const found = `a stock of ${ofAll.value} weeks`;
    const hint = '0 takes the figures of the world';
    return [{ where: placeOf(ofAll.spot, path), found, expected, hint }];
  }
  return stated
    .filter(({ weeks }) => isShort(weeks))
    .map(({ weeks, segment, where }) => ({
      where,
      found: `a stock of ${weeks} weeks of ${segment}`,
      expected,
      hint: `${path} sets one stock for all inputs`,
    }));
}

/** The spec of a parameter that is sampled: stocks begin at one tick's use, as 0 means no number of weeks. */
export function sampledSpec<S extends ParameterSpec>(name: string, spec: S, ticksPerYear: number): S {
  return name === path && 'low' in spec ? { ...spec, low: 52 / ticksPerYear } : spec;
}

/** Ticks of a year that a document states, or the default; undefined when what it states is none. */
export function ticksPerYearOf(document: LocatedMap): TicksPerYear | undefined {
  const stated = valueAt(document, 'ticksPerYear');
  if (stated === undefined) return 12;
  const value = stated.kind === 'scalar' ? stated.value : undefined;
  return value === 12 || value === 52 || value === 365 ? value : undefined;
}

/** Weeks of one tick, rounded up to what one would write. */
const roundedWeeks = (ticksPerYear: number) => Math.ceil((100 * 52) / ticksPerYear - 1e-9) / 100;
