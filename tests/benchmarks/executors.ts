/**
 * Measures what surrounds the model. `npm run measure -- overhead` and `-- memory` put the tiny model in its
 * place; `-- efficiency [runs]` does default runs with one thread and with two; `-- files [copies]` times the
 * store and the charts of out/headline. Prints tables; nothing is written but a temporary folder. Times by the
 * clock mean something on a quiet machine only; processor time (of all threads of this process) also on a busy one.
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
import { countRuns, jobOf, type Plan, runsOf } from '../../src/experiment/plan-runs.ts';
import { openParquetStore } from '../../src/results/node/parquet-store.ts';
import { hasRedis, startRedis } from '../execution/redis-server.ts';
import { noWorlds, tinyModel, tinyPlan } from '../execution/tiny-model.ts';
import { files } from './files.ts';
import { planOf } from './shared.ts';

const here = fileURLToPath(import.meta.url);
const workerFile = join(dirname(here), 'tiny-worker.mjs');
const complain = (text: string) => process.stderr.write(`${text}\n`);

async function connect(url: string) {
  const engine = await connectQueue(url, complain);
  if (!('redis' in engine)) throw new Error(engine.found);
  return engine;
}

interface Took {
  /** By the clock. */
  readonly seconds: number;
  /** Of all threads of this process. */
  readonly processorSeconds: number;
  /** Share of the time in which the main thread had something to do. */
  readonly mainThread: number;
}

/** What an executor takes for the runs of a plan, after a few others that warm its threads. */
async function timed(executor: Executor, warm: Plan, plan: Plan): Promise<Took> {
  const jobs = function* (of: Plan) {
    for (const run of runsOf(of)) yield jobOf(run, false);
  };
  await executor.run(jobs(warm), () => {});
  const start = performance.now();
  const processor = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  let results = 0;
  await executor.run(jobs(plan), ({ row }) => {
    if (row.status === 'failed') throw new Error(`${row.stage}: ${row.message}`);
    results++;
  });
  if (results !== countRuns(plan)) throw new Error(`${results} results of ${countRuns(plan)} runs`);
  const { user, system } = process.cpuUsage(processor);
  return {
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (user + system) / 1e6,
    mainThread: performance.eventLoopUtilization(loop).utilization,
  };
}

async function efficiency(runs: number): Promise<void> {
  const plan = (seed: string, replicates: number) =>
    planOf(['scenarios/open-world.yaml'], [`seed=${seed}`, `replicates=${replicates}`]);
  const took: Took[] = [];
  process.stdout.write('threads   runs   seconds   processor seconds   main thread busy\n');
  for (const workers of [1, 2]) {
    const executor = createWorkerPool({ workers, workerFile: join('dist', 'worker.js') });
    const time = await timed(executor, plan('warm', workers), plan('timed', runs));
    await executor.close();
    took.push(time);
    process.stdout.write(
      `${String(workers).padEnd(10)}${String(runs).padStart(4)}${time.seconds.toFixed(1).padStart(10)}${time.processorSeconds.toFixed(1).padStart(20)}${`${(100 * time.mainThread).toFixed(2)} %`.padStart(19)}\n`,
    );
  }
  const [one, two] = took;
  if (one && two)
    process.stdout.write(
      `efficiency on two cores ${(one.seconds / two.seconds / 2).toFixed(3)} by the clock, ${(one.processorSeconds / two.processorSeconds).toFixed(3)} in processor time\n`,
    );
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
    'executor          work/run   runs    seconds   runs/s   overhead/run (thread time)   processor time/run\n',
  );
  for (const [name, threads, create] of executors) {
    const executor = await create();
    for (const [work, runs] of [
      [0.001, 4000],
      [0, 20_000],
    ] as const) {
      const { seconds, processorSeconds } = await timed(
        executor,
        tinyPlan([`warm work=${work}`], 50),
        tinyPlan([`timed work=${work}`], runs),
      );
      const microseconds = ((seconds * threads) / runs - work) * 1e6;
      process.stdout.write(
        `${name.padEnd(18)}${`${work * 1000} ms`.padEnd(9)}${String(runs).padStart(6)}${seconds.toFixed(2).padStart(11)}${(runs / seconds).toFixed(0).padStart(9)}${microseconds.toFixed(0).padStart(9)} us${((processorSeconds / runs) * 1e6).toFixed(0).padStart(24)} us\n`,
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
else if (what === 'efficiency') await efficiency(Number(words[0] ?? 64));
else if (what === 'files') await files(Number(words[0] ?? 100));
else await overhead();
