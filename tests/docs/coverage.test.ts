/** The coverage table of the source: no row may point at something that does not exist, and no passage be left out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { charts } from '../../src/charts/index.ts';
import { checkFiles } from '../../src/commands/checked-scenarios.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { policyTools } from '../../src/policies/index.ts';

const tables = readFileSync('src/docs/coverage.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| passage'))
  .map((line) => line.slice(2, -2).split(' | '));
const rows = tables
  .filter((cells) => cells.length === 6)
  .map(([passage, mechanism, toggles, scenario, outcome, chart]) => ({
    passage,
    mechanism,
    toggles: toggles.split(', '),
    scenario,
    outcome,
    chart,
  }));
const leftOut = tables.filter((cells) => cells.length === 2);

/** What must stand in the table: domains, framework, tools, power, effects, counter-forces. */
const passages = [
  ['5G', '6G', 'AI', 'quantum', 'semiconductors', 'moon and deep space', 'green', 'infrastructure'],
  ['ideology', 'ten trust criteria', 'membership tiers', 'stratified pyramid', 'rules and standards'],
  ['entity list', 'export control', 'direct product rule', 'multilateral control', 'investment review'],
  ['supply-chain stratification', 'forced acquisition', 'forced delisting', 'talent suppression'],
  ['clean network on six lines', 'rip and replace', 'carbon tariff', 'digital tax'],
  ['infrastructure certification and fund', 'votes in standards bodies'],
  [
    'innovation base: incentives for protection',
    'innovation base: information sharing',
    'innovation base: capacity and bilateral funds',
    'innovation base: positive incentives',
    'innovation base: zone free of export paperwork',
    'innovation base: jointly led controls',
  ],
  ['innovation monopoly', 'resource control', 'spatial dominance', 'deterrence'],
  ['technology as pillar of hegemony', 'interoperable defence', 'trust system as governance'],
  ['alliances driven together', 'gap: exponential, unbridgeable', 'imbalance: the balance tilts ever faster'],
  ['allied autonomy', 'data distrust', 'divisions in the alliance', 'self-reliance', 'retaliation'],
  ['open cooperation'],
].flat();

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
const scenarios = new Map(
  checkFiles(files.map((name) => `scenarios/${name}`)).results.flatMap(({ scenario }) =>
    scenario ? [[scenario.name, scenario]] : [],
  ),
);

/** Charts that draw whatever was compared. */
const ofAnyOutcome = ['policy-effects', 'policy-effects-over-time'];

describe('the coverage of the source', () => {
  it('has a row for every passage, and each passage once', () => {
    const covered = rows.map(({ passage }) => passage);
    expect(passages.filter((passage) => !covered.includes(passage))).toEqual([]);
    expect(new Set(covered).size).toBe(covered.length);
  });

  it('gives a reason for everything that is left out', () => {
    expect(leftOut.length).toBeGreaterThan(0);
    for (const [passage, reason] of leftOut) expect(reason.length, passage).toBeGreaterThan(30);
  });

  it('names a toggle for every tool and counter-force of the program', () => {
    const named = new Set(rows.flatMap(({ toggles }) => toggles));
    expect(policyTools.map(({ kind }) => kind).filter((kind) => !named.has(kind))).toEqual([]);
  });
});

describe.each(rows.map((row) => [row.passage, row] as const))('the row “%s”', (_, row) => {
  it('points at a mechanism, toggles, a scenario, an outcome and a chart that exist', () => {
    expect(existsSync(row.mechanism), row.mechanism).toBe(true);
    const kinds = policyTools.map(({ kind }) => kind);
    expect(row.toggles.filter((toggle) => !kinds.includes(toggle))).toEqual([]);
    expect([...scenarios.keys()]).toContain(row.scenario);
    expect(outcomes.map(({ name }) => name)).toContain(row.outcome);
    expect(charts.map(({ name }) => name)).toContain(row.chart);
  });

  it('has a scenario that uses its toggles and records its outcome', () => {
    const scenario = scenarios.get(row.scenario);
    const used = scenario?.input.policies.map(({ kind }) => kind) ?? [];
    expect(row.toggles.filter((toggle) => !used.includes(toggle))).toEqual([]);
    expect(scenario?.outcomes).toContain(row.outcome);
  });

  it('has a chart that draws its outcome', () => {
    const text = readFileSync(`src/charts/${row.chart}.ts`, 'utf8');
    expect(ofAnyOutcome.includes(row.chart) || text.includes(`'${row.outcome}'`)).toBe(true);
  });
});
