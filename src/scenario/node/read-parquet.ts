// Reads whole columns of a Parquet file in one go. Checking a scenario is synchronous and hyparquet's own
// reader is not, so its column decoder is called on the bytes of each column chunk. Flat columns only:
// a network has no nested ones.

import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parquetMetadata, parquetSchema } from 'hyparquet';
import { readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getTreePath, isFlatColumn } from 'hyparquet/src/schema.js';
import type { Cells } from '../text/column-text.ts';

/** Compressions besides hyparquet's own Snappy. */
const compressors = {
  GZIP: (input: Uint8Array) => new Uint8Array(gunzipSync(input)),
  BROTLI: (input: Uint8Array) => new Uint8Array(brotliDecompressSync(input)),
};

/** Columns of the file by name, values as Parquet has them. Throws when it is no Parquet file or damaged. */
export function readParquetColumns(path: string): Map<string, Cells> {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const tree = parquetSchema(metadata);
  const columns = new Map<string, unknown[]>();
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    for (const { meta_data: chunk } of group.columns) {
      if (chunk === undefined) throw new Error('a column without a description');
      const schemaPath = getTreePath(tree, chunk.path_in_schema);
      if (!isFlatColumn(schemaPath)) continue;
      const start = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
      const view = new DataView(file, start, Number(chunk.total_compressed_size));
      const decoder = {
        ...chunk,
        pathInSchema: chunk.path_in_schema,
        element: schemaPath[schemaPath.length - 1].element,
        schemaPath,
        compressors,
        parsers: DEFAULT_PARSERS,
      };
      const rows = { groupStart: 0, groupRows, selectStart: 0, selectEnd: groupRows };
      const name = chunk.path_in_schema.join('.');
      const values = columns.get(name) ?? [];
      for (const page of readColumn({ view, offset: 0 }, rows, decoder).data) {
        for (let row = 0; row < page.length && values.length < Number(metadata.num_rows); row++)
          values.push(page[row]);
      }
      columns.set(name, values);
    }
  }
  return columns;
}
