// The store in a folder of Parquet parts. Results are written as they come, a part every quarter of a
// second at most, each whole or not at all; so a kill loses only runs in flight and the last few results.
// When a batch ends, the plan's runs are laid out in the plan's order into parts of a fixed size, which
// makes the files the same for any number of workers and any number of interruptions. During that, runs
// are in the old place and the new one, never in neither; what stands twice counts once.

import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../parameters/problem.ts';
import type { RunResult } from '../run-record.ts';
import type { LaidOut, PlanLine, ResultStore, RunKey } from '../store.ts';
import { type StoredRun, storedRunOf } from '../stored-run.ts';
import { makeFolder, syncFolder, writeDurably } from './durable-file.ts';
import { encodePart } from './encode-part.ts';
import { type PartHandle, PartReader } from './part-reader.ts';
import { RunIndex } from './run-index.ts';
import { encodeRunsTable, type RunLine, readRunSeconds } from './runs-table.ts';
import {
  clearStore,
  inspectStore,
  listParts,
  lockStore,
  nextPartNumber,
  type PartFolder,
  partPath,
  prepareStore,
  removeIfEmpty,
} from './store-folder.ts';

const flushAfterSeconds = 0.25;
const flushAtValues = 500_000;
const flushAtRuns = 1000;
/** Size of a laid-out part: as many runs as fit into this many values, or this many runs. */
const partValues = 1_000_000;
const partRuns = 4096;

/** A store that is open for writing. Close it to let another process write there. */
export interface ParquetStore extends ResultStore {
  readonly directory: string;
  /** Takes a run of another store. */
  adopt(run: StoredRun): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store in a folder for writing, or says why it cannot be: a torn or foreign file, or another
 * process at work there. With `force` what the store holds is removed first. With problems nothing is
 * written.
 */
export function openParquetStore(
  directory: string,
  { force }: { readonly force: boolean },
): ParquetStore | readonly Problem[] {
  const found = force ? { parts: [], problems: [] } : inspectStore(directory);
  if (found.problems.length > 0) return found.problems;
  prepareStore(directory);
  const release = lockStore(directory);
  if (typeof release !== 'function') return [release];
  if (force) clearStore(directory);
  const store = new FolderStore(directory, release);
  for (const { file, runs } of found.parts) store.know({ path: file.path }, file.folder, runs);
  return store;
}

interface Known extends PartHandle {
  readonly folder: PartFolder;
}

class FolderStore implements ParquetStore {
  readonly directory: string;
  readonly #release: () => void;
  readonly #done = new RunIndex();
  readonly #failed = new RunIndex();
  readonly #aside = new RunIndex();
  readonly #parts: Known[] = [];
  #waiting: StoredRun[] = [];
  #waitingValues = 0;
  #timer: NodeJS.Timeout | undefined;
  #lateFailure: { error: unknown } | undefined;

  constructor(directory: string, release: () => void) {
    this.directory = directory;
    this.#release = release;
  }

  /** Enters the runs of a part into the index. */
  know(part: PartHandle, folder: PartFolder, runs: readonly Omit<StoredRun, 'values'>[]): void {
    const known = Object.assign(part, { folder });
    this.#parts.push(known);
    for (const { row, recordId } of runs) {
      const key = { runId: row.runId, recordId };
      (row.status === 'done' ? this.#done : this.#failed).set(key, known);
      if (folder === 'aside') this.#aside.set(key, known);
    }
  }

  isFinished(key: RunKey): boolean {
    return this.#done.has(key);
  }

  async append(result: RunResult, recordId: string): Promise<void> {
    return this.adopt(storedRunOf(result, recordId));
  }

  async adopt(run: StoredRun): Promise<void> {
    if (this.#lateFailure) throw this.#lateFailure.error;
    this.#waiting.push(run);
    this.#waitingValues += run.values.length;
    if (this.#waitingValues >= flushAtValues || this.#waiting.length >= flushAtRuns) return this.flush();
    this.#timer ??= setTimeout(() => {
      // Nobody waits for this flush, so what it throws is kept for the next one who asks.
      this.flush().catch((error: unknown) => {
        this.#lateFailure = { error };
      });
    }, flushAfterSeconds * 1000);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lateFailure) throw this.#lateFailure.error;
    const runs = this.#waiting;
    if (runs.length === 0) return;
    this.#waiting = [];
    this.#waitingValues = 0;
    this.#write('pending', runs);
  }

  async layOut(lines: () => Iterable<PlanLine>): Promise<LaidOut> {
    await this.flush();
    const path = join(this.directory, 'runs.parquet');
    const secondsOf = await readRunSeconds(path);
    const reader = new PartReader();
    const asked = new RunIndex();
    const table: RunLine[] = [];
    const counts = { done: 0, failed: 0, missing: 0 };
    this.#moveSeriesToPending();
    const sources = { done: this.#done.copy(), failed: this.#failed.copy() };
    const series = this.#gather('series');
    for (const line of lines()) {
      const source = sources.done.get(line) ?? sources.failed.get(line);
      const stored = source && reader.read(source, line);
      if (!source || !stored) {
        counts.missing++;
        continue;
      }
      asked.set(line, source);
      counts[stored.row.status]++;
      const { scenario, arm, point, replicate } = line;
      const row = { ...stored.row, scenario, arm, point, replicate };
      const seconds = row.seconds > 0 ? row.seconds : (secondsOf.get(row.runId) ?? 0);
      const end = { endColumns: stored.layout?.endColumns ?? [], endValues: stored.endValues };
      table.push({ row: { ...row, seconds }, ...end });
      // How long a run took differs from one time to the next, so it stands in runs.parquet only.
      series.add({ ...stored, row: { ...row, seconds: 0 } });
    }
    series.end();
    const aside = await this.#putAside(asked, sources.done, reader);
    writeDurably(path, encodeRunsTable(table));
    this.#removePending();
    return { ...counts, aside };
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      this.#release();
    }
  }

  #write(folder: PartFolder, runs: readonly StoredRun[]): void {
    makeFolder(join(this.directory, folder));
    const path = partPath(this.directory, folder, nextPartNumber(this.directory, folder));
    writeDurably(path, encodePart(runs));
    this.know({ path }, folder, runs);
  }

  /** Laid-out parts become sources again: moved, not copied, and each move is complete or not done at all. */
  #moveSeriesToPending(): void {
    for (const part of this.#parts) {
      if (part.folder !== 'series') continue;
      makeFolder(join(this.directory, 'pending'));
      const path = partPath(this.directory, 'pending', nextPartNumber(this.directory, 'pending'));
      renameSync(part.path, path);
      Object.assign(part, { path, folder: 'pending' });
    }
    syncFolder(this.directory);
  }

  /**
   * Finished runs that the plan does not ask for and that stand nowhere but in pending parts are kept.
   * Returns how many finished runs the plan does not ask for, wherever they stand.
   */
  async #putAside(asked: RunIndex, done: RunIndex, reader: PartReader): Promise<number> {
    const aside = this.#gather('aside');
    let count = 0;
    for (const [key, part] of done) {
      if (asked.has(key)) continue;
      count++;
      const stored = this.#aside.has(key) ? undefined : reader.read(part, key);
      if (stored) aside.add(stored);
    }
    aside.end();
    return count;
  }

  /** Gathers runs into parts of a fixed size in a folder. */
  #gather(folder: PartFolder): { add(run: StoredRun): void; end(): void } {
    let runs: StoredRun[] = [];
    let values = 0;
    const end = () => {
      if (runs.length > 0) this.#write(folder, runs);
      runs = [];
      values = 0;
    };
    return {
      add: (run) => {
        if (runs.length === partRuns || (runs.length > 0 && values + run.values.length > partValues)) end();
        runs.push(run);
        values += run.values.length;
      },
      end,
    };
  }

  #removePending(): void {
    for (const { path } of listParts(this.directory, 'pending')) rmSync(path);
    removeIfEmpty(join(this.directory, 'pending'));
    const gone = new Set<PartHandle>(this.#parts.filter(({ folder }) => folder === 'pending'));
    this.#parts.splice(0, this.#parts.length, ...this.#parts.filter((part) => !gone.has(part)));
    this.#done.forget(gone);
    this.#failed.forget(gone);
  }
}
