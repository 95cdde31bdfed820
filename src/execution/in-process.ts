// Runs jobs one after the other in this thread: for tests, for `replay`, and where there are no threads.
// It cannot stop a run that hangs and does not outlive one that takes the process down; the pool does.

import type { Executor } from './executor.ts';
import { runInLanes } from './lanes.ts';
import { type RunModel, runOne, type WorldProvider } from './run-one.ts';

/** An executor in this thread. */
export function createInProcessExecutor(worlds: WorldProvider, runModel: RunModel): Executor {
  return {
    parallel: 1,
    ahead: 0,
    run: (jobs, onResult, options = {}) =>
      runInLanes(
        {
          count: 1,
          ahead: 0,
          batchSize: () => 1,
          async runBatch(batch, deliver) {
            for (const job of batch) await deliver(await runOne(job, worlds, runModel), job);
          },
        },
        jobs,
        onResult,
        options,
      ),
    close: async () => {},
  };
}
