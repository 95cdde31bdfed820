// Custom outcomes: expressions over recorded outcomes, worked out from what the run recorded. One that
// reads only series is a series itself; one that reads an outcome of the end is an outcome of the end,
// and takes the series at the last tick.

import type { CustomOutcome } from '../experiment/run-job.ts';
import type { RunSeries, SeriesColumn } from '../results/run-record.ts';
import { compileExpression, type OutcomeReference, parseExpression } from '../scenario/expression.ts';

/** Thrown when an expression does not fit what the run recorded; `stage` names the custom outcome. */
export class CustomOutcomeError extends Error {
  readonly stage: string;

  constructor(name: string, message: string) {
    super(message);
    this.stage = `custom outcome ${name}`;
  }
}

/** The series with a column (group `all`) for each custom outcome behind its own. */
export function withCustomOutcomes(series: RunSeries, custom: readonly CustomOutcome[]): RunSeries {
  if (custom.length === 0) return series;
  const everySeries: ((tick: Float64Array, offset: number) => number)[] = [];
  const atEnd: ((last: Float64Array, offset: number) => number)[] = [];
  const seriesColumns: SeriesColumn[] = [...series.columns];
  const endColumns: SeriesColumn[] = [...series.endColumns];
  const outcomes = [...new Set([...series.columns, ...series.endColumns].map(({ outcome }) => outcome))];
  for (const { name, expression: text } of custom) {
    const { expression, problems } = parseExpression(text, { outcomes });
    if (!expression) {
      const [problem] = problems;
      throw new CustomOutcomeError(name, `${problem?.found}; expected ${problem?.expected}`);
    }
    const column = { outcome: name, group: 'all' };
    if (expression.references.every((reference) => indexOf(series.columns, reference) >= 0)) {
      seriesColumns.push(column);
      everySeries.push(compileExpression(expression.tree, slotsIn(series.columns, name)));
    } else {
      endColumns.push(column);
      atEnd.push(
        compileExpression(expression.tree, slotsIn([...series.columns, ...series.endColumns], name)),
      );
    }
  }

  const width = series.columns.length;
  const newWidth = seriesColumns.length;
  const values = new Float64Array(newWidth * series.ticks);
  for (let tick = 0; tick < series.ticks; tick++) {
    values.set(series.values.subarray(tick * width, (tick + 1) * width), tick * newWidth);
    for (const [index, compute] of everySeries.entries()) {
      values[tick * newWidth + width + index] = compute(series.values, tick * width);
    }
  }
  const last = new Float64Array(width + series.endValues.length);
  last.set(series.values.subarray((series.ticks - 1) * width));
  last.set(series.endValues, width);
  const endValues = Float64Array.from([...series.endValues, ...atEnd.map((compute) => compute(last, 0))]);
  return { ...series, columns: seriesColumns, values, endColumns, endValues };
}

function slotsIn(columns: readonly SeriesColumn[], name: string): (reference: OutcomeReference) => number {
  return (reference) => {
    const index = indexOf(columns, reference);
    if (index < 0) throw new CustomOutcomeError(name, groupMessage(columns, reference));
    return index;
  };
}

function groupMessage(columns: readonly SeriesColumn[], { outcome, group }: OutcomeReference): string {
  const groups = columns.filter((column) => column.outcome === outcome).map((column) => column.group);
  return `${outcome} has no group ${group} in this world; it has ${groups.slice(0, 12).join(', ')}`;
}

function indexOf(columns: readonly SeriesColumn[], { outcome, group }: OutcomeReference): number {
  return columns.findIndex((column) => column.outcome === outcome && column.group === group);
}
