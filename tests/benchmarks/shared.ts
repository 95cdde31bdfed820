/** What the benchmarks share: the plan of some scenarios, and how figures are told. */
import { checkFiles } from '../../src/commands/checked-scenarios.ts';
import { type Plan, planRuns } from '../../src/experiment/plan-runs.ts';

/** The plan of some scenario files with `path=value` settings. Throws at the first mistake. */
export function planOf(files: readonly string[], settings: readonly string[]): Plan {
  const { results, problems } = checkFiles(files, settings);
  if (problems.length > 0) throw new Error(problems[0]?.found);
  return planRuns(results.flatMap(({ scenario }) => scenario ?? []));
}

/** Median, with the least and the most in brackets. */
export function spread(values: readonly number[], digits = 2): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return `${at(0.5).toFixed(digits)} (${sorted[0].toFixed(digits)} to ${sorted[sorted.length - 1].toFixed(digits)})`;
}
