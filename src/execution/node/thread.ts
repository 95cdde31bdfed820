// What a thread of the pool loads first (built to dist/thread.cjs): it imports the file with the task, and
// the pool waits for the promise that it exports. Given an ES module, piscina would take it by require(),
// and Node ends the whole process ("IsGraphAsync must be used on an instantiated module") when a thread is
// stopped in the middle of that, as when a batch ends sooner than its threads have started. import() can be
// stopped at any moment.

import { workerData } from 'piscina';
import type { WorkerTask } from './worker-task.ts';

/** The task of `workerData.workerFile`, the address (file:...) of a module that exports `runJobs`. */
export const runJobs: Promise<WorkerTask> = import(workerData.workerFile).then((worker) => worker.runJobs);
