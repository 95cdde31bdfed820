// Says how many runs a design takes and how long, before a large one starts. The time of a run is that of
// earlier runs in the folder or, where there are none, of the design's first run, which is then done.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { mean } from 'd3-array';
import { countRuns, type Plan } from '../experiment/plan-runs.ts';
import type { Problem } from '../parameters/problem.ts';
import { readRunSeconds } from '../results/node/runs-table.ts';
import { durationText } from './batch-progress.ts';
import { type BatchRequest, performBatch } from './perform-batch.ts';

/** Designs up to this many runs start without more words. */
const smallDesign = 24;

/** Tells the size of a design in words such as `64 arms × 10 replicates`; problems of the folder come back. */
export async function announceDesign(
  request: BatchRequest,
  inWords: string,
): Promise<readonly Problem[] | undefined> {
  const runs = countRuns(request.plan);
  if (request.place.talk !== 'all') return undefined;
  if (runs <= smallDesign || request.place.shard) {
    process.stderr.write(`${inWords} = ${runs} runs\n`);
    return undefined;
  }
  let seconds = await meanRunSeconds(request.directory);
  if (seconds === undefined || request.place.force) {
    const pilot = await performBatch({
      ...request,
      plan: firstRunOf(request.plan),
      place: { ...request.place, talk: 'errors' },
    });
    if (!('batch' in pilot)) return pilot;
    seconds = mean(pilot.batch.runs, (run) => run.seconds) ?? 0;
  }
  const workers = Math.min(
    request.executor?.parallel ?? request.place.workers ?? availableParallelism(),
    runs,
  );
  const expected = durationText((runs * seconds) / workers);
  const perRun = seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
  process.stderr.write(
    `${inWords} = ${runs} runs: about ${expected} with ${workers} workers (${perRun} a run)\n`,
  );
  return undefined;
}

async function meanRunSeconds(directory: string): Promise<number | undefined> {
  const seconds = [...(await readRunSeconds(join(directory, 'runs.parquet'))).values()];
  return seconds.length > 0 ? mean(seconds) : undefined;
}

// The last setting is the fullest one of a comparison (all policies on), so its time is no underestimate.
function firstRunOf(plan: Plan): Plan {
  const last = plan.settings[plan.settings.length - 1];
  return { ...plan, settings: [{ ...last, replicates: 1 }] };
}
