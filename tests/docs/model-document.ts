/**
 * The tables of src/docs/model.md that can be read off the code: phases, state, rules, parameters, policies,
 * outcomes, draws. Prose stands in the document itself; each table stands between two marks and is renewed
 * by `npm run docs`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { decisions } from '../../src/model/world.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { modelParameters } from '../../src/parameters/model-parameters.ts';
import type { ParameterSpec, ParameterSpecs } from '../../src/parameters/parameter.ts';
import { policyTools } from '../../src/policies/index.ts';

export const documentPath = 'src/docs/model.md';

/** Everything that stands between `<!-- table: NAME -->` and `<!-- end of table -->`, by name. */
export function modelTables(): Map<string, string> {
  const tables = new Map<string, string>();
  tables.set('phases', phaseTable());
  for (const [name, file] of stateInterfaces) tables.set(`state ${name}`, stateTable(name, file));
  for (const [group, specs] of Object.entries(modelParameters))
    tables.set(`parameters ${group}`, parameterTable(specs));
  tables.set('policies', policyTable());
  tables.set('outcomes', outcomeTable());
  tables.set('draws', drawTable());
  return tables;
}

/** The document with each of its tables renewed; throws on a mark that names no table. */
export function renewed(document: string): string {
  const tables = modelTables();
  return document.replace(/<!-- table: ([^>]+?) -->[\s\S]*?<!-- end of table -->/g, (_, name: string) => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`no table is called ${name}`);
    return `<!-- table: ${name} -->\n${table}\n<!-- end of table -->`;
  });
}

/** Names of the tables that a document has room for. */
export function tablesIn(document: string): string[] {
  return [...document.matchAll(/<!-- table: ([^>]+?) -->/g)].map(([, name]) => name);
}

const stateInterfaces: readonly (readonly [string, string])[] = [
  ['Suppliers', 'src/model/world.ts'],
  ['Needs', 'src/model/world.ts'],
  ['Links', 'src/model/world.ts'],
  ['EndUsers', 'src/model/world.ts'],
  ['Nations', 'src/model/world.ts'],
  ['Research', 'src/model/world.ts'],
  ['Access', 'src/model/access.ts'],
  ['Alliances', 'src/model/alliances/alliance-state.ts'],
  ['FlowRules', 'src/model/flow-rules.ts'],
  ['AllianceTerms', 'src/model/alliances/alliance-rules.ts'],
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Phases in the order of simulate.ts, each with what its file says it reads, writes and draws. */
function phaseTable(): string {
  const loop = readFileSync('src/model/simulate.ts', 'utf8');
  const names = [
    'apply-policies',
    'apply-shocks',
    ...[...loop.matchAll(/\{ name: '([a-z-]+)'/g)].map(([, name]) => name),
  ];
  const headers = new Map(
    readdirSync('src/model/phases').map((file) => [
      file.replace('.ts', ''),
      headerOf(readFileSync(`src/model/phases/${file}`, 'utf8')),
    ]),
  );
  const rows = names.map((name) => {
    // A phase without a file of its name stands in the file that exports it.
    const header = headers.get(name) ?? headers.get(fileOf(loop, name)) ?? '';
    const part = (word: string) => new RegExp(`${word}: (.*?)\\.(?= [A-Z][a-z]+:|$)`).exec(header)?.[1] ?? '';
    return [name, part('Reads'), part('Writes'), part('Draws')];
  });
  return table(['phase', 'reads', 'writes', 'draws'], rows);
}

function fileOf(loop: string, phase: string): string {
  const run = new RegExp(`\\{ name: '${phase}'[^}]*run: (\\w+)`).exec(loop)?.[1] ?? '';
  return (
    new RegExp(`import \\{[^}]*\\b${run}\\b[^}]*\\} from './phases/([a-z-]+)\\.ts'`).exec(loop)?.[1] ?? ''
  );
}

/** The comment at the top of a file as one line. */
function headerOf(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('//')) break;
    lines.push(line.slice(2).trim());
  }
  return lines.join(' ');
}

/** Fields of an interface or class with the sentence above each, then the names of those without one. */
function stateTable(name: string, file: string): string {
  const text = readFileSync(file, 'utf8');
  const body = new RegExp(
    `export (?:interface|class) ${name}\\b[^{]*\\{\\n([\\s\\S]*?)\\n(?:\\}|  constructor)`,
  ).exec(text)?.[1];
  if (body === undefined) throw new Error(`${file} has no ${name}`);
  const rows = [...body.matchAll(/(?: {2}\/\*\*([\s\S]*?)\*\/\n)? {2}(?:readonly )?(\w+)\??: [^;{]*;/g)].map(
    ([, comment = '', field]) => [field, comment.replace(/^\s*\* ?/gm, '').trim()],
  );
  const plain = rows.filter(([, meaning]) => meaning === '').map(([field]) => field);
  const told = table(
    ['field', 'meaning'],
    rows.filter(([, meaning]) => meaning !== ''),
  );
  return plain.length === 0 ? told : `${told}\n\nAnd what their names say: ${plain.join(', ')}.`;
}

/** A default or a range as a person would write it. */
function written(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value).map(([key, inner]) => `${key}: ${written(inner)}`);
    return parts.length === 0 ? 'none' : parts.join('; ');
  }
  return value === '' ? 'none' : String(value);
}

function rangeOf(spec: ParameterSpec): string {
  if ('low' in spec) return `${spec.low} to ${spec.high}${spec.unit === '' ? '' : ` ${spec.unit}`}`;
  if (spec.type === 'choice') return spec.options.join(', ');
  if (spec.type === 'names') return `${spec.of} names; none: ${spec.whenEmpty}`;
  if (spec.type === 'selector') return spec.keys.join(', ');
  return spec.type === 'flag' ? 'yes, no' : 'YYYY-MM';
}

function parameterTable(specs: ParameterSpecs): string {
  return table(
    ['parameter', 'default', 'range', 'meaning', 'source'],
    Object.entries(specs).map(([name, spec]) => [
      `\`${name}\``,
      written(spec.default),
      rangeOf(spec),
      spec.meaning,
      spec.source,
    ]),
  );
}

function policyTable(): string {
  return table(
    ['toggle', 'role', 'what it does', 'parameters (defaults)', 'empirical anchor', 'source'],
    policyTools.map(({ kind, role, summary, anchor, source, parameters }) => [
      `\`${kind}\``,
      role,
      summary,
      Object.entries(parameters)
        .map(([name, spec]) => `${name} (${written(spec.default)})`)
        .join(', '),
      anchor,
      source,
    ]),
  );
}

function outcomeTable(): string {
  return table(
    ['outcome', 'unit', 'definition', 'when', 'source'],
    outcomes.map(({ name, unit, definition, when, onRequest, source }) => [
      `\`${name}\``,
      unit,
      definition,
      `${when === 'series' ? 'every tick' : 'at the end'}${onRequest ? ', on request' : ''}`,
      source,
    ]),
  );
}

function drawTable(): string {
  return table(
    ['decision', 'number in the address'],
    Object.entries(decisions).map(([name, number]) => [name, String(number)]),
  );
}
