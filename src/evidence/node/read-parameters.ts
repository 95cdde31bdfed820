// Reads the parameters of a case from a JSON file. A table may be given as the path of a CSV file beside
// it, whose first line names the columns; cells that read as numbers become numbers.

import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Problem } from '../../parameters/problem.ts';
import type { TableRow } from '../case-parameters.ts';
import type { EvidenceCase } from '../evidence-case.ts';

const largestBytes = 200_000_000;

/** The object in a file, tables read in; problems when the file cannot be read or is no JSON. */
export function readCaseParameters(
  file: string,
  evidenceCase: EvidenceCase,
): { readonly given?: unknown; readonly problems: readonly Problem[] } {
  const text = readText(file, { file });
  if (typeof text !== 'string') return { problems: [text] };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return {
      problems: [
        {
          where: { file, ...placeOf(error, text) },
          found: `text that is no JSON (${(error as Error).message})`,
          expected: 'one JSON object of parameters',
        },
      ],
    };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { given, problems: [] };
  const problems: Problem[] = [];
  const values: Record<string, unknown> = { ...given };
  for (const [name, value] of Object.entries(values)) {
    if (evidenceCase.parameters[name]?.type !== 'table' || typeof value !== 'string') continue;
    const path = resolve(dirname(file), value);
    const table = readText(path, { file, path: name });
    if (typeof table !== 'string') problems.push(table);
    else {
      try {
        values[name] = tableRows(table);
      } catch (error) {
        problems.push({
          where: { file: value },
          found: `no table (${(error as Error).message})`,
          expected: 'a CSV file with a header line',
        });
      }
    }
  }
  return problems.length > 0 ? { problems } : { given: values, problems };
}

/** Rows of a table that ships with the program, by its path below scenarios/data/. Throws when it is missing. */
export function readShippedTable(packageFolder: string, file: string): readonly TableRow[] {
  return tableRows(readFileSync(join(packageFolder, 'scenarios', 'data', file), 'utf8'));
}

function tableRows(text: string): TableRow[] {
  const rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true }) as Record<
    string,
    string
  >[];
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell,
      ]),
    ),
  );
}

function readText(path: string, where: Problem['where']): string | Problem {
  try {
    const { size } = statSync(path);
    if (size > largestBytes)
      return { where, found: `a file of ${size} bytes`, expected: `at most ${largestBytes} bytes` };
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'error';
    return { where, found: `'${path}', which cannot be read (${code})`, expected: 'a readable file' };
  }
}

/** Line and column of a JSON error, where its message tells the position. */
function placeOf(error: unknown, text: string): { line?: number; column?: number } {
  const position = /position (\d+)/.exec((error as Error).message)?.[1];
  if (position === undefined) return {};
  const before = text.slice(0, Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
