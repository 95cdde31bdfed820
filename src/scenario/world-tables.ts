// Checks the text of a world's tables and turns it into the plain rows that the model reads. A world is
// a folder of CSV files, one for each field of WorldTables plus the list of arrangements and, if wanted,
// dated events. All problems of all files are found in one pass: names, numbers, sums, references,
// doubles, gaps and circles, each with its line. Figures and their sources: the README of the folder.

import type { CriteriaRow, WorldTables } from '../model/world-tables.ts';
import type { Problem } from '../parameters/problem.ts';
import { type CsvTable, readCsvTable } from './csv-table.ts';
import { nearestName } from './text/nearest-name.ts';
import {
  type CriteriaCells,
  type WorldFileName,
  type WorldRowTypes,
  worldFileNames,
  worldTableSpecs,
} from './world-table-columns.ts';

type Tables = { [F in WorldFileName]?: CsvTable<WorldRowTypes[F]> };

/** A sum of published, rounded shares may miss 1 by this much. */
const sumTolerance = 1e-6;

/** Checks every table; `tables` is there only when nothing is wrong. Keys of `files` are plain file names. */
export function parseWorldTables(files: ReadonlyMap<string, string>): {
  tables: WorldTables | undefined;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const tables: Tables = {};
  for (const file of worldFileNames) readInto(tables, file, files, problems);

  checkReferences(tables, problems);
  checkSums(tables, problems);
  checkCompleteness(tables, problems);
  checkInputCircles(tables, problems);
  checkFirmShares(tables, problems);
  checkMemberships(tables, problems);

  return { tables: problems.length === 0 ? toWorldTables(tables) : undefined, problems };
}

function readInto<F extends WorldFileName>(
  tables: Tables,
  file: F,
  files: ReadonlyMap<string, string>,
  problems: Problem[],
): void {
  const content = files.get(file);
  if (content !== undefined) {
    tables[file] = readCsvTable(file, content, worldTableSpecs[file], problems) as Tables[F];
    return;
  }
  if (file === 'events.csv') return;
  const nearest = nearestName(
    file,
    [...files.keys()].filter((name) => !(name in worldTableSpecs)),
  );
  problems.push({
    where: { file },
    found: 'no such file',
    expected: `a table with ${columnsOf(file)}`,
    hint: nearest && `did you mean ${nearest}?`,
  });
}

const columnsOf = (file: WorldFileName) => Object.keys(worldTableSpecs[file].columns).join(', ');

function checkReferences(tables: Tables, problems: Problem[]): void {
  const codes = names(tables['jurisdictions.csv'], 'code');
  const domains = names(tables['domains.csv'], 'domain');
  const segments = names(tables['segments.csv'], 'segment');
  const arrangements = names(tables['arrangements.csv'], 'arrangement');
  const wider = (known: Set<string> | undefined, ...more: string[]) => known && new Set([...known, ...more]);

  const refer = <F extends WorldFileName>(
    file: F,
    column: keyof WorldRowTypes[F] & string,
    known: Set<string> | undefined,
    what: string,
    split = false,
  ) => {
    const table = tables[file] as CsvTable<WorldRowTypes[F]> | undefined;
    if (known === undefined || table === undefined) return;
    const unknown = new Map<string, number[]>();
    table.rows.forEach((row, index) => {
      const cell = String(row[column]);
      for (const name of split ? cell.split('+') : [cell]) {
        if (name !== '' && !known.has(name)) unknown.set(name, [...(unknown.get(name) ?? []), index]);
      }
    });
    for (const [name, rows] of unknown) {
      const nearest = nearestName(name, known);
      problems.push({
        where: table.placeOf(rows[0], column),
        found: `unknown ${what} ${name}${rows.length > 1 ? ` (in ${rows.length} rows)` : ''}`,
        expected: `${what === 'arrangement' ? 'an' : 'a'} ${what} of this world`,
        hint: nearest && `did you mean ${nearest}?`,
      });
    }
  };

  refer('criteria.csv', 'code', codes, 'jurisdiction');
  refer('memberships.csv', 'code', codes, 'jurisdiction');
  refer('memberships.csv', 'arrangement', arrangements, 'arrangement');
  refer('arrangements.csv', 'domain', wider(domains, 'all', 'none'), 'domain');
  refer('segments.csv', 'domain', domains, 'domain');
  refer('inputs.csv', 'segment', segments, 'segment');
  refer('inputs.csv', 'input', segments, 'segment');
  refer('supply.csv', 'segment', segments, 'segment');
  refer('supply.csv', 'code', codes, 'jurisdiction');
  refer('technology.csv', 'code', codes, 'jurisdiction');
  refer('technology.csv', 'domain', domains, 'domain');
  refer('contacts.csv', 'code', codes, 'jurisdiction');
  refer('contacts.csv', 'source', codes, 'jurisdiction');
  refer('trade-affinities.csv', 'buyer', codes, 'jurisdiction');
  refer('trade-affinities.csv', 'seller', codes, 'jurisdiction');
  refer('firms.csv', 'code', codes, 'jurisdiction');
  refer('firms.csv', 'owner', codes, 'jurisdiction');
  refer('firms.csv', 'segment', segments, 'segment');
  refer('resources.csv', 'code', codes, 'jurisdiction');
  refer('events.csv', 'domain', wider(domains, 'all'), 'domain');
  const parties = codes && arrangements && new Set([...codes, ...arrangements, 'all']);
  refer('events.csv', 'actor', parties, 'jurisdiction or arrangement', true);
  refer('events.csv', 'target', parties, 'jurisdiction or arrangement', true);
}

function checkSums(tables: Tables, problems: Problem[]): void {
  const sumToOne = <F extends WorldFileName>(
    file: F,
    column: keyof WorldRowTypes[F] & string,
    by: (keyof WorldRowTypes[F] & string) | undefined,
  ) => {
    for (const [group, { sum, last }] of sums(
      tables[file] as CsvTable<WorldRowTypes[F]> | undefined,
      column,
      by,
    )) {
      if (Number.isNaN(sum) || Math.abs(sum - 1) <= sumTolerance) continue;
      problems.push({
        where: (tables[file] as CsvTable<WorldRowTypes[F]>).placeOf(last, column),
        found: `${column}${group === '' ? '' : ` of ${group}`} that sums to ${Number(sum.toPrecision(9))}`,
        expected: 'a sum of 1, within 0.000001',
      });
    }
  };
  sumToOne('jurisdictions.csv', 'researchOutputShare', undefined);
  sumToOne('segments.csv', 'finalDemandShare', 'domain');
  sumToOne('segments.csv', 'supplierShare', undefined);
  sumToOne('supply.csv', 'share', 'segment');
  sumToOne('resources.csv', 'share', 'resource');

  const inputs = tables['inputs.csv'];
  for (const [segment, { sum, last }] of sums(inputs, 'share', 'segment')) {
    if (!(sum >= 1)) continue;
    problems.push({
      where: inputs!.placeOf(last, 'share'),
      found: `inputs of ${segment} that sum to ${Number(sum.toPrecision(9))}`,
      expected: 'less than 1, because the rest is value added',
    });
  }
}

function checkCompleteness(tables: Tables, problems: Problem[]): void {
  const codes = names(tables['jurisdictions.csv'], 'code');
  const domains = names(tables['domains.csv'], 'domain');
  const segments = names(tables['segments.csv'], 'segment');

  const need = <F extends WorldFileName>(
    file: F,
    wanted: Set<string> | undefined,
    column: keyof WorldRowTypes[F] & string,
    others?: Set<string>,
    other?: keyof WorldRowTypes[F] & string,
  ) => {
    const table = tables[file] as CsvTable<WorldRowTypes[F]> | undefined;
    if (wanted === undefined || table === undefined) return;
    const present = new Set(
      table.rows.map((row) => (other === undefined ? row[column] : `${row[column]} ${row[other]}`)),
    );
    const report = (found: string, expected: string) => problems.push({ where: { file }, found, expected });
    for (const name of wanted) {
      if (others === undefined) {
        if (!present.has(name)) report(`no row for ${name}`, `a row for each ${column}`);
        continue;
      }
      const missing = [...others].filter((second) => !present.has(`${name} ${second}`));
      if (missing.length === 0) continue;
      const listed =
        missing.length > 5
          ? `${missing.slice(0, 5).join(', ')} and ${missing.length - 5} more`
          : missing.join(', ');
      report(`no row for ${name} with ${listed}`, `a row for each pair of ${column} and ${other}`);
    }
  };

  need('criteria.csv', codes, 'code');
  need('segments.csv', domains, 'domain');
  need('supply.csv', segments, 'segment');
  need('technology.csv', codes, 'code', domains, 'domain');
  need('contacts.csv', codes, 'code', codes, 'source');
  need('trade-affinities.csv', codes, 'buyer', codes, 'seller');
}

/** Follows inputs upstream; a segment that comes back to itself could never be produced first. */
function checkInputCircles(tables: Tables, problems: Problem[]): void {
  const inputs = tables['inputs.csv'];
  if (inputs === undefined) return;
  const rowsOf = new Map<string, number[]>();
  inputs.rows.forEach(({ segment }, index) => {
    rowsOf.set(segment, [...(rowsOf.get(segment) ?? []), index]);
  });
  const done = new Set<string>();
  const follow = (segment: string, path: readonly string[]): void => {
    if (done.has(segment)) return;
    for (const index of rowsOf.get(segment) ?? []) {
      const { input } = inputs.rows[index];
      const start = [...path, segment].indexOf(input);
      if (start < 0) follow(input, [...path, segment]);
      else {
        problems.push({
          where: inputs.placeOf(index, 'input'),
          found: `a circle of inputs: ${[...path, segment].slice(start).join(' needs ')} needs ${input}`,
          expected: 'inputs that come from segments further upstream only',
        });
      }
    }
    done.add(segment);
  };
  for (const segment of rowsOf.keys()) follow(segment, []);
}

function checkFirmShares(tables: Tables, problems: Problem[]): void {
  const supply = tables['supply.csv'];
  const firms = tables['firms.csv'];
  if (supply === undefined || firms === undefined) return;
  const left = new Map(supply.rows.map(({ segment, code, share: cell }) => [`${segment} ${code}`, cell]));
  firms.rows.forEach(({ name, code, segment, share: claimed }, index) => {
    const key = `${segment} ${code}`;
    const rest = left.get(key) ?? 0;
    left.set(key, rest - claimed);
    if (claimed <= rest + sumTolerance || Number.isNaN(claimed)) return;
    problems.push({
      where: firms.placeOf(index, 'share'),
      found: `${name} with ${claimed} of ${segment}`,
      expected: `at most ${Number(Math.max(0, rest).toPrecision(6))}, what supply.csv leaves for firms in ${code}`,
    });
  });
}

function checkMemberships(tables: Tables, problems: Problem[]): void {
  const memberships = tables['memberships.csv'];
  memberships?.rows.forEach(({ from, until }, index) => {
    if (from === '' || until === '' || from <= until) return;
    const where = memberships.placeOf(index, 'until');
    problems.push({
      where,
      found: `until ${until}, before from ${from}`,
      expected: 'an end after the start',
    });
  });
}

function toWorldTables(tables: Tables): WorldTables {
  const rows = <F extends WorldFileName>(file: F) => (tables[file] as CsvTable<WorldRowTypes[F]>).rows;
  return {
    jurisdictions: rows('jurisdictions.csv'),
    criteria: rows('criteria.csv').map(toCriteria),
    memberships: rows('memberships.csv'),
    arrangements: rows('arrangements.csv'),
    domains: rows('domains.csv'),
    segments: rows('segments.csv'),
    inputs: rows('inputs.csv'),
    supply: rows('supply.csv'),
    technology: rows('technology.csv'),
    contacts: rows('contacts.csv'),
    tradeAffinities: rows('trade-affinities.csv'),
    firms: rows('firms.csv'),
    resources: rows('resources.csv'),
  };
}

function toCriteria({
  code,
  c1,
  c2,
  c3,
  c4Usa,
  c4Neutral,
  c5,
  c6,
  c7,
  c8,
  c9,
  c10Usa,
  c10Neutral,
}: CriteriaCells): CriteriaRow {
  return {
    code,
    usa: [c1, c2, c3, c4Usa, c5, c6, c7, c8, c9, c10Usa],
    neutral: [c1, c2, c3, c4Neutral, c5, c6, c7, c8, c9, c10Neutral],
  };
}

function names<Row>(table: CsvTable<Row> | undefined, column: keyof Row): Set<string> | undefined {
  return table && new Set(table.rows.map((row) => String(row[column])));
}

/** Sum of a column for each value of another one (or over all rows), with the last row of each sum. */
function sums<Row>(
  table: CsvTable<Row> | undefined,
  column: keyof Row,
  by: keyof Row | undefined,
): Map<string, { sum: number; last: number }> {
  const found = new Map<string, { sum: number; last: number }>();
  table?.rows.forEach((row, index) => {
    const group = by === undefined ? '' : String(row[by]);
    found.set(group, { sum: (found.get(group)?.sum ?? 0) + Number(row[column]), last: index });
  });
  return found;
}
