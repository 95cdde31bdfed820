// Reads a folder of results, finished or growing: the runs that its manifest plans, in the plan's order
// and under the plan's labels, from wherever they stand. Duplicates and runs of other plans are passed by.

import { basename, resolve } from 'node:path';
import type { Problem } from '../../parameters/problem.ts';
import { plannedRunsOf } from '../manifest.ts';
import type { RunRow } from '../run-record.ts';
import type { StoredBatch, StoredBatchRun, StoredSeries } from '../stored-batch.ts';
import type { StoredRun } from '../stored-run.ts';
import { openResults } from './open-results.ts';

export interface ReadOptions {
  /** Only these outcomes' series, to save memory in large batches; absent: all. */
  readonly outcomes?: readonly string[];
}

/**
 * The batch in a folder, or what is wrong with it. Changes nothing on disk. Throws DamagedPart when
 * numbers are not those that were written.
 */
export async function readBatch(
  directory: string,
  { outcomes }: ReadOptions = {},
): Promise<StoredBatch | readonly Problem[]> {
  const results = openResults(directory);
  if (!('manifest' in results)) return results;
  const { manifest } = results;
  const runs: StoredBatchRun[] = [];
  for (const run of plannedRunsOf(manifest)) {
    const stored = await results.read(run);
    if (!stored) continue;
    const { scenario, arm, point } = run.setting;
    const row: RunRow = { ...stored.row, scenario, arm, point, replicate: run.replicate };
    const series = seriesOf(stored, outcomes && new Set(outcomes));
    runs.push(series ? { row, series } : { row });
  }
  return { name: basename(resolve(directory)), manifest, runs };
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
