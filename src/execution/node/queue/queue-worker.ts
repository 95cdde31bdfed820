// The worker's side of the queue: takes jobs, runs them in threads of its own, and sends parts back. It
// keeps nothing: worlds come from the server into a temporary folder, and a worker that is lost in the
// middle of a job costs only the time until the engine gives the job to another.

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordIdOf } from '../../../experiment/run-id.ts';
import type { RunJob } from '../../../experiment/run-job.ts';
import { modelVersion } from '../../../model/version.ts';
import { encodePart } from '../../../results/node/encode-part.ts';
import { type StoredRun, storedRunOf } from '../../../results/stored-run.ts';
import type { Executor } from '../../executor.ts';
import { createWorkerPool } from '../worker-pool.ts';
import { worldCachePath } from '../world-provider.ts';
import { packPart } from './part-message.ts';
import { type QueueEngine, queueKeys, queueName } from './queue-engine.ts';
import { type QueueJob, unpackJobs } from './queue-job.ts';

export interface QueueWorkerOptions {
  /** What it is called in the coordinator's report. */
  readonly name: string;
  readonly threads: number;
  /** Seconds without a sign after which the engine counts a worker as lost and gives its job away. */
  readonly lostAfterSeconds: number;
  /** Called after each job. */
  readonly onRuns: (runs: number) => void;
  readonly complain: (text: string) => void;
  /** The file of the threads; by default that of this program. */
  readonly workerFile?: string;
}

export interface QueueWorker {
  /** Finishes what runs, takes nothing more, and frees everything; at once when forced. */
  close(force?: boolean): Promise<void>;
}

/** After so many losses of its worker a job is given up: it is what kills them. */
const mostLosses = 5;
const partSeconds = 3600;

/** Serves the queue of this model version until it is closed. */
export async function serveQueue(engine: QueueEngine, options: QueueWorkerOptions): Promise<QueueWorker> {
  const worldCache = mkdtempSync(join(tmpdir(), 'stratasim-worlds-'));
  const idle: Executor[] = Array.from({ length: options.threads }, () =>
    createWorkerPool({
      workers: 1,
      worldCache,
      ...(options.workerFile ? { workerFile: options.workerFile } : {}),
    }),
  );
  const pools = [...idle];
  const abort = new AbortController();
  const lockMilliseconds = options.lostAfterSeconds * 1000;

  const perform = async (jobId: string, data: QueueJob): Promise<number> => {
    const jobs = unpackJobs(data);
    // A coordinator that is gone takes no results; its runs would only hold others up.
    if ((await engine.redis.exists(queueKeys.alive(data.session))) === 0) return 0;
    for (const job of jobs) await fetchWorld(engine, job, worldCache);
    const pool = idle.pop();
    if (!pool) throw new Error('no idle thread');
    const runs: StoredRun[] = [];
    try {
      await pool.run(
        jobs,
        (result, { outcomes, custom }) => {
          runs.push(storedRunOf(result, recordIdOf(outcomes, custom)));
        },
        { runTimeoutSeconds: data.runTimeoutSeconds, abort: abort.signal },
      );
    } finally {
      idle.push(pool);
    }
    if (abort.signal.aborted) throw new Error('the worker was stopped');
    const message = packPart({ jobId, worker: options.name, node: process.version }, encodePart(runs));
    const parts = queueKeys.parts(data.session);
    await engine.redis.multi().rpush(parts, message).expire(parts, partSeconds).exec();
    options.onRuns(runs.length);
    return runs.length;
  };

  const worker = new engine.bullmq.Worker<QueueJob, number>(
    queueName(modelVersion),
    (job) => perform(job.id ?? '', job.data),
    {
      connection: engine.duplicate(),
      concurrency: options.threads,
      lockDuration: lockMilliseconds,
      stalledInterval: lockMilliseconds,
      maxStalledCount: mostLosses,
    },
  );
  worker.on('error', () => {});
  worker.on('failed', (_, error) => options.complain(`refused a job: ${error.message}`));
  await worker.waitUntilReady();

  return {
    async close(force = false) {
      if (force) abort.abort();
      await worker.close(force);
      await Promise.all(pools.map((pool) => pool.close()));
      await engine.close();
      rmSync(worldCache, { recursive: true, force: true });
    },
  };
}

/** Model versions that have jobs on the server but that this worker does not serve. */
export async function otherVersions(engine: QueueEngine): Promise<string[]> {
  const versions = await engine.redis.smembers(queueKeys.versions);
  return versions.filter((version) => version !== modelVersion).sort();
}

async function fetchWorld(engine: QueueEngine, { input }: RunJob, cache: string): Promise<void> {
  if (input.world.kind === 'groups') return;
  const path = worldCachePath(cache, input.world.hash);
  if (existsSync(path)) return;
  const bytes = await engine.redis.getBuffer(queueKeys.world(input.world.hash));
  if (!bytes) throw new Error(`the world ${input.world.hash.slice(0, 12)} is not on the server`);
  mkdirSync(cache, { recursive: true });
  const writing = `${path}.${randomUUID()}`;
  writeFileSync(writing, bytes);
  renameSync(writing, path);
}
