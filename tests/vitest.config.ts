/** Settings of the tests. dist/ is built once before them, because some run the built program and its workers. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    benchmark: { include: ['tests/benchmarks/**/*.bench.ts'] },
    globalSetup: ['tests/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: true,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reportsDirectory: 'out/coverage' },
  },
});
