// The tables that a sweep leaves: design.csv (points, as SALib reads them), responses.csv (mean and
// standard deviation over replicates of each point and outcome), salib-problem.json,
// ema-workbench.tar.gz, and one table for each question that was asked.

import { join } from 'node:path';
import type { ComparedColumn } from '../analysis/arm-values.ts';
import type { Batch } from '../analysis/batch.ts';
import { type PointRegime, pointRegimeColumns } from '../analysis/point-regimes.ts';
import type { Box } from '../analysis/prim.ts';
import { columnName, responseLines } from '../analysis/responses.ts';
import type { Robustness } from '../analysis/robustness.ts';
import { salibProblem } from '../analysis/salib-problem.ts';
import { csvText } from '../results/csv-text.ts';
import { writeDurably } from '../results/node/durable-file.ts';
import { emaArchive } from './ema-archive.ts';
import type { SweepOptions } from './sweep-options.ts';

/** One line of sensitivity.csv: an index of one uncertainty for one outcome. */
export interface SensitivityLine {
  readonly outcome: string;
  readonly parameter: string;
  readonly index: string;
  readonly value: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly level: number;
  readonly interval: string;
}

/** Answers of a sweep; a part is absent when it was not asked for or the design does not give it. */
export interface SweepAnswers {
  readonly sensitivity: readonly SensitivityLine[];
  readonly boxes: readonly Box[];
  readonly robustness: readonly Robustness[];
  readonly regimes: readonly PointRegime[];
  /** Share of replicates with the condition, a number a point. */
  readonly condition?: readonly number[];
}

/** Writes the tables into a folder of results; gives their paths. */
export function writeSweep(
  directory: string,
  batch: Batch,
  scenario: string,
  arms: readonly string[],
  replicates: number,
  { points, uncertain }: SweepOptions,
  answers: SweepAnswers,
): string[] {
  const written: string[] = [];
  const write = (name: string, content: string | Uint8Array): void => {
    writeDurably(join(directory, name), content);
    written.push(join(directory, name));
  };
  const { columns, lines } = responseLines(batch, scenario, arms, points.values.length, replicates);
  const names = columns.map(columnName);
  write('design.csv', designText(points, answers.condition));
  write('responses.csv', responsesText(names, lines));
  if (uncertain) write('salib-problem.json', `${JSON.stringify(salibProblem(uncertain, names), null, 2)}\n`);
  const outcomes = names.map((name, at) => ({ name, values: lines.map(({ means }) => means[at]) }));
  write('ema-workbench.tar.gz', emaArchive(points, arms, outcomes));
  if (answers.sensitivity.length > 0)
    write('sensitivity.csv', csvText(sensitivityColumns, answers.sensitivity));
  if (answers.boxes.length > 0) write('discovery.csv', csvText(boxColumns, answers.boxes.flatMap(boxRows)));
  if (answers.regimes.length > 0) write('regimes.csv', csvText(pointRegimeColumns, answers.regimes));
  if (answers.robustness.length > 0) write('robustness.csv', csvText(robustnessColumns, answers.robustness));
  return written;
}

function designText({ paths, values }: SweepOptions['points'], condition?: readonly number[]): string {
  const columns = ['point', ...paths, ...(condition ? ['conditionShare'] : [])];
  const rows = values.map((row, point) => ({
    point,
    ...Object.fromEntries(
      paths.map((path, column) => [
        path,
        typeof row[column] === 'boolean' ? String(row[column]) : row[column],
      ]),
    ),
    ...(condition ? { conditionShare: condition[point] } : {}),
  }));
  return csvText(columns, rows as Record<string, string | number>[]);
}

function responsesText(names: readonly string[], lines: ReturnType<typeof responseLines>['lines']): string {
  const columns = ['scenario', 'arm', 'point', 'n', ...names, ...names.map((name) => `${name}_sd`)];
  const rows = lines.map(({ means, deviations, ...line }) => ({
    ...line,
    ...Object.fromEntries(
      names.flatMap((name, at) => [
        [name, means[at]],
        [`${name}_sd`, deviations[at]],
      ]),
    ),
  }));
  return csvText(columns, rows as Record<string, string | number>[]);
}

const sensitivityColumns = [
  'outcome',
  'parameter',
  'index',
  'value',
  'ciLow',
  'ciHigh',
  'level',
  'interval',
] as const;

const boxColumns = ['box', 'coverage', 'density', 'mass', 'parameter', 'low', 'high', 'quasiP'] as const;

function boxRows({ coverage, density, mass, sides }: Box, box: number) {
  const whole = { box, coverage, density, mass };
  if (sides.length === 0)
    return [{ ...whole, parameter: '', low: Number.NaN, high: Number.NaN, quasiP: Number.NaN }];
  return sides.map(({ path, low, high, quasiP }) => ({ ...whole, parameter: path, low, high, quasiP }));
}

const robustnessColumns = [
  'arm',
  'mean',
  'worst',
  'meanRegret',
  'highRegret',
  'maximumRegret',
  'bestShare',
  'satisficingShare',
] as const;

/** The columns of a batch that a sweep analyses: the outcome asked for first. */
export function analysedColumns(
  all: readonly ComparedColumn[],
  first: { outcome: string; group: string },
): ComparedColumn[] {
  const isFirst = ({ outcome, group }: ComparedColumn): boolean =>
    outcome === first.outcome && group === first.group;
  return [...all.filter(isFirst), ...all.filter((column) => !isFirst(column))];
}
