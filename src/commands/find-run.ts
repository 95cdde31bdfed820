// Finds a stored run by its id, or by the first letters of it, in one folder of results or in all of them.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedRun } from '../experiment/plan-runs.ts';
import type { Problem } from '../parameters/problem.ts';
import { plannedRunsOf } from '../results/manifest.ts';
import { openResults, type StoredResults } from '../results/node/open-results.ts';

export interface FoundRun {
  readonly directory: string;
  readonly results: StoredResults;
  readonly run: PlannedRun;
}

const shortestId = 4;

/** The planned run whose id begins with `id`; the folder is looked for under out/ when none is given. */
export function findRun(id: string, directory: string | undefined): FoundRun | readonly Problem[] {
  const where = { path: 'run-id' };
  if (!/^[0-9a-f]+$/.test(id) || id.length < shortestId || id.length > 20) {
    const expected = `an id of up to 20 digits and letters a to f, or its first ${shortestId} or more`;
    return [{ where, found: `'${id}'`, expected, hint: 'runs.parquet lists the ids in its column runId' }];
  }
  const folders = directory === undefined ? resultFolders('out') : [directory];
  const found = new Map<string, FoundRun>();
  const problems: Problem[] = [];
  for (const folder of folders) {
    const results = openResults(folder);
    if (!('manifest' in results)) {
      if (directory !== undefined) problems.push(...results);
      continue;
    }
    for (const run of plannedRunsOf(results.manifest)) {
      if (run.runId.startsWith(id) && !found.has(run.runId)) {
        found.set(run.runId, { directory: folder, results, run });
      }
    }
  }
  if (problems.length > 0) return problems;
  const [first, second] = found.values();
  const places = folders.length > 0 ? folders.join(', ') : 'out/';
  if (!first) {
    return [
      {
        where,
        found: `no run ${id} in ${places}`,
        expected: 'a run of a stored batch',
        hint: 'name its folder with --out',
      },
    ];
  }
  if (second)
    return [{ where, found: `${found.size} runs that begin with ${id}`, expected: 'more letters of the id' }];
  return first;
}

/** Folders of results under a folder, by name. */
function resultFolders(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .map((name) => join(parent, name))
    .filter((folder) => existsSync(join(folder, 'manifest.json')))
    .sort();
}
