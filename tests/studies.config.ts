/** Settings of the studies: long experiments whose figures stand in the notes. Run with `npm run studies`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/studies/**/*.study.ts'],
    maxWorkers: 1,
    testTimeout: 3_600_000,
    disableConsoleIntercept: true,
  },
});
