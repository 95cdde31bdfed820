/** A worker thread with the tiny model, built by the tests that need one. */
import { createWorkerTask } from '../../src/execution/node/worker-task.ts';
import { noWorlds, tinyModel } from './tiny-model.ts';

export const runJobs = createWorkerTask(noWorlds, tinyModel);
