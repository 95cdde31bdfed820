/** What every executor promises, held against each of them with the same tests. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ExecutionOptions, Executor } from '../../src/execution/executor.ts';
import { createInProcessExecutor } from '../../src/execution/in-process.ts';
import { connectQueue } from '../../src/execution/node/queue/queue-engine.ts';
import { createQueueExecutor } from '../../src/execution/node/queue/queue-executor.ts';
import { serveQueue } from '../../src/execution/node/queue/queue-worker.ts';
import { createWorkerPool } from '../../src/execution/node/worker-pool.ts';
import { jobOf, runsOf } from '../../src/experiment/plan-runs.ts';
import type { RunJob } from '../../src/experiment/run-job.ts';
import type { RunResult } from '../../src/results/run-record.ts';
import { buildTinyWorker } from '../execution/build-tiny-worker.ts';
import { hasRedis, type RedisServer, startRedis } from '../execution/redis-server.ts';
import { noWorlds, tinyModel, tinyPlan } from '../execution/tiny-model.ts';

// Whole programs run here, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let workerFile: string;
let redis: RedisServer | undefined;
beforeAll(async () => {
  workerFile = await buildTinyWorker();
  if (hasRedis) redis = await startRedis();
});
afterAll(async () => {
  rmSync(dirname(workerFile), { recursive: true });
  await redis?.remove();
});

type Create = (options?: { heapMegabytes?: number }) => Executor | Promise<Executor>;

const executors: Record<string, Create> = {
  'in this thread': () => createInProcessExecutor(noWorlds, tinyModel),
  'a pool of one': (options) => createWorkerPool({ workers: 1, workerFile, ...options }),
  'a pool of two': (options) => createWorkerPool({ workers: 2, workerFile, ...options }),
  ...(hasRedis ? { 'a queue with two workers': createQueue } : {}),
};
if (!hasRedis)
  process.stdout.write('no redis-server on this system: the queue is not held to the contract\n');

/** An executor on the test's server with two workers of one thread, which end with it. */
async function createQueue(): Promise<Executor> {
  const connect = async () => {
    const engine = await connectQueue(redis?.url ?? '', () => {});
    if (!('redis' in engine)) throw new Error(engine.found);
    return engine;
  };
  const complain = () => {};
  const executor = await createQueueExecutor(await connect(), noWorlds, { checkSeconds: 0.2, complain });
  const workers = await Promise.all(
    ['first', 'second'].map(async (name) =>
      serveQueue(await connect(), {
        name,
        threads: 1,
        lostAfterSeconds: 2,
        onRuns: () => {},
        complain,
        workerFile,
      }),
    ),
  );
  return {
    ...executor,
    close: async () => {
      await executor.close();
      await Promise.all(workers.map((worker) => worker.close(true)));
    },
  };
}

/** Executors that outlive a run that hangs or ends its thread. */
const isolating = Object.entries(executors).filter(([name]) => name !== 'in this thread');
const pools = isolating.filter(([name]) => name.startsWith('a pool'));

const jobsOf = (seeds: string[], replicates: number): RunJob[] =>
  [...runsOf(tinyPlan(seeds, replicates))].map((run) => jobOf(run, false));

async function runAll(
  executor: Executor,
  jobs: Iterable<RunJob>,
  options: ExecutionOptions = {},
): Promise<Map<string, RunResult>> {
  const results = new Map<string, RunResult>();
  try {
    await executor.run(
      jobs,
      (result) => {
        expect(results.has(result.row.runId)).toBe(false);
        results.set(result.row.runId, result);
      },
      options,
    );
  } finally {
    await executor.close();
  }
  return results;
}

function withoutSeconds(results: Map<string, RunResult>): unknown {
  return [...results.values()]
    .map(({ row, series }) => ({ ...row, seconds: 0, series }))
    .sort((a, b) => (a.runId < b.runId ? -1 : 1));
}

describe.each(Object.entries(executors))('%s', (_, create) => {
  it('gives every run back once, with the numbers that this thread gives', async () => {
    const jobs = jobsOf(['a', 'b'], 40);
    const here = await runAll(createInProcessExecutor(noWorlds, tinyModel), jobs);
    const there = await runAll(await create(), [...jobs].reverse());
    expect(there.size).toBe(80);
    expect(withoutSeconds(there)).toEqual(withoutSeconds(here));
  });

  it('turns a run that throws into a row with stage, message and seed, and goes on with the others', async () => {
    const results = await runAll(await create(), jobsOf(['throw@3'], 6));
    const failed = [...results.values()].filter(({ row }) => row.status === 'failed');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.row).toMatchObject({
      replicate: 3,
      seed: 'throw@3',
      stage: 'tick 3: ship',
      message: 'stock of link 7 is negative',
    });
    expect(results.size).toBe(6);
  });

  it('turns an array that is too large to allocate into a failed row', async () => {
    const results = await runAll(await create(), jobsOf(['allocation@2'], 3));
    const messages = [...results.values()].map(({ row }) => row.message).filter(Boolean);
    expect(messages).toEqual([expect.stringMatching(/array length|allocation/i)]);
  });

  it('takes no more jobs from its source than it can hold while results are not taken', async () => {
    const executor = await create();
    let taken = 0;
    let most = 0;
    let delivered = 0;
    function* source() {
      for (const job of jobsOf(['slow work=0.01'], 60)) {
        taken++;
        yield job;
      }
    }
    await executor.run(source(), async () => {
      most = Math.max(most, taken - delivered);
      await new Promise((resolve) => setTimeout(resolve, 5));
      delivered++;
    });
    await executor.close();
    expect(delivered).toBe(60);
    expect(most).toBeLessThanOrEqual(executor.parallel + executor.ahead + 1);
  });

  it('starts no further run when it is drained, and delivers those that run', async () => {
    const executor = await create();
    const drain = new AbortController();
    let delivered = 0;
    await executor.run(
      jobsOf(['work=0.03'], 50),
      () => {
        delivered++;
        drain.abort();
      },
      { drain: drain.signal },
    );
    await executor.close();
    expect(delivered).toBeGreaterThanOrEqual(1);
    expect(delivered).toBeLessThanOrEqual(executor.parallel + 1);
  });

  it('stops and passes the error on when a result cannot be stored', async () => {
    const executor = await create();
    const run = executor.run(jobsOf(['work=0.01'], 50), () => {
      throw new Error('no space left on device');
    });
    await expect(run).rejects.toThrow('no space left on device');
    await executor.close();
  });
});

describe.each(isolating)('%s', (_, create) => {
  it('gives up a run that hangs, and only that one', async () => {
    const results = await runAll(await create(), jobsOf(['hang@4'], 8), { runTimeoutSeconds: 0.5 });
    const failed = [...results.values()].filter(({ row }) => row.status === 'failed');
    expect(results.size).toBe(8);
    expect(failed.map(({ row }) => [row.replicate, row.stage])).toEqual([[4, 'timeout']]);
  });

  it('names the run that ends its thread, and does the others in a new one', async () => {
    const results = await runAll(await create(), jobsOf(['exit@5'], 30));
    const failed = [...results.values()].filter(({ row }) => row.status === 'failed');
    expect(results.size).toBe(30);
    expect(failed.map(({ row }) => [row.replicate, row.stage])).toEqual([[5, 'worker']]);
  });

  it('drops what runs as soon as it is aborted', async () => {
    const executor = await create();
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 200);
    await executor.run(jobsOf(['hang@1'], 1), () => {}, { abort: abort.signal });
    await executor.close();
  });
});

describe.each(pools)('%s', (_, create) => {
  it('names the run that exhausts the memory of its thread, and does the others in a new one', async () => {
    const results = await runAll(await create({ heapMegabytes: 64 }), jobsOf(['memory@2'], 6));
    const failed = [...results.values()].filter(({ row }) => row.status === 'failed');
    expect(results.size).toBe(6);
    expect(failed.map(({ row }) => [row.replicate, row.stage])).toEqual([[2, 'memory']]);
  });
});
