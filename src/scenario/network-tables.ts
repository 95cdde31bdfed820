// Checks the two tables of a `network` world and turns them into the columns that the model reads. Every
// mistake is a problem with its line, at most twenty of a kind, so that a million rows of one slip do not
// bury another; whatever the tables leave open is filled in and said (`assumptions`).

import type { NetworkSuppliers, NetworkTables } from '../model/network-tables.ts';
import type { Problem } from '../parameters/problem.ts';
import { closeNetwork } from './network-balance.ts';
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
const mostOfAKind = 20;
/** Codes are kept in 16 bits, domains in 8. */
const mostNames = 65_535;
const mostDomains = 255;

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

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
  if (problems.all().length > 0) return { problems: problems.all(), assumptions };
  const amounts = closeNetwork(table.ids, linked, table.output, table.finalDemand, assumptions);
  if ('found' in amounts) {
    problems.add('balance', { file: suppliers.file }, amounts.found, amounts.expected);
    return { problems: problems.all(), assumptions };
  }
  return { network: { suppliers: { ...table, ...amounts }, links: linked }, problems: [], assumptions };
}

/** Problems with at most twenty of a kind in full, and the number of the others. */
class ProblemList {
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

function placeOf(table: ColumnTable, row: number): Problem['where'] {
  return table.lineOf
    ? { file: table.file, line: table.lineOf(row) }
    : { file: table.file, path: `row ${row + 1}` };
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

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
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

interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly open?: boolean;
  readonly whole?: boolean;
  readonly words: string;
}

/** A column of numbers; NaN where nothing is given or the column is absent. */
function readNumbers(
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
  if (unrated > 0) assumptions.push(`${rows(unrated)} without layer and trust: taken as layer 0`);
  const untold = technology.filter(Number.isNaN).length;
  if (untold > 0 && table.columns.has('technology'))
    assumptions.push(`${rows(untold)} without technology: taken as 1`);
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

function readLinks(
  table: ColumnTable,
  index: ReadonlyMap<string, number>,
  ids: readonly string[],
  supplierFile: string,
  problems: ProblemList,
  assumptions: string[],
): NetworkTables['links'] {
  const value = readNumbers(
    table,
    'value',
    { low: 0, high: Number.MAX_VALUE, words: 'a value from 0 on' },
    problems,
  );
  const rowsOf = (column: 'seller' | 'buyer') => {
    const cells = table.columns.get(column) as Cells;
    const found = new Uint32Array(cells.length);
    for (let row = 0; row < cells.length; row++) {
      const id = textOf(cells[row]);
      const supplier = index.get(id);
      if (supplier !== undefined) found[row] = supplier;
      else {
        problems.add(
          column,
          placeOf(table, row),
          id === '' ? `no ${column}` : `the unknown ${column} '${id}'`,
          `an id of ${supplierFile}`,
          () => {
            const near = nearestName(id, ids);
            return near && `did you mean '${near}'?`;
          },
        );
      }
    }
    return found;
  };
  const seller = rowsOf('seller');
  const buyer = rowsOf('buyer');
  for (let row = 0; row < table.rows; row++) {
    const cell = (table.columns.get('value') as Cells)[row];
    if (cell === null || cell === undefined || cell === '')
      problems.add('no-value', placeOf(table, row), 'no value', 'a value from 0 on');
  }
  return mergeLinks(seller, buyer, value, index.size, assumptions);
}

/** Leaves out links without value and adds up those that stand twice. */
function mergeLinks(
  seller: Uint32Array,
  buyer: Uint32Array,
  value: Float64Array,
  suppliers: number,
  assumptions: string[],
): NetworkTables['links'] {
  const rowOfPair = new Map<number, number>();
  const kept: number[] = [];
  const total = Float64Array.from(value);
  let empty = 0;
  let double = 0;
  for (let row = 0; row < value.length; row++) {
    if (!(value[row] > 0)) {
      empty++;
      continue;
    }
    const pair = seller[row] * suppliers + buyer[row];
    const first = rowOfPair.get(pair);
    if (first === undefined) {
      rowOfPair.set(pair, row);
      kept.push(row);
    } else {
      total[first] += value[row];
      double++;
    }
  }
  if (empty > 0) assumptions.push(`${counted(empty, 'link')} of value 0: left out`);
  if (double > 0) assumptions.push(`${counted(double, 'link')} between a pair that stood before: added up`);
  return {
    seller: Uint32Array.from(kept, (row) => seller[row]),
    buyer: Uint32Array.from(kept, (row) => buyer[row]),
    value: Float64Array.from(kept, (row) => total[row]),
  };
}

function rows(count: number): string {
  return counted(count, 'supplier');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
