// One Parquet part of series: a row per run, outcome, group and tick in long form, as any tool reads it.
// The rows of the runs themselves stand in the file's key-value metadata, so a part is complete in itself
// and safe to rename into place: there is never a run without its series or the other way round. Each run
// is a dense block, and the value column is one plain page, so that numbers are found by arithmetic.

import { crc32 } from 'node:zlib';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { DomainNetwork, RunRow } from '../run-record.ts';
import type { BlockLayout, StoredRun } from '../stored-run.ts';

/** What the part's metadata hold, as JSON. */
export interface PartNotes {
  readonly format: number;
  /** CRC-32 of the value column, so that a damaged disk is noticed and not plotted. */
  readonly checksum: number;
  readonly layouts: readonly BlockLayout[];
  readonly runs: readonly {
    readonly row: RunRow;
    readonly recordId: string;
    /** Index into layouts, -1 for a failed run. */
    readonly layout: number;
    readonly endValues: readonly (number | string)[];
    readonly networks?: readonly DomainNetwork[];
  }[];
}

/** The key of the notes in the file's metadata. */
export const notesKey = 'stratasim';

/** The format of the notes, raised when an older program could not read them. */
export const partFormat = 1;

/** The bytes of a part. The same runs in the same order give the same bytes. */
export function encodePart(runs: readonly StoredRun[]): Uint8Array {
  const length = runs.reduce((sum, run) => sum + run.values.length, 0);
  const text = () => new Array<string>(length);
  const [runId, scenario, arm, date, outcome, group] = [text(), text(), text(), text(), text(), text()];
  const [point, replicate, tick] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
  const value = new Float64Array(length);
  let start = 0;
  for (const { row, layout, values } of runs) {
    const end = start + values.length;
    runId.fill(row.runId, start, end);
    scenario.fill(row.scenario, start, end);
    arm.fill(row.arm, start, end);
    point.fill(row.point, start, end);
    replicate.fill(row.replicate, start, end);
    value.set(values, start);
    for (const column of layout?.columns ?? []) {
      const dates = layout?.dates ?? [];
      outcome.fill(column.outcome, start, start + dates.length);
      group.fill(column.group, start, start + dates.length);
      for (const [index, month] of dates.entries()) {
        tick[start + index] = index;
        date[start + index] = month;
      }
      start += dates.length;
    }
  }
  const columnData: ColumnSource[] = [
    texts('runId', runId),
    texts('scenario', scenario),
    texts('arm', arm),
    integers('point', point),
    integers('replicate', replicate),
    { ...integers('tick', tick), encoding: 'DELTA_BINARY_PACKED' },
    texts('date', date),
    texts('outcome', outcome),
    texts('group', group),
    // Doubles of a simulation do not compress; plain ones are written and read at the speed of memory.
    {
      name: 'value',
      data: value,
      type: 'DOUBLE',
      nullable: false,
      encoding: 'PLAIN',
      codec: 'UNCOMPRESSED',
      statistics: false,
    },
  ];
  const kvMetadata = [{ key: notesKey, value: JSON.stringify(notesOf(runs, checksumOf(value))) }];
  return new Uint8Array(
    parquetWriteBuffer({ columnData, kvMetadata, rowGroupSize: Math.max(1, length), pageSize: 0 }),
  );
}

function texts(name: string, data: string[]): ColumnSource {
  return { name, data, type: 'STRING', nullable: false, encoding: 'RLE_DICTIONARY', statistics: false };
}

function integers(name: string, data: Int32Array): ColumnSource {
  return { name, data, type: 'INT32', nullable: false, encoding: 'RLE_DICTIONARY', statistics: false };
}

/** What `PartNotes.checksum` is made with. */
export function checksumOf(values: Float64Array): number {
  return crc32(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

function notesOf(runs: readonly StoredRun[], checksum: number): PartNotes {
  const layouts: BlockLayout[] = [];
  const known = new Map<string, number>();
  const layoutIndex = (layout: BlockLayout | undefined): number => {
    if (!layout) return -1;
    const text = JSON.stringify([layout.columns, layout.endColumns, layout.dates]);
    const index = known.get(text) ?? layouts.push(layout) - 1;
    known.set(text, index);
    return index;
  };
  return {
    format: partFormat,
    checksum,
    runs: runs.map(({ row, recordId, layout, endValues, networks }) => ({
      row,
      recordId,
      layout: layoutIndex(layout),
      endValues: Array.from(endValues, toJsonNumber),
      ...(networks && { networks }),
    })),
    layouts,
  };
}

/** JSON has no NaN, infinities or negative zero, so those are written as text. */
function toJsonNumber(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : Object.is(value, -0)
      ? '-0'
      : String(value);
}
