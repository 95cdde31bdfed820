// A long table of comma-separated text as columns. Texts without quotes, which a list of a million links
// has no need of, are cut at commas and line ends, ten times as fast as a full reader; any text with a
// quote goes through csv-parse.

import { parse } from 'csv-parse/browser/esm/sync';

/** Values of one column: texts from CSV, numbers and texts from Parquet; null where a value is missing. */
export type Cells = readonly unknown[];

export interface ColumnTable {
  /** File as the user wrote it. */
  readonly file: string;
  readonly columns: ReadonlyMap<string, Cells>;
  readonly rows: number;
  /** Line of a row in a text file; undefined in one that has no lines. */
  readonly lineOf?: (row: number) => number;
}

/** Reads a header line and the columns below it, or says in which line the text is no table. */
export function readColumnText(
  file: string,
  text: string,
): ColumnTable | { readonly line: number; readonly found: string; readonly expected: string } {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return clean.includes('"') ? readQuoted(file, clean) : readPlain(file, clean);
}

function readPlain(file: string, text: string): ReturnType<typeof readColumnText> {
  let header: string[] | undefined;
  const columns: string[][] = [];
  const lines: number[] = [];
  let start = 0;
  for (let line = 1; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (stop > start) {
      if (header === undefined) {
        header = text.slice(start, stop).split(',');
        for (const _ of header) columns.push([]);
      } else {
        let column = 0;
        let from = start;
        while (column < columns.length) {
          const comma = text.indexOf(',', from);
          const to = comma < 0 || comma >= stop ? stop : comma;
          columns[column++].push(text.slice(from, to));
          from = to + 1;
          if (to === stop) break;
        }
        if (column < columns.length || from <= stop) {
          const cells = text.slice(start, stop).split(',').length;
          return {
            line,
            found: `${cells} cells`,
            expected: `${columns.length} cells, as in the header line`,
          };
        }
        lines.push(line);
      }
    }
    start = end + 1;
  }
  return tableOf(file, header ?? [], columns, (row) => lines[row]);
}

function readQuoted(file: string, text: string): ReturnType<typeof readColumnText> {
  try {
    const records = parse(text, { info: true, skip_empty_lines: true }) as unknown as {
      readonly info: { readonly lines: number };
      readonly record: readonly string[];
    }[];
    const header = records[0]?.record ?? [];
    const body = records.slice(1);
    const columns = header.map((_, n) => body.map(({ record }) => record[n]));
    return tableOf(file, header, columns, (row) => body[row].info.lines);
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    return { line: lines ?? 1, found: message, expected: 'comma-separated values, as many as in the header' };
  }
}

function tableOf(
  file: string,
  header: readonly string[],
  columns: readonly (readonly string[])[],
  lineOf: (row: number) => number,
): ColumnTable {
  const named = new Map(header.map((name, n) => [name.trim(), columns[n]]));
  return { file, columns: named, rows: columns[0]?.length ?? 0, lineOf };
}
