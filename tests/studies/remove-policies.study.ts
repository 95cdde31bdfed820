/**
 * Can any policy be taken out? For each one a copy of the program without its file, its lines in index.ts and its
 * places in scenarios must compile, and every test must pass that does not name the policy. What is made from
 * the policies (coverage, the model's tables, the schema, the page of findings) follows them and counts as the
 * policy's own. Alone:
 * `npm run studies -- remove-policies`; ONLY=carbon-tariff,digital-tax and TESTS="tests/policies tests/scenario"
 * make it smaller. It runs the tests once for each policy, so it takes long.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { policyTools } from '../../src/policies/index.ts';

const root = resolve('.');
const only = process.env.ONLY?.split(',');
const tests = (
  process.env.TESTS ?? 'tests/policies tests/scenario tests/model tests/experiment tests/docs'
).split(' ');
const kinds = policyTools.map(({ kind }) => kind).filter((kind) => only === undefined || only.includes(kind));

/** A copy of what compiles and is tested, with the packages of the original. */
function copyProgram(): string {
  const copy = mkdtempSync(join(tmpdir(), 'without-'));
  for (const part of ['src', 'tests', 'scenarios', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Takes the file and its two lines in index.ts out, and the policies of the kind out of all scenarios. */
function takeOut(copy: string, kind: string): void {
  const index = join(copy, 'src/policies/index.ts');
  const name = kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const lines = readFileSync(index, 'utf8').split('\n');
  const kept = lines.filter((line) => line.trim() !== `${name},` && !line.includes(`'./${kind}.ts'`));
  expect(lines.length - kept.length).toBe(2);
  writeFileSync(index, kept.join('\n'));
  rmSync(join(copy, 'src/policies', `${kind}.ts`));
  const files = ['scenarios', 'scenarios/studies'].flatMap((folder) =>
    readdirSync(join(copy, folder))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => join(copy, folder, file)),
  );
  const gone = new Set(files.flatMap((path) => idsOf(path, kind)));
  for (const path of files) dropPolicies(path, gone);
}

interface Scenario {
  policies?: { id: string; kind?: string }[];
  toggles?: string[];
  toggleGroups?: Record<string, string[]>;
  uncertainties?: Record<string, unknown>;
}

function idsOf(path: string, kind: string): string[] {
  const { policies } = parseDocument(readFileSync(path, 'utf8')).toJS() as Scenario;
  return (policies ?? []).flatMap((policy) => (policy.kind === kind ? [policy.id] : []));
}

function dropPolicies(path: string, gone: ReadonlySet<string>): void {
  const text = readFileSync(path, 'utf8');
  if (![...gone].some((id) => text.includes(id))) return;
  const scenario = parseDocument(text).toJS() as Scenario;
  scenario.policies = scenario.policies?.filter(({ id }) => !gone.has(id));
  const emptied = new Set<string>();
  for (const [group, ids] of Object.entries(scenario.toggleGroups ?? {})) {
    const left = ids.filter((id) => !gone.has(id));
    if (left.length > 0 && scenario.toggleGroups) scenario.toggleGroups[group] = left;
    else {
      delete scenario.toggleGroups?.[group];
      emptied.add(group);
    }
  }
  const groups = new Set(Object.keys(scenario.toggleGroups ?? {}));
  const lost = (name: string) => (gone.has(name) || emptied.has(name)) && !groups.has(name);
  scenario.toggles = scenario.toggles?.filter((name) => !lost(name));
  if (scenario.toggles?.length === 0) delete scenario.toggles;
  for (const name of Object.keys(scenario.uncertainties ?? {}))
    if (gone.has(name.split('.')[1])) delete scenario.uncertainties?.[name];
  writeFileSync(path, stringify(scenario));
}

const run = (copy: string, ...words: string[]) =>
  spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8', maxBuffer: 1e9 });

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Failing tests as `file: name`; a file that cannot be loaded counts as one. */
function failures(copy: string): string[] {
  const report = join(copy, 'report.json');
  run(
    copy,
    join(root, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'tests/vitest.config.ts', '--reporter=json', `--outputFile=${report}`, ...tests],
  );
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return testResults.flatMap(({ name, assertionResults }) => {
    const file = name.slice(name.indexOf('/tests/') + 1);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (assertionResults.length === 0) return [`${file}: cannot be loaded`];
    return failed.map(({ fullName }) => `${file}: ${fullName}`);
  });
}

const madeFromPolicies = [
  'tests/docs/coverage.test.ts',
  'tests/docs/findings.test.ts',
  'tests/docs/model-document.test.ts',
  'tests/scenario/scenario-schema.test.ts',
];

/** Whether a failing test is the policy's own: it names the policy, or is about what ships with it. */
function isOwn(failure: string, kind: string, copy: string): boolean {
  const words = kind.replaceAll('-', ' ');
  const [file] = failure.split(':');
  if (failure.toLowerCase().includes(words) || failure.includes(kind)) return true;
  if (madeFromPolicies.includes(file)) return true;
  return readFileSync(join(copy, file), 'utf8').includes(`'${kind}'`);
}

describe('taking one policy out', () => {
  const whole = copyProgram();
  const before = new Set(failures(whole));
  rmSync(whole, { recursive: true });

  it.each(kinds)('leaves all else compiling and passing without %s', (kind) => {
    const copy = copyProgram();
    try {
      takeOut(copy, kind);
      const types = run(
        copy,
        join(root, 'node_modules/typescript/bin/tsc'),
        '--project',
        'tsconfig.json',
        '--noEmit',
      );
      const broken = types.stdout.split('\n').filter((line) => line.startsWith('src/'));
      const foreign = failures(copy).filter((failure) => !before.has(failure) && !isOwn(failure, kind, copy));
      console.log(`${kind}: ${broken.length} errors of types in src, ${foreign.length} foreign tests fail`);
      expect({ broken, foreign }).toEqual({ broken: [], foreign: [] });
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
