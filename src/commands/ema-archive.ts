// A sweep as EMA Workbench keeps its results: a tar.gz with experiments.csv (uncertainties, scenario,
// policy, model), one CSV without a heading for each outcome, and metadata.json. It is read by
// ema_workbench.load_results. (What we call a design point is a scenario there.)

import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import type { DesignPoints } from '../experiment/plan-points.ts';
import { csvText } from '../results/csv-text.ts';

/** Values of one outcome, one a row of experiments. */
export interface EmaOutcome {
  readonly name: string;
  readonly values: readonly number[];
}

/** The archive of a sweep; experiments stand by arm and then by point, and so do the outcomes' values. */
export function emaArchive(
  { paths, values }: DesignPoints,
  arms: readonly string[],
  outcomes: readonly EmaOutcome[],
): Uint8Array {
  const columns = [...paths, 'scenario', 'policy', 'model'];
  const rows = arms.flatMap((arm) =>
    values.map((row, point) => ({
      ...Object.fromEntries(paths.map((path, column) => [path, plain(row[column])])),
      scenario: point,
      policy: arm,
      model: 'stratasim',
    })),
  );
  const types = paths.map((path, column) => [path, typeOf(values.map((row) => row[column]))]);
  const metadata = {
    version: 0.1,
    outcomes: outcomes.map(({ name }) => ['ScalarOutcome', name, `${name}.csv`]),
    experiments: Object.fromEntries([
      ...types,
      ['scenario', 'int64'],
      ['policy', 'object'],
      ['model', 'object'],
    ]),
  };
  const files = [
    { name: 'experiments.csv', data: csvText(columns, rows as Record<string, string | number>[]) },
    ...outcomes.map((outcome) => ({
      name: `${outcome.name}.csv`,
      data: `${outcome.values.map(number).join('\n')}\n`,
    })),
    { name: 'metadata.json', data: JSON.stringify(metadata) },
  ];
  // A fixed time, so that equal sweeps give equal archives.
  return gzipSync(createTar(files, { attrs: { mtime: 0, mode: '644' } }));
}

function typeOf(values: readonly unknown[]): 'float64' | 'bool' | 'object' {
  if (values.every((value) => typeof value === 'number')) return 'float64';
  return values.every((value) => typeof value === 'boolean') ? 'bool' : 'object';
}

function plain(value: number | string | boolean): number | string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : value;
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : 'nan';
}
