// Reads and checks the scenario files of a command line: the first step of every command that runs
// something. Problems of all files are gathered before anything is said, and nothing is written.

import type { Problem } from '../parameters/problem.ts';
import { type CheckResult, checkScenario } from '../scenario/check-scenario.ts';
import { createScenarioFiles } from '../scenario/node/scenario-files.ts';
import { problemsText } from '../scenario/problem-text.ts';
import { programRegistries } from './program-registries.ts';

export interface CheckedFiles {
  /** One result a file, in the order of the command line. */
  readonly results: readonly (CheckResult & { readonly file: string })[];
  /** Problems of all files, without repetition. */
  readonly problems: readonly Problem[];
  /** The text of a file that was read, for showing its lines. */
  textOf(file: string): string | undefined;
}

/** Checks several scenario files with the same `--set path=value` settings; names must differ. */
export function checkFiles(typed: readonly string[], settings: readonly string[] = []): CheckedFiles {
  const paths = [...new Set(typed.map((file) => file.replaceAll('\\', '/').replace(/^(\.\/)+/, '')))];
  const files = createScenarioFiles(paths);
  const firstOf = new Map<string, string>();
  const results = paths.map((file) => {
    const result = { file, ...checkScenario(file, files, programRegistries, settings) };
    const name = result.scenario?.name;
    const first = name === undefined ? undefined : firstOf.get(name);
    if (name === undefined) return result;
    firstOf.set(name, first ?? file);
    if (first === undefined) return result;
    const problem = {
      where: { file, path: 'name' },
      found: `the name '${name}' again`,
      expected: `another name than ${first} has`,
    };
    return { file, files: result.files, problems: [problem] };
  });
  const texts = new Map(
    results.flatMap(({ problems }) => problems.map((problem) => [JSON.stringify(problem), problem])),
  );
  return {
    results,
    problems: [...texts.values()],
    textOf: (file) => {
      const text = files.read(file);
      return typeof text === 'string' ? text : undefined;
    },
  };
}

/** Tells on stderr what was filled in because the data of a world do not say it. */
export function tellAssumptions(results: CheckedFiles['results']): void {
  for (const { file, assumptions = [] } of results)
    for (const assumption of assumptions) process.stderr.write(`${file}: assumed: ${assumption}\n`);
}

/** Tells problems on stderr and sets exit code 2. */
export function tellProblems(
  problems: readonly Problem[],
  textOf: (file: string) => string | undefined = () => undefined,
): void {
  process.stderr.write(problemsText(problems, textOf));
  process.exitCode = 2;
}
