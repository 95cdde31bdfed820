// Runs jobs in a pool of worker threads (piscina), one per core by default. Threads stay warm, short runs
// travel in batches of about 20 ms so that the trip costs little, and a thread that hangs, exits or runs
// out of memory costs only the run that did it: a batch that dies is run again job by job to find out
// which one it was.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import type { RunJob } from '../../experiment/run-job.ts';
import { messageOf } from '../../results/error-message.ts';
import type { RunResult } from '../../results/run-record.ts';
import { type ExecutionOptions, type Executor, failedResult } from '../executor.ts';
import { type Deliver, runInLanes } from '../lanes.ts';
import { packageRoot } from './package-root.ts';
import type { WorkerOrder } from './worker-task.ts';

export interface WorkerPoolOptions {
  /** Number of threads, 1 or more; by default one per core. */
  readonly workers?: number;
  /** Folder with worlds by hash, in place of the folders that jobs name. */
  readonly worldCache?: string;
  /** Limit of a thread's heap in MB; typed arrays do not count. By default Node's own. */
  readonly heapMegabytes?: number;
  /** The file that exports `runJobs`; by default the built worker of this program. */
  readonly workerFile?: string;
}

const batchSeconds = 0.02;
const largestBatch = 256;
/** Enough to find another world behind the arms of this one, or so many arms that two lanes share them. */
const aheadOfLane = 16;

/** An executor of worker threads. Close it, or its threads keep the process alive. */
export function createWorkerPool(options: WorkerPoolOptions = {}): Executor {
  const workers = options.workers ?? availableParallelism();
  const workerFile = options.workerFile ?? join(packageRoot(), 'dist', 'worker.js');
  const pool = new Piscina<WorkerOrder, RunResult[]>({
    filename: join(packageRoot(), 'dist', 'thread.cjs'),
    name: 'runJobs',
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
    execArgv: ['--enable-source-maps'],
    workerData: { workerFile: pathToFileURL(workerFile).href, worldCache: options.worldCache },
    ...(options.heapMegabytes ? { resourceLimits: { maxOldGenerationSizeMb: options.heapMegabytes } } : {}),
  });
  // A moving mean of what a run takes; unknown at first, so the first batches hold one job.
  let secondsPerRun = batchSeconds;

  const fly = async (
    batch: readonly RunJob[],
    { abort, runTimeoutSeconds = 0 }: ExecutionOptions,
  ): Promise<RunResult[]> => {
    if (runTimeoutSeconds <= 0) return pool.run({ batch }, abort ? { signal: abort } : {});
    const timeout = new AbortController();
    const began = new SharedArrayBuffer(8);
    const stop = atDeadline(began, runTimeoutSeconds * 1000, () => timeout.abort());
    try {
      const signal = abort ? AbortSignal.any([timeout.signal, abort]) : timeout.signal;
      return await pool.run({ batch, began }, { signal });
    } catch (error) {
      throw timeout.signal.aborted ? new RunTimeout(runTimeoutSeconds) : error;
    } finally {
      stop();
    }
  };

  const runBatch = async (
    batch: readonly RunJob[],
    deliver: Deliver,
    options: ExecutionOptions,
  ): Promise<void> => {
    const start = performance.now();
    let results: RunResult[];
    try {
      results = await fly(batch, options);
    } catch (error) {
      if (options.abort?.aborted) return;
      const [job, ...others] = batch;
      if (job && others.length === 0) {
        const { stage, message } = lossOf(error);
        await deliver(failedResult(job, stage, message, (performance.now() - start) / 1000), job);
      } else {
        for (const one of batch) await runBatch([one], deliver, options);
      }
      return;
    }
    const seconds = (performance.now() - start) / 1000 / batch.length;
    secondsPerRun += (seconds - secondsPerRun) * 0.3;
    for (const [index, result] of results.entries()) {
      const job = batch[index];
      if (job) await deliver(result, job);
    }
  };

  return {
    parallel: workers,
    ahead: aheadOfLane * workers,
    run: (jobs, onResult, execution = {}) =>
      runInLanes(
        {
          count: workers,
          ahead: aheadOfLane * workers,
          batchSize: () => Math.max(1, Math.min(largestBatch, Math.floor(batchSeconds / secondsPerRun))),
          runBatch: (batch, deliver) => runBatch(batch, deliver, execution),
        },
        jobs,
        onResult,
        execution,
      ),
    close: () => pool.destroy(),
  };
}

/**
 * Calls `onDeadline` so long after the time that a thread writes into `began`; before it has begun, nothing
 * is counted. Returns the function that calls it off.
 */
function atDeadline(began: SharedArrayBuffer, milliseconds: number, onDeadline: () => void): () => void {
  const time = new BigInt64Array(began);
  let timer: NodeJS.Timeout;
  const look = () => {
    const start = Number(Atomics.load(time, 0));
    const left = start === 0 ? milliseconds : start + milliseconds - Date.now();
    if (left <= 0) onDeadline();
    else timer = setTimeout(look, left).unref();
  };
  look();
  return () => clearTimeout(timer);
}

class RunTimeout extends Error {
  constructor(seconds: number) {
    super(`gave up after ${seconds} s (--run-timeout)`);
  }
}

/** How a thread was lost, as stage and message of the failed row. */
function lossOf(error: unknown): { stage: string; message: string } {
  if (error instanceof RunTimeout) return { stage: 'timeout', message: error.message };
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { stage: 'memory', message: 'the worker thread ran out of memory' };
  }
  return { stage: 'worker', message: messageOf(error) };
}
