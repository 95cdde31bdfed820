// The task of a worker thread: run a batch of jobs one after the other and send the results back, the
// numbers moved rather than copied. What a worker keeps between tasks is its cache of worlds.

import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { RunJob } from '../../experiment/run-job.ts';
import type { RunResult } from '../../results/run-record.ts';
import { type RunModel, runOne, type WorldProvider } from '../run-one.ts';

/** What a thread is sent. */
export interface WorkerOrder {
  readonly batch: readonly RunJob[];
  /** Where the thread writes the time (ms since 1970) at which it begins: starting a thread is no part of a run. */
  readonly began?: SharedArrayBuffer;
}

export type WorkerTask = (order: WorkerOrder) => Promise<unknown>;

/** Makes the function that a worker file exports as `runJobs`. */
export function createWorkerTask(worlds: WorldProvider, runModel: RunModel): WorkerTask {
  return async ({ batch, began }) => {
    if (began) Atomics.store(new BigInt64Array(began), 0, BigInt(Date.now()));
    const results: RunResult[] = [];
    for (const job of batch) results.push(await runOne(job, worlds, runModel));
    return move({ [transferableSymbol]: buffersOf(results), [valueSymbol]: results });
  };
}

/** Every buffer of the results once; a buffer that two arrays share must not be listed twice. */
function buffersOf(results: readonly RunResult[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { series } of results) {
    for (const values of [series?.values, series?.endValues]) {
      // An array that is a window of a larger buffer is copied instead, so as not to send its neighbours.
      if (values && values.byteLength === values.buffer.byteLength && values.buffer instanceof ArrayBuffer) {
        buffers.add(values.buffer);
      }
    }
  }
  return [...buffers];
}
