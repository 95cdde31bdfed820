// The entry of a worker thread (built to dist/worker.js): the program's model in the worlds on this disk.

import { workerData } from 'piscina';
import { createModelRunner } from '../model-runner.ts';
import { createWorkerTask } from './worker-task.ts';
import { createCachedWorldProvider, createWorldProvider } from './world-provider.ts';

/** Runs a batch of jobs; called by the pool. */
export const runJobs = createWorkerTask(
  typeof workerData?.worldCache === 'string'
    ? createCachedWorldProvider(workerData.worldCache)
    : createWorldProvider(),
  createModelRunner(),
);
