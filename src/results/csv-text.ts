// Tables as CSV that R, pandas and spreadsheets open alike (RFC 4180): one header line, a point as the
// decimal mark, numbers in full, an empty cell where there is no number.

export type CsvValue = string | number;

/** A table of rows with the given columns, header first, lines ended by \n. */
export function csvText<C extends string>(
  columns: readonly C[],
  rows: Iterable<Readonly<Record<C, CsvValue>>>,
): string {
  const lines = [columns.map(cell).join(',')];
  for (const row of rows) lines.push(columns.map((column) => cell(row[column])).join(','));
  return `${lines.join('\n')}\n`;
}

function cell(value: CsvValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
