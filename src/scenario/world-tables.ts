// Checks the text of a world's tables and turns it into the plain rows that the model reads. A world is
// a folder of CSV files, one for each field of WorldTables plus the list of arrangements and, if wanted,
// dated events. All problems of all files are found in one pass: names, numbers, sums, references,
// doubles, gaps and circles, each with its line. Figures and their sources: the README of the folder.

import type {
  ContactRow,
  CriteriaRow,
  DomainRow,
  FirmRow,
  InputRow,
  JurisdictionRow,
  MembershipRow,
  ResourceRow,
  SegmentRow,
  SupplyRow,
  TechnologyRow,
  TradeAffinityRow,
  WorldTables,
} from '../model/world-tables.ts';
import type { Problem } from '../parameters/problem.ts';
import { type CsvTable, nearestName, readCsvTable, type TableSpec } from './csv-table.ts';

interface CriteriaCells extends Record<'c1' | 'c2' | 'c3' | 'c5' | 'c6' | 'c7' | 'c8' | 'c9', number> {
  readonly code: string;
  readonly c4Usa: number;
  readonly c4Neutral: number;
  readonly c10Usa: number;
  readonly c10Neutral: number;
}

interface ArrangementRow {
  readonly arrangement: string;
  readonly name: string;
  readonly domain: string;
  readonly kind: string;
}

interface EventRow {
  readonly id: string;
  readonly date: string;
  readonly actor: string;
  readonly target: string;
  readonly domain: string;
  readonly tool: string;
  readonly event: string;
}

interface RowTypes {
  'jurisdictions.csv': JurisdictionRow;
  'criteria.csv': CriteriaCells;
  'memberships.csv': MembershipRow;
  'arrangements.csv': ArrangementRow;
  'domains.csv': DomainRow;
  'segments.csv': SegmentRow;
  'inputs.csv': InputRow;
  'supply.csv': SupplyRow;
  'technology.csv': TechnologyRow;
  'contacts.csv': ContactRow;
  'trade-affinities.csv': TradeAffinityRow;
  'firms.csv': FirmRow;
  'resources.csv': ResourceRow;
  'events.csv': EventRow;
}
type FileName = keyof RowTypes;
type Tables = { [F in FileName]?: CsvTable<RowTypes[F]> };

const text = { kind: 'text' } as const;
const share = { kind: 'number', low: 0, high: 1 } as const;
const positive = { kind: 'number', above: 0 } as const;
const notNegative = { kind: 'number', low: 0 } as const;
const rate = { kind: 'number', low: -0.2, high: 0.5 } as const;

/** A sum of published, rounded shares may miss 1 by this much. */
const sumTolerance = 1e-6;

const specs: { readonly [F in FileName]: TableSpec<RowTypes[F]> } = {
  'jurisdictions.csv': {
    columns: {
      code: text,
      name: text,
      kind: { kind: 'choice', options: ['economy', 'group'] },
      bloc: text,
      region: text,
      gdpUsd: positive,
      population: positive,
      growthPerYear: rate,
      researchShare: share,
      researchOutputShare: share,
      ownContactShare: share,
    },
    notes: [
      'basis',
      'blocBasis',
      'growthBasis',
      'researchShareBasis',
      'researchOutputBasis',
      'ownContactBasis',
    ],
    key: ['code'],
  },
  'criteria.csv': {
    columns: {
      code: text,
      c1: share,
      c2: share,
      c3: share,
      c4Usa: share,
      c4Neutral: share,
      c5: share,
      c6: share,
      c7: share,
      c8: share,
      c9: share,
      c10Usa: share,
      c10Neutral: share,
    },
    notes: ['filled'],
    key: ['code'],
  },
  'memberships.csv': {
    columns: {
      code: text,
      arrangement: text,
      tier: { kind: 'choice', options: ['founding', 'strategic', 'contributing', 'member'] },
      from: { kind: 'month' },
      until: { kind: 'month' },
    },
    notes: ['status', 'confidence', 'source', 'note'],
    key: ['code', 'arrangement', 'from'],
  },
  'arrangements.csv': {
    columns: { arrangement: text, name: text, domain: text, kind: text },
    notes: ['note'],
    key: ['arrangement'],
  },
  'domains.csv': {
    columns: {
      domain: text,
      name: text,
      gdpShare: share,
      technologyGrowthPerYear: rate,
      gdpElasticity: share,
    },
    notes: ['basis'],
    key: ['domain'],
  },
  'segments.csv': {
    columns: {
      segment: text,
      domain: text,
      stage: {
        kind: 'choice',
        options: ['materials', 'equipment', 'components', 'fabrication', 'assembly', 'systems', 'services'],
      },
      name: text,
      finalDemandShare: share,
      researchIntensity: share,
      stockWeeks: notNegative,
      qualificationMonths: notNegative,
      supplierShare: share,
    },
    notes: ['basis'],
    key: ['segment'],
  },
  'inputs.csv': {
    columns: {
      segment: text,
      input: text,
      share: { kind: 'number', above: 0, high: 1 },
      essential: { kind: 'flag' },
    },
    notes: ['basis'],
    key: ['segment', 'input'],
  },
  'supply.csv': {
    columns: { segment: text, code: text, share },
    notes: ['basis'],
    key: ['segment', 'code'],
  },
  'technology.csv': {
    columns: { code: text, domain: text, level: { kind: 'number', above: 0, high: 1 } },
    notes: ['basis'],
    key: ['code', 'domain'],
  },
  'contacts.csv': {
    columns: { code: text, source: text, weight: notNegative, votingDistance: notNegative },
    notes: ['basis'],
    key: ['code', 'source'],
  },
  'trade-affinities.csv': {
    columns: { buyer: text, seller: text, affinity: notNegative },
    notes: ['basis'],
    key: ['buyer', 'seller'],
  },
  'firms.csv': {
    columns: { id: text, name: text, code: text, owner: text, segment: text, share },
    notes: ['basis', 'confidence'],
    key: ['id'],
  },
  'resources.csv': {
    columns: { resource: text, code: text, share },
    notes: ['basis'],
    key: ['resource', 'code'],
  },
  'events.csv': {
    columns: { id: text, date: text, actor: text, target: text, domain: text, tool: text, event: text },
    notes: ['source', 'confidence'],
    key: ['id'],
  },
};

/** The files of a world; the events are a record for replays and may be left out. */
export const worldFileNames = Object.keys(specs) as readonly FileName[];

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

function readInto<F extends FileName>(
  tables: Tables,
  file: F,
  files: ReadonlyMap<string, string>,
  problems: Problem[],
): void {
  const content = files.get(file);
  if (content !== undefined) {
    tables[file] = readCsvTable(file, content, specs[file], problems) as Tables[F];
    return;
  }
  if (file === 'events.csv') return;
  const nearest = nearestName(
    file,
    [...files.keys()].filter((name) => !(name in specs)),
  );
  const hint = nearest === undefined ? {} : { hint: `is ${nearest} meant?` };
  problems.push({
    where: { file },
    found: 'no such file',
    expected: `a table with ${columnsOf(file)}`,
    ...hint,
  });
}

const columnsOf = (file: FileName) => Object.keys(specs[file].columns).join(', ');

function checkReferences(tables: Tables, problems: Problem[]): void {
  const codes = names(tables['jurisdictions.csv'], 'code');
  const domains = names(tables['domains.csv'], 'domain');
  const segments = names(tables['segments.csv'], 'segment');
  const arrangements = names(tables['arrangements.csv'], 'arrangement');
  const wider = (known: Set<string> | undefined, ...more: string[]) => known && new Set([...known, ...more]);

  const refer = <F extends FileName>(
    file: F,
    column: keyof RowTypes[F] & string,
    known: Set<string> | undefined,
    what: string,
    split = false,
  ) => {
    const table = tables[file] as CsvTable<RowTypes[F]> | undefined;
    if (known === undefined || table === undefined) return;
    table.rows.forEach((row, index) => {
      const cell = String(row[column]);
      for (const name of split ? cell.split('+') : [cell]) {
        if (name === '' || known.has(name)) continue;
        const nearest = nearestName(name, known);
        problems.push({
          where: table.placeOf(index, column),
          found: `unknown ${what} ${name}`,
          expected: `${what === 'input' ? 'a segment' : `a ${what}`} of this world`,
          ...(nearest === undefined ? {} : { hint: `did you mean ${nearest}?` }),
        });
      }
    });
  };

  refer('criteria.csv', 'code', codes, 'jurisdiction');
  refer('memberships.csv', 'code', codes, 'jurisdiction');
  refer('memberships.csv', 'arrangement', arrangements, 'arrangement');
  refer('arrangements.csv', 'domain', wider(domains, 'all', 'none'), 'domain');
  refer('segments.csv', 'domain', domains, 'domain');
  refer('inputs.csv', 'segment', segments, 'segment');
  refer('inputs.csv', 'input', segments, 'input');
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
  const sumToOne = <F extends FileName>(
    file: F,
    column: keyof RowTypes[F] & string,
    by: (keyof RowTypes[F] & string) | undefined,
  ) => {
    for (const [group, { sum, last }] of sums(
      tables[file] as CsvTable<RowTypes[F]> | undefined,
      column,
      by,
    )) {
      if (Number.isNaN(sum) || Math.abs(sum - 1) <= sumTolerance) continue;
      problems.push({
        where: (tables[file] as CsvTable<RowTypes[F]>).placeOf(last, column),
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

  const need = <F extends FileName>(
    file: F,
    wanted: Set<string> | undefined,
    column: keyof RowTypes[F] & string,
    others?: Set<string>,
    other?: keyof RowTypes[F] & string,
  ) => {
    const table = tables[file] as CsvTable<RowTypes[F]> | undefined;
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
      const { input } = inputs.rows[index]!;
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

function toWorldTables(tables: Tables): WorldTables | undefined {
  const rows = <F extends FileName>(file: F) => (tables[file] as CsvTable<RowTypes[F]>).rows;
  return {
    jurisdictions: rows('jurisdictions.csv'),
    criteria: rows('criteria.csv').map(toCriteria),
    memberships: rows('memberships.csv'),
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
