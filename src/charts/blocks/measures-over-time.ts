/**
 * Several outcomes under each other, one line a case: for measures that belong together and have units of
 * their own. Outcomes that were not recorded are left out.
 */
import type { Figure, FigureOptions } from '../chart.ts';
import type { ChartData, ColumnQuery } from '../chart-inputs.ts';
import { footOf } from './figure.ts';
import { caseLines, lineFigure, readingOfCases } from './line-panels.ts';
import { recordedCases } from './recorded-cases.ts';
import { changeInWords, listInWords, unitOf } from './words.ts';

export interface MeasureRow extends ColumnQuery {
  /** Caption of the panel and subject of the sentence. */
  readonly name: string;
  readonly reach?: readonly number[];
}

/** The rows that the data have. */
export function recordedRows<Row extends ColumnQuery>(data: ChartData, rows: readonly Row[]): Row[] {
  return rows.filter(({ outcome, group }) => data.groups(outcome).includes(group));
}

/** A figure with one panel a measure, under each other. */
export function measuresOverTime(
  data: ChartData,
  rows: readonly MeasureRow[],
  title: string,
  options: FigureOptions,
): Figure {
  const { cases } = options;
  const panels = recordedRows(data, rows).map((row) => {
    const unit = unitOf(data, row.outcome);
    const lines = caseLines(data, cases, row);
    // What a unit adds behind a comma (start prices) stands in the foot, where there is room.
    const [short] = unit.split(',');
    const caption = /^(share|index|$)/.test(unit) ? row.name : `${row.name} (${short})`;
    return { row, unit, lines, caption, measure: { title: [], unit, reach: row.reach } };
  });
  const sentences = panels.map(({ row, unit }) => {
    const changes = recordedCases(data, cases, row.outcome).map(
      (of) => `${of.label} ${changeInWords(data.band(of, row), unit)}`,
    );
    return `${row.name}: ${listInWords(changes)}.`;
  });
  const bands = panels.flatMap(({ row }) => cases.flatMap((of) => data.band(of, row) ?? []));
  return lineFigure(
    {
      rows: panels.map((panel) => [panel]),
      panelEm: panels.length > 2 ? 7 : 10,
      title,
      foot: footOf(
        data,
        readingOfCases(cases, bands),
        panels.map(({ unit }) => unit),
      ),
      alt: sentences.join(' '),
    },
    options,
  );
}
