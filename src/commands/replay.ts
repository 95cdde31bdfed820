// `stratasim replay <run-id>`: does one stored run again, alone and in this thread, with a trace and every
// check, and says whether it gives the same numbers to the last bit.
// Exit codes: 0 identical, 1 it failed or differs, 2 no such run.

import { createModelRunner } from '../execution/model-runner.ts';
import { createWorldProvider } from '../execution/node/world-provider.ts';
import { runOne } from '../execution/run-one.ts';
import { jobOf } from '../experiment/plan-runs.ts';
import { modelVersion } from '../model/version.ts';
import { compareRuns, differenceText } from '../results/compare-runs.ts';
import type { Manifest } from '../results/manifest.ts';
import { type StoredRun, storedRunOf } from '../results/stored-run.ts';
import { tellProblems } from './checked-scenarios.ts';
import { findRun } from './find-run.ts';
import { textTable } from './text-table.ts';

export interface ReplayOptions {
  readonly out?: string;
  /** Shows every tick, not one a year. */
  readonly trace?: boolean;
}

/** Replays a run. Sets the exit code. */
export async function replay(id: string, options: ReplayOptions): Promise<void> {
  const found = findRun(id, options.out);
  if (!('run' in found)) return tellProblems(found);
  const { directory, results, run } = found;
  const stored = await results.read(run);
  const { setting, replicate, runId } = run;
  const tell = (text: string) => process.stdout.write(`${text}\n`);
  tell(
    `run ${runId} of ${directory}: ${setting.scenario}, ${setting.arm}, replicate ${replicate}, seed ${setting.input.seed}`,
  );
  for (const warning of changesSince(results.manifest)) tell(warning);

  let reached = '';
  const job = jobOf(run, true);
  const result = await runOne(job, createWorldProvider(), createModelRunner(), (tick, ticks) => {
    reached = `tick ${tick} of ${ticks}`;
  });
  if (result.row.status === 'failed') {
    if (reached) tell(`it reached ${reached}`);
    tell(`failed at ${result.row.stage}: ${result.row.message}`);
    tell(stored ? compareFailures(stored, result.row) : 'it was not stored before');
    process.exitCode = 1;
    return;
  }
  const now = storedRunOf(result, run.recordId);
  tell(traceTable(now, options.trace ?? false));
  if (!stored) {
    tell('done; there is no stored result to compare it with');
    return;
  }
  if (stored.row.status === 'failed') {
    tell(`done now; it was stored as failed at ${stored.row.stage}: ${stored.row.message}`);
    process.exitCode = 1;
    return;
  }
  const comparison = compareRuns(stored, now);
  if (comparison.outcome === 'identical') {
    tell(`identical: all ${comparison.compared} numbers are the same to the last bit`);
    return;
  }
  tell(
    comparison.outcome === 'different'
      ? `different: ${differenceText(comparison.difference)}`
      : comparison.because,
  );
  process.exitCode = 1;
}

function compareFailures(stored: StoredRun, { stage, message }: StoredRun['row']): string {
  const { row } = stored;
  if (row.status === 'done') return 'it was stored as done';
  return row.stage === stage && row.message === message
    ? 'identical: it was stored with the same failure'
    : `it was stored as failed at ${row.stage}: ${row.message}`;
}

/** What is different about this program from the one that wrote the results, as far as it can matter. */
export function changesSince({ modelVersion: model, node }: Manifest): string[] {
  const warnings: string[] = [];
  if (model !== modelVersion) {
    warnings.push(`stored by model version ${model}, this is ${modelVersion}: numbers may differ`);
  }
  if (node !== process.version) {
    warnings.push(`stored with Node ${node}, this is ${process.version}: the last digits may differ`);
  }
  return warnings;
}

const columnsInTrace = 5;

/** What happened, in the outcomes of the world as a whole: a line a year, or a line a tick. */
function traceTable({ layout, values }: StoredRun, everyTick: boolean): string {
  if (!layout) return '';
  const { columns, dates } = layout;
  const whole = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ group }) => group === 'all')
    .slice(0, columnsInTrace);
  const rows = dates
    .map((date, tick) => ({ date, tick }))
    .filter(
      ({ date, tick }) =>
        everyTick || tick === dates.length - 1 || date.slice(0, 4) !== dates[tick - 1]?.slice(0, 4),
    )
    .map(({ date, tick }) => [
      String(tick),
      date,
      ...whole.map(({ index }) => (values[index * dates.length + tick] ?? Number.NaN).toPrecision(6)),
    ]);
  return textTable(
    ['tick', 'date', ...whole.map(({ outcome }) => outcome)],
    rows,
    process.stdout.columns ?? 100,
  );
}
