// Runs one job from beginning to end: fetch its world, run the model, and hand back a result whatever
// happens. Every executor calls this and nothing else, so a run is the same wherever it runs.

import type { RunJob, WorldSource } from '../experiment/run-job.ts';
import type { WorldData } from '../model/build-world.ts';
import { messageOf } from '../results/error-message.ts';
import type { DomainNetwork, RunResult, RunSeries } from '../results/run-record.ts';
import { failedResult } from './executor.ts';

/** Where the data of a world come from; the same hash always gives the same data. Throws if it has none. */
export interface WorldProvider {
  tables(world: WorldSource): WorldData | Promise<WorldData>;
}

/** What a run is watched with: called before each tick, counted from 0. */
export type OnTick = (tick: number, ticks: number) => void;

/** What the model leaves: series, and supply networks where the run is one that keeps them. */
export type ModelRecord = RunSeries & { readonly networks?: readonly DomainNetwork[] };

/**
 * The model as executors see it: runs a job in a world and returns what it recorded, custom outcomes
 * included. Throws on failure, with a `stage` on the error where it knows one.
 */
export type RunModel = (job: RunJob, tables: WorldData, onTick?: OnTick) => ModelRecord;

/** Runs a job. Never throws: whatever goes wrong is a failed row with the stage and the message. */
export async function runOne(
  job: RunJob,
  worlds: WorldProvider,
  runModel: RunModel,
  onTick?: OnTick,
): Promise<RunResult> {
  const start = performance.now();
  let stage = 'load-world';
  try {
    const tables = await worlds.tables(job.input.world);
    stage = 'simulate';
    const { networks, ...series } = runModel(job, tables, onTick);
    const { row } = failedResult(job, '', '', secondsSince(start));
    return { row: { ...row, status: 'done' }, series, ...(networks && { networks }) };
  } catch (error) {
    return failedResult(job, stageOf(error) ?? stage, messageOf(error), secondsSince(start));
  }
}

function stageOf(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'stage' in error && typeof error.stage === 'string') {
    return error.stage;
  }
  return undefined;
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
