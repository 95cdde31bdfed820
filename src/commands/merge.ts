// `stratasim merge <outs...> --out DIR`: joins the folders of shards into one batch, with the same files
// as if it had run in one place.
// Exit codes: 0 done, 1 some runs failed or are missing, 2 folders that do not belong together.

import { dirname } from 'node:path';
import { countRuns } from '../experiment/plan-runs.ts';
import type { Problem } from '../parameters/problem.ts';
import { compareRuns } from '../results/compare-runs.ts';
import { type Manifest, plannedRunsOf, planOf } from '../results/manifest.ts';
import { writeManifest } from '../results/node/manifest-file.ts';
import { openResults, type StoredResults } from '../results/node/open-results.ts';
import type { PlanLine } from '../results/store.ts';
import { tellProblems } from './checked-scenarios.ts';
import { closeBatch, closingLines, openStore, type PerformedBatch } from './perform-batch.ts';
import { drawCharts } from './run.ts';

export interface MergeOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

const shardName = /-shard-\d+-of-\d+$/;

/** Merges folders of results of one plan. Sets the exit code. */
export async function merge(folders: readonly string[], options: MergeOptions): Promise<void> {
  const start = performance.now();
  const opened = folders.map((folder) => ({ folder, results: openResults(folder) }));
  const sources = opened.flatMap(({ folder, results }) =>
    'manifest' in results ? [{ folder, ...results }] : [],
  );
  const directory = options.out ?? commonName(folders);
  const problems = [
    ...opened.flatMap(({ results }) => ('manifest' in results ? [] : results)),
    ...strangers(sources),
    ...(directory === undefined
      ? [{ where: { path: '--out' }, found: 'no folder', expected: '--out DIR for the merged batch' }]
      : []),
    ...(directory !== undefined && folders.includes(directory)
      ? [
          {
            where: { path: '--out' },
            found: `'${directory}', which is to be merged`,
            expected: 'another folder',
          },
        ]
      : []),
  ];
  const [first] = sources;
  if (problems.length > 0 || !first || directory === undefined) return tellProblems(problems);
  const contradictions = await findContradictions(sources);
  if (contradictions.length > 0) return tellProblems(contradictions);

  const store = openStore(directory, options.force ?? false);
  if (!('append' in store)) return tellProblems(store);
  let performed: PerformedBatch;
  try {
    const { shard: _, ...shared } = first.manifest;
    const planned = countRuns(planOf(first.manifest));
    const manifest: Manifest = {
      ...shared,
      status: 'running',
      counts: { planned, done: 0, failed: 0, missing: planned },
    };
    writeManifest(directory, manifest);
    for (const source of sources) {
      for (const run of plannedRunsOf(source.manifest)) {
        const stored = store.isFinished(run) ? undefined : await source.read(run);
        // A copy, because what is read is a window of the whole part, which would stay in memory.
        if (stored) await store.adopt({ ...stored, values: stored.values.slice() });
      }
    }
    const counts = await store.layOut(() => linesOf(first.manifest));
    const closed = await closeBatch(directory, manifest, counts);
    if (!('batch' in closed)) return tellProblems(closed);
    performed = {
      ...closed,
      counts,
      stopped: counts.missing > 0,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await store.close();
  }
  if (!performed.stopped) {
    const ticksPerYear = first.manifest.firstSetting?.input.ticksPerYear ?? 12;
    const { asked = { charts: [], titles: {} } } = first.manifest;
    await drawCharts(performed.batch, asked, ticksPerYear, directory);
  }
  if (!options.quiet) process.stdout.write(`${closingLines(performed, directory).join('\n')}\n`);
  if (performed.stopped || performed.counts.failed > 0) process.exitCode = 1;
}

type Source = StoredResults & { readonly folder: string };

/** `out/headline` for folders such as `out/headline-shard-1-of-4`; undefined where they have no such name. */
function commonName(folders: readonly string[]): string | undefined {
  const names = new Set(
    folders
      .map((folder) => folder.replace(/\/+$/, ''))
      .map((folder) => (shardName.test(folder) ? folder.replace(shardName, '') : '')),
  );
  const [name] = names;
  return names.size === 1 && name && dirname(name) !== name ? name : undefined;
}

/** Folders whose plan is not that of the first one. */
function strangers(sources: readonly Source[]): Problem[] {
  const [first] = sources;
  if (!first) return [];
  const planText = ({ modelVersion, settings }: Manifest) =>
    JSON.stringify([
      modelVersion,
      settings.map(({ settingHash, recordId, changes }) => [settingHash, recordId, changes]),
    ]);
  return sources
    .filter(({ manifest }) => planText(manifest) !== planText(first.manifest))
    .map(({ folder, manifest }) => ({
      where: { file: folder },
      found:
        manifest.modelVersion === first.manifest.modelVersion
          ? 'results of another plan'
          : `results of model version ${manifest.modelVersion}`,
      expected: `shards of one plan, that of ${first.folder} (same scenarios, replicates, seed and outcomes)`,
    }));
}

/** Runs that two folders hold with different numbers: one of them is wrong, and nobody can say which. */
async function findContradictions(sources: readonly Source[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  const [first] = sources;
  for (const run of first ? plannedRunsOf(first.manifest) : []) {
    const holders = sources.filter((source) => source.isFinished(run));
    const [one, ...others] = holders;
    if (!one || others.length === 0) continue;
    const stored = await one.read(run);
    for (const other of others) {
      const again = await other.read(run);
      if (!stored || !again || compareRuns(stored, again).outcome === 'identical') continue;
      problems.push({
        where: { file: other.folder },
        found: `run ${run.runId} with other numbers than in ${one.folder}`,
        expected: 'the same numbers in both',
        hint: `stored with Node ${other.manifest.node} here and ${one.manifest.node} there`,
      });
    }
  }
  return problems;
}

function* linesOf(manifest: Manifest): Generator<PlanLine> {
  for (const { setting, replicate, runId, recordId } of plannedRunsOf(manifest)) {
    yield { scenario: setting.scenario, arm: setting.arm, point: setting.point, replicate, runId, recordId };
  }
}
