// Opens a folder of results for reading, finished or growing: its manifest, and each run by its key from
// wherever it stands. Reading changes nothing on disk.

import { join } from 'node:path';
import type { Problem } from '../../parameters/problem.ts';
import { messageOf } from '../error-message.ts';
import type { Manifest } from '../manifest.ts';
import type { RunRow } from '../run-record.ts';
import type { RunKey } from '../store.ts';
import type { StoredRun } from '../stored-run.ts';
import { readManifest } from './manifest-file.ts';
import { type LocatedRun, type PartHandle, PartReader } from './part-reader.ts';
import { readPartIndex } from './read-part.ts';
import { RunIndex } from './run-index.ts';
import { readRunSeconds } from './runs-table.ts';
import { listParts } from './store-folder.ts';

export interface StoredResults {
  readonly manifest: Manifest;
  /** Whether a run of that key is stored as done. */
  isFinished(key: RunKey): boolean;
  /** Where the run of a key stands, a finished one before a failed one; undefined when there is none. */
  locate(key: RunKey): (LocatedRun & { readonly part: PartHandle }) | undefined;
  /** The run of a key with its numbers. */
  read(key: RunKey): Promise<StoredRun | undefined>;
  /** How long a run took; the laid-out parts do not say it, runs.parquet does. */
  secondsOf(row: RunRow): Promise<number>;
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
  const partOf = (key: RunKey) => done.get(key) ?? failed.get(key);
  let seconds: ReadonlyMap<string, number> | undefined;
  const secondsOf = async (row: RunRow) => {
    if (row.seconds > 0) return row.seconds;
    seconds ??= await readRunSeconds(join(directory, 'runs.parquet'));
    return seconds.get(row.runId) ?? 0;
  };
  return {
    manifest,
    secondsOf,
    isFinished: (key) => done.has(key),
    locate(key) {
      const part = partOf(key);
      const found = part && reader.find(part, key);
      return found && { ...found, part };
    },
    async read(key) {
      const part = partOf(key);
      const run = part && reader.read(part, key);
      return run && { ...run, row: { ...run.row, seconds: await secondsOf(run.row) } };
    },
  };
}
