// Runs of the shipped world for validation rows: arms on the same seeds, baselines shared between rows,
// and reading of what they recorded. Rows say what differs; everything else is the default.

import { openPlace } from '../../model/kept-world.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { RunSeries } from '../../model/record.ts';
import type { ActivePolicy, RunInput, Shock } from '../../model/run-input.ts';
import { simulate } from '../../model/simulate.ts';
import type { WorldTables } from '../../model/world-tables.ts';
import { outcomes as allOutcomes } from '../../outcomes/index.ts';
import { type ModelParameterValues, modelParameters } from '../../parameters/model-parameters.ts';
import { defaultsOf, type ParameterValues } from '../../parameters/parameter.ts';
import { policyTools } from '../../policies/index.ts';
import type { ParameterChanges } from '../small-runs.ts';

/** A policy with only what differs from its defaults. */
export interface ArmPolicy {
  readonly kind: string;
  readonly from: string;
  readonly until?: string;
  readonly rampMonths?: number;
  readonly parameters?: ParameterValues;
}

/** One arm; everything that is left out is the default of the shipped world. */
export interface Arm {
  /** First month, 2019-01 where it is left out. */
  readonly from?: string;
  readonly until: string;
  readonly suppliers: number;
  readonly replicates: number;
  readonly policies?: readonly ArmPolicy[];
  readonly shocks?: readonly Shock[];
  readonly changes?: ParameterChanges;
  readonly outcomes: readonly string[];
  /** Outcomes of the row's own, measured beside the named ones. */
  readonly own?: readonly Outcome[];
}

/** Runs arms of the shipped world; equal arms are run once. */
export class ShippedRuns {
  readonly tables: WorldTables;
  /** The dated measures of 2018 to 2023, as the shipped scenario of that name tells them. */
  readonly replay: readonly ArmPolicy[];
  private readonly done = new Map<string, readonly RunSeries[]>();
  private readonly build = openPlace();

  constructor(tables: WorldTables, replay: readonly ArmPolicy[] = []) {
    this.tables = tables;
    this.replay = replay;
  }

  /** One series a replicate. Throws a ModelError. */
  run(arm: Arm): readonly RunSeries[] {
    const key = JSON.stringify({ ...arm, own: (arm.own ?? []).map(({ name }) => name) });
    const kept = this.done.get(key);
    if (kept) return kept;
    const outcomes = [...allOutcomes.filter(({ name }) => arm.outcomes.includes(name)), ...(arm.own ?? [])];
    const series = Array.from({ length: arm.replicates }, (_, replicate) =>
      simulate(inputOf(arm, replicate), this.tables, policyTools, outcomes, {
        checked: false,
        build: this.build,
      }),
    );
    this.done.set(key, series);
    return series;
  }
}

function inputOf(arm: Arm, replicate: number): RunInput {
  const parameters = Object.fromEntries(
    Object.entries(modelParameters).map(([group, specs]) => [
      group,
      { ...defaultsOf(specs), ...arm.changes?.[group as keyof ParameterChanges] },
    ]),
  ) as unknown as ModelParameterValues;
  return {
    horizon: { from: arm.from ?? '2019-01', until: arm.until },
    ticksPerYear: 12,
    world: { kind: 'tables', hash: '', directory: '', suppliers: arm.suppliers },
    policies: (arm.policies ?? []).map(policyOf),
    shocks: arm.shocks ?? [],
    parameters,
    seed: 'validation',
    replicate,
  };
}

function policyOf(policy: ArmPolicy, index: number): ActivePolicy {
  const tool = policyTools.find(({ kind }) => kind === policy.kind);
  if (!tool) throw new Error(`no policy tool is called ${policy.kind}`);
  return {
    id: `${index}-${policy.kind}`,
    kind: policy.kind,
    from: policy.from,
    until: policy.until ?? '',
    rampMonths: policy.rampMonths ?? 0,
    parameters: { ...defaultsOf(tool.parameters), ...policy.parameters },
  };
}

/** The course of an outcome's group, one value a tick. Throws when it was not recorded. */
export function courseOf(series: RunSeries, outcome: string, group: string): Float64Array {
  const at = series.columns.findIndex((column) => column.outcome === outcome && column.group === group);
  if (at < 0) throw new Error(`${outcome}.${group} was not recorded`);
  return Float64Array.from(
    { length: series.ticks },
    (_, tick) => series.values[tick * series.columns.length + at],
  );
}

/** Mean of a course from one month to another, both included. */
export function meanBetween(
  series: RunSeries,
  course: ArrayLike<number>,
  from: string,
  until: string,
): number {
  let sum = 0;
  let count = 0;
  for (let tick = 0; tick < series.ticks; tick++) {
    if (series.dates[tick] < from || series.dates[tick] > until) continue;
    sum += course[tick];
    count++;
  }
  return sum / count;
}

/** Mean of an outcome's group over the months from..until. */
export function meanOf(
  series: RunSeries,
  outcome: string,
  group: string,
  from: string,
  until: string,
): number {
  return meanBetween(series, courseOf(series, outcome, group), from, until);
}

/** One number a replicate from two arms on the same seeds. */
export function paired(
  arm: readonly RunSeries[],
  baseline: readonly RunSeries[],
  measure: (arm: RunSeries, baseline: RunSeries) => number,
): number[] {
  return arm.map((series, replicate) => measure(series, baseline[replicate]));
}
