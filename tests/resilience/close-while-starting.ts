/** Starts pools and closes each after a while that grows from 0 to .2 s: a thread is loading for most of it. */
import { setTimeout } from 'node:timers/promises';
import { createWorkerPool } from '../../src/execution/node/worker-pool.ts';

let closed = 0;
for (; closed < 100; closed++) {
  const pool = createWorkerPool({ workers: 2 });
  await setTimeout(closed * 2);
  await pool.close();
}
process.stdout.write(`closed ${closed}\n`);
