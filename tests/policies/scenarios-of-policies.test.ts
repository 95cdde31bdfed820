/** The shipped scenarios as far as policies are concerned: every toggle has one, and the replay follows its events. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/commands/checked-scenarios.ts';
import { monthsBetween } from '../../src/model/calendar.ts';
import { policyTools } from '../../src/policies/index.ts';

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
const checked = checkFiles(files.map((name) => `scenarios/${name}`));
const scenarios = new Map(checked.results.map(({ scenario }) => [scenario?.name, scenario]));

describe('the scenarios that ship', () => {
  it('are free of problems', () => {
    expect(checked.problems).toEqual([]);
  });

  it('open with a question and with the passage that they come from', () => {
    for (const { scenario } of checked.results) {
      expect(scenario?.question, scenario?.name).toMatch(/\?$/);
      // Worlds made up for theory and teaching come from elsewhere.
      if (scenario?.input.world.kind === 'tables')
        expect(scenario.source, scenario.name).toMatch(/Tang 2021/);
    }
  });

  it('use every policy tool and counter-force at least once', () => {
    const used = new Set(
      checked.results.flatMap(({ scenario }) => scenario?.input.policies.map(({ kind }) => kind)),
    );
    expect(policyTools.map(({ kind }) => kind).filter((kind) => !used.has(kind))).toEqual([]);
  });

  it('stand in the table of scenarios/README.md, each with its question', () => {
    const readme = readFileSync('scenarios/README.md', 'utf8');
    for (const { file, scenario } of checked.results) {
      const name = file.replace('scenarios/', '');
      expect(readme).toContain(`| [${name}](${name}) | ${scenario?.question} |`);
    }
  });
});

describe('the replay of 2018 to 2023', () => {
  const events = new Map(
    readFileSync('scenarios/data/world-2020/events.csv', 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .map(([id, date, actor, , , tool]) => [id, { month: date?.slice(0, 7), actor, tool }]),
  );
  const policies = scenarios.get('replay-2018-2023')?.input.policies ?? [];

  it('starts every policy with the event whose number it carries, or in its month of force up to two months later, by the tool named there', () => {
    const numbered = policies.filter(({ id }) => /^e\d\d-/.test(id));
    expect(numbered.length).toBeGreaterThan(25);
    for (const { id, from, kind } of numbered) {
      const event = events.get(id.slice(0, 3));
      expect({ id, tool: event?.tool }).toEqual({ id, tool: kind });
      const late = monthsBetween(event?.month ?? '', from);
      expect(late >= 0 && late <= 2, `${id} ${event?.month} ${from}`).toBe(true);
    }
  });

  it('covers every tool that the events name, but for those whose event changed nothing', () => {
    const replayed = new Set(policies.map(({ kind }) => kind));
    const named = new Set([...events.values()].map(({ tool }) => tool).filter((tool) => tool !== 'tool'));
    // Relief and standards talks set no rule; the minerals partnership, the pact of three and the sale that was
    // ordered and never made left no rule behind.
    const without = [
      'relief',
      'technical-standards',
      'interoperability',
      'forced-acquisition',
      'carbon-tariff',
      'resource-control',
    ];
    // An event may name a tool that somebody has taken out of the program.
    const toolsHere = policyTools.map(({ kind }) => kind).filter((kind) => named.has(kind));
    expect(toolsHere.length).toBeGreaterThan(without.length);
    for (const kind of toolsHere) if (!without.includes(kind)) expect([...replayed]).toContain(kind);
  });
});
