/** Results that can be repeated: replay, verify, shards and merge on the built program. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Manifest } from '../../src/results/manifest.ts';
import { plannedRunsOf } from '../../src/results/manifest.ts';
import { encodePart } from '../../src/results/node/encode-part.ts';
import { readManifest, writeManifest } from '../../src/results/node/manifest-file.ts';
import { openResults } from '../../src/results/node/open-results.ts';

// Whole programs run here, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
let folder: string;

const scenario = `
name: small
question: Does a small world run?
horizon: { from: 2019-01, until: 2019-12 }
world: { kind: tables, directory: data/world-2020, suppliers: 200 }
replicates: 5
seed: a
outcomes: [technologyGap, fillRate]
`;

const stratasim = (...words: string[]) =>
  spawnSync(process.execPath, [program, ...words], { cwd: folder, encoding: 'utf8' });
const at = (...path: string[]) => join(folder, ...path);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'repeat-'));
  writeFileSync(at('small.yaml'), scenario);
  expect(stratasim('run', 'small.yaml', '--quiet').status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The ids of the plan's runs, and a copy of the batch in which one number was changed. */
async function tampered(): Promise<{ ids: string[]; copy: string }> {
  const copy = mkdtempSync(at('out', 'tampered-'));
  cpSync(at('out', 'small'), copy, { recursive: true });
  const results = openResults(copy);
  if (!('manifest' in results)) throw new Error(JSON.stringify(results));
  const runs = [];
  for (const run of plannedRunsOf(results.manifest)) runs.push((await results.read(run))!);
  const values = runs[2]!.values.slice();
  values[5] = values[5]! + 1e-12;
  runs[2] = { ...runs[2]!, values };
  writeFileSync(join(copy, 'series', 'part-00000.parquet'), encodePart(runs));
  return { ids: runs.map(({ row }) => row.runId), copy };
}

function changeManifest(copy: string, change: (manifest: Manifest) => Manifest): void {
  writeManifest(copy, change(readManifest(copy) as Manifest));
}

describe('replay', () => {
  it('says that a run gives the same numbers to the last bit, and shows what happened', async () => {
    const { ids } = await tampered();
    const { status, stdout } = stratasim('replay', ids[1]!, '--out', 'out/small', '--trace');
    expect(status).toBe(0);
    expect(stdout).toContain('replicate 2, seed a');
    expect(stdout).toMatch(/^11 +2019-12 /m);
    expect(stdout).toContain('identical');
  });

  it('names the first tick, outcome and value that differ', async () => {
    const { ids, copy } = await tampered();
    const { status, stdout } = stratasim('replay', ids[2]!.slice(0, 8), '--out', copy);
    expect(status).toBe(1);
    expect(stdout).toContain('different: tick 5 (2019-06), technologyGap.');
  });

  it('of a run that nobody stored says where it looked', () => {
    const { status, stderr } = stratasim('replay', '00000000');
    expect(status).toBe(2);
    expect(stderr).toContain('out/small');
  });
});

describe('verify', () => {
  it('finds the results of this program identical', () => {
    const { status, stdout } = stratasim('verify', 'out/small', '--all');
    expect(status).toBe(0);
    expect(stdout).toContain('5 of 5 runs identical');
  });

  it('finds a number that was changed by a trillionth', async () => {
    const { copy } = await tampered();
    const { status, stdout } = stratasim('verify', copy, '--all');
    expect(status).toBe(1);
    expect(stdout).toContain('4 of 5 runs identical');
    expect(stdout).toContain('replicate 3: different: tick 5');
  });

  it('says what has changed since: Node, commit and the scenario file', async () => {
    const { copy } = await tampered();
    changeManifest(copy, (manifest) => ({
      ...manifest,
      node: 'v20.0.0',
      program: { ...manifest.program, commit: 'abc' },
    }));
    writeFileSync(at('small.yaml'), scenario.replace('200', '250'));
    const { stdout } = stratasim('verify', copy);
    writeFileSync(at('small.yaml'), scenario);
    expect(stdout).toContain('stored with Node v20.0.0');
    expect(stdout).toContain('stored by commit abc');
    expect(stdout).toContain('small: world.suppliers is 250 now');
  });
});

describe('shards', () => {
  it('merge to the files of a batch that ran in one place', () => {
    for (const part of ['1/2', '2/2'])
      expect(stratasim('run', 'small.yaml', '--shard', part, '--quiet').status).toBe(0);
    const { status } = stratasim(
      'merge',
      'out/small-shard-1-of-2',
      'out/small-shard-2-of-2',
      '--out',
      'out/merged',
    );
    expect(status).toBe(0);
    const [whole, merged] = ['small', 'merged'].map((name) => [
      readFileSync(at('out', name, 'series', 'part-00000.parquet')).toString('base64'),
      readFileSync(at('out', name, 'summary.csv'), 'utf8'),
    ]);
    expect(merged).toEqual(whole);
    expect(readdirSync(at('out', 'merged')).sort()).toEqual(readdirSync(at('out', 'small')).sort());
  });

  it('of which one is missing are merged as far as they go, with exit code 1', () => {
    stratasim('run', 'small.yaml', '--shard', '1/2', '--quiet');
    const { status, stdout } = stratasim('merge', 'out/small-shard-1-of-2', '--out', 'out/half');
    expect(status).toBe(1);
    expect(stdout).toContain('2 runs are missing');
  });

  it('of different plans are not merged', () => {
    stratasim('run', 'small.yaml', '--seed', 'b', '--out', 'out/other', '--quiet', '--replicates', '1');
    const { status, stderr } = stratasim('merge', 'out/small', 'out/other', '--out', 'out/mixed');
    expect(status).toBe(2);
    expect(stderr).toContain('results of another plan');
    expect(readdirSync(at('out'))).not.toContain('mixed');
  });

  it('that contradict each other are not merged', async () => {
    const { copy } = await tampered();
    const { status, stderr } = stratasim('merge', 'out/small', copy, '--out', 'out/contradiction');
    expect(status).toBe(2);
    expect(stderr).toContain('with other numbers');
    expect(readdirSync(at('out'))).not.toContain('contradiction');
  });
});
