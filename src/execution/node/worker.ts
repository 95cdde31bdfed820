// The entry of a worker thread (built to dist/worker.js): the program's model in the worlds on this disk.

import { runModel } from '../model-runner.ts';
import { createWorkerTask } from './worker-task.ts';
import { createWorldProvider } from './world-provider.ts';

/** Runs a batch of jobs; called by the pool. */
export const runJobs = createWorkerTask(createWorldProvider(), runModel);
