// runs.parquet: a row per run in the plan's order, with its labels, how it ended, how long it took, and a
// column per end outcome. `seconds` is the only column that differs between two runs of the same plan.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { RunRow, SeriesColumn } from '../run-record.ts';

/** A run with its end outcomes, in the order of `endColumns`. */
export interface RunLine {
  readonly row: RunRow;
  readonly endColumns: readonly SeriesColumn[];
  readonly endValues: Float64Array;
}

/** How a column of outcomes is called: `outcome`, or `outcome.group` where there are several groups. */
export function columnName({ outcome, group }: SeriesColumn): string {
  return group === 'all' ? outcome : `${outcome}.${group}`;
}

/** The bytes of runs.parquet. An end outcome that a run has not is null there. */
export function encodeRunsTable(lines: readonly RunLine[]): Uint8Array {
  const text = (name: keyof RunRow): ColumnSource => ({
    name,
    data: lines.map(({ row }) => row[name] as string),
    type: 'STRING',
    nullable: false,
  });
  const integer = (name: keyof RunRow): ColumnSource => ({
    name,
    data: Int32Array.from(lines, ({ row }) => row[name] as number),
    type: 'INT32',
    nullable: false,
  });
  const ends = new Map<string, (number | null)[]>();
  for (const [index, { endColumns, endValues }] of lines.entries()) {
    for (const [position, column] of endColumns.entries()) {
      const name = columnName(column);
      const data = ends.get(name) ?? new Array<number | null>(lines.length).fill(null);
      data[index] = endValues[position] ?? null;
      ends.set(name, data);
    }
  }
  const columnData: ColumnSource[] = [
    text('runId'),
    text('scenario'),
    text('arm'),
    integer('point'),
    integer('replicate'),
    text('seed'),
    text('status'),
    text('stage'),
    text('message'),
    {
      name: 'seconds',
      data: Float64Array.from(lines, ({ row }) => row.seconds),
      type: 'DOUBLE',
      nullable: false,
    },
    ...[...ends].map(([name, data]): ColumnSource => ({ name, data, type: 'DOUBLE' })),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 100_000 }));
}

/** Seconds by run id as an earlier runs.parquet has them; none when there is no readable file. */
export async function readRunSeconds(path: string): Promise<ReadonlyMap<string, number>> {
  if (!existsSync(path)) return new Map();
  try {
    const bytes = await readFile(path);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = await parquetReadObjects({ file, columns: ['runId', 'seconds'] });
    return new Map(rows.map(({ runId, seconds }) => [String(runId), Number(seconds)]));
  } catch {
    // The table is made from the parts; without the old one only the times are lost.
    return new Map();
  }
}
