// Cells of a long table, checked: texts and numbers by column, and problems that stay readable when the same
// slip stands in a million rows.

import type { Problem } from '../parameters/problem.ts';
import type { ColumnTable } from './text/column-text.ts';

const mostOfAKind = 20;
const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Problems with at most twenty of a kind in full, and the number of the others. */
export class ProblemList {
  private readonly told: Problem[] = [];
  private readonly counts = new Map<string, { count: number; last: Problem }>();

  add(
    kind: string,
    where: Problem['where'],
    found: string,
    expected: string,
    hint?: () => string | undefined,
  ): void {
    const known = this.counts.get(kind);
    if (known !== undefined) known.count++;
    if (known !== undefined && known.count > mostOfAKind) return;
    const text = hint?.();
    const problem = { where, found, expected, ...(text && { hint: text }) };
    this.told.push(problem);
    if (known === undefined) this.counts.set(kind, { count: 1, last: problem });
    else known.last = problem;
  }

  all(): readonly Problem[] {
    const more = [...this.counts.values()].filter(({ count }) => count > mostOfAKind);
    const summed = more.map(({ count, last }) => ({
      where: { file: last.where.file },
      found: `${count - mostOfAKind} more like the last one of them (${last.found})`,
      expected: last.expected,
    }));
    return [...this.told, ...summed];
  }
}

/** Where a row stands: its line in a text, its number in a file that has no lines. */
export function placeOf(table: ColumnTable, row: number): Problem['where'] {
  return table.lineOf
    ? { file: table.file, line: table.lineOf(row) }
    : { file: table.file, path: `row ${row + 1}` };
}

/** The text of a cell, without spaces around it; '' where nothing is given. */
export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

/** What the numbers of a column may be, and the words for it. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly open?: boolean;
  readonly whole?: boolean;
  readonly words: string;
}

/** A column of numbers; NaN where nothing is given or the column is absent. */
export function readNumbers(
  table: ColumnTable,
  name: string,
  range: NumberRange,
  problems: ProblemList,
): Float64Array {
  const cells = table.columns.get(name);
  const values = new Float64Array(table.rows).fill(Number.NaN);
  if (cells === undefined) return values;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (cell === null || cell === undefined || cell === '') continue;
    const value =
      typeof cell === 'number' || typeof cell === 'bigint'
        ? Number(cell)
        : numberPattern.test(textOf(cell))
          ? Number(textOf(cell))
          : Number.NaN;
    const fits =
      value >= range.low &&
      value <= range.high &&
      !(range.open && value === range.low) &&
      !(range.whole && !Number.isInteger(value));
    if (fits) values[row] = value;
    else problems.add(name, placeOf(table, row), `${name} ${textOf(cell)}`, range.words);
  }
  return values;
}

/** `1 link`, `3 links`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
