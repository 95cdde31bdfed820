// Keeps a fixed number of jobs in flight: each lane takes a batch from the source, has it run, delivers
// the results and only then takes the next. Deliveries stand in one line, so a slow store holds every
// lane back and nothing piles up. All executors are this loop with another way to run a batch.

import type { RunJob } from '../experiment/run-job.ts';
import type { RunResult } from '../results/run-record.ts';
import type { ExecutionOptions, JobSource, TakeResult } from './executor.ts';

/** Hands over the result of one job; resolves when it has been taken. */
export type Deliver = (result: RunResult, job: RunJob) => Promise<void>;

export interface Lanes {
  readonly count: number;
  /** How many jobs the next batch should hold, 1 or more. */
  batchSize(): number;
  /** Runs a batch and delivers a result for each of its jobs, unless it was aborted. Must not throw for a job. */
  runBatch(batch: readonly RunJob[], deliver: Deliver): Promise<void>;
}

/** Runs all jobs through the lanes. Rejects with the first error of `onResult` or of the source. */
export async function runInLanes(
  lanes: Lanes,
  jobs: JobSource,
  onResult: TakeResult,
  { drain, abort }: ExecutionOptions,
): Promise<void> {
  const source = iteratorOf(jobs);
  let ended = false;
  let failure: { error: unknown } | undefined;
  let line: Promise<void> = Promise.resolve();
  let taking: Promise<unknown> = Promise.resolve();

  const stopped = () => ended || failure !== undefined || drain?.aborted === true || abort?.aborted === true;

  const take = async (): Promise<RunJob[]> => {
    const batch: RunJob[] = [];
    for (let room = lanes.batchSize(); room > 0 && !stopped(); room--) {
      const next = await source.next();
      if (next.done) ended = true;
      else batch.push(next.value);
    }
    return batch;
  };

  const deliver: Deliver = (result, job) => {
    line = line.then(async () => {
      if (failure === undefined && abort?.aborted !== true) await onResult(result, job);
    });
    return line;
  };

  const lane = async () => {
    try {
      while (!stopped()) {
        // One lane takes at a time, so that a source is never asked twice at once.
        const turn = taking.then(take);
        taking = turn.catch(() => {});
        const batch = await turn;
        if (batch.length > 0) await lanes.runBatch(batch, deliver);
      }
    } catch (error) {
      failure ??= { error };
    }
  };

  await Promise.all(Array.from({ length: lanes.count }, lane));
  if (!ended) await source.return?.();
  if (failure) throw failure.error;
}

function iteratorOf(jobs: JobSource): AsyncIterator<RunJob> | Iterator<RunJob> {
  return Symbol.asyncIterator in jobs ? jobs[Symbol.asyncIterator]() : jobs[Symbol.iterator]();
}
