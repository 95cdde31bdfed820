// The coordinator's side of the queue: an executor whose workers are other processes on any machines. It
// keeps a fixed number of batches on the server, takes parts as they come, and looks after what it waits
// for: a batch that the server has lost is added again, one that its workers did not survive is divided
// until the run that kills them is found. Whatever arrives twice counts once.

import { randomUUID } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Queue } from 'bullmq';
import type { RunJob, WorldSource } from '../../../experiment/run-job.ts';
import { modelVersion } from '../../../model/version.ts';
import { messageOf } from '../../../results/error-message.ts';
import { decodePart } from '../../../results/node/read-part.ts';
import type { RunResult } from '../../../results/run-record.ts';
import { resultOf, type StoredRun } from '../../../results/stored-run.ts';
import { type ExecutionOptions, type Executor, failedResult, type TakeResult } from '../../executor.ts';
import { type Deliver, runInLanes } from '../../lanes.ts';
import type { WorldProvider } from '../../run-one.ts';
import { unpackPart } from './part-message.ts';
import { type QueueEngine, queueKeys, queueName } from './queue-engine.ts';
import { packJobs, type QueueJob } from './queue-job.ts';

export interface QueueExecutorOptions {
  /** How many batches wait or run on the server at a time. */
  readonly parallel?: number;
  /** How often the coordinator looks after batches that it waits for. */
  readonly checkSeconds?: number;
  readonly complain: (text: string) => void;
}

const batchSeconds = 1;
const largestBatch = 256;
const aliveSeconds = 60;
const worldSeconds = 7 * 24 * 3600;

/** What became of a batch. */
type Fate =
  | { readonly results: readonly RunResult[] }
  | { readonly lost: string }
  | { readonly withdrawn: true };

interface Outstanding {
  readonly data: QueueJob;
  readonly settle: (fate: Fate) => void;
  /** How often in a row the server did not know it. */
  sightings: number;
}

/** An executor on a queue. Close it, or its connections keep the process alive. */
export async function createQueueExecutor(
  engine: QueueEngine,
  worlds: WorldProvider,
  { parallel = 64, checkSeconds = 5, complain }: QueueExecutorOptions,
): Promise<Executor> {
  const session = randomUUID();
  const queue: Queue<QueueJob> = new engine.bullmq.Queue<QueueJob>(queueName(modelVersion), {
    connection: engine.redis,
  });
  queue.on('error', () => {});
  const outstanding = new Map<string, Outstanding>();
  const runsByWorker = new Map<string, number>();
  const published = new Set<string>();
  const otherNodes = new Set<string>();
  let secondsPerRun = batchSeconds;
  let closed = false;

  await engine.redis.sadd(queueKeys.versions, modelVersion);
  const beat = () => engine.redis.set(queueKeys.alive(session), '1', 'EX', aliveSeconds);
  await beat();
  const heart = setInterval(() => void beat().catch(() => {}), (aliveSeconds / 4) * 1000);

  const receive = async () => {
    const client = engine.duplicate();
    while (!closed) {
      const taken = await client.blpopBuffer(queueKeys.parts(session), 1).catch(() => null);
      if (!taken) continue;
      try {
        takePart(taken[1]);
      } catch (error) {
        complain(`a message that cannot be read was left out: ${messageOf(error)}`);
      }
    }
  };

  const takePart = (message: Buffer): void => {
    const { header, part } = unpackPart(message);
    const waiting = outstanding.get(header.jobId);
    if (!waiting) return;
    outstanding.delete(header.jobId);
    let runs: StoredRun[];
    try {
      runs = decodePart(part);
    } catch (error) {
      // What cannot be decoded once cannot be decoded again, so the job counts as lost.
      waiting.settle({ lost: `its results cannot be read: ${messageOf(error)}` });
      return;
    }
    runsByWorker.set(header.worker, (runsByWorker.get(header.worker) ?? 0) + runs.length);
    if (header.node !== process.version && !otherNodes.has(header.node)) {
      otherNodes.add(header.node);
      complain(
        `worker ${header.worker} has Node ${header.node}, not ${process.version}: last digits may differ`,
      );
    }
    waiting.settle({ results: runs.map(resultOf) });
  };

  const check = async () => {
    for (const [jobId, waiting] of outstanding) {
      const state = await queue.getJobState(jobId);
      if (!outstanding.has(jobId)) continue;
      if (state === 'failed') {
        outstanding.delete(jobId);
        const reason = (await queue.getJob(jobId))?.failedReason ?? 'its worker was lost';
        waiting.settle({ lost: reason });
      } else if (state === 'unknown' || state === 'completed') {
        // Its part may be on its way; only when nothing has come by the next look is it gone.
        if (++waiting.sightings > 1) {
          waiting.sightings = 0;
          await queue.remove(jobId);
          await addJob(jobId, waiting.data);
        }
      } else {
        waiting.sightings = 0;
      }
    }
  };
  const watch = async () => {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, checkSeconds * 1000).unref());
      if (!closed) await check().catch((error: unknown) => complain(messageOf(error)));
    }
  };

  const addJob = (jobId: string, data: QueueJob) =>
    queue.add('runs', data, { jobId, removeOnComplete: true, removeOnFail: { age: 3600 } });

  const publish = async (world: WorldSource) => {
    if (world.kind === 'groups' || published.has(world.hash)) return;
    published.add(world.hash);
    const bytes = Buffer.from(serialize(await worlds.tables(world)));
    await engine.redis.set(queueKeys.world(world.hash), bytes, 'EX', worldSeconds);
  };

  const fateOf = async (
    batch: readonly RunJob[],
    { runTimeoutSeconds = 0, abort }: ExecutionOptions,
  ): Promise<Fate> => {
    for (const { input } of batch) await publish(input.world);
    const data = packJobs(batch, session, runTimeoutSeconds);
    const jobId = randomUUID();
    return new Promise<Fate>((settle, reject) => {
      if (abort?.aborted) return settle({ withdrawn: true });
      outstanding.set(jobId, { data, settle, sightings: 0 });
      addJob(jobId, data).catch(reject);
    });
  };

  const runBatch = async (
    batch: readonly RunJob[],
    deliver: Deliver,
    options: ExecutionOptions,
  ): Promise<void> => {
    const start = performance.now();
    let fate: Fate;
    try {
      fate = await fateOf(batch, options);
    } catch (error) {
      fate = { lost: messageOf(error) };
    }
    if ('withdrawn' in fate) return;
    if ('results' in fate) {
      const resultOfRun = new Map(fate.results.map((result) => [result.row.runId, result]));
      let seconds = 0;
      for (const job of batch) {
        const result = resultOfRun.get(job.runId);
        seconds += result?.row.seconds ?? 0;
        await deliver(result ?? failedResult(job, 'worker', 'the worker sent no result', 0), job);
      }
      secondsPerRun += (seconds / batch.length - secondsPerRun) * 0.3;
      return;
    }
    if (batch.length > 1) {
      await Promise.all(batch.map((job) => runBatch([job], deliver, options)));
      return;
    }
    for (const job of batch) {
      await deliver(failedResult(job, 'worker', fate.lost, (performance.now() - start) / 1000), job);
    }
  };

  /** Takes back what no worker has begun, so that draining waits only for what runs. */
  const withdrawWaiting = async () => {
    for (const [jobId, waiting] of outstanding) {
      if ((await queue.remove(jobId).catch(() => 0)) !== 1) continue;
      outstanding.delete(jobId);
      waiting.settle({ withdrawn: true });
    }
  };

  /** Waits for nothing any more; what runs comes to its end unheard. */
  const withdrawAll = () => {
    for (const [jobId, waiting] of outstanding) {
      void queue.remove(jobId).catch(() => {});
      waiting.settle({ withdrawn: true });
    }
    outstanding.clear();
  };

  const loops = Promise.all([receive(), watch()]);
  return {
    parallel,
    ahead: 0,
    runsByWorker,
    async run(jobs, onResult, options = {}) {
      const onDrain = () => void withdrawWaiting();
      options.drain?.addEventListener('abort', onDrain);
      options.abort?.addEventListener('abort', withdrawAll);
      try {
        const lanes = {
          count: parallel,
          ahead: 0,
          batchSize: () => Math.max(1, Math.min(largestBatch, Math.floor(batchSeconds / secondsPerRun))),
          runBatch: (batch: readonly RunJob[], deliver: Deliver) => runBatch(batch, deliver, options),
        };
        const take: TakeResult = async (result, job) => {
          try {
            await onResult(result, job);
          } catch (error) {
            void withdrawWaiting();
            throw error;
          }
        };
        await runInLanes(lanes, jobs, take, options);
      } finally {
        options.drain?.removeEventListener('abort', onDrain);
        options.abort?.removeEventListener('abort', withdrawAll);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      clearInterval(heart);
      await Promise.allSettled([
        ...[...outstanding.keys()].map((jobId) => queue.remove(jobId)),
        engine.redis.del(queueKeys.alive(session), queueKeys.parts(session)),
      ]);
      await queue.close().catch(() => {});
      await engine.close();
      await Promise.race([loops, new Promise((resolve) => setTimeout(resolve, 100))]);
    },
  };
}
