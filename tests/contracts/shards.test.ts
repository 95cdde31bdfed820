/** Shards of a plan, run anywhere and in any order, hold every run once and merge to the same batch. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeBatch, countOutstanding, runsIn } from '../../src/execution/complete-batch.ts';
import { createInProcessExecutor } from '../../src/execution/in-process.ts';
import { openParquetStore } from '../../src/results/node/parquet-store.ts';
import type { RunRow } from '../../src/results/run-record.ts';
import { noWorlds, tinyModel, tinyPlan } from '../execution/tiny-model.ts';

const ids = (runs: Iterable<{ runId: string }>) => [...runs].map(({ runId }) => runId);

describe('the shards of a plan', () => {
  it('hold every run once, and differ in size by one run at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), (replicates, of) => {
        const plan = tinyPlan(['a', 'b'], replicates);
        const shards = Array.from({ length: of }, (_, part) => ids(runsIn(plan, { index: part + 1, of })));
        expect(shards.flat().sort()).toEqual(ids(runsIn(plan)).sort());
        const sizes = shards.map((runs) => runs.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('do the runs of the plan, a run that fails included, and nothing else', async () => {
    const plan = tinyPlan(['a', 'throw@3'], 5);
    const rows: RunRow[] = [];
    for (const index of [3, 1, 2]) {
      const directory = mkdtempSync(join(tmpdir(), 'shard-'));
      const store = openParquetStore(directory, { force: false });
      if (!('append' in store)) throw new Error('no store');
      const shard = { index, of: 3 };
      const { runs } = countOutstanding({ plan, store, shard });
      const executor = createInProcessExecutor(noWorlds, tinyModel);
      const onRow = (row: RunRow) => rows.push(row);
      const counts = await completeBatch({ plan, store, executor, checked: false, shard, onRow });
      expect(counts.done + counts.failed).toBe(runs);
      expect(counts.missing).toBe(0);
      await store.close();
      rmSync(directory, { recursive: true });
    }
    expect(ids(rows).sort()).toEqual(ids(runsIn(plan)).sort());
    expect(rows.filter(({ status }) => status === 'failed').map(({ replicate }) => replicate)).toEqual([3]);
  });
});
