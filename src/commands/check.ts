// `stratasim check <files...>`: says whether scenario files are right, and everything that is not.

import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import { checkFiles, tellProblems } from './checked-scenarios.ts';

export interface CheckOptions {
  /** Settings `path=value` laid over every file. */
  readonly set?: readonly string[];
  readonly json?: boolean;
}

/** Checks the files; one line for each that is right, every problem of the others; exit code 2 for any problem. */
export function check(files: readonly string[], options: CheckOptions): void {
  const { results, problems, textOf } = checkFiles(files, options.set);
  if (options.json) {
    const listed = results.map(({ file, scenario, problems: found, assumptions }) => ({
      file,
      name: scenario?.name,
      problems: found,
      ...(assumptions?.length && { assumptions }),
    }));
    process.stdout.write(`${JSON.stringify({ ok: problems.length === 0, files: listed }, null, 2)}\n`);
    if (problems.length > 0) process.exitCode = 2;
    return;
  }
  for (const { file, scenario, assumptions = [] } of results) {
    if (scenario) process.stdout.write(`${file}: no problems (${summaryOf(scenario)})\n`);
    for (const assumption of assumptions) process.stdout.write(`  assumed: ${assumption}\n`);
  }
  if (problems.length > 0) tellProblems(problems, textOf);
}

function summaryOf({ name, input, replicates, uncertainties }: CheckedScenario): string {
  const { horizon, policies, world } = input;
  const parts = [
    name,
    `${horizon.from} to ${horizon.until}`,
    world.kind === 'tables' ? `${world.suppliers} suppliers` : `a ${world.kind} world`,
    counted(policies.length, 'policy', 'policies'),
    counted(replicates, 'replicate', 'replicates'),
  ];
  if (uncertainties.length > 0) parts.push(counted(uncertainties.length, 'uncertainty', 'uncertainties'));
  return parts.join(', ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
