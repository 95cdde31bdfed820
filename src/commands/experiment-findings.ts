// Turns analyses into the findings that charts and the report read, and keeps them in findings.json, so
// that `chart` and `report` show them again without running anything.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean, median } from 'd3-array';
import type { ColumnAttribution } from '../analysis/attribution.ts';
import type { Batch, ReplicateSeries } from '../analysis/batch.ts';
import { effectCourse, startsOf } from '../analysis/effect-course.ts';
import type { EffectPath, EndEffect } from '../analysis/effects.ts';
import { fitRegime } from '../analysis/gap-regime.ts';
import { standardLevel } from '../analysis/interval.ts';
import { lineThrough } from '../analysis/least-squares.ts';
import { casesOf, referenceCase, yearsOf } from '../charts/batch-data.ts';
import type { Case, Findings, PolicyEffect, RegimeFit, ShapleyAttribution } from '../charts/chart-inputs.ts';
import { writeDurably } from '../results/node/durable-file.ts';

const fileName = 'findings.json';

/** Writes findings.json into a folder of results; what is not a number becomes null. */
export function writeFindings(directory: string, findings: Findings): void {
  writeDurably(join(directory, fileName), `${JSON.stringify(findings)}\n`);
}

/** The findings of a folder; empty when there are none or the file is not ours. */
export function readFindings(directory: string): Findings {
  const file = join(directory, fileName);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'), (_, value) =>
      value === null ? Number.NaN : value,
    ) as Findings;
  } catch {
    return {};
  }
}

/** Effects as charts draw them: each policy alone, or all together where there is one toggle. */
export function effectFindings(
  effects: readonly EndEffect[],
  paths: readonly EffectPath[],
  unitOf: (outcome: string) => string,
): PolicyEffect[] {
  const shown = effects.some(({ kind }) => kind === 'alone') ? ['alone', 'together'] : ['together'];
  const pathOf = new Map(
    paths.map((path) => [`${path.kind}|${path.policy}|${path.outcome}|${path.group}`, path]),
  );
  return effects
    .filter(({ kind, student }) => shown.includes(kind) && !Number.isNaN(student.low))
    .map(({ kind, policy, outcome, group, effect, student, pairs }): PolicyEffect => {
      const path = pathOf.get(`${kind}|${policy}|${outcome}|${group}`);
      return {
        policy: kind === 'together' && shown.length > 1 ? 'all together' : policy,
        outcome,
        group,
        unit: unitOf(outcome),
        value: effect,
        low: student.low,
        high: student.high,
        pairs,
        level: student.level,
        ...(path && {
          path: {
            years: yearsOf(path.dates),
            value: [...path.effect],
            low: [...path.low],
            high: [...path.high],
          },
        }),
      };
    });
}

/** Attributions as charts draw them. */
export function shapleyFindings(
  attributions: readonly ColumnAttribution[],
  unitOf: (outcome: string) => string,
): ShapleyAttribution[] {
  return attributions.map(({ outcome, group, baseline, full, replicates, parts }) => ({
    outcome,
    group,
    unit: unitOf(outcome),
    baseline,
    full,
    level: standardLevel,
    pairs: replicates,
    parts: parts.map(({ toggle, value, student }) => ({
      policy: toggle,
      value,
      low: student.low,
      high: student.high,
    })),
  }));
}

/**
 * The regime of one outcome in every case of a batch, and of what every other case adds to the reference,
 * wherever it has a number at five ticks or more.
 */
export function regimeFindings(
  batch: Batch,
  ticksPerYear: number,
  outcome = 'technologyGap',
  group = 'all',
): RegimeFit[] {
  const cases = casesOf(batch);
  const seriesOf = ({ scenario, arm, point }: Case) => batch.series({ scenario, arm, point, outcome, group });
  const levels = cases.flatMap((of) => fitted(of.label, '', seriesOf(of), ticksPerYear));
  const reference = referenceCase({ cases, scenarios: batch.scenarios });
  const baseline = reference && seriesOf(reference);
  if (!baseline) return levels;
  const effects = cases.flatMap((of) => {
    const own = of === reference ? undefined : seriesOf(of);
    const course = own && effectCourse(own, baseline, startsOf(batch, of.scenario, of.arm));
    return fitted(of.label, reference.label, course, ticksPerYear);
  });
  return [...levels, ...effects];
}

function fitted(
  label: string,
  against: string,
  series: ReplicateSeries | undefined,
  ticksPerYear: number,
): RegimeFit[] {
  const finite = series?.values.every((path) => path.every(Number.isFinite));
  if (!series || !finite || series.dates.length < 5) return [];
  const found = fitRegime(series.values, ticksPerYear);
  const elapsed = series.dates.map((_, tick) => tick / ticksPerYear);
  const observed = elapsed.map((_, tick) => median(series.values, (path) => path[tick]) ?? Number.NaN);
  const average = elapsed.map((_, tick) => mean(series.values, (path) => path[tick]) ?? Number.NaN);
  const centre = mean(average) ?? Number.NaN;
  const line = lineThrough(elapsed, average);
  const { start, slope, curvature } = found.fit;
  return [
    {
      case: label,
      against,
      since: series.dates[0],
      regime: found.regime,
      years: yearsOf(series.dates),
      observed,
      constant: elapsed.map(() => centre),
      linear: elapsed.map((year) => line.intercept + line.slope * year),
      exponential: elapsed.map((year) =>
        curvature === 0 ? start + slope * year : start + (slope * Math.expm1(curvature * year)) / curvature,
      ),
      kappa: found.curvature,
      limit: found.limit,
      ratioDoublingYears: found.ratioDoublingYears,
      level: standardLevel,
    },
  ];
}
