/**
 * Builds dist/: one entry per program start (command line, worker thread), shared chunks beside them.
 * An entry whose source is not written yet is left out. Packages that load files of their own at run time
 * (workers, native binaries, fonts) stay outside; everything else is bundled, which is what makes starting fast.
 */
import { chmodSync, existsSync } from 'node:fs';
import type { BuildOptions } from 'rolldown';

const ENTRIES: Record<string, string> = {
  main: 'src/main.ts',
  worker: 'src/execution/node/worker.ts',
};

const LOADED_AT_RUN_TIME =
  /^(piscina|@napi-rs\/canvas|canvas|chartjs-node-canvas|dejavu-fonts-ttf|bullmq|ioredis|@duckdb\/.*)(\/.*)?$/;

const settings: BuildOptions = {
  input: Object.fromEntries(Object.entries(ENTRIES).filter(([, file]) => existsSync(file))),
  platform: 'node',
  external: LOADED_AT_RUN_TIME,
  plugins: [{ name: 'make-executable', writeBundle: () => chmodSync('dist/main.js', 0o755) }],
  output: {
    dir: 'dist',
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    // Flat, so that './worker.js' seen from any chunk is the worker.
    chunkFileNames: '[name]-[hash].js',
    // Only a fresh install empties dist/: a build during development must not pull chunks from under a running program.
    cleanDir: process.env.npm_lifecycle_event === 'prepare',
  },
};

export default settings;
