/** A batch on a disk that fills up ends with a word, and goes on when there is room again. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentOf, writeScenario } from './whole-and-killed.ts';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'full-'));
const disk = join(folder, 'disk');
mkdirSync(disk);
/** Only root may mount a disk of 160 KB; elsewhere the test is skipped. */
const canMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160k', 'tmpfs', disk]).status === 0;
if (!canMount) process.stdout.write('this user may not mount a small disk: none is filled\n');

const run = (out: string) =>
  spawnSync(process.execPath, [program, 'run', 'killed.yaml', '--out', out], {
    cwd: folder,
    encoding: 'utf8',
  });

beforeAll(() => writeScenario(folder));
afterAll(() => {
  if (canMount) spawnSync('umount', [disk]);
  rmSync(folder, { recursive: true });
});

it.skipIf(!canMount)(
  'says that the disk is full, leaves no half-written file, and goes on elsewhere with what was stored',
  async () => {
    const { status, stderr } = run(join(disk, 'out'));
    expect(status).toBe(1);
    expect(stderr).toContain('a disk that is full');
    const left = readdirSync(join(disk, 'out'), { recursive: true }).map(String);
    expect(left.filter((name) => name.includes('.writing') || name.includes('lock'))).toEqual([]);
    cpSync(join(disk, 'out'), join(folder, 'moved'), { recursive: true });
    expect(run('moved').status).toBe(0);
    expect(run('whole').status).toBe(0);
    expect(await contentOf(join(folder, 'moved'))).toEqual(await contentOf(join(folder, 'whole')));
  },
  300_000,
);
