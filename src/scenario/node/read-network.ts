// Reads the two files of a `network` world, CSV or Parquet by the ending of their names, and checks them.
// The hash covers what the model reads (the checked columns), so that remarks, further columns or another
// format of the same network do not give its runs new names, while a changed figure does.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { NetworkTables } from '../../model/network-tables.ts';
import type { Problem } from '../../parameters/problem.ts';
import { checkNetwork, type NetworkCheck } from '../network-tables.ts';
import { type ColumnTable, readColumnText } from '../text/column-text.ts';
import { readParquetColumns } from './read-parquet.ts';

/** The network of two files; `hash` is SHA-256 in hex, or '' when there are problems. Never throws. */
export function readNetworkFiles(
  suppliersFile: string,
  linksFile: string,
): NetworkCheck & { readonly hash: string } {
  const problems: Problem[] = [];
  const suppliers = readTable(suppliersFile, problems);
  const links = readTable(linksFile, problems);
  if (suppliers === undefined || links === undefined) return { problems, assumptions: [], hash: '' };
  const checked = checkNetwork(suppliers, links);
  return { ...checked, hash: checked.network === undefined ? '' : hashOf(checked.network) };
}

function readTable(file: string, problems: Problem[]): ColumnTable | undefined {
  try {
    if (/\.parquet$/i.test(file)) {
      const columns = readParquetColumns(file);
      const [first] = columns.values();
      return { file, columns, rows: first?.length ?? 0 };
    }
    const table = readColumnText(file, readFileSync(file, 'utf8'));
    if (!('found' in table)) return table;
    const { line, found, expected } = table;
    problems.push({ where: { file, line }, found, expected });
  } catch (error) {
    const found = `a file that cannot be read (${error instanceof Error ? error.message : String(error)})`;
    problems.push({
      where: { file },
      found,
      expected: 'a table as CSV, or as Parquet with the ending .parquet',
    });
  }
  return undefined;
}

function hashOf({ suppliers, links }: NetworkTables): string {
  const hash = createHash('sha256');
  for (const part of [...Object.entries(suppliers), ...Object.entries(links)]) {
    const [name, values] = part;
    hash.update(`${name}:`);
    if (ArrayBuffer.isView(values))
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    else hash.update(JSON.stringify(values));
  }
  return hash.digest('hex');
}
