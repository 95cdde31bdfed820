// What `run`, `compare` and `sweep` share: open the store, write the manifest, run what is missing, lay
// the results out, close the manifest, write the tables. Ctrl-C once finishes what runs, twice stops.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Batch } from '../analysis/batch.ts';
import { type EndSummary, endSummaries, endSummaryColumns } from '../analysis/end-summary.ts';
import { batchOf } from '../analysis/stored-batch.ts';
import { completeBatch, countOutstanding, type Shard } from '../execution/complete-batch.ts';
import type { Executor } from '../execution/executor.ts';
import { packageRoot } from '../execution/node/package-root.ts';
import { connectQueue } from '../execution/node/queue/queue-engine.ts';
import { createQueueExecutor } from '../execution/node/queue/queue-executor.ts';
import { createWorkerPool } from '../execution/node/worker-pool.ts';
import { createWorldProvider } from '../execution/node/world-provider.ts';
import { countRuns, type Plan } from '../experiment/plan-runs.ts';
import type { Problem } from '../parameters/problem.ts';
import { csvText } from '../results/csv-text.ts';
import { messageOf } from '../results/error-message.ts';
import {
  type AskedBatch,
  type DictionaryEntry,
  type Manifest,
  manifestSettings,
  type ScenarioSource,
} from '../results/manifest.ts';
import { writeDurably } from '../results/node/durable-file.ts';
import { writeManifest } from '../results/node/manifest-file.ts';
import { openParquetStore, type ParquetStore } from '../results/node/parquet-store.ts';
import { programProvenance } from '../results/node/program-provenance.ts';
import { readBatch } from '../results/node/read-batch.ts';
import { DamagedPart } from '../results/node/read-part.ts';
import type { LaidOut } from '../results/store.ts';
import { problemsText } from '../scenario/problem-text.ts';
import { durationText, showProgress, silentProgress } from './batch-progress.ts';

/** Where and how a batch runs. */
export interface RunPlace {
  readonly workers?: number;
  readonly runTimeoutSeconds?: number;
  readonly shard?: Shard;
  /** Address of a queue whose workers do the runs, in place of threads here. */
  readonly queue?: string;
  readonly checked: boolean;
  /** Clears earlier results in the folder first. */
  readonly force: boolean;
  /** Whether progress and summaries are told, or only what goes wrong. */
  readonly talk: 'all' | 'errors';
}

export interface BatchRequest {
  readonly plan: Plan;
  readonly dictionary: readonly DictionaryEntry[];
  /** Where the scenarios were read from, for the manifest. */
  readonly sources: readonly ScenarioSource[];
  /** What the command was asked for, for the manifest. */
  readonly asked: AskedBatch;
  /** Folder of the results. */
  readonly directory: string;
  readonly place: RunPlace;
  /** In place of a pool of worker threads. */
  readonly executor?: Executor;
}

export interface PerformedBatch {
  readonly batch: Batch;
  /** The lines of summary.csv. */
  readonly summary: readonly EndSummary[];
  readonly counts: LaidOut;
  /** Whether it was stopped before its end. */
  readonly stopped: boolean;
  /** Seconds from the first run to the last table. */
  readonly seconds: number;
}

/**
 * Performs a batch. Problems of the folder come back before anything is written; a disk that refuses
 * comes back as a problem too, and what was stored by then is found again by the same command.
 */
export async function performBatch(request: BatchRequest): Promise<PerformedBatch | readonly Problem[]> {
  const { plan, dictionary, directory, place } = request;
  const start = performance.now();
  const tell = (text: string) => {
    if (place.talk === 'all') process.stderr.write(`${text}\n`);
  };
  const queue = place.queue === undefined ? undefined : await connectQueue(place.queue, tell);
  if (queue && !('redis' in queue)) return [queue];
  const store = openStore(directory, place.force);
  if (!('append' in store)) {
    await queue?.close();
    return store;
  }

  const { runs, finished } = countOutstanding({ plan, store, ...shardOf(place) });
  const manifest: Manifest = {
    manifestOf: 'stratasim',
    format: 1,
    status: 'running',
    ...programProvenance(packageRoot()),
    startedAt: new Date().toISOString(),
    finishedAt: '',
    counts: { planned: countRuns(plan), done: finished, failed: 0, missing: runs - finished },
    ...shardOf(place),
    sources: request.sources,
    asked: request.asked,
    ...manifestSettings(plan),
    dictionary,
  };
  const parallel = Math.min(place.workers ?? availableParallelism(), Math.max(1, runs - finished));
  const threads = request.executor?.parallel ?? parallel;
  const who = queue ? `the workers of ${queue.shownUrl}` : threads === 1 ? '1 worker' : `${threads} workers`;
  tell(openingLine(runs, finished, who, directory));
  const progress = place.talk === 'all' ? showProgress(runs - finished, process.stderr) : silentProgress;
  const interrupt = onInterrupt(tell);
  let executor: Executor | undefined;
  try {
    writeManifest(directory, manifest);
    executor =
      request.executor ??
      (queue
        ? await createQueueExecutor(queue, createWorldProvider(), { complain: tell })
        : createWorkerPool({ workers: parallel }));
    const work = { plan, store, executor, checked: place.checked, ...shardOf(place), onRow: progress.row };
    const counts = await completeBatch(work, {
      ...interrupt,
      runTimeoutSeconds: place.runTimeoutSeconds ?? 0,
    });
    progress.stop();
    for (const [worker, count] of executor.runsByWorker ?? []) tell(`worker ${worker}: ${count} runs`);
    const closed = await closeBatch(directory, manifest, counts);
    if (!('batch' in closed)) return closed;
    return { ...closed, counts, stopped: counts.missing > 0, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    progress.stop();
    const problem = diskProblem(directory, error);
    await Promise.allSettled([executor?.close(), store.close()]);
    process.stderr.write(problemsText([problem], () => undefined));
    // Not bad input: something was written, and the same command goes on from there.
    return process.exit(1);
  } finally {
    interrupt.release();
    await Promise.allSettled([executor?.close(), store.close()]);
  }
}

/** Closes the manifest of a batch that is laid out and writes its tables; returns what is there. */
export async function closeBatch(
  directory: string,
  manifest: Manifest,
  { aside: _, ...counts }: LaidOut,
): Promise<Pick<PerformedBatch, 'batch' | 'summary'> | readonly Problem[]> {
  writeManifest(directory, {
    ...manifest,
    status: counts.missing > 0 ? 'stopped' : 'complete',
    finishedAt: new Date().toISOString(),
    counts: { planned: manifest.counts.planned, ...counts },
  });
  const stored = await readBatch(directory);
  if (!('manifest' in stored)) return stored;
  const batch = batchOf(stored);
  const summary = endSummaries(batch);
  writeDurably(join(directory, 'summary.csv'), csvText(endSummaryColumns, summary));
  const columns = ['name', 'unit', 'definition', 'source'] as const;
  writeDurably(join(directory, 'dictionary.csv'), csvText(columns, batch.dictionary));
  return { batch, summary };
}

function shardOf({ shard }: RunPlace): { shard?: Shard } {
  return shard ? { shard } : {};
}

function openingLine(runs: number, finished: number, who: string, directory: string): string {
  const left = runs - finished;
  if (left === 0) return `All ${runs} runs are in ${directory} already.`;
  const already = finished > 0 ? ` (${finished} more are there already)` : '';
  return `${left} ${left === 1 ? 'run' : 'runs'} with ${who} into ${directory}${already}`;
}

/** Opens a folder for writing; one that cannot be written into is a problem like any other. */
export function openStore(directory: string, force: boolean): ParquetStore | readonly Problem[] {
  try {
    return openParquetStore(directory, { force });
  } catch (error) {
    return [{ ...diskProblem(directory, error), hint: 'choose another --out' }];
  }
}

/** A disk that is full or read-only, in the words of a problem. Anything else is a fault and is thrown. */
function diskProblem(directory: string, error: unknown): Problem {
  if (error instanceof DamagedPart) return error.problem;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined || !('syscall' in (error as object))) throw error;
  return {
    where: { file: directory },
    found: code === 'ENOSPC' ? 'a disk that is full' : messageOf(error),
    expected: 'a folder that results can be written into',
    hint: 'every finished run is stored; the same command goes on from there',
  };
}

/** The first Ctrl-C drains, the second aborts, the third ends the process as usual. */
function onInterrupt(tell: (text: string) => void) {
  const drain = new AbortController();
  const abort = new AbortController();
  const listener = () => {
    if (!drain.signal.aborted) {
      drain.abort();
      tell('\nFinishing the runs at work. Press Ctrl-C again to stop at once.');
    } else if (!abort.signal.aborted) {
      abort.abort();
      tell('\nStopping.');
    } else {
      release();
      process.kill(process.pid, 'SIGINT');
    }
  };
  const release = () => {
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return { drain: drain.signal, abort: abort.signal, release };
}

/** What to say when a batch has ended, failed runs last. */
export function closingLines(
  { batch, counts, stopped, seconds }: PerformedBatch,
  directory: string,
): string[] {
  const lines: string[] = [];
  if (counts.aside > 0) {
    lines.push(
      `${counts.aside} finished runs of other settings are kept in ${join(directory, 'aside')}; no table or chart shows them.`,
    );
  }
  lines.push(
    `${counts.done} of ${counts.done + counts.failed + counts.missing} runs done in ${durationText(seconds)}: ${directory}`,
  );
  if (stopped) lines.push(`${counts.missing} runs are missing; the same command does them.`);
  const failed = batch.runs.filter(({ status }) => status === 'failed');
  if (failed.length > 0) {
    lines.push('', `${failed.length} ${failed.length === 1 ? 'run' : 'runs'} failed:`);
    for (const { scenario, arm, replicate, seed, stage, message, runId } of failed.slice(0, 5)) {
      const where = arm === 'all' ? scenario : `${scenario}, ${arm}`;
      lines.push(
        `  ${where}, replicate ${replicate}, seed ${seed}, at ${stage}: ${message}`,
        `    stratasim replay ${runId} --out ${directory}`,
      );
    }
    if (failed.length > 5)
      lines.push(`  and ${failed.length - 5} more in ${join(directory, 'runs.parquet')}`);
  }
  return lines;
}
