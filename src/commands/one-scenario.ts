// The beginning of every command that experiments with one scenario: read the shared options, check the
// file, choose the folder. Problems of options and file are told together, and nothing is written.

import { basename, join } from 'node:path';
import type { Problem } from '../parameters/problem.ts';
import type { DictionaryEntry, ScenarioSource } from '../results/manifest.ts';
import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import { type BatchCommandOptions, readBatchOptions, shardSuffix } from './batch-options.ts';
import { checkFiles, tellAssumptions, tellProblems } from './checked-scenarios.ts';
import type { RunPlace } from './perform-batch.ts';
import { dictionaryOf, sourcesOf } from './run.ts';

/** A scenario that is ready for an experiment. */
export interface OneScenario {
  readonly scenario: CheckedScenario;
  /** Folder of the results. */
  readonly directory: string;
  readonly place: RunPlace;
  readonly dictionary: readonly DictionaryEntry[];
  readonly sources: readonly ScenarioSource[];
}

/**
 * The scenario of a command, or undefined after telling every problem. `check` may add problems of the
 * command's own options; the folder is out/<file>-<suffix>, a shard's with its number,
 * unless --out says otherwise.
 */
export function readOneScenario(
  file: string,
  options: BatchCommandOptions,
  suffix: string,
  check: (scenario: CheckedScenario | undefined) => readonly Problem[] = () => [],
): OneScenario | undefined {
  const { settings, place, problems: wrongOptions } = readBatchOptions(options, process.env);
  const { results, problems: wrongFile, textOf } = checkFiles([file], settings);
  const scenario = results[0]?.scenario;
  const problems = [...wrongOptions, ...check(scenario), ...wrongFile];
  if (problems.length > 0 || scenario === undefined) {
    tellProblems(problems, textOf);
    return undefined;
  }
  if (!options.quiet) tellAssumptions(results);
  const name = basename(file).replace(/\.(ya?ml|json)$/i, '');
  return {
    scenario,
    directory: options.out ?? join('out', `${name}-${suffix}${shardSuffix(place.shard)}`),
    place,
    dictionary: dictionaryOf([scenario]),
    sources: sourcesOf([scenario], settings),
  };
}
