/**
 * Chart data from a batch of runs: which cases there are, and the replicates of a column as a band.
 */
import type { Batch, ReplicateSeries } from '../analysis/batch.ts';
import { differenceOf } from '../analysis/effect-course.ts';
import { quantileOf } from '../analysis/interval.ts';
import { columnKey } from './blocks/column-key.ts';
import { yearsOf } from './blocks/years.ts';
import type { Band, Case, ChartData, ColumnQuery, Findings, SupplyNetwork } from './chart-inputs.ts';

export { yearsOf };

/** Ends of the band: a tenth of the replicates lies below, a tenth above. */
const bandEnds = [0.1, 0.9] as const;

/** Chart data of a batch. Bands are made when they are asked for, and kept. */
export function batchData(batch: Batch, findings: Findings = {}): ChartData {
  const cases = casesOf(batch);
  const bands = new Map<string, Band | undefined>();
  const groupsOf = new Map<string, string[]>();
  for (const { outcome, group } of batch.columns)
    groupsOf.set(outcome, [...(groupsOf.get(outcome) ?? []), group]);
  return {
    name: batch.name,
    seed: batch.seed,
    modelVersion: batch.modelVersion,
    cases,
    scenarios: batch.scenarios,
    dictionary: batch.dictionary,
    findings: { networks: networksOf(batch, cases), ...findings },
    groups: (outcome) => groupsOf.get(outcome) ?? [],
    band(of, query) {
      const key = `${of.key}|${columnKey(query)}`;
      if (!bands.has(key)) bands.set(key, bandOf(replicatesOf(batch, of, query)));
      return bands.get(key);
    },
    atEnd(of, query) {
      const series = replicatesOf(batch, of, query);
      if (!series || series.values.length === 0) return undefined;
      return {
        replicates: [...series.replicates],
        values: series.values.map((values) => values.at(-1) ?? Number.NaN),
      };
    },
  };
}

/** The supply networks that runs of the cases left, in the order of the cases. */
function networksOf({ networks = [] }: Batch, cases: readonly Case[]): SupplyNetwork[] {
  return cases.flatMap(({ key, label }) => {
    const own = networks.find(({ scenario, arm, point }) => `${scenario}|${arm}|${point}` === key);
    return (own?.networks ?? []).map((network) => ({
      case: label,
      replicate: own?.replicate ?? 1,
      ...network,
    }));
  });
}

/** The cases of a batch: arms in the order of the runs; some points of a sweep where there is nothing else. */
export function casesOf(batch: Batch): Case[] {
  const found = new Map<string, Case>();
  const manyArms = batch.scenarios.some(({ arms }) => arms.length > 1);
  const manyScenarios = batch.scenarios.length > 1;
  const order = new Map(batch.scenarios.map(({ name }, index) => [name, index]));
  const armsOf = new Map(batch.scenarios.map(({ name, arms }) => [name, arms]));
  for (const { scenario, arm, point, status } of batch.runs) {
    const key = `${scenario}|${arm}|${point}`;
    if (status !== 'done' || found.has(key)) continue;
    const name = manyArms ? (manyScenarios ? `${scenario}: ${armInWords(arm)}` : armInWords(arm)) : scenario;
    found.set(key, { key, label: point < 0 ? name : `${name} #${point}`, scenario, arm, point });
  }
  const cases = [...found.values()].sort(
    (a, b) =>
      a.point - b.point ||
      (order.get(a.scenario) ?? 0) - (order.get(b.scenario) ?? 0) ||
      (armsOf.get(a.scenario)?.indexOf(a.arm) ?? 0) - (armsOf.get(b.scenario)?.indexOf(b.arm) ?? 0),
  );
  const plain = cases.filter(({ point }) => point < 0);
  return plain.length > 0 ? plain : spreadOver(cases);
}

/** The case that others are held against: the first one without a policy in force, else the first. */
export function referenceCase({
  cases,
  scenarios,
}: Pick<ChartData, 'cases' | 'scenarios'>): Case | undefined {
  const hasNoPolicy = ({ scenario, arm }: Case) =>
    arm === 'none' || scenarios.find(({ name }) => name === scenario)?.policies.length === 0;
  return cases.find(hasNoPolicy) ?? cases[0];
}

/** Points of a sweep, evenly picked where there are very many. */
function spreadOver(cases: readonly Case[]): Case[] {
  if (cases.length <= mostCases) return [...cases];
  const step = (cases.length - 1) / (mostCases - 1);
  return Array.from({ length: mostCases }, (_, at) => cases[Math.round(at * step)]);
}

/** Arms for readers: no toggle on is the baseline. */
function armInWords(arm: string): string {
  return arm === 'none' ? 'baseline' : arm === 'all' ? 'all together' : arm;
}

/** Cases in one chart: more than these no one tells apart. */
const mostCases = 12;

/**
 * The cases to show where nobody chooses: all, or of a comparison with very many arms those without a policy,
 * with one and with all.
 */
export function usualCases(cases: readonly Case[]): readonly Case[] {
  if (cases.length <= mostCases) return cases;
  const simple = cases.filter(({ arm }) => !arm.includes('+'));
  return (simple.length > 1 ? simple : cases).slice(0, mostCases);
}

function replicatesOf(batch: Batch, of: Case, query: ColumnQuery): ReplicateSeries | undefined {
  const where = { scenario: of.scenario, arm: of.arm, point: of.point, outcome: query.outcome };
  const series = batch.series({ ...where, group: query.group });
  if (query.minus === undefined || !series) return series;
  const other = batch.series({ ...where, group: query.minus });
  return other && differenceOf(series, other);
}

function bandOf(series: ReplicateSeries | undefined): Band | undefined {
  if (!series || series.values.length === 0) return undefined;
  const ticks = series.dates.length;
  const [low, middle, high] = [new Array<number>(ticks), new Array<number>(ticks), new Array<number>(ticks)];
  const row = new Float64Array(series.values.length);
  for (let tick = 0; tick < ticks; tick++) {
    let count = 0;
    for (const values of series.values) if (Number.isFinite(values[tick])) row[count++] = values[tick];
    const sorted = row.subarray(0, count).sort();
    low[tick] = quantileOf(sorted, bandEnds[0]);
    middle[tick] = quantileOf(sorted, 0.5);
    high[tick] = quantileOf(sorted, bandEnds[1]);
  }
  return { n: series.values.length, dates: series.dates, years: yearsOf(series.dates), low, middle, high };
}
