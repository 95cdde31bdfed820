// Months of the calendar and ticks of a run. A tick is a month or a week (52 a year); both count from
// the horizon's first month, and a month's first week is the one its first day would fall into.

/** Whole months from `from` to `month`, both `YYYY-MM`. */
export function monthsBetween(from: string, month: string): number {
  const [fromYear, fromMonth] = from.split('-').map(Number);
  const [year, of] = month.split('-').map(Number);
  return (year - fromYear) * 12 + of - fromMonth;
}

/** First tick of a month, negative before the horizon. */
export function tickOfMonth(from: string, month: string, ticksPerYear: number): number {
  return Math.ceil((monthsBetween(from, month) * ticksPerYear) / 12);
}

/** The month `YYYY-MM` that a tick lies in. */
export function monthOfTick(from: string, tick: number, ticksPerYear: number): string {
  const [year, month] = from.split('-').map(Number);
  const months = month - 1 + Math.floor((tick * 12) / ticksPerYear);
  return `${year + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Number of ticks of a horizon, both months included. */
export function ticksOfHorizon(from: string, until: string, ticksPerYear: number): number {
  return Math.ceil(((monthsBetween(from, until) + 1) * ticksPerYear) / 12);
}
