/** Damaged scenario files: whatever happens to a text, checking answers in time, with places, and throws nothing. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { programRegistries } from '../../src/commands/program-registries.ts';
import { type CheckResult, checkScenario } from '../../src/scenario/check-scenario.ts';
import { createScenarioFiles } from '../../src/scenario/node/scenario-files.ts';
import { problemsText } from '../../src/scenario/problem-text.ts';
import { processorTime } from './processor-time.ts';

const file = 'scenarios/damaged.yaml';
const disk = createScenarioFiles([file]);
const shipped = ['chip-alliance', 'full-stratification', 'status-quo-2019', 'open-world'].map((name) =>
  readFileSync(`scenarios/${name}.yaml`, 'utf8'),
);
/** As shipped, and one in the other form that a scenario may have, which fails in other ways. */
const seeds = [...shipped, JSON.stringify(parse(shipped[0]), null, 2)];
/** Runs of each kind; the long fuzz of releases raises it: FUZZ_RUNS=10000. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 150);

const nasty = fc.constantFrom(
  '&a ',
  '*a',
  '[',
  ']',
  '{',
  '}',
  ': ',
  '- ',
  '? ',
  '|\n',
  '>\n',
  '"',
  "'",
  '!!binary ',
  '!<x> ',
  '<<: ',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '#',
  '\t',
  '\n',
  '\r',
  '\0',
  '\u2028',
  '\ud800',
  '~',
  '.inf',
  '.nan',
  '-0',
  '1e400',
  '0x1F',
  '9999999999999999999',
  'null',
  'true',
  '2019-13',
  '0000-00',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  '/dev/zero',
  'chip-alliance',
  'exp(',
  'id: ',
  'kind: ',
  'off: ',
  'extends: ',
  ' '.repeat(50),
  '['.repeat(60),
  'x'.repeat(300),
);

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 })),
    text: fc.oneof(nasty, fc.constant(''), fc.string({ unit: 'binary', maxLength: 8 })),
  }),
  { minLength: 1, maxLength: 5 },
);

function applyEdits(text: string, list: readonly Edit[]): string {
  return list.reduce((changed, { at, length, text: added }) => {
    const start = Math.floor(at * changed.length);
    return changed.slice(0, start) + added + changed.slice(start + length);
  }, text);
}

/** Checks a text as a file among the shipped ones and holds the answer to what every answer must be. */
function examine(text: string, settings: readonly string[] = []): void {
  const files = { ...disk, read: (path: string) => (path === file ? text : disk.read(path)) };
  let result: CheckResult = { problems: [], files: [] };
  let told = '';
  const time = processorTime(1_000, () => {
    result = checkScenario(file, files, programRegistries, settings);
    told = problemsText(result.problems, (path) => (path === file ? text : undefined));
  });
  expect(time).toBeLessThan(1_000);
  const { scenario, problems } = result;
  expect(scenario === undefined).toBe(problems.length > 0);
  for (const { where, found, expected } of problems) {
    expect(where.file ?? where.path).toBeTruthy();
    expect(found && expected).toBeTruthy();
    if (where.file === file && where.line !== undefined) {
      const lines = text.split('\n');
      expect(where.line).toBeLessThanOrEqual(lines.length);
      expect(where.column ?? 1).toBeLessThanOrEqual(lines[where.line - 1].length + 1);
    }
  }
  expect(told.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  if (scenario) expect(JSON.parse(JSON.stringify(scenario.input))).toEqual(scenario.input);
}

describe('checking survives', () => {
  test('shipped scenarios with random cuts and insertions', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), edits, (text, list) => examine(applyEdits(text, list))),
      { numRuns },
    );
  });

  test('scenarios with any value in the place of any line', () => {
    const value = fc.oneof(
      nasty,
      fc.json({ maxDepth: 3 }),
      fc.double().map(String),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.nat(), value, (text, at, put) => {
        const lines = text.split('\n');
        const index = at % lines.length;
        lines[index] = lines[index].includes(':') ? lines[index].replace(/:.*/s, `: ${put}`) : put;
        examine(lines.join('\n'));
      }),
      { numRuns },
    );
  });

  test('any document of any shape', () => {
    const keys = fc.constantFrom(
      'name',
      'question',
      'extends',
      'horizon',
      'world',
      'kind',
      'policies',
      'id',
      'uncertainties',
      'custom',
      'expression',
      'toggles',
      'toggleGroups',
      'shocks',
      'learning',
      'from',
      'until',
      'layers',
      'x',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(
          fc.string({ maxLength: 12 }),
          fc.double(),
          fc.boolean(),
          fc.constant(null),
          fc.constantFrom('export-control', 'tables', '2020-01', 'uniform'),
        ),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (document) => examine(JSON.stringify(document) ?? '')),
      { numRuns },
    );
  });

  test('any setting of the command line', () => {
    const paths = fc.constantFrom(
      'learning.diffusion',
      'policies',
      'policies.chip-controls',
      'policies.chip-controls.targets.layer',
      'horizon.until',
      'world.directory',
      'custom.chipGapRatio.expression',
      'toString.x',
      'constructor',
      '__proto__.x',
      'a.b.c',
      '',
    );
    const setting = fc.oneof(
      fc.tuple(paths, fc.oneof(nasty, fc.json({ maxDepth: 2 }))).map(([path, value]) => `${path}=${value}`),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(setting, { maxLength: 4 }), (settings) => examine(seeds[0], settings)),
      { numRuns },
    );
  });
});
