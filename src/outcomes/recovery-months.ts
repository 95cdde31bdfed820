// How long an economy takes to come back: months from the trough of real final demand until 95 % of what
// was lost is made up again.

import { defineOutcome } from '../model/outcome.ts';
import { realFinalDemand } from './real-final-demand.ts';

export const recoveryMonths = defineOutcome({
  name: 'recoveryMonths',
  unit: 'months',
  definition:
    'Months from the month before the deepest fall of real final demand below its last peak until it is back at 95 % of that peak; 0 without a fall of more than 5 %, NaN when it does not recover within the horizon; the world and each bloc',
  source: 'MODEL.md 7; Inoue and Todo 2019 measure recovery alike',
  when: 'end',
  needs: [realFinalDemand],
  groups: (world) => ['all', ...world.plan.blocNames],
  record(world, values, offset, history) {
    const groups = 1 + world.plan.blocNames.length;
    const months = 12 / world.settings.ticksPerYear;
    for (let group = 0; group < groups; group++) {
      const series = history(realFinalDemand.name, group === 0 ? 'all' : world.plan.blocNames[group - 1]);
      values[offset + group] = recoveryTicks(series) * months;
    }
  },
});

/** Ticks from the peak before the deepest fall to 95 % of the peak; 0 without one, NaN without recovery. */
export function recoveryTicks(series: Float64Array): number {
  let peak = 0;
  let deepest = 0;
  let from = -1;
  let trough = -1;
  for (let tick = 1; tick < series.length; tick++) {
    if (series[tick] >= series[peak]) peak = tick;
    const fall = 1 - series[tick] / series[peak];
    if (fall > deepest) {
      deepest = fall;
      from = peak;
      trough = tick;
    }
  }
  if (deepest <= 0.05) return 0;
  for (let tick = trough; tick < series.length; tick++) {
    if (series[tick] >= 0.95 * series[from]) return tick - from;
  }
  return Number.NaN;
}
