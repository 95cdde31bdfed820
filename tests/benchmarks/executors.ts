/**
 * Measures what surrounds the model, with the tiny model in its place: `npm run measure -- overhead`,
 * `npm run measure -- memory`. Prints a table; nothing is written but a temporary folder.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeBatch } from '../../src/execution/complete-batch.ts';
import type { Executor } from '../../src/execution/executor.ts';
import { createInProcessExecutor } from '../../src/execution/in-process.ts';
import { connectQueue } from '../../src/execution/node/queue/queue-engine.ts';
import { createQueueExecutor } from '../../src/execution/node/queue/queue-executor.ts';
import { serveQueue } from '../../src/execution/node/queue/queue-worker.ts';
import { createWorkerPool } from '../../src/execution/node/worker-pool.ts';
import { jobOf, runsOf } from '../../src/experiment/plan-runs.ts';
import { openParquetStore } from '../../src/results/node/parquet-store.ts';
import { hasRedis, startRedis } from '../execution/redis-server.ts';
import { noWorlds, tinyModel, tinyPlan } from '../execution/tiny-model.ts';

const here = fileURLToPath(import.meta.url);
const workerFile = join(dirname(here), 'tiny-worker.mjs');
const complain = (text: string) => process.stderr.write(`${text}\n`);

async function connect(url: string) {
  const engine = await connectQueue(url, complain);
  if (!('redis' in engine)) throw new Error(engine.found);
  return engine;
}

/** Seconds that an executor takes for runs of a given length, threads warm. */
async function secondsFor(executor: Executor, runs: number, secondsOfWork: number): Promise<number> {
  const jobs = function* (count: number, seed: string) {
    for (const run of runsOf(tinyPlan([`${seed} work=${secondsOfWork}`], count))) yield jobOf(run, false);
  };
  await executor.run(jobs(50, 'warm'), () => {});
  const start = performance.now();
  let results = 0;
  await executor.run(jobs(runs, 'timed'), () => {
    results++;
  });
  if (results !== runs) throw new Error(`${results} results of ${runs} runs`);
  return (performance.now() - start) / 1000;
}

async function overhead(): Promise<void> {
  const redis = hasRedis ? await startRedis() : undefined;
  const servers: ChildProcess[] = [];
  const executors: [string, number, () => Promise<Executor>][] = [
    ['this thread', 1, async () => createInProcessExecutor(noWorlds, tinyModel)],
    ['pool of 1', 1, async () => createWorkerPool({ workers: 1, workerFile })],
    ['pool of 2', 2, async () => createWorkerPool({ workers: 2, workerFile })],
  ];
  if (redis) {
    executors.push([
      'queue, 2 workers',
      2,
      async () => {
        for (const name of ['a', 'b'])
          servers.push(spawn(process.execPath, [here, 'serve', redis.url, name], { stdio: 'inherit' }));
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return createQueueExecutor(await connect(redis.url), noWorlds, { complain });
      },
    ]);
  }
  process.stdout.write(
    'executor          work/run   runs    seconds   runs/s   overhead/run (thread time)\n',
  );
  for (const [name, threads, create] of executors) {
    const executor = await create();
    for (const [work, runs] of [
      [0.001, 4000],
      [0, 20_000],
    ] as const) {
      const seconds = await secondsFor(executor, runs, work);
      const microseconds = ((seconds * threads) / runs - work) * 1e6;
      process.stdout.write(
        `${name.padEnd(18)}${`${work * 1000} ms`.padEnd(9)}${String(runs).padStart(6)}${seconds.toFixed(2).padStart(11)}${(runs / seconds).toFixed(0).padStart(9)}${microseconds.toFixed(0).padStart(9)} us\n`,
      );
    }
    await executor.close();
  }
  for (const server of servers) server.kill('SIGKILL');
  await redis?.remove();
}

async function memory(): Promise<void> {
  process.stdout.write(
    'runs      seconds   heap used, MB   resident, MB   (highest while running; heap after collection)\n',
  );
  for (const runs of [1000, 10_000, 100_000]) {
    const directory = mkdtempSync(join(tmpdir(), 'measure-'));
    const store = openParquetStore(directory, { force: false });
    if (!('append' in store)) throw new Error('no store');
    const executor = createWorkerPool({ workers: 2, workerFile });
    let heap = 0;
    let resident = 0;
    let ended = 0;
    const start = performance.now();
    const sample = () => {
      (globalThis as { gc?: () => void }).gc?.();
      heap = Math.max(heap, process.memoryUsage().heapUsed);
      resident = Math.max(resident, process.memoryUsage().rss);
    };
    const plan = tinyPlan(['measure'], runs);
    await completeBatch({
      plan,
      store,
      executor,
      checked: false,
      onRow: () => ++ended % Math.ceil(runs / 20) === 0 && sample(),
    });
    const seconds = (performance.now() - start) / 1000;
    await executor.close();
    await store.close();
    rmSync(directory, { recursive: true });
    process.stdout.write(
      `${String(runs).padEnd(9)}${seconds.toFixed(1).padStart(8)}${(heap / 1e6).toFixed(1).padStart(15)}${(resident / 1e6).toFixed(0).padStart(15)}\n`,
    );
  }
}

async function serve(url: string, name: string): Promise<void> {
  await serveQueue(await connect(url), {
    name,
    threads: 1,
    lostAfterSeconds: 30,
    onRuns: () => {},
    complain,
    workerFile,
  });
}

const [what, ...words] = process.argv.slice(2);
if (what === 'serve') await serve(words[0] ?? '', words[1] ?? '');
else if (what === 'memory') await memory();
else await overhead();
