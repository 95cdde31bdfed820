// What a job of the queue says: a batch of runs as data. Runs of one setting share what they have in
// common, which is nearly everything. A worker believes nothing: it recomputes every run id from the
// input, so a job that was made by another model version, or was changed on its way, is refused.

import { runIdOf, settingHashOf } from '../../../experiment/run-id.ts';
import type { RunJob } from '../../../experiment/run-job.ts';
import { modelVersion } from '../../../model/version.ts';

/** Runs of one setting: the first job without its run id and replicate, and those of all. */
interface RunGroup {
  readonly job: Omit<RunJob, 'runId'>;
  readonly replicates: readonly number[];
  readonly runIds: readonly string[];
}

export interface QueueJob {
  readonly modelVersion: string;
  /** Who waits for the results. */
  readonly session: string;
  readonly runTimeoutSeconds: number;
  readonly groups: readonly RunGroup[];
}

/** A batch as data for the queue. */
export function packJobs(jobs: readonly RunJob[], session: string, runTimeoutSeconds: number): QueueJob {
  const groups = new Map<string, { job: Omit<RunJob, 'runId'>; replicates: number[]; runIds: string[] }>();
  for (const { runId, ...job } of jobs) {
    const { replicate, ...input } = job.input;
    const key = JSON.stringify({ ...job, input });
    const group = groups.get(key) ?? { job, replicates: [], runIds: [] };
    group.replicates.push(replicate);
    group.runIds.push(runId);
    groups.set(key, group);
  }
  return { modelVersion, session, runTimeoutSeconds, groups: [...groups.values()] };
}

/** The runs of a queue's job. Throws, in words, when the job is not for this program or not what it says. */
export function unpackJobs(data: QueueJob): RunJob[] {
  if (data?.modelVersion !== modelVersion) {
    throw new Error(`a job of model version ${data?.modelVersion}; this worker has ${modelVersion}`);
  }
  if (!Array.isArray(data.groups as unknown)) throw new Error('a job without runs');
  return data.groups.flatMap(({ job, replicates, runIds }) => {
    const { replicate: _, ...input } = job.input;
    const settingHash = settingHashOf(input);
    return replicates.map((replicate, index): RunJob => {
      const runId = runIdOf(settingHash, replicate);
      if (runId !== runIds[index]) throw new Error(`run ${runIds[index]} is not what its id says`);
      return { ...job, runId, input: { ...job.input, replicate } };
    });
  });
}
