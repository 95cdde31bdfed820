// A table as plain text: columns aligned, the last one wrapped to the width of the terminal.

/** Lines of a table with a header; every row has as many cells as the header. `width` counts characters. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const widths = header
    .slice(0, -1)
    .map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const indent = widths.reduce((sum, columnWidth) => sum + columnWidth + 2, 0);
  const lines = [header, ...rows].flatMap((row) => {
    const start = widths.map((columnWidth, column) => row[column].padEnd(columnWidth + 2)).join('');
    const [first, ...rest] = wrapped(row[row.length - 1], Math.max(30, width - indent));
    return [`${start}${first}`.trimEnd(), ...rest.map((line) => ' '.repeat(indent) + line)];
  });
  return `${lines.join('\n')}\n`;
}

/** A number with three digits, - for none. */
export function figure(value: number): string {
  return Number.isNaN(value) ? '-' : String(Number(value.toPrecision(3)));
}

/** A text in lines of at most `width` characters, broken between words; at least one line. */
export function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
