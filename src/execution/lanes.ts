// Keeps a fixed number of jobs in flight: each lane takes a batch from the source, has it run, delivers
// the results and only then takes the next. Deliveries stand in one line, so a slow store holds every
// lane back and nothing piles up. All executors are this loop with another way to run a batch.
// Lanes may look ahead, so that jobs that start from one world go to one lane, whose thread builds it once.

import { openWorldKeys } from '../experiment/run-id.ts';
import type { RunJob } from '../experiment/run-job.ts';
import type { RunResult } from '../results/run-record.ts';
import type { ExecutionOptions, JobSource, TakeResult } from './executor.ts';

/** Hands over the result of one job; resolves when it has been taken. */
export type Deliver = (result: RunResult, job: RunJob) => Promise<void>;

export interface Lanes {
  readonly count: number;
  /** Jobs that are taken from the source before there is a lane for them, 0 or more. */
  readonly ahead: number;
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

  const worldKeyOf = openWorldKeys();
  const waiting: WaitingJob[] = [];
  const worldOfLane: (string | undefined)[] = [];

  const stopped = () => failure !== undefined || drain?.aborted === true || abort?.aborted === true;

  const fill = async (size: number): Promise<void> => {
    while (waiting.length < size && !ended && !stopped()) {
      const next = await source.next();
      if (next.done) ended = true;
      else {
        const { input } = next.value;
        waiting.push({ job: next.value, world: `${input.replicate}/${worldKeyOf(input)}` });
      }
    }
  };

  const take = async (lane: number): Promise<RunJob[]> => {
    const batch: RunJob[] = [];
    for (let room = lanes.batchSize(); room > 0; room--) {
      await fill(1 + lanes.ahead);
      if (waiting.length === 0 || stopped()) break;
      const [next] = waiting.splice(choose(waiting, worldOfLane, lane), 1);
      worldOfLane[lane] = next.world;
      batch.push(next.job);
    }
    return batch;
  };

  const deliver: Deliver = (result, job) => {
    line = line.then(async () => {
      if (failure === undefined && abort?.aborted !== true) await onResult(result, job);
    });
    return line;
  };

  const serve = async (lane: number) => {
    try {
      while (!stopped()) {
        // One lane takes at a time, so that a source is never asked twice at once.
        const turn = taking.then(() => take(lane));
        taking = turn.catch(() => {});
        const batch = await turn;
        if (batch.length === 0) return;
        await lanes.runBatch(batch, deliver);
      }
    } catch (error) {
      failure ??= { error };
    }
  };

  await Promise.all(Array.from({ length: lanes.count }, (_, lane) => serve(lane)));
  if (!ended) await source.return?.();
  if (failure) throw failure.error;
}

interface WaitingJob {
  readonly job: RunJob;
  readonly world: string;
}

/** Which waiting job a lane takes: one in the world that it has, else in one that no lane has, else the first. */
function choose(waiting: readonly WaitingJob[], worldOfLane: readonly (string | undefined)[], lane: number) {
  const own = waiting.findIndex(({ world }) => world === worldOfLane[lane]);
  if (own >= 0) return own;
  return Math.max(
    0,
    waiting.findIndex(({ world }) => !worldOfLane.includes(world)),
  );
}

function iteratorOf(jobs: JobSource): AsyncIterator<RunJob> | Iterator<RunJob> {
  return Symbol.asyncIterator in jobs ? jobs[Symbol.asyncIterator]() : jobs[Symbol.iterator]();
}
