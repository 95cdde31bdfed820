/**
 * Bars or points in named rows: names at the left from the top down, one panel a measure side by side, each
 * with a level axis of its own. The shape of the forest plot, the waterfall, the tornado and the indices.
 */
import type { ChartDataset } from 'chart.js';
import type { Figure, FigureOptions } from '../chart.ts';
import { figure } from './figure.ts';
import { textWidthPx, wrapText } from './figure-size.ts';
import type { Note } from './notes.ts';
import { caption, columnAxis, nameAxis, panelAxes, rowAxis, valueAxisAlong } from './panels.ts';
import { numberFormat } from './words.ts';

export interface RowPanel {
  readonly limits: { readonly min: number; readonly max: number };
  /** Text below the axis. */
  readonly title: string;
  readonly unit: string;
  readonly caption?: string;
  /** Texts that stand right of the values; the limits are widened to make room. */
  readonly rightOf?: readonly string[];
}

export interface RowFigure {
  readonly type: string;
  readonly names: readonly string[];
  readonly panels: readonly RowPanel[];
  /** Datasets with `y` as the name of a row, on the axes that `rowPlace` gives. */
  readonly datasets: readonly object[];
  readonly labels?: readonly string[];
  readonly notes?: readonly Note[];
  readonly annotations?: Readonly<Record<string, object>>;
  /** Height of a row as a multiple of the size of letters. */
  readonly rowEm: number;
  readonly title: string;
  readonly foot: string;
  readonly alt: string;
}

/** The axes of a panel, for datasets. */
export function rowPlace(panel = 0): { readonly xAxisID: string; readonly yAxisID: string } {
  return { xAxisID: columnAxis(panel), yAxisID: rowAxis(0) };
}

/** The place of a value in a row, for notes. */
export function rowSpot(name: string, value: number, panel = 0): Pick<Note, 'x' | 'y'> {
  return { x: { axis: columnAxis(panel), value }, y: { axis: rowAxis(0), value: name } };
}

/** A figure of named rows. */
export function rowFigure(parts: RowFigure, options: FigureOptions): Figure {
  const { size } = options;
  const { names, panels } = parts;
  const left = nameAxis(names, 0, size);
  const nameLines = Math.max(1, ...left.notes.map(({ text }) => text.split('\n').length));
  const rowEm = Math.max(parts.rowEm, nameLines * 1.2 + 0.2);
  const panelPx = (size.widthPx - Number(left.axis.roomPx)) / panels.length;
  // Bold letters are broader, and a gap stands between the panels.
  const wrapped = (text: string) => wrapText(text, panelPx * 0.92, size.fontPx * 1.13);
  const captionLines = Math.max(0, ...panels.map(({ caption: text }) => (text ? wrapped(text).length : 0)));
  const captions = panels.flatMap(({ caption: text }, panel) =>
    text ? [caption(wrapped(text).join('\n'), panel, 0)] : [],
  );
  const captionEm = captionLines > 0 ? 1.2 + 1.2 * captionLines : 0.4;
  const axes = panels.map(({ limits: { min, max }, title, unit, rightOf = [] }) => {
    const textPx = Math.min(
      panelPx * 0.6,
      Math.max(0, ...rightOf.map((text) => textWidthPx(text, size.fontPx) + 8)),
    );
    const limits = { min, max: max + ((max - min) * textPx) / (panelPx - textPx) };
    return valueAxisAlong({ limits, title: [title], format: numberFormat(unit), size }, panelPx);
  });
  return figure(
    {
      type: parts.type,
      datasets: parts.datasets as ChartDataset[],
      labels: parts.labels,
      notes: [...left.notes, ...captions, ...(parts.notes ?? [])],
      annotations: parts.annotations,
      axes: panelAxes(axes, [left.axis], { row: captionEm / (names.length * rowEm), column: 0.06 }),
      plotPx: (names.length * rowEm + captionEm + 4.5) * size.fontPx,
      title: parts.title,
      foot: parts.foot,
      alt: parts.alt,
      options: { indexAxis: 'y', interaction: { mode: 'nearest', axis: 'y', intersect: true } },
    },
    options,
  );
}
