/** Which files a scenario may read: its folder and below, the shipped ones, and what the user typed. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createScenarioFiles,
  readableFolder,
  shippedScenarios,
} from '../../src/scenario/node/scenario-files.ts';

let folder = '';
const at = (path: string) => join(folder, path);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'stratasim-files-')));
  for (const path of ['mine/scenarios/studies', 'mine/scenarios/data', 'plain/below', 'secret/world']) {
    mkdirSync(at(path), { recursive: true });
  }
  for (const path of [
    'mine/scenarios/a.yaml',
    'mine/scenarios/studies/b.yaml',
    'mine/c.yaml',
    'plain/d.yaml',
    'plain/below/e.yaml',
    'secret/f.yaml',
  ]) {
    writeFileSync(at(path), `name: ${path}`);
  }
  writeFileSync(at('plain/large.yaml'), 'x'.repeat(1_000_000));
  writeFileSync(at('plain/marked.yaml'), '\uFEFFname: marked');
  writeFileSync(at('secret/world/jurisdictions.csv'), 'password\nhunter2\n');
  symlinkSync(at('secret/f.yaml'), at('plain/link.yaml'));
  symlinkSync(at('secret/world'), at('plain/linked-world'));
  mkdirSync(at('plain/odd-world'));
  symlinkSync(at('secret/world/jurisdictions.csv'), at('plain/odd-world/jurisdictions.csv'));
  cpSync('scenarios/data/world-2020', at('plain/world'), { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text read, or what was found instead. */
function read(typed: string[], path: string): string {
  const text = createScenarioFiles(typed.map(at)).read(at(path));
  return typeof text === 'string' ? text : text.found;
}

describe('a scenario file may read', () => {
  test('itself, files beside it and files below it', () => {
    expect(read(['plain/d.yaml'], 'plain/d.yaml')).toBe('name: plain/d.yaml');
    expect(read(['plain/d.yaml'], 'plain/below/e.yaml')).toBe('name: plain/below/e.yaml');
  });

  test('everything in the folder called scenarios that it stands in, so that studies can extend what is above them', () => {
    expect(readableFolder(at('mine/scenarios/studies/b.yaml'))).toBe(at('mine/scenarios'));
    expect(read(['mine/scenarios/studies/b.yaml'], 'mine/scenarios/a.yaml')).toBe(
      'name: mine/scenarios/a.yaml',
    );
  });

  test('what the folder of another file on the same command line holds', () => {
    expect(read(['plain/d.yaml', 'secret/f.yaml'], 'secret/f.yaml')).toBe('name: secret/f.yaml');
  });

  test('a text without its byte order mark', () => {
    expect(read(['plain/d.yaml'], 'plain/marked.yaml')).toBe('name: marked');
  });

  test('a shipped scenario that its own folder does not have', () => {
    expect(read(['plain/d.yaml'], 'plain/open-world.yaml')).toContain('name: open-world');
  });

  test('tables of a world beside it, or else those that ship with the program', () => {
    const files = createScenarioFiles([at('plain/d.yaml')]);
    const own = files.readWorld(at('plain/world'));
    const shipped = files.readWorld(at('plain/data/world-2020'));
    if ('found' in own || 'found' in shipped) throw new Error('both are there');
    expect(own.problems).toEqual([]);
    expect(own.hash).toBe(shipped.hash);
    expect(resolve(own.directory)).toBe(at('plain/world'));
    expect(resolve(shipped.directory)).toBe(join(shippedScenarios(), 'data/world-2020'));
  });
});

describe('a scenario file may not read', () => {
  test.each([
    ['a file of the folder above', 'plain/../secret/f.yaml'],
    ['a file beside the folder called scenarios', 'mine/c.yaml'],
    ['a link that leads out', 'plain/link.yaml'],
    ['a file that does not exist outside, which would tell what exists', 'secret/none.yaml'],
  ])('%s', (_, path) => {
    expect(read(['plain/d.yaml', 'mine/scenarios/a.yaml'], path)).toMatch(/which leads out of/);
  });

  test.each([
    ['a system file', '/etc/passwd'],
    ['a device that never ends', '/dev/zero'],
    ['a path with a zero byte', '/tmp/a\0b'],
  ])('%s', (_, path) => {
    expect(createScenarioFiles([at('plain/d.yaml')]).read(path)).toMatchObject({ found: expect.any(String) });
  });

  test('tables outside, directly or through links, unless the user types their path', () => {
    const files = createScenarioFiles([at('plain/d.yaml')]);
    for (const path of ['secret/world', 'plain/linked-world', 'plain/odd-world']) {
      expect(files.readWorld(at(path))).toMatchObject({ found: expect.stringContaining('leads out of') });
    }
    const typed = files.readWorld(at('secret/world'), true);
    expect('problems' in typed && typed.problems.length).toBeGreaterThan(0);
  });

  test('a folder, a large file or a pipe that nobody writes to', () => {
    execFileSync('/usr/bin/mkfifo', [at('plain/pipe.yaml')]);
    expect(read(['plain/d.yaml'], 'plain/below')).toMatch(/which is no file/);
    expect(read(['plain/d.yaml'], 'plain/pipe.yaml')).toMatch(/which is no file/);
    expect(read(['plain/d.yaml'], 'plain/large.yaml')).toMatch(/a file of 1000000 bytes/);
  });
});

test('a mistyped file name is told with the nearest in its folder', () => {
  const missing = createScenarioFiles([at('plain/d.yaml')]).read(at('plain/markd.yaml'));
  expect(missing).toMatchObject({ hint: "did you mean 'marked.yaml'?" });
});
