// Makes the Batch that analysis and charts read out of a store's runs. Replicates of an arm are found
// once; their numbers are read when they are asked for.

import { type Manifest, planOf } from '../results/manifest.ts';
import type { SeriesColumn } from '../results/run-record.ts';
import type { StoredBatch, StoredBatchRun, StoredSeries } from '../results/stored-batch.ts';
import type { Batch, ReplicateSeries, ScenarioSummary, SeriesQuery } from './batch.ts';

/**
 * The batch of a store. A query without an arm means the scenario's first arm, and without a point the
 * arm's first point.
 */
export function batchOf({ name, manifest, runs }: StoredBatch): Batch {
  const armsOf = new Map<string, string[]>();
  const pointOf = new Map<string, number>();
  const replicatesOf = new Map<string, StoredBatchRun[]>();
  const columns = new Map<string, SeriesColumn>();
  const endColumns = new Map<string, SeriesColumn>();
  let lastColumns: readonly SeriesColumn[] | undefined;
  for (const run of runs) {
    const { scenario, arm, point } = run.row;
    const arms = armsOf.get(scenario) ?? [];
    if (!arms.includes(arm)) armsOf.set(scenario, [...arms, arm]);
    const armKey = `${scenario}|${arm}`;
    if (!pointOf.has(armKey)) pointOf.set(armKey, point);
    if (!run.series) continue;
    const key = `${armKey}|${point}`;
    const replicates = replicatesOf.get(key);
    if (replicates) replicates.push(run);
    else replicatesOf.set(key, [run]);
    // Runs of one part share their lists of columns, so most need no look.
    if (run.series.columns === lastColumns) continue;
    lastColumns = run.series.columns;
    for (const column of lastColumns) columns.set(`${column.outcome}|${column.group}`, column);
    for (const column of run.series.endColumns) endColumns.set(`${column.outcome}|${column.group}`, column);
  }

  const policiesOf = policiesByScenario(manifest);
  const find = ({ scenario, arm, point }: SeriesQuery): readonly StoredBatchRun[] => {
    const chosenArm = arm ?? armsOf.get(scenario)?.[0];
    const armKey = `${scenario}|${chosenArm}`;
    return replicatesOf.get(`${armKey}|${point ?? pointOf.get(armKey)}`) ?? [];
  };

  return {
    name,
    scenarios: manifest.scenarios.map(
      (scenario): ScenarioSummary => ({
        ...scenario,
        arms: armsOf.get(scenario.name) ?? [],
        policies: [...(policiesOf.get(scenario.name)?.values() ?? [])],
      }),
    ),
    runs: runs.map(({ row }) => row),
    dictionary: manifest.dictionary,
    seed: seedsInWords(manifest),
    modelVersion: manifest.modelVersion,
    columns: [...columns.values()],
    endColumns: [...endColumns.values()],
    networks: runs.flatMap(({ row: { scenario, arm, point, replicate }, networks }) =>
      networks ? [{ scenario, arm, point, replicate, networks }] : [],
    ),
    series(query): ReplicateSeries | undefined {
      const found = find(query).flatMap((run) => {
        const values = run.series && seriesOf(run.series, query);
        return values ? [{ replicate: run.row.replicate, values, dates: run.series?.dates ?? [] }] : [];
      });
      const [first] = found;
      if (!first) return undefined;
      return {
        dates: first.dates,
        replicates: found.map(({ replicate }) => replicate),
        values: found.map(({ values }) => values),
      };
    },
    endValues(query) {
      const found = find(query).flatMap(({ row, series }) => {
        const index = series ? indexOf(series.endColumns, query) : -1;
        return series && index >= 0 ? [{ replicate: row.replicate, value: series.endValues[index] }] : [];
      });
      if (found.length === 0) return undefined;
      return {
        replicates: found.map(({ replicate }) => replicate),
        values: Float64Array.from(found, ({ value }) => value),
      };
    },
  };
}

/** The seed of the runs; scenarios side by side may have seeds of their own. */
function seedsInWords(manifest: Manifest): string {
  const seeds = [...new Set(planOf(manifest).settings.map(({ input }) => input.seed))];
  return seeds.length <= 3
    ? seeds.join(', ')
    : `${seeds.slice(0, 2).join(', ')} and ${seeds.length - 2} others`;
}

type PolicySummary = ScenarioSummary['policies'][number];

/** Every policy that is in force in some arm of a scenario, by scenario and id. */
function policiesByScenario(manifest: Manifest): Map<string, Map<string, PolicySummary>> {
  const found = new Map<string, Map<string, PolicySummary>>();
  for (const { scenario, arm, input } of planOf(manifest).settings) {
    const policies = found.get(scenario) ?? new Map<string, PolicySummary>();
    for (const { id, kind, from, until } of input.policies) {
      const arms = policies.get(id)?.arms ?? [];
      policies.set(id, { id, kind, from, until, arms: arms.includes(arm) ? arms : [...arms, arm] });
    }
    found.set(scenario, policies);
  }
  return found;
}

function seriesOf(series: StoredSeries, query: SeriesQuery): Float64Array | undefined {
  const index = indexOf(series.columns, query);
  return index < 0 ? undefined : series.column(index);
}

function indexOf(columns: readonly SeriesColumn[], { outcome, group }: SeriesQuery): number {
  return columns.findIndex((column) => column.outcome === outcome && column.group === group);
}
