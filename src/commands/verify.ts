// `stratasim verify <out>`: does a sample of the stored runs again and compares them bit for bit, and says
// what has changed since: program, model, Node, world data, scenario files.
// Exit codes: 0 all identical, 1 some differ or failed, 2 no results there.

import { packageRoot } from '../execution/node/package-root.ts';
import { createWorkerPool } from '../execution/node/worker-pool.ts';
import { jobOf, type PlannedRun } from '../experiment/plan-runs.ts';
import { changesBetween } from '../experiment/setting-changes.ts';
import type { Problem } from '../parameters/problem.ts';
import { compareRuns, differenceText } from '../results/compare-runs.ts';
import { type Manifest, plannedRunsOf, planOf } from '../results/manifest.ts';
import { openResults } from '../results/node/open-results.ts';
import { programProvenance } from '../results/node/program-provenance.ts';
import { type StoredRun, storedRunOf } from '../results/stored-run.ts';
import { checkFiles, tellProblems } from './checked-scenarios.ts';
import { changesSince } from './replay.ts';

export interface VerifyOptions {
  /** How many runs to do again, spread over the plan; 3 by default. */
  readonly sample?: string;
  readonly all?: boolean;
  readonly workers?: string;
}

const standardSample = 3;

/** Verifies a folder of results. Sets the exit code. */
export async function verify(directory: string, options: VerifyOptions): Promise<void> {
  const problems: Problem[] = [];
  const sample = wholeNumber('--sample', options.sample, problems) ?? standardSample;
  const workers = wholeNumber('--workers', options.workers, problems);
  const results = openResults(directory);
  if (!('manifest' in results)) problems.push(...results);
  if (problems.length > 0 || !('manifest' in results)) return tellProblems(problems);

  const tell = (text: string) => process.stdout.write(`${text}\n`);
  for (const change of [...changesSince(results.manifest), ...changedInputs(results.manifest)]) tell(change);
  const done = [...plannedRunsOf(results.manifest)].filter((run) => results.isFinished(run));
  const chosen = options.all ? done : spread(done, sample);
  if (chosen.length === 0) {
    tell('there is no finished run to verify');
    process.exitCode = 1;
    return;
  }

  const executor = createWorkerPool(
    workers === undefined ? {} : { workers: Math.min(workers, chosen.length) },
  );
  let identical = 0;
  try {
    const runs = new Map(chosen.map((run) => [jobOf(run, false), run]));
    await executor.run(runs.keys(), async (result, job) => {
      const run = runs.get(job);
      const stored = run && (await results.read(run));
      if (!run || !stored) return;
      const verdict = verdictOf(stored, storedRunOf(result, run.recordId));
      if (verdict === 'identical') identical++;
      tell(
        `${run.runId} ${run.setting.scenario}, ${run.setting.arm}, replicate ${run.replicate}: ${verdict}`,
      );
    });
  } finally {
    await executor.close();
  }
  tell(`${identical} of ${chosen.length} runs identical to the last bit (of ${done.length} stored)`);
  if (identical < chosen.length) process.exitCode = 1;
}

function verdictOf(stored: StoredRun, now: StoredRun): string {
  if (now.row.status === 'failed') return `failed at ${now.row.stage}: ${now.row.message}`;
  const comparison = compareRuns(stored, now);
  if (comparison.outcome === 'different') return `different: ${differenceText(comparison.difference)}`;
  return comparison.outcome === 'identical' ? 'identical' : `different: ${comparison.because}`;
}

/** Runs spread evenly over the plan, so that every scenario has its turn. */
function spread(runs: readonly PlannedRun[], count: number): PlannedRun[] {
  const size = Math.min(count, runs.length);
  return Array.from({ length: size }, (_, index) => runs[Math.floor(((index + 0.5) * runs.length) / size)]);
}

/** What has changed since the results were stored, in lines. */
function changedInputs(manifest: Manifest): string[] {
  const { program } = programProvenance(packageRoot());
  const lines: string[] = [];
  const was = manifest.program;
  if (was.version !== program.version)
    lines.push(`stored by version ${was.version}, this is ${program.version}`);
  if (was.commit !== program.commit)
    lines.push(`stored by commit ${was.commit || '(none)'}, this is ${program.commit || '(none)'}`);
  const plain = planOf(manifest).settings.filter(({ arm, point }) => arm === 'all' && point === -1);
  for (const { scenario, file, settings } of manifest.sources) {
    const stored = plain.find((setting) => setting.scenario === scenario);
    const { results, problems } = checkFiles([file], settings);
    const now = results.find((result) => result.scenario?.name === scenario)?.scenario;
    if (!now) {
      lines.push(`${file}: ${problems.length > 0 ? 'cannot be read as it was' : 'is another scenario now'}`);
      continue;
    }
    if (!stored) continue;
    for (const [path, value] of changesBetween({ ...stored.input }, { ...now.input })) {
      const name = path.join('.');
      if (name === 'world.directory') continue;
      lines.push(
        name === 'world.hash'
          ? `${scenario}: the data of the world have changed`
          : `${scenario}: ${name} is ${JSON.stringify(value)} now`,
      );
    }
  }
  return lines;
}

function wholeNumber(option: string, text: string | undefined, problems: Problem[]): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  problems.push({ where: { path: option }, found: `'${text}'`, expected: 'a whole number from 1' });
  return undefined;
}
