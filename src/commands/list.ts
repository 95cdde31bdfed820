// `stratasim list policies|outcomes|parameters|scenarios|schema [name]`: what the program offers, read
// from the same values that the model and the checker use, so that it cannot be out of date.

import type { PolicyTool } from '../model/policy-tool.ts';
import type { ParameterSpec, ParameterSpecs } from '../parameters/parameter.ts';
import { expectedOf } from '../scenario/parameter-schema.ts';
import { scenarioJsonSchema } from '../scenario/scenario-schema.ts';
import { nearestName } from '../scenario/text/nearest-name.ts';
import { tellProblems } from './checked-scenarios.ts';
import { programRegistries } from './program-registries.ts';
import { type ScenarioEntry, scenarioEntries } from './scenario-entries.ts';
import { textTable, wrapped } from './text-table.ts';

const topics = ['policies', 'outcomes', 'parameters', 'scenarios', 'schema'] as const;
type Topic = (typeof topics)[number];

/** What a topic lists: entries by name, with a table of all and a text of one. */
interface Listing {
  readonly header: readonly string[];
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly name: string;
  readonly row: readonly string[];
  /** What `--json` gives. */
  readonly data: unknown;
  /** The full text, for `list <topic> <name>`. */
  detail(): string;
}

/** Lists a topic, or one of its entries in full. An unknown topic or name is told with the nearest one, exit code 2. */
export function list(topic: string, name: string | undefined, options: { readonly json?: boolean }): void {
  if (!isTopic(topic)) {
    refuse('topic', topic, topics);
    return;
  }
  if (topic === 'schema') {
    process.stdout.write(`${JSON.stringify(scenarioJsonSchema(programRegistries), null, 2)}\n`);
    return;
  }
  const { header, entries } = listings[topic]();
  const chosen =
    name === undefined
      ? entries
      : entries.filter((entry) => entry.name === name || entry.name.startsWith(`${name}.`));
  if (name !== undefined && chosen.length === 0) {
    refuse(
      topic,
      name,
      entries.map((entry) => entry.name),
    );
    return;
  }
  const one = name !== undefined && chosen.length === 1 ? chosen[0] : undefined;
  if (options.json) {
    const data = one ? one.data : chosen.map((entry) => entry.data);
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  } else {
    process.stdout.write(
      one
        ? one.detail()
        : textTable(
            header,
            chosen.map(({ row }) => row),
            width(),
          ),
    );
  }
}

function isTopic(topic: string): topic is Topic {
  return (topics as readonly string[]).includes(topic);
}

function refuse(what: string, found: string, known: readonly string[]): void {
  const near = nearestName(found, known);
  const expected = known.length > 0 ? `one of ${known.join(', ')}` : 'nothing: there are none';
  tellProblems([
    {
      where: { path: what },
      found: `'${found}'`,
      expected,
      ...(near && { hint: `did you mean '${near}'?` }),
    },
  ]);
}

const listings: Record<Exclude<Topic, 'schema'>, () => Listing> = {
  policies: () => ({
    header: ['POLICY', 'ROLE', 'WHAT IT DOES'],
    entries: programRegistries.policies.map((tool) => ({
      name: tool.kind,
      row: [tool.kind, tool.role, tool.summary],
      data: {
        kind: tool.kind,
        role: tool.role,
        summary: tool.summary,
        source: tool.source,
        anchor: tool.anchor,
        parameters: tool.parameters,
        scenarios: usesOf(tool.kind),
      },
      detail: () => policyDetail(tool),
    })),
  }),
  outcomes: () => ({
    header: ['OUTCOME', 'UNIT', 'WHEN', 'DEFINITION'],
    entries: programRegistries.outcomes.map(({ name, unit, when, onRequest, definition, source }) => ({
      name,
      row: [name, unit || '-', onRequest ? 'on request' : when === 'series' ? 'tick' : 'end', definition],
      data: { name, unit, when, onRequest: onRequest === true, definition, source },
      detail: () =>
        sections([
          [name, definition],
          ['unit', unit || 'none'],
          [
            'recorded',
            `${when === 'series' ? 'every tick' : 'once at the end'}${onRequest ? ', only on request' : ''}`,
          ],
          ['source', source],
        ]),
    })),
  }),
  parameters: () => ({
    header: ['PARAMETER', 'DEFAULT', 'ACCEPTS', 'MEANING'],
    entries: Object.entries(programRegistries.parameters).flatMap(([group, specs]) =>
      Object.entries(specs).map(([key, spec]) => ({
        name: `${group}.${key}`,
        row: [`${group}.${key}`, defaultText(spec), acceptsText(spec), spec.meaning],
        data: { name: `${group}.${key}`, ...spec },
        detail: () =>
          sections([
            [`${group}.${key}`, spec.meaning],
            ['accepts', acceptsText(spec)],
            ['default', defaultText(spec)],
            ['source', spec.source],
          ]),
      })),
    ),
  }),
  scenarios: () => ({
    header: ['SCENARIO', 'FILE', 'QUESTION'],
    entries: scenarioEntries().map((entry) => ({
      name: entry.name,
      row: [entry.name, entry.file, entry.question],
      data: entry,
      detail: () => scenarioDetail(entry),
    })),
  }),
};

function policyDetail(tool: PolicyTool): string {
  const uses = usesOf(tool.kind);
  return [
    sections([
      [tool.kind, tool.summary],
      ['role', tool.role === 'tool' ? 'tool of the alliance' : 'counter-force against it'],
      ['source', tool.source],
      ['compared with', tool.anchor || 'nothing published'],
      ['used by', uses.length > 0 ? uses.join(', ') : 'no scenario here'],
    ]),
    parameterParagraphs(tool.parameters),
  ].join('\n');
}

/** A paragraph for each parameter: name, default and range, then meaning and source. */
function parameterParagraphs(specs: ParameterSpecs): string {
  const paragraphs = Object.entries(specs).map(([name, spec]) => {
    const empty = spec.type === 'names' ? ` Empty: ${spec.whenEmpty}.` : '';
    const lines = [
      ...wrapped(`${spec.meaning}.${empty}`, width() - 4),
      ...wrapped(`Source: ${spec.source}`, width() - 4),
    ];
    return [
      `${name}: ${defaultText(spec)}   ${acceptsText(spec)}`,
      ...lines.map((line) => `    ${line}`),
    ].join('\n');
  });
  return paragraphs.length === 0
    ? 'It has no parameters of its own.\n'
    : `Parameters, with their defaults:\n\n${paragraphs.join('\n')}\n`;
}

function scenarioDetail({ name, file, question, source, from, policies }: ScenarioEntry): string {
  const inForce = policies.map(({ id, kind }) => (id === kind ? id : `${id} (${kind})`));
  return sections([
    [name, question],
    ['file', file],
    ['source', source || 'none given'],
    ['extends', from || 'nothing'],
    ['policies', inForce.length > 0 ? inForce.join(', ') : 'none'],
  ]);
}

function usesOf(kind: string): string[] {
  return scenarioEntries()
    .filter(({ policies }) => policies.some((policy) => policy.kind === kind))
    .map(({ name }) => name);
}

/** A heading line, then labelled texts, wrapped under each other. */
function sections([heading, ...rest]: readonly (readonly [string, string])[]): string {
  const label = Math.max(...rest.map(([title]) => title.length)) + 2;
  const lines = rest.flatMap(([title, text]) =>
    wrapped(text, width() - label - 2).map(
      (line, index) => `  ${(index === 0 ? title : '').padEnd(label)}${line}`,
    ),
  );
  return [heading[0], ...wrapped(heading[1], width() - 2).map((line) => `  ${line}`), ...lines, ''].join(
    '\n',
  );
}

function defaultText(spec: ParameterSpec): string {
  if (spec.type === 'names') return `[${spec.default.join(', ')}]`;
  if (spec.type === 'selector') {
    const parts = Object.entries(spec.default).map(
      ([key, values]) => `${key}: [${(values as unknown[]).join(', ')}]`,
    );
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  return spec.default === '' ? "''" : String(spec.default);
}

/** Shorter than in a problem: the range and the unit. */
function acceptsText(spec: ParameterSpec): string {
  if (spec.type === 'month') return 'YYYY-MM';
  if (spec.type === 'choice') return spec.options.join(' | ');
  if (spec.type === 'names') return `${spec.of} names`;
  if (spec.type === 'selector') return `who: ${spec.keys.join(', ')}`;
  if (spec.type === 'flag') return expectedOf(spec);
  return `${spec.low} to ${spec.high}${spec.unit && ` (${spec.unit})`}`;
}

function width(): number {
  return Math.min(Math.max(process.stdout.columns ?? 120, 80), 160);
}
