/** Tables of a report as data: columns with names, cells as text with the number that they sort by. */
import { html, type Markup } from './html.ts';

export interface ReportCell {
  readonly text: string;
  /** What the column is sorted by and what is copied; the text when absent. */
  readonly value?: number;
}

export interface ReportTable {
  /** Short and unlike any other of the page; it names the file of a copy. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | ReportCell)[])[];
}

/** A number with the text that stands for it. */
export function numberCell(value: number, text: string): ReportCell {
  return Number.isFinite(value) ? { text, value } : { text: '–' };
}

/** A table as HTML; the page's script adds sorting and copying. */
export function tableMarkup({ id, caption, columns, rows }: ReportTable): Markup {
  return html`<div class="table-frame" tabindex="0" role="region" aria-label="${caption}">
<table id="table-${id}"><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map(cellMarkup)}</tr>
`,
  )}</tbody></table></div>
`;
}

function cellMarkup(cell: string | ReportCell, column: number): Markup {
  const { text, value } = typeof cell === 'string' ? { text: cell } : cell;
  if (column === 0) return html`<th scope="row">${text}</th>`;
  return value === undefined
    ? html`<td>${text}</td>`
    : html`<td class="number" data-value="${value}">${text}</td>`;
}
