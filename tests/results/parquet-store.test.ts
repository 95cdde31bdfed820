/** What a folder of results survives, and that it ends the same whatever happened. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { completeBatch } from '../../src/execution/complete-batch.ts';
import { createInProcessExecutor } from '../../src/execution/in-process.ts';
import type { RunModel } from '../../src/execution/run-one.ts';
import type { Plan } from '../../src/experiment/plan-runs.ts';
import type { Problem } from '../../src/parameters/problem.ts';
import { manifestSettings } from '../../src/results/manifest.ts';
import { writeManifest } from '../../src/results/node/manifest-file.ts';
import { openParquetStore, type ParquetStore } from '../../src/results/node/parquet-store.ts';
import { readBatch } from '../../src/results/node/read-batch.ts';
import type { DomainNetwork } from '../../src/results/run-record.ts';
import type { StoredBatch } from '../../src/results/stored-batch.ts';
import { noWorlds, tinyModel, tinyPlan } from '../execution/tiny-model.ts';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function open(force = false): ParquetStore {
  const store = openParquetStore(directory, { force });
  if (!('append' in store)) throw new Error(JSON.stringify(store));
  return store;
}

const problemsOf = (opened: ParquetStore | readonly Problem[]) => ('append' in opened ? [] : opened);

function manifestFor(plan: Plan): void {
  writeManifest(directory, {
    manifestOf: 'stratasim',
    format: 1,
    status: 'running',
    program: { version: '0', commit: '' },
    modelVersion: '1',
    node: process.version,
    startedAt: '',
    finishedAt: '',
    counts: { planned: 0, done: 0, failed: 0, missing: 0 },
    sources: [],
    ...manifestSettings(plan),
    dictionary: [],
  });
}

/** Runs a plan into the folder; returns how many runs it had to do. */
async function complete(
  plan: Plan,
  stopAfter = Number.POSITIVE_INFINITY,
  model: RunModel = tinyModel,
): Promise<number> {
  const store = open();
  manifestFor(plan);
  const drain = new AbortController();
  let runs = 0;
  await completeBatch(
    {
      plan,
      store,
      executor: createInProcessExecutor(noWorlds, model),
      checked: false,
      onRow: () => {
        if (++runs >= stopAfter) drain.abort();
      },
    },
    { drain: drain.signal },
  );
  await store.close();
  return runs;
}

/** Every byte of the series, and the run rows without the time that they took. */
async function contentOf(folder = directory): Promise<unknown> {
  const parts = readdirSync(join(folder, 'series')).sort();
  const runs = await rowsOf(join(folder, 'runs.parquet'));
  return {
    parts: parts.map((name) => [name, readFileSync(join(folder, 'series', name)).toString('base64')]),
    runs: runs.map((row) => ({ ...row, seconds: 0 })),
  };
}

async function rowsOf(path: string): Promise<Record<string, unknown>[]> {
  const bytes = readFileSync(path);
  return parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  });
}

async function read(): Promise<StoredBatch> {
  const batch = await readBatch(directory);
  if (!('runs' in batch)) throw new Error(JSON.stringify(batch));
  return batch;
}

/** A supply network of two suppliers, as a run may leave it. */
const pair: DomainNetwork = {
  domain: 'goods',
  date: '2019-12',
  segments: ['parts', 'wholes'],
  suppliersInAll: 2,
  linksInAll: 1,
  insideShare: 1,
  id: ['a', 'b'],
  segment: [0, 1],
  layer: [0, 0],
  output: [1, 2],
  seller: [0],
  buyer: [1],
  value: [0.5],
};

describe('a folder of results', () => {
  it('keeps the supply networks that a run leaves, and those only', async () => {
    const plan = tinyPlan(['a'], 2);
    const withNetwork: RunModel = (job, worlds) => ({
      ...tinyModel(job, worlds),
      ...(job.input.replicate === 1 && { networks: [pair] }),
    });
    await complete(plan, Number.POSITIVE_INFINITY, withNetwork);
    expect((await read()).runs.map(({ networks }) => networks)).toEqual([[pair], undefined]);
  });

  it('holds every run of the plan in long form, a row per run, outcome, group and tick', async () => {
    await complete(tinyPlan(['a', 'b'], 3));
    const rows = await rowsOf(join(directory, 'series', 'part-00000.parquet'));
    expect(rows).toHaveLength(2 * 3 * 2 * 12);
    expect(rows[13]).toEqual({
      runId: rows[0]?.runId,
      scenario: 'case-a',
      arm: 'all',
      point: -1,
      replicate: 1,
      tick: 1,
      date: '2019-02',
      outcome: 'technologyGap',
      group: 'layer4',
      value: expect.any(Number),
    });
  });

  it('gives back the very numbers that were recorded', async () => {
    const plan = tinyPlan(['a'], 2);
    await complete(plan);
    const { runs } = await read();
    for (const { row, series } of runs) {
      const recorded = tinyModel(
        { input: { ...plan.settings[0]!.input, replicate: row.replicate } } as Parameters<
          typeof tinyModel
        >[0],
        {} as Parameters<typeof tinyModel>[1],
      );
      const layer4 = recorded.dates.map((_, tick) => recorded.values[tick * 2 + 1]);
      expect([...series!.column(1)]).toEqual(layer4);
      expect([...series!.endValues]).toEqual([...recorded.endValues]);
    }
  });

  it('has a row per run with its end outcomes, failed runs included', async () => {
    await complete(tinyPlan(['throw@2'], 3));
    const rows = await rowsOf(join(directory, 'runs.parquet'));
    expect(rows.map(({ replicate, status, stage }) => [replicate, status, stage])).toEqual([
      [1, 'done', ''],
      [2, 'failed', 'tick 3: ship'],
      [3, 'done', ''],
    ]);
    expect(rows.map(({ finalGap }) => finalGap)).toEqual([expect.any(Number), null, expect.any(Number)]);
  });

  it('is the same to the last byte after any interruption', async () => {
    const plan = tinyPlan(['a', 'throw@2', 'c'], 5);
    await complete(plan);
    const whole = await contentOf();
    rmSync(directory, { recursive: true });
    mkdirSync(directory);
    for (let left = 15; left > 0; left -= 4) await complete(plan, 4);
    await complete(plan);
    expect(await contentOf()).toEqual(whole);
  });

  it('does only what is missing, and a failed run again', async () => {
    const plan = tinyPlan(['a', 'throw@2'], 4);
    expect(await complete(plan, 3)).toBe(3);
    expect(await complete(plan)).toBe(5);
    expect(await complete(plan)).toBe(1);
  });

  it('does only the new replicates when there are to be more, and keeps the others aside when fewer', async () => {
    expect(await complete(tinyPlan(['a', 'b'], 3))).toBe(6);
    expect(await complete(tinyPlan(['a', 'b'], 5))).toBe(4);
    const five = await contentOf();
    expect(await complete(tinyPlan(['a', 'b'], 2))).toBe(0);
    expect((await read()).runs).toHaveLength(4);
    expect(await rowsOf(join(directory, 'runs.parquet'))).toHaveLength(4);
    expect(await complete(tinyPlan(['a', 'b'], 5))).toBe(0);
    expect(await contentOf()).toEqual(five);
  });

  it('finds the runs of a scenario under its new name', async () => {
    await complete(tinyPlan(['a'], 3));
    const renamed = tinyPlan(['a'], 3);
    const plan = {
      scenarios: [{ ...renamed.scenarios[0]!, name: 'calm' }],
      settings: [{ ...renamed.settings[0]!, scenario: 'calm' }],
    };
    expect(await complete(plan)).toBe(0);
    expect((await read()).runs.map(({ row }) => row.scenario)).toEqual(['calm', 'calm', 'calm']);
  });

  it('runs an input that two arms share once, and has it in both', async () => {
    const [setting] = tinyPlan(['a'], 3).settings;
    const plan = {
      scenarios: [{ name: 'case-a', question: '', source: '' }],
      settings: [setting!, { ...setting!, arm: 'chip-controls' }],
    };
    expect(await complete(plan)).toBe(3);
    expect((await read()).runs.map(({ row }) => `${row.arm} ${row.replicate}`)).toEqual([
      'all 1',
      'all 2',
      'all 3',
      'chip-controls 1',
      'chip-controls 2',
      'chip-controls 3',
    ]);
  });

  it('can be read while it grows', async () => {
    const plan = tinyPlan(['a'], 5);
    await complete(plan, 2);
    expect((await read()).runs.map(({ row }) => row.replicate)).toEqual([1, 2]);
  });

  it('loses nothing when it is killed while it lays out', async () => {
    const plan = tinyPlan(['a', 'b'], 4);
    await complete(plan);
    const whole = await contentOf();
    // The state between moving the parts and deleting them: everything in pending, half of it laid out too.
    mkdirSync(join(directory, 'pending'));
    cpSync(join(directory, 'series', 'part-00000.parquet'), join(directory, 'pending', 'part-00000.parquet'));
    rmSync(join(directory, 'runs.parquet'));
    writeFileSync(join(directory, 'series', '.part-00001.parquet.writing'), 'PAR1 half a par');
    expect((await read()).runs).toHaveLength(8);
    expect(await complete(plan)).toBe(0);
    expect(await contentOf()).toEqual(whole);
    expect(readdirSync(directory).sort()).toEqual(['manifest.json', 'runs.parquet', 'series']);
    expect(readdirSync(join(directory, 'series'))).toEqual(['part-00000.parquet']);
  });

  it('divides a large batch into parts of a fixed size that do not depend on when runs were stored', async () => {
    const plan = tinyPlan(['a'], 9, '8352-12');
    await complete(plan, 4);
    await complete(plan);
    expect(readdirSync(join(directory, 'series'))).toEqual(['part-00000.parquet', 'part-00001.parquet']);
    const { runs } = await read();
    expect(runs.map(({ row }) => row.replicate)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('what stands in the way of a store', () => {
  const damage: Record<string, (folder: string) => void> = {
    'cut short': (folder) => {
      const path = join(folder, 'part-00000.parquet');
      writeFileSync(path, readFileSync(path).subarray(0, -200));
    },
    'cut at its start': (folder) => {
      const path = join(folder, 'part-00000.parquet');
      writeFileSync(path, readFileSync(path).subarray(100));
    },
    empty: (folder) => writeFileSync(join(folder, 'part-00000.parquet'), ''),
    'no Parquet file': (folder) =>
      writeFileSync(join(folder, 'part-00000.parquet'), 'a letter to a friend'.repeat(9)),
    'of another program': (folder) => writeFileSync(join(folder, 'sales.parquet'), 'PAR1'),
  };

  it.each(Object.entries(damage))('a part that is %s is named and left alone', async (_, harm) => {
    await complete(tinyPlan(['a'], 2));
    harm(join(directory, 'series'));
    const before = snapshot();
    const problems = problemsOf(openParquetStore(directory, { force: false }));
    expect(problems.map(({ where }) => where.file)).toEqual([
      expect.stringContaining(join(directory, 'series')),
    ]);
    expect(snapshot()).toEqual(before);
  });

  it('a place where no folder can be made is an error at once', () => {
    writeFileSync(join(directory, 'file'), '');
    for (const place of [
      join(directory, 'file'),
      join(directory, 'file', 'deeper'),
      '/proc/self/none/deeper',
    ]) {
      expect(() => openParquetStore(place, { force: false })).toThrow();
    }
  });

  it('a folder of other files is named and left alone, and forced into only by force', () => {
    writeFileSync(join(directory, 'thesis.tex'), 'years of work');
    const [problem] = problemsOf(openParquetStore(directory, { force: false }));
    expect(problem?.found).toContain('thesis.tex');
    expect(readdirSync(directory)).toEqual(['thesis.tex']);
    const store = openParquetStore(directory, { force: true });
    expect(problemsOf(store)).toEqual([]);
    expect(readFileSync(join(directory, 'thesis.tex'), 'utf8')).toBe('years of work');
  });

  it('a manifest of another program is named', () => {
    writeFileSync(join(directory, 'manifest.json'), '{"name": "a web page"}');
    expect(problemsOf(openParquetStore(directory, { force: false }))).toHaveLength(1);
  });

  it('force starts afresh, also where parts are torn', async () => {
    await complete(tinyPlan(['a'], 2));
    writeFileSync(join(directory, 'series', 'part-00000.parquet'), 'torn');
    const store = open(true);
    await store.close();
    expect(existsSync(join(directory, 'series'))).toBe(false);
  });

  it('another living process that writes into the folder is named', async () => {
    const scenario = [
      'run',
      'scenarios/status-quo-2019.yaml',
      '--out',
      directory,
      '--quiet',
      '--workers',
      '1',
    ];
    const other = spawn(process.execPath, [program, ...scenario], { stdio: 'ignore' });
    const ended = once(other, 'exit');
    try {
      await vi.waitUntil(() => existsSync(join(directory, 'manifest.json')), { timeout: 20_000 });
      const [problem] = problemsOf(openParquetStore(directory, { force: true }));
      expect(problem?.found).toContain(`process ${other.pid}`);
    } finally {
      other.kill('SIGKILL');
      await ended;
    }
    expect(problemsOf(openParquetStore(directory, { force: false }))).toEqual([]);
  });

  it.each([
    ['of a process that was killed', '999999999 12\n'],
    ['of a number that another process has by now', `${process.ppid} 1\n`],
    ['cut short in the middle of its number', `${process.ppid}`],
    ['without a word', ''],
  ])('a lock %s does not hold anybody up', async (_, text) => {
    writeFileSync(join(directory, 'running.lock'), text);
    const store = open();
    await store.close();
    expect(readdirSync(directory)).toEqual([]);
  });

  function snapshot(): unknown {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('base64')]);
  }
});
