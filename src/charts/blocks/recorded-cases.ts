/** Which cases have anything to show: scenarios of one batch may record different outcomes. */
import type { Case, ChartData } from '../chart-inputs.ts';

/** The cases that recorded an outcome, in order; all of them where none did. */
export function recordedCases(data: ChartData, cases: readonly Case[], outcome: string): readonly Case[] {
  const groups = data.groups(outcome);
  const own = cases.filter((of) => groups.some((group) => data.band(of, { outcome, group }) !== undefined));
  return own.length > 0 ? own : cases;
}
