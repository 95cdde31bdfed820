// The tables that a comparison leaves: effects.csv (every contrast and outcome at the end),
// effects-over-time.parquet (every tick), attribution.csv and interactions.csv (Shapley designs), and
// iamc.csv on request. Columns are named for what they are.

import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnAttribution } from '../analysis/attribution.ts';
import type { Batch } from '../analysis/batch.ts';
import { contrastMeanings } from '../analysis/contrasts.ts';
import type { EffectPath, EndEffect } from '../analysis/effects.ts';
import { iamcTable } from '../analysis/iamc.ts';
import type { ArmPlan } from '../experiment/arms.ts';
import { csvText } from '../results/csv-text.ts';
import { writeDurably } from '../results/node/durable-file.ts';

export interface ComparisonTables {
  readonly effects: readonly EndEffect[];
  readonly paths: readonly EffectPath[];
  readonly shares: readonly ColumnAttribution[];
  readonly iamc: boolean;
}

/** The headings of effects.csv. Intervals are of the mean paired difference. */
export const effectColumns = [
  'scenario',
  'contrast',
  'meaning',
  'policy',
  'outcome',
  'group',
  'date',
  'pairs',
  'armMean',
  'baselineMean',
  'effect',
  'ciStudentLow',
  'ciStudentHigh',
  'ciBootstrapLow',
  'ciBootstrapHigh',
  'level',
  'effectSizePaired',
  'effectSizeSpread',
  'sameSignShare',
  'pValue',
  'pValueAdjusted',
  'adjustment',
  'firstTick',
  'firstDate',
  'medianFirstTick',
  'varianceRatio',
  'correlation',
] as const;

/** Writes the tables into a folder of results; gives their paths. */
export function writeComparison(
  directory: string,
  batch: Batch,
  arms: ArmPlan,
  tables: ComparisonTables,
): string[] {
  const written: string[] = [];
  const write = (name: string, content: string | Uint8Array): void => {
    writeDurably(join(directory, name), content);
    written.push(join(directory, name));
  };
  write('effects.csv', csvText(effectColumns, tables.effects.map(effectRow)));
  write('effects-over-time.parquet', overTime(tables.paths));
  if (tables.shares.length > 0) {
    write('attribution.csv', csvText(shareColumns, tables.shares.flatMap(shareRows)));
    const pairs = tables.shares.flatMap(pairRows);
    if (pairs.length > 0) write('interactions.csv', csvText(pairColumns, pairs));
  }
  if (tables.iamc) write('iamc.csv', iamcText(batch));
  writeToggles(write, arms);
  return written;
}

function writeToggles(write: (name: string, content: string) => void, { toggles }: ArmPlan): void {
  const rows = toggles.flatMap(({ name, policies }) =>
    policies.map((policy) => ({ toggle: name, switches: policy })),
  );
  write('toggles.csv', csvText(['toggle', 'switches'] as const, rows));
}

function effectRow(effect: EndEffect) {
  const { kind, student, bootstrap, adjustedP, family, ...rest } = effect;
  return {
    ...rest,
    contrast: kind,
    meaning: contrastMeanings[kind],
    ciStudentLow: student.low,
    ciStudentHigh: student.high,
    ciBootstrapLow: bootstrap.low,
    ciBootstrapHigh: bootstrap.high,
    level: student.level,
    pValueAdjusted: adjustedP,
    adjustment: family,
  };
}

const shareColumns = [
  'scenario',
  'outcome',
  'group',
  'toggle',
  'shapley',
  'share',
  'ciStudentLow',
  'ciStudentHigh',
  'ciBootstrapLow',
  'ciBootstrapHigh',
  'level',
  'meanWithNone',
  'meanWithAll',
  'totalEffect',
  'replicates',
  'method',
] as const;

function shareRows({
  scenario,
  outcome,
  group,
  parts,
  baseline,
  full,
  replicates,
  method,
}: ColumnAttribution) {
  return parts.map(({ toggle, value, share, student, bootstrap }) => ({
    scenario,
    outcome,
    group,
    toggle,
    shapley: value,
    share,
    ciStudentLow: student.low,
    ciStudentHigh: student.high,
    ciBootstrapLow: bootstrap.low,
    ciBootstrapHigh: bootstrap.high,
    level: student.level,
    meanWithNone: baseline,
    meanWithAll: full,
    totalEffect: full - baseline,
    replicates,
    method,
  }));
}

const pairColumns = [
  'scenario',
  'outcome',
  'group',
  'toggle1',
  'toggle2',
  'interaction',
  'ciStudentLow',
  'ciStudentHigh',
  'level',
] as const;

function pairRows({ scenario, outcome, group, interactions }: ColumnAttribution) {
  return interactions.map(({ toggles, value, student }) => ({
    scenario,
    outcome,
    group,
    toggle1: toggles[0],
    toggle2: toggles[1],
    interaction: value,
    ciStudentLow: student.low,
    ciStudentHigh: student.high,
    level: student.level,
  }));
}

function overTime(paths: readonly EffectPath[]): Uint8Array {
  const rows = paths.reduce((sum, path) => sum + path.dates.length, 0);
  const text = (pick: (path: EffectPath, tick: number) => string): string[] =>
    paths.flatMap((path) => path.dates.map((_, tick) => pick(path, tick)));
  const numbers = (pick: (path: EffectPath) => ArrayLike<number>): Float64Array => {
    const values = new Float64Array(rows);
    let at = 0;
    for (const path of paths) {
      values.set(pick(path), at);
      at += path.dates.length;
    }
    return values;
  };
  const ticks = Int32Array.from(paths.flatMap((path) => path.dates.map((_, tick) => tick)));
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'contrast', data: text((path) => path.kind), type: 'STRING' },
      { name: 'policy', data: text((path) => path.policy), type: 'STRING' },
      { name: 'outcome', data: text((path) => path.outcome), type: 'STRING' },
      { name: 'group', data: text((path) => path.group), type: 'STRING' },
      { name: 'tick', data: ticks, type: 'INT32' },
      { name: 'date', data: text((path, tick) => path.dates[tick]), type: 'STRING' },
      {
        name: 'pairs',
        data: Int32Array.from(paths.flatMap((path) => path.dates.map(() => path.pairs))),
        type: 'INT32',
      },
      { name: 'effect', data: numbers((path) => path.effect), type: 'DOUBLE' },
      { name: 'ciStudentLow', data: numbers((path) => path.low), type: 'DOUBLE' },
      { name: 'ciStudentHigh', data: numbers((path) => path.high), type: 'DOUBLE' },
    ],
  });
  return new Uint8Array(buffer);
}

/** A batch in the IAMC layout; jurisdictions are regions. */
export function iamcText(batch: Batch): string {
  const codes = new Set(batch.columns.map(({ group }) => group).filter((group) => /^[A-Z]{3}$/.test(group)));
  const { years, rows } = iamcTable(batch, codes);
  const columns = ['Model', 'Scenario', 'Region', 'Variable', 'Unit', ...years.map(String)];
  return csvText(
    columns,
    rows.map(({ model, scenario, region, variable, unit, values }) => ({
      Model: model,
      Scenario: scenario,
      Region: region,
      Variable: variable,
      Unit: unit,
      ...Object.fromEntries(years.map((year, at) => [String(year), values[at]])),
    })) as Record<string, string | number>[],
  );
}
