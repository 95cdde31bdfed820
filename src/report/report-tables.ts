/** The tables of a report: ends of all cases, differences, effects, failed runs, and what the outcomes mean. */
import type { Batch } from '../analysis/batch.ts';
import type { EndSummary } from '../analysis/end-summary.ts';
import {
  columnInWords,
  differenceUnit,
  inWords,
  signed,
  signedInterval,
  unitOf,
} from '../charts/blocks/words.ts';
import type { ChartData, ColumnQuery } from '../charts/chart-inputs.ts';
import type { EndDifference } from './end-differences.ts';
import { numberCell, type ReportCell, type ReportTable } from './report-table.ts';

/** Rows of the large table that a page holds; summary.csv has them all. */
const mostRows = 500;

/** The headline outcomes by case: mean with interval, and the difference to the reference. */
export function headlineTable(
  data: ChartData,
  summaries: readonly EndSummary[],
  columns: readonly ColumnQuery[],
  differences: readonly EndDifference[],
): ReportTable {
  const rows = data.cases.flatMap((of) =>
    columns.flatMap((column) => {
      const line = summaries.find(
        (one) =>
          one.scenario === of.scenario &&
          one.arm === of.arm &&
          one.point === of.point &&
          one.outcome === column.outcome &&
          one.group === column.group,
      );
      if (!line) return [];
      const unit = unitOf(data, column.outcome);
      const difference = differences.find(
        (one) => one.of.key === of.key && one.outcome === column.outcome && one.group === column.group,
      );
      return [
        [
          of.label,
          columnInWords(column.outcome, column.group),
          unit,
          numberCell(line.n, String(line.n)),
          numberCell(line.mean, inWords(line.mean, unit)),
          intervalText(line.ciMeanLow, line.ciMeanHigh, unit),
          intervalText(line.spread10, line.spread90, unit),
          ...differenceCells(difference, unit),
        ],
      ];
    }),
  );
  return {
    id: 'headline',
    caption: 'Headline outcomes at the end, by case',
    columns: [
      'Case',
      'Outcome',
      'Unit',
      'Runs',
      'Mean',
      '95 % interval of the mean',
      'Middle 80 % of runs',
      'Difference to the reference (95 % interval; shares in percentage points)',
      'Adjusted p',
    ],
    rows,
  };
}

function intervalText(low: number, high: number, unit: string): string {
  return Number.isFinite(low) && Number.isFinite(high)
    ? `${inWords(low, unit)} to ${inWords(high, unit)}`
    : '–';
}

function differenceCells(found: EndDifference | undefined, unit: string): (string | ReportCell)[] {
  if (!found) return ['reference', ''];
  const { effect, student, adjustedP } = found;
  const text = Number.isFinite(student.low)
    ? signedInterval({ value: effect, low: student.low, high: student.high }, unit)
    : difference(effect, unit);
  return [
    numberCell(effect, text),
    numberCell(adjustedP, adjustedP < 0.001 ? '< 0.001' : adjustedP.toFixed(3)),
  ];
}

/** A difference with its sign, of shares in percentage points. */
function difference(value: number, unit: string): string {
  return unit === 'share' ? signed(value * 100) : signed(value, unit);
}

/** Every outcome of every case at the end, as far as a page holds them. */
export function summaryTable(
  data: ChartData,
  all: readonly EndSummary[],
): ReportTable & { readonly left: number } {
  const shown = all.length <= mostRows ? all : all.filter(({ group }) => group === 'all').slice(0, mostRows);
  const hasArms = new Set(all.map(({ arm }) => arm)).size > 1;
  const rows = shown.map((line) => summaryRow(line, unitOf(data, line.outcome), hasArms));
  return {
    id: 'summary',
    caption: `Outcomes at the end${shown.length < all.length ? ', of the world as a whole' : ''}`,
    columns: [
      'Scenario',
      ...(hasArms ? ['Arm'] : []),
      'Outcome',
      'Group',
      'Unit',
      'Runs',
      'Mean',
      'Interval low',
      'Interval high',
      'Median',
      '10 %',
      '90 %',
    ],
    rows,
    left: all.length - shown.length,
  };
}

function summaryRow(line: EndSummary, unit: string, hasArms: boolean): (string | ReportCell)[] {
  const cell = (value: number) => numberCell(value, inWords(value, unit));
  return [
    line.scenario,
    ...(hasArms ? [line.arm] : []),
    line.outcome,
    line.group,
    unit,
    numberCell(line.n, String(line.n)),
    cell(line.mean),
    cell(line.ciMeanLow),
    cell(line.ciMeanHigh),
    cell(line.median),
    cell(line.spread10),
    cell(line.spread90),
  ];
}

/** Effects of policies, where policies were compared. */
export function effectsTable({ findings: { effects = [] } }: ChartData): ReportTable | undefined {
  if (effects.length === 0) return undefined;
  return {
    id: 'effects',
    caption: 'Effects of policies at the end, arm minus baseline on the same seeds',
    columns: [
      'Policy',
      'Outcome',
      'Unit',
      'Pairs',
      'Effect',
      'Interval low',
      'Interval high',
      'Leaves 0 out',
    ],
    rows: effects.map(({ policy, outcome, group, unit, pairs, value, low, high }) => [
      policy,
      columnInWords(outcome, group),
      differenceUnit(unit),
      numberCell(pairs, String(pairs)),
      numberCell(value, difference(value, unit)),
      numberCell(low, difference(low, unit)),
      numberCell(high, difference(high, unit)),
      low > 0 || high < 0 ? 'yes' : 'no',
    ]),
  };
}

/** Runs that failed, with where and why. */
export function failedTable({ runs }: Batch): ReportTable | undefined {
  const failed = runs.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return undefined;
  return {
    id: 'failed',
    caption: 'Runs that failed',
    columns: ['Run', 'Scenario', 'Arm', 'Replicate', 'Stage', 'Message'],
    rows: failed.map(({ runId, scenario, arm, replicate, stage, message }) => [
      runId,
      scenario,
      arm,
      numberCell(replicate, String(replicate)),
      stage,
      message,
    ]),
  };
}

/** What the recorded outcomes mean and where their definitions come from. */
export function dictionaryTable({ dictionary }: Batch): ReportTable {
  return {
    id: 'dictionary',
    caption: 'Outcomes',
    columns: ['Outcome', 'Unit', 'Definition', 'Source'],
    rows: dictionary.map(({ name, unit, definition, source }) => [name, unit, definition, source]),
  };
}
