/** The commands about scenario files, as a user runs them: output, exit codes, and what they leave on disk. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stratasim-commands-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function stratasim(...parts: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/main.js'), ...parts], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const right = `name: right
question: Is it right?
horizon: { from: 2019-01, until: 2020-12 }
world: { kind: tables, directory: data/world-2020, suppliers: 500 }
`;

describe('check', () => {
  test('says in one line what a right file holds', () => {
    write('right.yaml', right);
    expect(stratasim('check', 'right.yaml')).toEqual({
      status: 0,
      stdout:
        'right.yaml: no problems (right, 2019-01 to 2020-12, 500 suppliers, 0 policies, 8 replicates)\n',
      stderr: '',
    });
  });

  test('tells every problem of every file on stderr, exits with 2 and writes nothing', () => {
    write('right.yaml', right);
    write(
      'wrong.yaml',
      `${right.replace('name: right', 'name: wrong')}replicates: 0\nlearnign: { diffusion: 2 }\n`,
    );
    const { status, stdout, stderr } = stratasim('check', 'wrong.yaml', 'right.yaml', 'lost.yaml');
    expect(status).toBe(2);
    expect(stdout).toMatch(/^right.yaml: no problems/);
    expect(stderr).toContain(
      'wrong.yaml:5:13: found 0\n    5 | replicates: 0\n      |             ^\n  expected a whole number from 1 to 100000',
    );
    expect(stderr).toContain("wrong.yaml:6:1: found the unknown key 'learnign'");
    expect(stderr).toContain("lost.yaml: found 'lost.yaml', which does not exist");
    expect(stderr).toMatch(/3 problems\n$/);
    expect(readdirSync(folder).sort()).toEqual(['right.yaml', 'wrong.yaml']);
  });

  test('gives the same as JSON', () => {
    write('wrong.yaml', `${right}replicates: 0\n`);
    const { status, stdout } = stratasim('check', '--json', 'wrong.yaml');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      files: [
        {
          file: 'wrong.yaml',
          problems: [
            {
              where: { file: 'wrong.yaml', line: 5, column: 13, path: 'replicates' },
              found: '0',
              expected: 'a whole number from 1 to 100000',
            },
          ],
        },
      ],
    });
  });

  test('holds settings to the same rules, before or behind the files', () => {
    write('right.yaml', right);
    expect(stratasim('check', '--set', 'replicates=3', 'right.yaml').stdout).toContain('3 replicates');
    const { status, stderr } = stratasim(
      'check',
      'right.yaml',
      '--set',
      'learning.difusion=3',
      '--set',
      'world.suppliers=5',
    );
    expect(status).toBe(2);
    expect(stderr).toContain("--set learning.difusion=3: found the unknown key 'difusion'");
    expect(stderr).toContain('--set world.suppliers=5: found 5');
  });

  test('refuses two scenarios of the same name, whose results would mix', () => {
    write('one.yaml', right);
    write('two.yaml', right);
    const { status, stderr } = stratasim('check', 'one.yaml', 'two.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain("two.yaml: found the name 'right' again");
  });

  test('names the file and line of a mistake in the tables of the world', () => {
    mkdirSync(join(folder, 'data'));
    cpSync('scenarios/data/world-2020', join(folder, 'data/world-2020'), { recursive: true });
    const table = join(folder, 'data/world-2020/domains.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace(/^5g,([^,]*),[^,]*/m, '5g,$1,much'));
    write('right.yaml', right);
    const { status, stderr } = stratasim('check', 'right.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(/data\/world-2020\/domains\.csv:\d+:\d+: found/);
  });

  test('every shipped scenario has no problems', () => {
    const files = readdirSync('scenarios')
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => resolve('scenarios', name));
    const { status, stderr } = stratasim('check', ...files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('new', () => {
  test('writes a scenario that passes the check, in the folder scenarios where there is one', () => {
    mkdirSync(join(folder, 'scenarios'));
    expect(stratasim('new', 'my-question')).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(folder)).toEqual(['scenarios']);
    expect(stratasim('check', 'scenarios/my-question.yaml')).toMatchObject({ status: 0, stderr: '' });
  });

  test('never writes over a file', () => {
    write('mine.yaml', 'precious');
    const { status, stderr } = stratasim('new', 'mine');
    expect(status).toBe(2);
    expect(stderr).toContain('mine.yaml: found a file of that name');
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('precious');
  });

  test.each(['../outside', 'a/b', 'Größe', '', '-x'])('refuses the name %j and writes nothing', (name) => {
    expect(stratasim('new', '--', name).status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('list', () => {
  test('tells all about a policy: its parameters with range, default and source, and who uses it', () => {
    const { status, stdout } = stratasim('list', 'policies', 'export-control');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^export-control\n {2}Controls exports/);
    expect(stdout).toMatch(/^ {2}used by .*chip-alliance/m);
    expect(stdout).toMatch(
      /^permeability: 0\.1 {3}0 to 1 \(share\)\n {4}Share of licences granted\.\n {4}Source: assumption/m,
    );
  });

  test.each([
    ['policies', 'supply-chain-stratification'],
    ['outcomes', 'technologyGap'],
    ['parameters', 'learning.absorptionSlope'],
    ['scenarios', 'chip-alliance'],
  ])('lists %s as a table and as JSON', (topic, name) => {
    expect(stratasim('list', topic).stdout).toMatch(new RegExp(`^${name} `, 'm'));
    const entries = JSON.parse(stratasim('list', topic, '--json').stdout) as {
      name?: string;
      kind?: string;
    }[];
    expect(entries.map((entry) => entry.name ?? entry.kind)).toContain(name);
  });

  test('lists the scenarios of the user where there are some', () => {
    mkdirSync(join(folder, 'scenarios'));
    write('scenarios/right.yaml', right);
    expect(stratasim('list', 'scenarios').stdout).toBe(
      'SCENARIO  FILE                  QUESTION\nright     scenarios/right.yaml  Is it right?\n',
    );
  });

  test('lists the parameters of one group', () => {
    const { stdout } = stratasim('list', 'parameters', 'prices');
    expect(
      stdout
        .split('\n')
        .filter((line) => /^\w+\./.test(line))
        .every((line) => line.startsWith('prices.')),
    ).toBe(true);
  });

  test('tells the nearest name of one that does not exist', () => {
    const { status, stderr } = stratasim('list', 'policies', 'entitiy-list');
    expect(status).toBe(2);
    expect(stderr).toContain("did you mean 'entity-list'?");
  });
});
