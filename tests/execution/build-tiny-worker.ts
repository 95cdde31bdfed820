/** Builds the worker of the tiny model, as the program's own worker is built. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** Builds into a new folder under node_modules, where the worker finds its packages; returns the file. */
export async function buildTinyWorker(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = mkdtempSync(join(root, 'node_modules', '.tiny-worker-'));
  await build({
    input: fileURLToPath(new URL('tiny-worker.ts', import.meta.url)),
    platform: 'node',
    external: /^piscina$/,
    output: { file: join(folder, 'worker.js'), format: 'esm', sourcemap: true },
    logLevel: 'silent',
  });
  return join(folder, 'worker.js');
}
