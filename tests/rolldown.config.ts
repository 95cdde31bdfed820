/**
 * Builds dist/: one entry per program start (command line, worker thread), shared chunks beside them.
 * An entry whose source is not written yet is left out. Packages that load files of their own at run time
 * (workers, native binaries, fonts) stay outside; everything else is bundled, which is what makes starting fast.
 */
import { chmodSync, existsSync } from 'node:fs';
import { type BuildOptions, build } from 'rolldown';

const ENTRIES: Record<string, string> = {
  main: 'src/main.ts',
  worker: 'src/execution/node/worker.ts',
};

const LOADED_AT_RUN_TIME =
  /^(piscina|@napi-rs\/canvas|canvas|chartjs-node-canvas|dejavu-fonts-ttf|bullmq|ioredis|@duckdb\/.*)(\/.*)?$/;

/** The script of a report's page: one file for browsers, put into the page as text. */
const reportPage: BuildOptions = {
  input: { 'report-page': 'src/report/browser/main.ts' },
  platform: 'browser',
  output: { dir: 'dist', format: 'iife', minify: true, entryFileNames: '[name].js' },
};

/** What threads load first: CommonJS, because the pool loads it by require(). */
const thread: BuildOptions = {
  input: { thread: 'src/execution/node/thread.ts' },
  platform: 'node',
  external: LOADED_AT_RUN_TIME,
  output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs' },
};

const settings: BuildOptions = {
  input: Object.fromEntries(Object.entries(ENTRIES).filter(([, file]) => existsSync(file))),
  platform: 'node',
  external: LOADED_AT_RUN_TIME,
  plugins: [
    { name: 'make-executable', writeBundle: () => chmodSync('dist/main.js', 0o755) },
    // After the program, so that emptying dist/ does not take it along.
    {
      name: 'report-page-and-thread',
      writeBundle: async () => {
        await build([reportPage, thread]);
      },
    },
  ],
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
