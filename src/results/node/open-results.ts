// Opens a folder of results for reading, finished or growing: its manifest, and each run by its key from
// wherever it stands. Reading changes nothing on disk.

import { join } from 'node:path';
import type { Problem } from '../../parameters/problem.ts';
import { messageOf } from '../error-message.ts';
import type { Manifest } from '../manifest.ts';
import type { RunKey } from '../store.ts';
import type { StoredRun } from '../stored-run.ts';
import { readManifest } from './manifest-file.ts';
import { PartReader } from './part-reader.ts';
import { RunIndex } from './run-index.ts';
import { readRunSeconds } from './runs-table.ts';
import { readPartIndex } from './series-part.ts';
import { listParts } from './store-folder.ts';

export interface StoredResults {
  readonly manifest: Manifest;
  /** Whether a run of that key is stored as done. */
  isFinished(key: RunKey): boolean;
  /** The run of a key, a finished one before a failed one; undefined when there is none. */
  read(key: RunKey): Promise<StoredRun | undefined>;
}

/** The results in a folder, or every reason why they cannot be read. */
export function openResults(directory: string): StoredResults | readonly Problem[] {
  const manifest = readManifest(directory);
  if (!('manifestOf' in manifest)) return [manifest];
  const done = new RunIndex();
  const failed = new RunIndex();
  const problems: Problem[] = [];
  // A run that stands twice is the same run; what is laid out is nearest to the plan's order, so it wins.
  for (const folder of ['aside', 'pending', 'series'] as const) {
    for (const part of listParts(directory, folder)) {
      try {
        for (const { row, recordId } of readPartIndex(part.path).runs) {
          (row.status === 'done' ? done : failed).set({ runId: row.runId, recordId }, part);
        }
      } catch (error) {
        const where = { file: part.path };
        problems.push({ where, found: messageOf(error), expected: 'a part of the results' });
      }
    }
  }
  if (problems.length > 0) return problems;
  const reader = new PartReader();
  let secondsOf: ReadonlyMap<string, number> | undefined;
  return {
    manifest,
    isFinished: (key) => done.has(key),
    async read(key) {
      const part = done.get(key) ?? failed.get(key);
      const run = part && (await reader.read(part, key));
      if (!run || run.row.seconds > 0) return run;
      secondsOf ??= await readRunSeconds(join(directory, 'runs.parquet'));
      return { ...run, row: { ...run.row, seconds: secondsOf.get(key.runId) ?? 0 } };
    },
  };
}
