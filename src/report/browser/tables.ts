/** Tables that sort by their headings and copy as CSV. */

/** Gives every table of the page its buttons. */
export function enhanceTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('.table-frame table')) {
    for (const [column, heading] of [...table.querySelectorAll('thead th')].entries())
      addSorting(table, heading as HTMLElement, column);
    addCopying(table);
  }
}

function addSorting(table: HTMLTableElement, heading: HTMLElement, column: number): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = heading.textContent;
  heading.replaceChildren(button);
  button.addEventListener('click', () => {
    const isUp = heading.getAttribute('aria-sort') !== 'ascending';
    for (const other of table.querySelectorAll('thead th')) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => order(a.cells[column], b.cells[column]));
    if (!isUp) rows.reverse();
    body.append(...rows);
  });
}

/** Numbers by size and before texts, texts by the alphabet. */
function order(a: HTMLTableCellElement, b: HTMLTableCellElement): number {
  const [left, right] = [a.dataset.value, b.dataset.value];
  if (left !== undefined && right !== undefined) return Number(left) - Number(right);
  if (left !== undefined || right !== undefined) return left !== undefined ? -1 : 1;
  return (a.textContent ?? '').localeCompare(b.textContent ?? '', 'en', { numeric: true });
}

function addCopying(table: HTMLTableElement): void {
  const tools = document.createElement('div');
  tools.className = 'tools';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy as CSV';
  button.setAttribute('aria-label', `Copy as CSV: ${table.caption?.textContent ?? 'table'}`);
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  said.className = 'quiet';
  button.addEventListener('click', async () => {
    said.textContent = (await copied(csvOf(table)))
      ? `${table.tBodies[0].rows.length} rows copied`
      : 'not copied';
  });
  tools.append(button, said);
  table.parentElement?.after(tools);
}

/** The table as CSV (RFC 4180), numbers in full. */
function csvOf(table: HTMLTableElement): string {
  const cell = (one: HTMLTableCellElement) => {
    const text = one.dataset.value ?? one.textContent ?? '';
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[...table.rows].map((row) => [...row.cells].map(cell).join(',')).join('\n')}\n`;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages from a disk may lack the clipboard: copy from a field instead.
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand('copy');
    field.remove();
    return isDone;
  }
}
