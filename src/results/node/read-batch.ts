// Reads a folder of results, finished or growing: the runs that its manifest plans, in the plan's order
// and under the plan's labels, from wherever they stand. Duplicates and runs of other plans are passed by.
// Numbers stay on disk until a column is asked for, so a batch may be larger than the memory.

import { basename, resolve } from 'node:path';
import type { Problem } from '../../parameters/problem.ts';
import { plannedRunsOf } from '../manifest.ts';
import type { RunRow } from '../run-record.ts';
import type { StoredBatch, StoredBatchRun, StoredSeries } from '../stored-batch.ts';
import { openResults } from './open-results.ts';
import type { PartHandle } from './part-reader.ts';
import { DamagedPart, type IndexedRun, type PartIndex, readPartValues, readRunColumn } from './read-part.ts';

/**
 * The batch in a folder, or what is wrong with it. Every number is held against the checksum of its part
 * once. Changes nothing on disk.
 */
export async function readBatch(directory: string): Promise<StoredBatch | readonly Problem[]> {
  const results = openResults(directory);
  if (!('manifest' in results)) return results;
  const { manifest } = results;
  const runs: StoredBatchRun[] = [];
  const sound = new Set<PartHandle>();
  try {
    for (const planned of plannedRunsOf(manifest)) {
      const place = results.locate(planned);
      if (!place) continue;
      const { part, index, run } = place;
      if (!sound.has(part)) {
        readPartValues(part.path, index);
        sound.add(part);
      }
      const { scenario, arm, point } = planned.setting;
      const seconds = await results.secondsOf(run.row);
      const row: RunRow = { ...run.row, scenario, arm, point, replicate: planned.replicate, seconds };
      const { networks } = run;
      const series = run.layout && seriesOf(part, index, run);
      runs.push({ row, ...(series && { series }), ...(networks && { networks }) });
    }
  } catch (error) {
    if (error instanceof DamagedPart) return [error.problem];
    throw error;
  }
  return { name: basename(resolve(directory)), manifest, runs };
}

function seriesOf(part: PartHandle, { valuesAt }: PartIndex, run: IndexedRun): StoredSeries {
  const { columns = [], endColumns = [], dates = [] } = run.layout ?? {};
  return {
    columns,
    endColumns,
    dates,
    endValues: run.endValues,
    column: (index) => readRunColumn(part.path, valuesAt, run, index),
  };
}
