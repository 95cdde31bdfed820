/** The command `run` as a user meets it: the built program on a small world. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// Whole programs run here, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist', 'main.js');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  writeFileSync(join(folder, 'small.yaml'), smallScenario);
});
afterEach(() => rmSync(folder, { recursive: true }));

const smallScenario = `
name: small
question: Does a small world run?
horizon: { from: 2019-01, until: 2020-06 }
world: { kind: tables, directory: data/world-2020, suppliers: 300 }
replicates: 4
seed: a
outcomes: [technologyGap, fillRate]
custom:
  gapRatio: { expression: exp(technologyGap), unit: ratio, meaning: top over bottom }
`;

const run = (...words: string[]) =>
  spawnSync(process.execPath, [program, 'run', ...words], { cwd: folder, encoding: 'utf8' });
const start = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [program, 'run', ...words], { cwd: folder });
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on('exit', resolve));
const manifestOf = (out: string) => JSON.parse(readFileSync(join(folder, out, 'manifest.json'), 'utf8'));
const seriesOf = (out: string) =>
  readdirSync(join(folder, out, 'series')).map((name) =>
    readFileSync(join(folder, out, 'series', name)).toString('base64'),
  );

/** Waits until the batch has stored its first results. */
async function firstPart(out: string): Promise<void> {
  while (!existsSync(join(folder, out, 'pending', 'part-00000.parquet'))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('stratasim run', () => {
  it('leaves rows, series, tables, a manifest and charts, and nothing half-written', () => {
    const { status, stdout } = run('small.yaml', '--workers', '1');
    expect(status).toBe(0);
    expect(readdirSync(join(folder, 'out', 'small')).sort()).toEqual([
      'charts',
      'dictionary.csv',
      'findings.json',
      'manifest.json',
      'runs.parquet',
      'series',
      'summary.csv',
    ]);
    expect(manifestOf('out/small')).toMatchObject({
      status: 'complete',
      counts: { planned: 4, done: 4, failed: 0 },
    });
    expect(readFileSync(join(folder, 'out', 'small', 'summary.csv'), 'utf8')).toContain(
      'small,all,-1,gapRatio,all,2020-06,4,',
    );
    expect(stdout).toContain('4 of 4 runs done');
  });

  it('gives identical rows with one worker and with two', () => {
    run('small.yaml', '--workers', '1', '--out', 'one', '--quiet');
    run('small.yaml', '--workers', '2', '--out', 'two', '--quiet');
    expect(seriesOf('two')).toEqual(seriesOf('one'));
    expect(readFileSync(join(folder, 'two', 'summary.csv'), 'utf8')).toBe(
      readFileSync(join(folder, 'one', 'summary.csv'), 'utf8'),
    );
  });

  it('names no user, machine or absolute path in the manifest', () => {
    run('small.yaml', '--quiet');
    const text = readFileSync(join(folder, 'out', 'small', 'manifest.json'), 'utf8');
    expect(text).not.toMatch(/"\/|[A-Z]:\\\\/);
    for (const word of [process.env.USER, process.env.HOSTNAME])
      if (word && word !== 'root') expect(text).not.toContain(word);
  });

  it('tells every problem of files and options at once, exits with 2 and writes nothing', () => {
    writeFileSync(
      join(folder, 'wrong.yaml'),
      smallScenario.replace('seed: a', 'sed: a').replace('300', 'many'),
    );
    const { status, stderr } = run('wrong.yaml', '--workers', 'none');
    expect(status).toBe(2);
    expect(stderr).toContain('--workers');
    expect(stderr).toContain('sed');
    expect(stderr).toContain('3 problems');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('writes nothing into a folder with other files, and says so', () => {
    const { status, stderr } = run('small.yaml', '--out', '.');
    expect(status).toBe(2);
    expect(stderr).toContain('small.yaml');
    expect(readdirSync(folder)).toEqual(['small.yaml']);
  });

  it('turns runs that take too long into rows, exits with 1 and says how to repeat one', () => {
    const { status, stdout } = run('small.yaml', '--run-timeout', '0.1', '--replicates', '2');
    expect(status).toBe(1);
    expect(stdout).toContain('2 runs failed');
    expect(stdout).toContain('replicate 2, seed a, at timeout: gave up after 0.1 s');
    expect(stdout).toMatch(/stratasim replay [0-9a-f]{20} --out out\/small/);
    expect(manifestOf('out/small').counts).toMatchObject({ done: 0, failed: 2 });
  });

  it('prints one JSON object when asked to', () => {
    const { stdout } = run('small.yaml', '--json', '--replicates', '1');
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { done: 1, failed: 0, missing: 0 },
      summary: expect.any(Array),
    });
  });

  it('goes on after a kill where it was, and ends with the rows of an uninterrupted batch', async () => {
    run('small.yaml', '--out', 'whole', '--quiet', '--replicates', '8');
    const child = start('small.yaml', '--out', 'killed', '--quiet', '--replicates', '8');
    await firstPart('killed');
    child.kill('SIGKILL');
    await ended(child);
    expect(manifestOf('killed').status).toBe('running');
    const { status, stderr } = run('small.yaml', '--out', 'killed', '--replicates', '8');
    expect(status).toBe(0);
    expect(stderr).toContain('are there already');
    expect(seriesOf('killed')).toEqual(seriesOf('whole'));
  });

  it('finishes what runs after one Ctrl-C, says how to go on, and does so', async () => {
    const child = start('small.yaml', '--replicates', '40', '--workers', '2');
    let told = '';
    child.stderr?.on('data', (text) => {
      told += text;
    });
    await firstPart('out/small');
    child.kill('SIGINT');
    expect(await ended(child)).toBe(1);
    expect(told).toContain('Finishing the runs at work');
    const { done, missing } = manifestOf('out/small').counts;
    expect(done + missing).toBe(40);
    expect(missing).toBeGreaterThan(0);
    expect(run('small.yaml', '--replicates', '40').stderr).toContain(`${missing} runs with`);
  });
});
