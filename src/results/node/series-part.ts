// One Parquet part of series: a row per run, outcome, group and tick in long form, as any tool reads it.
// The rows of the runs themselves stand in the file's key-value metadata, so a part is complete in itself
// and safe to rename into place: there is never a run without its series or the other way round. Because
// each run is a dense block, values are found by arithmetic and only their column is read back.

import { crc32 } from 'node:zlib';
import { parquetMetadata, parquetRead } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { Problem } from '../../parameters/problem.ts';
import type { RunRow } from '../run-record.ts';
import type { BlockLayout, StoredRun } from '../stored-run.ts';
import { openPart, type PartSource } from './part-bytes.ts';

/** A stored run without its values, and where they stand in the part. */
export interface IndexedRun extends Omit<StoredRun, 'values'> {
  readonly firstValue: number;
  readonly valueCount: number;
}

/** What the part's metadata hold, as JSON. */
interface PartNotes {
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
  }[];
}

const notesKey = 'stratasim';
const partFormat = 1;
/** The letters PAR1. */
const parquetLetters = 0x31524150;

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
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, rowGroupSize: Math.max(1, length) }));
}

function texts(name: string, data: string[]): ColumnSource {
  return { name, data, type: 'STRING', nullable: false, encoding: 'RLE_DICTIONARY', statistics: false };
}

function integers(name: string, data: Int32Array): ColumnSource {
  return { name, data, type: 'INT32', nullable: false, encoding: 'RLE_DICTIONARY', statistics: false };
}

function checksumOf(values: Float64Array): number {
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
    runs: runs.map(({ row, recordId, layout, endValues }) => ({
      row,
      recordId,
      layout: layoutIndex(layout),
      endValues: Array.from(endValues, toJsonNumber),
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

/** A part's runs, and what is needed to read their values. */
export interface PartIndex {
  readonly runs: readonly IndexedRun[];
  readonly checksum: number;
}

/**
 * The runs of a part without their values. Throws when the file is torn, is no Parquet or was not written
 * by this program; the message says which.
 */
export function readPartIndex(source: PartSource): PartIndex {
  const { notes, rows } = readFooter(source);
  if (!notes) throw new Error('a Parquet file of another program');
  const { format, checksum, runs, layouts } = JSON.parse(notes) as PartNotes;
  if (format !== partFormat) throw new Error(`a part of format ${format}, not ${partFormat}`);
  let firstValue = 0;
  const indexed = runs.map(({ row, recordId, layout, endValues }): IndexedRun => {
    const block = layouts[layout];
    const valueCount = block ? block.columns.length * block.dates.length : 0;
    const run = {
      row,
      recordId,
      layout: block,
      endValues: Float64Array.from(endValues, Number),
      firstValue,
      valueCount,
    };
    firstValue += valueCount;
    return run;
  });
  if (firstValue !== rows) throw new Error(`a torn file: ${rows} rows where ${firstValue} are listed`);
  return { runs: indexed, checksum };
}

/** Thrown for a part whose numbers are not those that were written; it carries the problem to tell. */
export class DamagedPart extends Error {
  readonly problem: Problem;

  constructor(file: string) {
    super(`${file} is damaged: its checksum does not fit`);
    const hint = 'move it away; the same command then does its runs again';
    this.problem = {
      where: { file },
      found: 'a damaged part',
      expected: 'the numbers that were written',
      hint,
    };
  }
}

/** The value column of a whole part. Throws when it is not what was written. */
export async function readPartValues(
  source: PartSource,
  { runs, checksum }: PartIndex,
): Promise<Float64Array> {
  const values = new Float64Array(runs.reduce((sum, { valueCount }) => sum + valueCount, 0));
  const part = openPart(source);
  try {
    await parquetRead({
      file: { byteLength: part.size, slice: (start, end = part.size) => part.read(start, end) },
      columns: ['value'],
      onChunk: ({ columnData, rowStart }) => values.set(columnData as ArrayLike<number>, rowStart),
    });
  } finally {
    part.close();
  }
  if (checksumOf(values) !== checksum) {
    throw new Error(
      `${typeof source === 'string' ? source : 'a part'} is damaged: its checksum does not fit`,
    );
  }
  return values;
}

/** Every run of a part with its values. Throws on a part that is torn, damaged or foreign. */
export async function decodePart(source: PartSource): Promise<StoredRun[]> {
  const index = readPartIndex(source);
  const values = await readPartValues(source, index);
  return index.runs.map(({ firstValue, valueCount, ...run }) => ({
    ...run,
    values: values.subarray(firstValue, firstValue + valueCount),
  }));
}

function readFooter(source: PartSource): { notes: string | undefined; rows: number } {
  const part = openPart(source);
  try {
    const { size } = part;
    const tail = size < 12 ? undefined : new DataView(part.read(size - 8, size));
    // A Parquet file begins with the letters PAR1 and ends with the length of its footer and the same letters.
    const whole = tail && new DataView(part.read(0, 4)).getUint32(0, true) === parquetLetters;
    if (!whole || tail.getUint32(4, true) !== parquetLetters) {
      throw new Error('a torn file, or no Parquet file');
    }
    const footerStart = size - 8 - tail.getUint32(0, true);
    if (footerStart < 4) throw new Error('a torn file');
    const { key_value_metadata, num_rows } = parquetMetadata(part.read(footerStart, size));
    return { notes: key_value_metadata?.find(({ key }) => key === notesKey)?.value, rows: Number(num_rows) };
  } finally {
    part.close();
  }
}
