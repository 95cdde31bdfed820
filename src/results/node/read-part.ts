// Reads parts back: the rows of their runs from the metadata, and numbers by where they must stand.

import { type FileMetaData, parquetMetadata } from 'hyparquet';
import type { Problem } from '../../parameters/problem.ts';
import type { StoredRun } from '../stored-run.ts';
import { checksumOf, notesKey, type PartNotes, partFormat } from './encode-part.ts';
import { openPart, type PartSource } from './part-bytes.ts';

/** A stored run without its values, and where they stand in the part. */
export interface IndexedRun extends Omit<StoredRun, 'values'> {
  readonly firstValue: number;
  readonly valueCount: number;
}

/** The letters PAR1. */
const parquetLetters = 0x31524150;

/** A part's runs, and what is needed to read their values. */
export interface PartIndex {
  readonly runs: readonly IndexedRun[];
  readonly checksum: number;
  /** Where the first value stands, in bytes from the start of the part. */
  readonly valuesAt: number;
}

/**
 * The runs of a part without their values. Throws when the file is torn, is no Parquet or was not written
 * by this program; the message says which.
 */
export function readPartIndex(source: PartSource): PartIndex {
  const { notes, rows, valuesAt } = readFooter(source);
  if (!notes) throw new Error('a Parquet file of another program');
  const { format, checksum, runs, layouts } = JSON.parse(notes) as PartNotes;
  if (format !== partFormat) throw new Error(`a part of format ${format}, not ${partFormat}`);
  let firstValue = 0;
  const indexed = runs.map(({ row, recordId, layout, endValues, networks }): IndexedRun => {
    const block = layouts[layout];
    const valueCount = block ? block.columns.length * block.dates.length : 0;
    const run = {
      row,
      recordId,
      layout: block,
      endValues: Float64Array.from(endValues, Number),
      firstValue,
      valueCount,
      ...(networks && { networks }),
    };
    firstValue += valueCount;
    return run;
  });
  if (firstValue !== rows) throw new Error(`a torn file: ${rows} rows where ${firstValue} are listed`);
  return { runs: indexed, checksum, valuesAt };
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

/** The value column of a whole part. Throws DamagedPart when it is not what was written. */
export function readPartValues(source: PartSource, { runs, checksum, valuesAt }: PartIndex): Float64Array {
  const count = runs.reduce((sum, { valueCount }) => sum + valueCount, 0);
  const values = readValues(source, valuesAt, count);
  if (checksumOf(values) !== checksum) {
    throw new DamagedPart(typeof source === 'string' ? source : 'a part that was sent');
  }
  return values;
}

/** One column of one run: a value a tick. */
export function readRunColumn(
  source: PartSource,
  valuesAt: number,
  run: IndexedRun,
  column: number,
): Float64Array {
  const ticks = run.layout?.dates.length ?? 0;
  return readValues(source, valuesAt + 8 * (run.firstValue + column * ticks), ticks);
}

// Parquet stores numbers as every machine that Node runs on does, low byte first.
function readValues(source: PartSource, at: number, count: number): Float64Array {
  const part = openPart(source);
  try {
    return new Float64Array(part.read(at, at + 8 * count));
  } finally {
    part.close();
  }
}

/** Every run of a part with its values. Throws on a part that is torn, damaged or foreign. */
export function decodePart(source: PartSource): StoredRun[] {
  const index = readPartIndex(source);
  const values = readPartValues(source, index);
  return index.runs.map(({ firstValue, valueCount, ...run }) => ({
    ...run,
    values: values.subarray(firstValue, firstValue + valueCount),
  }));
}

interface Footer {
  readonly notes: string | undefined;
  readonly rows: number;
  readonly valuesAt: number;
}

function readFooter(source: PartSource): Footer {
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
    const metadata = parquetMetadata(part.read(footerStart, size));
    const notes = metadata.key_value_metadata?.find(({ key }) => key === notesKey)?.value;
    const rows = Number(metadata.num_rows);
    return { notes, rows, valuesAt: rows === 0 ? 0 : valuesIn(metadata, footerStart) };
  } finally {
    part.close();
  }
}

/** The largest header that a page can have here; its length depends on the number of values. */
const longestPageHeader = 128;

/** Where the values begin: they are the last bytes of the only page of the last column. */
function valuesIn({ row_groups, num_rows }: FileMetaData, end: number): number {
  const column = row_groups.length === 1 ? row_groups[0].columns.at(-1)?.meta_data : undefined;
  if (column?.codec !== 'UNCOMPRESSED' || column.encodings.join() !== 'PLAIN' || column.type !== 'DOUBLE') {
    throw new Error('a Parquet file with another layout');
  }
  const length = Number(column.total_compressed_size);
  const valuesLength = 8 * Number(num_rows);
  const at = Number(column.data_page_offset) + length - valuesLength;
  if (length - valuesLength > longestPageHeader || length < valuesLength || at + valuesLength > end) {
    throw new Error('a torn file');
  }
  return at;
}
