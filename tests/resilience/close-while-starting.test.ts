/**
 * A pool may be closed at any moment of the start of its threads, as a batch does that ends sooner than they
 * have started. In a process of its own, because what went wrong there ended the whole process.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { expect, it } from 'vitest';

it('closes a hundred pools while their threads start, and lives', async () => {
  const dir = join('node_modules', '.close-while-starting');
  await build({
    input: { close: fileURLToPath(new URL('close-while-starting.ts', import.meta.url)) },
    platform: 'node',
    external: /^piscina$/,
    output: { dir, format: 'esm', entryFileNames: '[name].mjs' },
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(dir, 'close.mjs')], {
    encoding: 'utf8',
  });
  rmSync(dir, { recursive: true });
  expect(`${status} ${stdout}${stderr}`).toBe('0 closed 100\n');
}, 120_000);
