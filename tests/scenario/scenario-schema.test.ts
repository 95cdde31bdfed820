/** The file format as editors and the program's registries see it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { programRegistries } from '../../src/commands/program-registries.ts';
import { checkScenario } from '../../src/scenario/check-scenario.ts';
import { monthsOf } from '../../src/scenario/field-schemas.ts';
import { createScenarioFiles } from '../../src/scenario/node/scenario-files.ts';
import { expectedOf } from '../../src/scenario/parameter-schema.ts';
import { scenarioJsonSchema, scenarioStructure } from '../../src/scenario/scenario-schema.ts';
import { scenarioTemplate } from '../../src/scenario/scenario-template.ts';
import { smallRegistries } from './small-registries.ts';

interface JsonSchema {
  readonly properties: Record<string, JsonSchema>;
  readonly items: { readonly anyOf: readonly JsonSchema[] };
  readonly description?: string;
  readonly default?: unknown;
  readonly maximum?: number;
  readonly const?: string;
}

describe('the JSON Schema', () => {
  test('beside the scenarios is the one that the program makes (stratasim list schema > scenarios/scenario.schema.json)', () => {
    const shipped = JSON.parse(readFileSync('scenarios/scenario.schema.json', 'utf8'));
    expect(shipped).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema(programRegistries))));
  });

  test('tells meaning, unit, default and range at every parameter', () => {
    const schema = scenarioJsonSchema(smallRegistries) as unknown as JsonSchema;
    const slope = schema.properties.learning.properties.absorptionSlope;
    expect(slope).toMatchObject({ default: 0.8, maximum: 4 });
    const control = schema.properties.policies.items.anyOf.find(
      ({ properties }) => properties.kind?.const === 'export-control',
    );
    expect(control?.properties.reviewYears.description).toBe(
      'Time between reviews. Unit: years. Source: assumption',
    );
    expect(control?.properties.permeability).toMatchObject({ default: 0.1, maximum: 1 });
  });
});

describe('the registries fit the format', () => {
  test('no group of model parameters has the name of another key', () => {
    const keys = Object.keys(scenarioStructure({ ...programRegistries, parameters: {} }).shape);
    expect(keys.filter((key) => key in programRegistries.parameters)).toEqual([]);
  });

  test('no parameter of a policy has the name of a key that every policy has', () => {
    const common = ['id', 'kind', 'off', 'from', 'until', 'ramp'];
    const clashes = programRegistries.policies.flatMap(({ kind, parameters }) =>
      common.filter((key) => key in parameters).map((key) => `${kind}.${key}`),
    );
    expect(clashes).toEqual([]);
  });

  test.each(programRegistries.policies.map((tool) => [tool.kind, tool] as const))(
    'a new scenario with %s passes the check',
    (kind, tool) => {
      const file = 'scenarios/made-up.yaml';
      const disk = createScenarioFiles([file]);
      const text = scenarioTemplate('made-up', tool, './scenario.schema.json');
      const files = { ...disk, read: (path: string) => (path === file ? text : disk.read(path)) };
      const { scenario, problems } = checkScenario(file, files, programRegistries);
      expect(problems).toEqual([]);
      expect(scenario?.input.policies[0].kind).toBe(kind);
    },
  );

  test.each(programRegistries.policies.map((tool) => [tool.kind, tool] as const))(
    'the commented defaults of %s are right when uncommented',
    (_, tool) => {
      const file = 'scenarios/made-up.yaml';
      const disk = createScenarioFiles([file]);
      const plain = scenarioTemplate('made-up', tool, './scenario.schema.json');
      const text = plain.replace(/^ {4}# (\w+: .*?) {2}# .*$/gm, (line, setting: string) =>
        /^(until|off)/.test(setting) ? line : `    ${setting}`,
      );
      const checked = (content: string) => {
        const files = { ...disk, read: (path: string) => (path === file ? content : disk.read(path)) };
        return checkScenario(file, files, programRegistries);
      };
      expect(checked(text).problems).toEqual([]);
      expect(checked(text).scenario?.input).toEqual(checked(plain).scenario?.input);
    },
  );
});

test('durations are counted in months', () => {
  expect(monthsOf('6 months')).toBe(6);
  expect(monthsOf('1 year')).toBe(12);
  expect(monthsOf('26 weeks')).toBe(6);
  expect(monthsOf('101 years')).toBeUndefined();
  expect(monthsOf('six months')).toBeUndefined();
});

test('what a parameter accepts is said with its range and unit', () => {
  const specs = smallRegistries.policies[0].parameters;
  expect(expectedOf(specs.permeability)).toBe('a share from 0 to 1');
  expect(expectedOf(specs.reviewYears)).toBe('a number from 0.5 to 10 (years)');
  expect(expectedOf(specs.form)).toBe('one of ban, licence');
});
