/**
 * Lines over years in a grid of panels: the shape of most charts here. Panels of one measure share their
 * limits, so that slopes can be compared; lines are named at their right ends, or in a key above the panels
 * where the names would take too much of the width.
 */
import type { ChartDataset } from 'chart.js';
import type { Figure, FigureOptions } from '../chart.ts';
import type { Case, ChartData, ColumnQuery } from '../chart-inputs.ts';
import { figure } from './figure.ts';
import { type FigureSize, textWidthPx } from './figure-size.ts';
import { endLabel, type LineStyle, type Path, pathDatasets, yearMarks } from './lines.ts';
import type { Note } from './notes.ts';
import { sequenceColour, sequenceDash } from './palette.ts';
import {
  type AxisOptions,
  caption,
  columnAxis,
  limitsOf,
  panelAxes,
  rowAxis,
  valueAxis,
  yearAxis,
} from './panels.ts';
import { numberFormat, replicatesInWords } from './words.ts';

/** What a panel's upright axis shows. Panels with the same measure have the same limits. */
export interface Measure {
  /** Lines of the axis title. */
  readonly title: readonly string[];
  readonly unit: string;
  /** Values that the axis must reach, such as 0. */
  readonly reach?: readonly number[];
}

export interface PanelLine extends Pick<LineStyle, 'label' | 'colour' | 'dash' | 'widthPx'> {
  readonly path: Path;
}

export interface LinePanel {
  readonly caption?: string;
  readonly measure: Measure;
  readonly lines: readonly PanelLine[];
  /** Years to be marked by an upright line. */
  readonly marks?: readonly number[];
}

export interface LineFigure {
  /** Panels row by row; rows may be shorter than the first. */
  readonly rows: readonly (readonly LinePanel[])[];
  /** Height of a panel as a multiple of the size of letters. */
  readonly panelEm?: number;
  readonly title: string;
  readonly foot: string;
  readonly alt: string;
}

/** Share of the width that names at line ends may take. */
const labelShare = 0.17;
const gapEm = 2.4;

/** A figure of lines over years. */
export function lineFigure(parts: LineFigure, options: FigureOptions): Figure {
  const { size } = options;
  const { rows, panelEm = 9.6 } = parts;
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const panels = rows.flat();
  const labels = [
    ...new Map(panels.flatMap(({ lines }) => lines.map((line) => [line.label, line]))).values(),
  ];
  const longestPx = Math.max(0, ...labels.map(({ label }) => textWidthPx(label, size.fontPx)));
  const isCrowded = longestPx > labelShare * size.widthPx || labels.length > panelEm / 1.2;
  const hasKey = labels.length > 1 && isCrowded;
  const key = hasKey ? keyNotes(labels, size) : { notes: [], lines: 0 };
  const datasets: ChartDataset[] = [];
  const notes: Note[] = [...key.notes];
  const annotations = {};
  for (const [row, shown] of rows.entries()) {
    for (const [column, panel] of shown.entries()) {
      const place = { xAxis: columnAxis(column), yAxis: rowAxis(row) };
      if (panel.caption) notes.push(caption(panel.caption, column, row));
      Object.assign(annotations, yearMarks(panel.marks ?? [], place.xAxis, place.yAxis));
      for (const { path, ...line } of panel.lines) {
        datasets.push(...pathDatasets(path, { ...line, ...place, unit: panel.measure.unit }));
        if (!hasKey && labels.length > 1 && column === shown.length - 1)
          notes.push(endLabel(path, { ...line, ...place }));
      }
    }
  }
  const years = panels.flatMap(({ lines }) =>
    lines.flatMap(({ path }) => [path.years[0], path.years[path.years.length - 1]]),
  );
  const panelPx = (size.widthPx - 60 - (hasKey ? 0 : longestPx)) / columns;
  const givenPx = (size.heightPx ?? Number.POSITIVE_INFINITY) / rows.length - (gapEm + 2) * size.fontPx;
  const panelHeightPx = Math.min(panelEm * size.fontPx, givenPx);
  return figure(
    {
      type: 'line',
      datasets,
      notes,
      annotations,
      axes: panelAxes(
        Array.from({ length: columns }, () => yearAxis(years, panelPx, size)),
        rows.map((row) => measureAxis(row[0].measure, valuesOf(row[0].measure, panels), size, panelHeightPx)),
        { row: gapEm / panelEm, firstRow: (gapEm + key.lines * 1.35) / panelEm },
      ),
      rightOf: hasKey || labels.length < 2 ? [] : labels.map(({ label }) => label),
      plotPx: (rows.length * (panelEm + gapEm) + key.lines * 1.35 + 3) * size.fontPx,
      title: parts.title,
      foot: parts.foot,
      alt: parts.alt,
    },
    options,
  );
}

function measureAxis(
  { title, unit, reach = [] }: Measure,
  values: Iterable<number>,
  size: FigureSize,
  heightPx: number,
): AxisOptions {
  return valueAxis(
    { limits: limitsOf([...reach, ...values]), title, format: numberFormat(unit), size },
    heightPx,
  );
}

/** Every value of the panels of one measure, bands included. */
function* valuesOf(measure: Measure, panels: readonly LinePanel[]): Generator<number> {
  for (const panel of panels)
    if (panel.measure === measure)
      for (const { path } of panel.lines)
        for (const values of [path.low, path.middle, path.high]) yield* values ?? [];
}

/** Names of lines in their colours, in rows above the first panels. */
function keyNotes(lines: readonly PanelLine[], size: FigureSize): { notes: Note[]; lines: number } {
  const widthPx = size.widthPx - 50;
  const placed: { line: PanelLine; dx: number; row: number }[] = [];
  let [dx, row] = [0, 0];
  for (const line of lines) {
    const needPx = textWidthPx(`━ ${line.label}   `, size.fontPx);
    if (dx > 0 && dx + needPx > widthPx) [dx, row] = [0, row + 1];
    placed.push({ line, dx, row });
    dx += needPx;
  }
  const notes = placed.map(
    ({ line, dx: right, row: down }): Note => ({
      text: `${line.dash && line.dash.length > 0 ? '╍' : '━'} ${line.label}`,
      x: { axis: columnAxis(0), edge: 'start' },
      y: { axis: rowAxis(0), edge: 'end' },
      baseline: 'bottom',
      dx: right,
      dy: -(gapEm - 0.6 + (row - down) * 1.35) * size.fontPx,
      colour: line.colour,
    }),
  );
  return { notes, lines: row + 1 };
}

/** Panels in rows of at most `columns`. */
export function inRows<T>(panels: readonly T[], columns: number): T[][] {
  const rows: T[][] = [];
  for (let start = 0; start < panels.length; start += columns)
    rows.push(panels.slice(start, start + columns));
  return rows;
}

/** Bands of more cases than these cover each other and are left out. */
const mostBands = 6;

/** How to read lines of cases, for the foot. */
export function readingOfCases(cases: readonly Case[], bands: readonly { readonly n: number }[]): string {
  const lines = `Lines: median of ${replicatesInWords(bands)}`;
  return cases.length > mostBands ? `${lines}, without their bands.` : `${lines}; bands: 80 % of them.`;
}

/** One line a case of one column, coloured in the order of the data's cases. */
export function caseLines(data: ChartData, cases: readonly Case[], query: ColumnQuery): PanelLine[] {
  return cases.flatMap((of) => {
    const band = data.band(of, query);
    const path = band && cases.length > mostBands ? { years: band.years, middle: band.middle } : band;
    const index = data.cases.findIndex(({ key }) => key === of.key);
    const look = { label: of.label, colour: sequenceColour(index), dash: sequenceDash(index) };
    return path ? [{ ...look, path }] : [];
  });
}
