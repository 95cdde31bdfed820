// Reads a folder of results, finished or growing: the runs that its manifest plans, in the plan's order
// and under the plan's labels, from wherever they stand. Duplicates and runs of other plans are passed by.

import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { runsOf } from '../../experiment/plan-runs.ts';
import type { Problem } from '../../parameters/problem.ts';
import { messageOf } from '../error-message.ts';
import { planOf } from '../manifest.ts';
import type { RunRow } from '../run-record.ts';
import { keyText, type PlanLine } from '../store.ts';
import type { StoredBatch, StoredBatchRun, StoredSeries } from '../stored-batch.ts';
import { readManifest } from './manifest-file.ts';
import { type PartHandle, PartReader } from './part-reader.ts';
import { readRunSeconds } from './runs-table.ts';
import { readPartIndex, type StoredRun } from './series-part.ts';
import { listParts } from './store-folder.ts';

export interface ReadOptions {
  /** Only these outcomes' series, to save memory in large batches; absent: all. */
  readonly outcomes?: readonly string[];
}

/** The batch in a folder, or what is wrong with it. Changes nothing on disk. */
export async function readBatch(
  directory: string,
  { outcomes }: ReadOptions = {},
): Promise<StoredBatch | readonly Problem[]> {
  const manifest = readManifest(directory);
  if (!('manifestOf' in manifest)) return [manifest];
  const done = new Map<string, PartHandle>();
  const failed = new Map<string, PartHandle>();
  const problems: Problem[] = [];
  for (const folder of ['aside', 'pending', 'series'] as const) {
    for (const part of listParts(directory, folder)) {
      try {
        for (const { row, recordId } of readPartIndex(part.path).runs) {
          (row.status === 'done' ? done : failed).set(keyText({ runId: row.runId, recordId }), part);
        }
      } catch (error) {
        const expected = 'a part of the results';
        problems.push({ where: { file: part.path }, found: messageOf(error), expected });
      }
    }
  }
  if (problems.length > 0) return problems;

  const reader = new PartReader();
  const secondsOf = await readRunSeconds(join(directory, 'runs.parquet'));
  const runs: StoredBatchRun[] = [];
  for (const line of linesOf(manifest)) {
    const part = done.get(keyText(line)) ?? failed.get(keyText(line));
    const stored = part && (await reader.read(part, line));
    if (!stored) continue;
    const { scenario, arm, point, replicate } = line;
    const seconds = stored.row.seconds > 0 ? stored.row.seconds : (secondsOf.get(stored.row.runId) ?? 0);
    const row: RunRow = { ...stored.row, scenario, arm, point, replicate, seconds };
    const series = seriesOf(stored, outcomes && new Set(outcomes));
    runs.push(series ? { row, series } : { row });
  }
  return { name: basename(resolve(directory)), manifest, runs };
}

/** Whether a folder holds results, finished or not. */
export function holdsBatch(directory: string): boolean {
  return existsSync(join(directory, 'manifest.json'));
}

/** The lines of the plan that a manifest describes. */
export function* linesOf(manifest: Parameters<typeof planOf>[0]): Generator<PlanLine> {
  for (const { setting, replicate, runId, recordId } of runsOf(planOf(manifest))) {
    yield { scenario: setting.scenario, arm: setting.arm, point: setting.point, replicate, runId, recordId };
  }
}

function seriesOf(stored: StoredRun, wanted: ReadonlySet<string> | undefined): StoredSeries | undefined {
  const { layout, values, endValues } = stored;
  if (!layout) return undefined;
  const { columns, endColumns, dates } = layout;
  if (!wanted) return { columns, endColumns, dates, values, endValues };
  const ticks = dates.length;
  const kept = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => wanted.has(column.outcome));
  const picked = new Float64Array(kept.length * ticks);
  for (const [position, { index }] of kept.entries()) {
    picked.set(values.subarray(index * ticks, (index + 1) * ticks), position * ticks);
  }
  return { columns: kept.map(({ column }) => column), endColumns, dates, values: picked, endValues };
}
