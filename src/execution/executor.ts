// What every executor promises, whether it runs jobs in this thread, in a pool of threads or on other
// machines. A job is data and comes back as a result exactly once, in any order; a job that throws, hangs
// or takes its worker down comes back as a failed row, and the others go on. Jobs are taken from their
// source only when there is room for them, but for a few to choose from, so a batch of any length needs the
// memory of the few in flight.

import type { RunJob } from '../experiment/run-job.ts';
import type { RunResult } from '../results/run-record.ts';

export type JobSource = Iterable<RunJob> | AsyncIterable<RunJob>;

/**
 * Takes one result. It is never called again before its promise has settled, and a slow one holds the
 * executor back. If it throws, the executor stops and `run` rejects with that error.
 */
export type TakeResult = (result: RunResult, job: RunJob) => void | Promise<void>;

export interface ExecutionOptions {
  /** When aborted, no further job starts; those that run come to their end and are delivered. */
  readonly drain?: AbortSignal;
  /** When aborted, jobs that run are dropped and `run` resolves as soon as it can. */
  readonly abort?: AbortSignal;
  /** Seconds after which a run is given up, where the executor can do that; absent or 0: never. */
  readonly runTimeoutSeconds?: number;
}

export interface Executor {
  /** How many batches of jobs it has in flight at a time. */
  readonly parallel: number;
  /** How many jobs more it may take from their source, to choose which one goes to which worker. */
  readonly ahead: number;
  /** Runs done so far by each worker, where those are other processes. */
  readonly runsByWorker?: ReadonlyMap<string, number>;
  /** Runs every job of the source; resolves when all results are delivered, or it was drained or aborted. */
  run(jobs: JobSource, onResult: TakeResult, options?: ExecutionOptions): Promise<void>;
  /** Frees threads and connections. */
  close(): Promise<void>;
}

/** The result of a job that did not finish: a row with the stage and the message. */
export function failedResult(job: RunJob, stage: string, message: string, seconds: number): RunResult {
  return {
    row: {
      runId: job.runId,
      scenario: job.scenario,
      arm: job.arm,
      point: job.point,
      replicate: job.input.replicate,
      seed: job.input.seed,
      status: 'failed',
      stage,
      message,
      seconds,
    },
  };
}
