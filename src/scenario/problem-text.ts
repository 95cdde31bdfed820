// Problems as text, the one place where it is made: file, line and column, the source line with a caret,
// what was expected, and a way out. Control characters of a file never reach the terminal.

import type { Problem } from '../parameters/problem.ts';

/** The lines of a problem; `textOf` gives the text of a file, or undefined when there is none to show. */
export function problemText(problem: Problem, textOf: (file: string) => string | undefined): string {
  const { where, found, expected, hint } = problem;
  const lines = [`${placeText(problem)}: found ${printable(found)}`];
  const source = where.file === undefined || where.line === undefined ? undefined : textOf(where.file);
  if (source !== undefined && where.line !== undefined)
    lines.push(...sourceLines(source, where.line, where.column));
  lines.push(...wrapped(`  expected ${printable(hint ? shortened(expected) : expected)}`));
  if (hint) lines.push(...wrapped(`  hint: ${printable(hint)}`));
  return lines.join('\n');
}

/** Every problem, a blank line between two, and the count at the end. */
export function problemsText(
  problems: readonly Problem[],
  textOf: (file: string) => string | undefined,
): string {
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  return `${problems.map((problem) => problemText(problem, textOf)).join('\n\n')}\n\n${count}\n`;
}

/** `file:line:column`, as far as they are known. */
function placeText({ where: { file, line, column, path } }: Problem): string {
  const place = [file ?? path ?? 'input', line, column].filter((part) => part !== undefined);
  return printable(place.join(':'));
}

const widestLine = 100;
const namesBesideHint = 12;

/** A long list of names, cut where the nearest of them is told anyway. */
function shortened(expected: string): string {
  const names = expected.startsWith('one of ') ? expected.split(', ') : [];
  return names.length > namesBesideHint ? `${names.slice(0, namesBesideHint).join(', ')}, ...` : expected;
}

/** Lines of at most `widestLine` characters, broken between words and indented under the first. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=\S) /)) {
    const last = lines[lines.length - 1];
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length <= widestLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`    ${word}`);
  }
  return lines;
}

function sourceLines(text: string, line: number, column: number | undefined): string[] {
  const source = text.split(/\r?\n/, line)[line - 1];
  if (source === undefined) return [];
  // A long line is cut around the column, so that the caret stays on the screen.
  const at = Math.min((column ?? 1) - 1, source.length);
  const start = source.length > widestLine && at > widestLine / 2 ? at - widestLine / 2 : 0;
  const shown = printable(source.slice(start, start + widestLine));
  const number = String(line).padStart(5);
  const lines = [`${number} | ${shown}`];
  if (column !== undefined) lines.push(`      | ${' '.repeat(at - start)}^`);
  return lines;
}

/** Tabs as spaces, other control characters as a dot. */
function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·');
}
