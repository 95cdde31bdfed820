// One table of comma-separated values, checked cell by cell against named columns. Every mistake in the
// text becomes a problem with file, line and column, and reading goes on: a row with a bad number stays,
// with NaN in its place, so that one mistake does not look like many. Header names are the field names of
// the row type; columns that only explain (basis, source, note) are named apart and left out of the rows.

import { parse } from 'csv-parse/browser/esm/sync';
import type { Place, Problem } from '../parameters/problem.ts';
import { nearestName } from './text/nearest-name.ts';

/** What a cell may hold. Numbers are closed intervals unless `above` gives an open lower end. */
export type ColumnSpec =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly low?: number; readonly above?: number; readonly high?: number }
  | { readonly kind: 'flag' }
  /** YYYY-MM, or nothing. */
  | { readonly kind: 'month' };

export interface TableSpec<Row> {
  readonly columns: { readonly [K in keyof Row]: ColumnSpec };
  /** Columns that may stand in the file and are not read by the model. */
  readonly notes: readonly string[];
  /** Columns that together name a row; no two rows may agree in all of them. */
  readonly key: readonly (keyof Row & string)[];
}

export interface CsvTable<Row> {
  readonly rows: readonly Row[];
  /** Where a cell stands, or the row when no column is named. */
  readonly placeOf: (row: number, column?: keyof Row & string) => Place;
}

interface ParsedRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Reads one table and adds what is wrong with it to `problems`; undefined when it has no usable header. */
export function readCsvTable<Row extends object>(
  file: string,
  text: string,
  spec: TableSpec<Row>,
  problems: Problem[],
): CsvTable<Row> | undefined {
  const records = splitRecords(file, text, problems);
  if (records === undefined) return undefined;
  const columns = Object.entries(spec.columns) as [keyof Row & string, ColumnSpec][];
  const header = records[0]?.record ?? [];
  if (!checkHeader(file, text, header, columns, spec.notes, problems)) return undefined;

  const rows: Row[] = [];
  const lines: number[] = [];
  const lineOfKey = new Map<string, number>();
  const place = (line: number, column: string) => cellPlace(file, text, line, header.indexOf(column));
  for (const { info, record } of records.slice(1)) {
    const line = info.lines;
    if (record.length !== header.length) {
      problems.push({
        where: { file, line },
        found: `${record.length} cells`,
        expected: `${header.length} cells, as in the header line`,
        hint: 'a comma inside a text needs quotes around the text',
      });
      continue;
    }
    const row: Record<string, string | number | boolean> = {};
    for (const [column, columnSpec] of columns) {
      const cell = record[header.indexOf(column)];
      const checked = readCell(cell, columnSpec);
      row[column] = checked.value;
      if (checked.expected !== undefined) {
        problems.push({
          where: place(line, column),
          found: cell === '' ? `nothing in ${column}` : `${column} ${cell}`,
          expected: checked.expected,
          hint: checked.hint,
        });
      }
    }
    const key = spec.key.map((column) => row[column]).join(', ');
    const first = lineOfKey.get(key);
    if (first === undefined) lineOfKey.set(key, line);
    else {
      problems.push({
        where: place(line, spec.key[0]),
        found: `a second row for ${key}`,
        expected: `one row for each ${spec.key.join(' and ')}`,
        hint: `the first stands in line ${first}`,
      });
    }
    rows.push(row as Row);
    lines.push(line);
  }
  return {
    rows,
    placeOf: (row, column) => (column === undefined ? { file, line: lines[row] } : place(lines[row], column)),
  };
}

function splitRecords(file: string, text: string, problems: Problem[]): ParsedRecord[] | undefined {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true };
    return parse(text, options) as unknown as ParsedRecord[];
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    problems.push({
      where: lines === undefined ? { file } : { file, line: lines },
      found: message,
      expected: 'comma-separated values; quotes inside a quoted text are doubled',
    });
    return undefined;
  }
}

function checkHeader(
  file: string,
  text: string,
  header: readonly string[],
  columns: readonly [string, ColumnSpec][],
  notes: readonly string[],
  problems: Problem[],
): boolean {
  const known = [...columns.map(([name]) => name), ...notes];
  const missing = columns.map(([name]) => name).filter((name) => !header.includes(name));
  for (const name of missing) {
    problems.push({
      where: { file, line: 1 },
      found: `no column ${name}`,
      expected: `the columns ${columns.map(([column]) => column).join(', ')}`,
    });
  }
  header.forEach((name, index) => {
    const where = cellPlace(file, text, 1, index);
    if (!known.includes(name)) {
      const nearest = nearestName(name, missing.length > 0 ? missing : known);
      const hint = nearest && `did you mean ${nearest}?`;
      problems.push({ where, found: `column ${name}`, expected: `one of ${known.join(', ')}`, hint });
    } else if (header.indexOf(name) !== index) {
      problems.push({ where, found: `column ${name} twice`, expected: 'each column once' });
    }
  });
  return missing.length === 0;
}

interface CheckedCell {
  readonly value: string | number | boolean;
  readonly expected?: string;
  readonly hint?: string;
}

function readCell(cell: string, spec: ColumnSpec): CheckedCell {
  switch (spec.kind) {
    case 'text':
      return cell === '' ? { value: cell, expected: 'a name' } : { value: cell };
    case 'choice': {
      if (spec.options.includes(cell)) return { value: cell };
      const nearest = nearestName(cell, spec.options);
      const hint = nearest && `did you mean ${nearest}?`;
      return { value: cell, expected: `one of ${spec.options.join(', ')}`, hint };
    }
    case 'flag':
      if (cell === 'true' || cell === 'false') return { value: cell === 'true' };
      return { value: false, expected: 'true or false' };
    case 'month':
      if (cell === '' || monthPattern.test(cell)) return { value: cell };
      return { value: cell, expected: 'a month as YYYY-MM, or nothing' };
    case 'number': {
      if (!numberPattern.test(cell)) return { value: Number.NaN, expected: `a number ${rangeText(spec)}` };
      const value = Number(cell);
      const inRange =
        (spec.low === undefined || value >= spec.low) &&
        (spec.above === undefined || value > spec.above) &&
        (spec.high === undefined || value <= spec.high);
      return inRange ? { value } : { value, expected: `a number ${rangeText(spec)}` };
    }
  }
}

function rangeText({ low, above, high }: { low?: number; above?: number; high?: number }): string {
  const bounds = [
    ...(low === undefined ? [] : [`from ${low}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(high === undefined ? [] : [`to ${high}`]),
  ];
  return bounds.join(' ') || 'with a point for decimals';
}

/** Line and character column of the cell with that index; cells before it may be quoted. */
function cellPlace(file: string, text: string, line: number, index: number): Place {
  const source = text.split('\n', line)[line - 1] ?? '';
  let column = 1;
  let quoted = false;
  for (let i = 0, cell = 0; i < source.length && cell < index; i++) {
    if (source[i] === '"') quoted = !quoted;
    else if (source[i] === ',' && !quoted) {
      cell++;
      column = i + 2;
    }
  }
  return { file, line, column };
}
