// Checks the two tables of a `network` world and turns them into the columns that the model reads. Every
// mistake is a problem with its line, at most twenty of a kind, so that a million rows of one slip do not
// bury another; whatever the tables leave open is filled in and said (`assumptions`).

import type { NetworkSuppliers, NetworkTables } from '../model/network-tables.ts';
import type { Problem } from '../parameters/problem.ts';
import { isBelowOneTick } from './checks/check-stocks.ts';
import { counted, ProblemList, placeOf, readNumbers, textOf } from './column-cells.ts';
import { closeNetwork } from './network-balance.ts';
import { readLinks } from './network-links.ts';
import type { Cells, ColumnTable } from './text/column-text.ts';
import { nearestName } from './text/nearest-name.ts';

/** What the tables say, when nothing is wrong with them, and everything that was assumed. */
export interface NetworkCheck {
  readonly network?: NetworkTables;
  readonly problems: readonly Problem[];
  /** Sentences for the user: what was filled in, and for how many rows. */
  readonly assumptions: readonly string[];
}

const needed = { suppliers: ['id', 'jurisdiction', 'segment'], links: ['seller', 'buyer', 'value'] };
const possible = ['layer', 'trust', 'output', 'finalDemand', 'stock', 'technology', 'domain'];
/** Codes are kept in 16 bits, domains in 8. */
const mostNames = 65_535;
const mostDomains = 255;

/** Checks suppliers and links together. Never throws. */
export function checkNetwork(suppliers: ColumnTable, links: ColumnTable): NetworkCheck {
  const problems = new ProblemList();
  const assumptions: string[] = [];
  const complete = [
    checkColumns(suppliers, needed.suppliers, possible, problems, assumptions),
    checkColumns(links, needed.links, [], problems, assumptions),
  ];
  if (complete.includes(false)) return { problems: problems.all(), assumptions };
  if (suppliers.rows === 0) {
    problems.add('empty', { file: suppliers.file }, 'no suppliers', 'a row for each supplier');
    return { problems: problems.all(), assumptions };
  }
  const index = readIds(suppliers, problems);
  const table = readSuppliers(suppliers, problems, assumptions);
  const linked = readLinks(links, index, table.ids, suppliers.file, problems, assumptions);
  checkStocks(suppliers, table, links, problems);
  if (problems.all().length > 0) return { problems: problems.all(), assumptions };
  const amounts = closeNetwork(table.ids, linked, table.output, table.finalDemand, assumptions);
  if ('found' in amounts) {
    problems.add('balance', { file: suppliers.file }, amounts.found, amounts.expected);
    return { problems: problems.all(), assumptions };
  }
  return { network: { suppliers: { ...table, ...amounts }, links: linked }, problems: [], assumptions };
}

/** Whether the needed columns are there; unknown ones are read over, unless one looks like a slip. */
function checkColumns(
  table: ColumnTable,
  must: readonly string[],
  may: readonly string[],
  problems: ProblemList,
  assumptions: string[],
): boolean {
  const known = [...must, ...may];
  const absent = known.filter((name) => !table.columns.has(name));
  const where = table.lineOf ? { file: table.file, line: 1 } : { file: table.file };
  const over: string[] = [];
  for (const name of table.columns.keys()) {
    if (known.includes(name)) continue;
    const near = nearestName(name, absent);
    if (near === undefined) over.push(name);
    else {
      problems.add(
        'column',
        where,
        `the column '${name}'`,
        `one of ${known.join(', ')}`,
        () => `did you mean '${near}'?`,
      );
    }
  }
  if (over.length > 0) assumptions.push(`${table.file}: not read: ${over.join(', ')}`);
  const missing = must.filter((name) => !table.columns.has(name));
  for (const name of missing)
    problems.add('column', where, `no column '${name}'`, `the columns ${must.join(', ')}`);
  return missing.length === 0;
}

function readIds(table: ColumnTable, problems: ProblemList): Map<string, number> {
  const index = new Map<string, number>();
  const ids = table.columns.get('id') as Cells;
  for (let row = 0; row < ids.length; row++) {
    const id = textOf(ids[row]);
    const first = index.get(id);
    if (id === '') problems.add('no-id', placeOf(table, row), 'no id', 'a name for each supplier');
    else if (first === undefined) index.set(id, row);
    else {
      const earlier = placeOf(table, first);
      problems.add('id', placeOf(table, row), `the id '${id}' again`, 'each id once', () =>
        earlier.line === undefined
          ? `the first is ${earlier.path}`
          : `the first stands in line ${earlier.line}`,
      );
    }
  }
  return index;
}

function readSuppliers(table: ColumnTable, problems: ProblemList, assumptions: string[]): NetworkSuppliers {
  const ids = (table.columns.get('id') as Cells).map(textOf);
  const jurisdictions = readNames(table, 'jurisdiction', problems);
  const segments = readNames(table, 'segment', problems);
  const layer = readNumbers(
    table,
    'layer',
    { low: 0, high: 4, whole: true, words: 'a layer from 0 to 4' },
    problems,
  );
  const trust = readNumbers(
    table,
    'trust',
    { low: 0, high: 1, words: 'a trust score from 0 to 1' },
    problems,
  );
  const amount = { low: 0, high: Number.MAX_VALUE, words: 'a number from 0 on' };
  const above = { ...amount, open: true, words: 'a number above 0' };
  const technology = readNumbers(table, 'technology', above, problems);
  let unrated = 0;
  for (let row = 0; row < ids.length; row++) {
    if (!Number.isNaN(layer[row])) trust[row] = Number.NaN;
    else if (Number.isNaN(trust[row])) {
      layer[row] = 0;
      unrated++;
    }
  }
  if (unrated > 0)
    assumptions.push(`${counted(unrated, 'supplier')} without layer and trust: taken as layer 0`);
  const untold = technology.filter(Number.isNaN).length;
  if (untold > 0 && table.columns.has('technology'))
    assumptions.push(`${counted(untold, 'supplier')} without technology: taken as 1`);
  const domains = readDomains(table, segments, problems);
  return {
    ids,
    jurisdictions: jurisdictions.names,
    segments: segments.names,
    ...domains,
    jurisdiction: jurisdictions.codes,
    segment: segments.codes,
    trust,
    layer: Uint8Array.from(layer, (value) => (Number.isNaN(value) ? 255 : value)),
    output: readNumbers(table, 'output', amount, problems),
    finalDemand: readNumbers(table, 'finalDemand', amount, problems),
    stockTicks: readNumbers(table, 'stock', amount, problems),
    technology: technology.map((value) => (Number.isNaN(value) ? 1 : value)),
  };
}

/** A buyer that holds less than a tick's use of its inputs could never make what is asked of it. */
function checkStocks(
  table: ColumnTable,
  { ids, stockTicks }: NetworkSuppliers,
  links: ColumnTable,
  problems: ProblemList,
): void {
  const buyers = new Set((links.columns.get('buyer') as Cells).map(textOf));
  for (const [row, held] of stockTicks.entries()) {
    if (!isBelowOneTick(held) || !buyers.has(ids[row])) continue;
    const expected = 'at least 1, because what a tick uses is in stock when it begins';
    problems.add(
      'low-stock',
      placeOf(table, row),
      `stock ${held} of a supplier that buys`,
      expected,
      () => 'an empty cell takes six weeks of use',
    );
  }
}

function readNames(table: ColumnTable, column: string, problems: ProblemList) {
  const cells = (table.columns.get(column) as Cells).map(textOf);
  const names = [...new Set(cells)].sort();
  for (let row = 0; row < cells.length && names[0] === ''; row++) {
    if (cells[row] === '') problems.add(column, placeOf(table, row), `no ${column}`, `a ${column}`);
  }
  if (names.length > mostNames)
    problems.add('names', { file: table.file }, `${names.length} ${column}s`, `at most ${mostNames}`);
  const codes = new Map(names.map((name, n) => [name, n]));
  return { names, codes: Uint16Array.from(cells, (name) => codes.get(name) as number) };
}

/** The domain of a segment: the column's, or what stands before the first point of its name, or `goods`. */
function readDomains(
  table: ColumnTable,
  { names, codes }: { readonly names: readonly string[]; readonly codes: Uint16Array },
  problems: ProblemList,
): { readonly domains: readonly string[]; readonly domainOfSegment: Uint8Array } {
  const stated = table.columns.get('domain')?.map(textOf);
  const domainOf = names.map((name) => (name.includes('.') ? name.slice(0, name.indexOf('.')) : 'goods'));
  const firstRow = new Map<number, number>();
  for (let row = 0; stated !== undefined && row < stated.length; row++) {
    if (stated[row] === '') continue;
    const segment = codes[row];
    if (!firstRow.has(segment)) {
      firstRow.set(segment, row);
      domainOf[segment] = stated[row];
    } else if (domainOf[segment] !== stated[row]) {
      const words = `domain ${domainOf[segment]} for every supplier of ${names[segment]}`;
      problems.add('domain', placeOf(table, row), `domain ${stated[row]}`, words);
    }
  }
  const domains = [...new Set(domainOf)].sort();
  if (domains.length > mostDomains)
    problems.add('domains', { file: table.file }, `${domains.length} domains`, `at most ${mostDomains}`);
  return { domains, domainOfSegment: Uint8Array.from(domainOf, (name) => domains.indexOf(name)) };
}
