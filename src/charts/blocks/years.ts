/** Dates of ticks as numbers, for axes. */

/** Decimal years of ticks that are evenly spaced from the first date to the last, both ISO months or days. */
export function yearsOf(dates: readonly string[]): number[] {
  const first = yearOf(dates[0] ?? '0000-01');
  const step = dates.length > 1 ? (yearOf(dates[dates.length - 1]) - first) / (dates.length - 1) : 0;
  return dates.map((_, tick) => first + tick * step);
}

function yearOf(date: string): number {
  const [year, month = 1, day = 1] = date.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 365;
}
