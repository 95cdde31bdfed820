/**
 * What files cost: rows a second that the store takes, lays out and reads back, and milliseconds a chart. Called by
 * executors.ts (`npm run measure -- files`); the rows are those of real runs, and nothing is left behind.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchOf } from '../../src/analysis/stored-batch.ts';
import { charts } from '../../src/charts/index.ts';
import type { ChartFormat } from '../../src/charts/node/render.ts';
import { renderCharts } from '../../src/charts/node/render-charts.ts';
import { createWorkerPool } from '../../src/execution/node/worker-pool.ts';
import { jobOf, runsOf } from '../../src/experiment/plan-runs.ts';
import { openParquetStore } from '../../src/results/node/parquet-store.ts';
import { readBatch } from '../../src/results/node/read-batch.ts';
import type { RunResult } from '../../src/results/run-record.ts';
import type { PlanLine } from '../../src/results/store.ts';
import { planOf, spread } from './shared.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (from: number) => (performance.now() - from) / 1000;

/** Four real runs: ten years, every outcome, few suppliers. */
async function someRuns(): Promise<readonly { readonly result: RunResult; readonly recordId: string }[]> {
  const plan = planOf(
    ['scenarios/open-world.yaml', 'scenarios/full-stratification.yaml'],
    ['world.suppliers=300', 'horizon.until=2028-12', 'replicates=2'],
  );
  const planned = [...runsOf(plan)];
  const recordIdOf = new Map(planned.map(({ runId, recordId }) => [runId, recordId]));
  const executor = createWorkerPool({ workers: 2, workerFile: join('dist', 'worker.js') });
  const done: { result: RunResult; recordId: string }[] = [];
  await executor.run(
    planned.map((run) => jobOf(run, false)),
    (result) => {
      done.push({ result, recordId: recordIdOf.get(result.row.runId) ?? '' });
    },
  );
  await executor.close();
  return done;
}

function bytesUnder(directory: string): number {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(directory, name)))
    .reduce((total, file) => total + (file.isFile() ? file.size : 0), 0);
}

export async function files(copies: number): Promise<void> {
  const made = await someRuns();
  await measureStore(made, copies);
  await measureCharts();
}

/** Rows are those of the long table: a month and a column of an outcome each. */
async function measureStore(made: Awaited<ReturnType<typeof someRuns>>, copies: number): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'measure-'));
  const store = openParquetStore(directory, { force: false });
  if (!('append' in store)) throw new Error('no store');
  const lines: PlanLine[] = [];
  let rows = 0;
  let start = performance.now();
  for (let copy = 0; copy < copies; copy++) {
    for (const { result, recordId } of made) {
      const runId = `${result.row.runId}${copy}`;
      const row = { ...result.row, runId, replicate: 10 * copy + result.row.replicate };
      await store.append({ ...result, row }, recordId);
      lines.push({ ...row, recordId });
      rows += result.series?.values.length ?? 0;
    }
  }
  await store.flush();
  const taking = seconds(start);
  start = performance.now();
  await store.layOut(() => lines);
  const layingOut = seconds(start);
  await store.close();
  const bytes = bytesUnder(directory);
  rmSync(directory, { recursive: true });
  say(`store, ${lines.length} runs of ${rows / lines.length} rows`);
  say(`  taking them, on disk       ${(rows / taking / 1e6).toFixed(2)} million rows a second`);
  say(`  laying them out in order   ${(rows / layingOut / 1e6).toFixed(2)} million rows a second`);
  say(`  on disk                    ${(bytes / rows).toFixed(2)} bytes a row`);
}

/** Every chart that the results of `npm start` allow, the second time it is drawn. */
async function measureCharts(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'measure-'));
  const stored = await readBatch('out/headline');
  if (!('manifest' in stored)) throw new Error('no results in out/headline: npm start makes them');
  const batch = batchOf(stored);
  const took = new Map<ChartFormat, number[]>([
    ['png', []],
    ['svg', []],
    ['pdf', []],
  ]);
  let slowest = { name: '', milliseconds: 0 };
  for (const { name } of charts) {
    for (const [format, list] of took) {
      const options = { only: [name], formats: [format] };
      const { drawn } = await renderCharts(batch, directory, options);
      if (drawn.length === 0) continue;
      const start = performance.now();
      await renderCharts(batch, directory, options);
      const milliseconds = 1000 * seconds(start);
      list.push(milliseconds);
      if (milliseconds > slowest.milliseconds) slowest = { name: `${name}.${format}`, milliseconds };
    }
  }
  rmSync(directory, { recursive: true });
  for (const [format, list] of took) say(`charts, ${format}: ${list.length}, ${spread(list, 0)} ms each`);
  say(`  slowest ${slowest.name}`);
}
