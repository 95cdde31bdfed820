/**
 * A batch that is killed at a change of the disk - before a file is made, with half of it written, before it
 * is renamed, while earlier results are cleared - goes on with the same command to the rows of an
 * uninterrupted one. Unlike kills by the clock this finds the gaps of a microsecond. Every third change by
 * default; `npm run test:kill` takes each.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentOf } from './whole-and-killed.ts';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const killer = new URL('./kill-at-change.mjs', import.meta.url).href;
const step = Number(process.env.KILL_STEP ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'change-'));
const at = (name: string) => join(folder, name);

function run(out: string, ...words: string[]) {
  return (killAt?: number) =>
    spawnSync(
      process.execPath,
      [
        '--import',
        killer,
        program,
        'run',
        'killed.yaml',
        '--out',
        out,
        '--workers',
        '1',
        '--quiet',
        ...words,
      ],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, KILL_AT: killAt ? String(killAt) : undefined },
      },
    );
}

beforeAll(() => {
  writeFileSync(
    at('killed.yaml'),
    [
      'name: killed',
      'question: Does a batch survive?',
      'horizon: { from: 2019-01, until: 2019-02 }',
      'world: { kind: tables, directory: data/world-2020, suppliers: 100 }',
      'replicates: 2',
      'seed: kill',
      'charts: [gap-over-time]',
    ].join('\n'),
  );
  expect(run('whole')().status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Kills `command` at change 1, 1 + step, ... until it ends by itself; returns how often it was killed. */
async function killAtChanges(name: string, command: (killAt?: number) => ReturnType<ReturnType<typeof run>>) {
  let kills = 0;
  for (let change = 1; ; change += step) {
    rmSync(at(name), { recursive: true, force: true });
    if (name === 'again') cpSync(at('whole'), at(name), { recursive: true });
    const { signal, status } = command(change);
    if (signal !== 'SIGKILL') {
      expect(status).toBe(0);
      return kills;
    }
    kills++;
    const finished = run(name)();
    expect(`${change}: ${finished.status} ${finished.stderr}`).toBe(`${change}: 0 `);
    expect(await contentOf(at(name))).toEqual(await contentOf(at('whole')));
  }
}

it('goes on after a kill at any change of the disk, from the first lock to the last table', async () => {
  expect(await killAtChanges('killed', run('killed'))).toBeGreaterThan(20 / step);
}, 600_000);

it('goes on after a kill while --force clears earlier results', async () => {
  expect(await killAtChanges('again', run('again', '--force'))).toBeGreaterThan(20 / step);
}, 600_000);
