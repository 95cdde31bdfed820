// Brings a store to what a plan asks for: passes by the runs that are finished, runs the others once
// each, and lays everything out. Doing it again after any interruption gives the same files.

import {
  jobOf,
  type Plan,
  type PlannedRun,
  runsByWorld,
  runsOf,
  type Setting,
} from '../experiment/plan-runs.ts';
import { recordIdOf, settingHashOf } from '../experiment/run-id.ts';
import type { RunJob } from '../experiment/run-job.ts';
import type { RunRow } from '../results/run-record.ts';
import { keyText, type LaidOut, type PlanLine, type ResultStore } from '../results/store.ts';
import type { ExecutionOptions, Executor } from './executor.ts';

/** One of several parts of a plan, for batches that are spread over machines: `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface BatchWork {
  readonly plan: Plan;
  readonly store: ResultStore;
  readonly executor: Executor;
  /** Whether the model tests its invariants at every tick. */
  readonly checked: boolean;
  readonly shard?: Shard;
  /** Called when a run has ended and its result is with the store. */
  readonly onRow?: (row: RunRow) => void;
}

/** How much of a plan is there and how much is left. */
export interface Outstanding {
  /** Different runs; an input that stands in the plan twice runs once. */
  readonly runs: number;
  readonly finished: number;
}

/** The planned runs of a shard, or of the whole plan, in the plan's order or another. */
export function* runsIn(plan: Plan, shard?: Shard, order = runsOf): Generator<PlannedRun> {
  for (const run of order(plan)) if (!shard || run.position % shard.of === shard.index - 1) yield run;
}

/** Counts what a store already has of a plan. */
export function countOutstanding({
  plan,
  store,
  shard,
}: Pick<BatchWork, 'plan' | 'store' | 'shard'>): Outstanding {
  let runs = 0;
  let finished = 0;
  for (const run of differentRuns(plan, shard)) {
    runs++;
    if (store.isFinished(run)) finished++;
  }
  return { runs, finished };
}

/**
 * The runs of a plan, each once, by world: an input that stands in the plan twice runs once. Only runs of settings
 * that share an input are remembered, so that a long plan needs no memory.
 */
function* differentRuns(plan: Plan, shard?: Shard): Generator<PlannedRun> {
  const settings = new Map<string, number>();
  const keyOf = (setting: Setting) =>
    `${settingHashOf(setting.input)}.${recordIdOf(setting.outcomes, setting.custom)}`;
  for (const setting of plan.settings) {
    const key = keyOf(setting);
    settings.set(key, (settings.get(key) ?? 0) + 1);
  }
  const repeated = new Set(plan.settings.filter((setting) => (settings.get(keyOf(setting)) ?? 0) > 1));
  const seen = new Set<string>();
  for (const run of runsIn(plan, shard, runsByWorld)) {
    if (repeated.has(run.setting)) {
      const key = keyText(run);
      if (seen.has(key)) continue;
      seen.add(key);
    }
    yield run;
  }
}

/**
 * Runs what is missing and lays the batch out. Rejects when the store cannot write; what was stored by
 * then stays. After draining, the runs that were not started are missing.
 */
export async function completeBatch(work: BatchWork, options: ExecutionOptions = {}): Promise<LaidOut> {
  const { plan, store, executor, checked, shard, onRow } = work;
  const recordIds = new Map<RunJob, string>();

  function* missingJobs(): Generator<RunJob> {
    for (const run of differentRuns(plan, shard)) {
      if (store.isFinished(run)) continue;
      const job = jobOf(run, checked);
      recordIds.set(job, run.recordId);
      yield job;
    }
  }

  await executor.run(
    missingJobs(),
    async (result, job) => {
      await store.append(result, recordIds.get(job) ?? '');
      recordIds.delete(job);
      onRow?.(result.row);
    },
    options,
  );
  return store.layOut(() => linesIn(plan, shard));
}

function* linesIn(plan: Plan, shard?: Shard): Generator<PlanLine> {
  for (const { setting, replicate, runId, recordId } of runsIn(plan, shard)) {
    yield { scenario: setting.scenario, arm: setting.arm, point: setting.point, replicate, runId, recordId };
  }
}
