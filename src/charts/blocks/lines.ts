/**
 * Lines with bands: the median of the replicates, the range that holds 80 % of them, and a label at the end.
 */
import type { ChartDataset } from 'chart.js';
import type { Band } from '../chart-inputs.ts';
import type { Note } from './notes.ts';
import { faint, inkOf } from './palette.ts';

/** Where a line is drawn and how it looks. */
export interface LineStyle {
  readonly label: string;
  readonly colour: string;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly dash?: readonly number[];
  readonly widthPx?: number;
  /** Unit of the values, for the text beside the pointer. */
  readonly unit?: string;
}

/** Values at years, with a range around each where there is one. */
export type Path = Pick<Band, 'years' | 'middle'> & Partial<Pick<Band, 'low' | 'high'>>;

/**
 * The datasets of a path: the line, then low and high end of its band (without lines). Chart.js draws the first
 * dataset on top.
 */
export function pathDatasets(path: Path, style: LineStyle): ChartDataset[] {
  const { years, low, middle, high } = path;
  const place = { xAxisID: style.xAxis, yAxisID: style.yAxis, pointRadius: 0, pointHitRadius: 0 };
  const points = (values: readonly number[]) => years.map((year, tick) => ({ x: year, y: values[tick] }));
  const edge = { ...place, borderColor: 'transparent', borderWidth: 0, label: style.label, isEdge: true };
  const band =
    low && high
      ? [
          { ...edge, data: points(low) },
          { ...edge, data: points(high), fill: '-1', backgroundColor: faint(style.colour, 0.16) },
        ]
      : [];
  const line = {
    ...place,
    label: style.label,
    unit: style.unit ?? '',
    hasBand: band.length > 0,
    data: points(middle),
    borderColor: style.colour,
    backgroundColor: style.colour,
    borderWidth: style.widthPx ?? 1.5,
    borderDash: [...(style.dash ?? [])],
    borderJoinStyle: 'round',
    fill: false,
  };
  return [line, ...band] as unknown as ChartDataset[];
}

/** The label at the right end of a path; labels of one column of panels keep out of each other's way. */
export function endLabel(path: Path, style: LineStyle, text = style.label): Note {
  const last = path.middle.findLastIndex(Number.isFinite);
  return {
    text,
    x: { axis: style.xAxis, edge: 'end' },
    y: { axis: style.yAxis, value: path.middle[last] ?? 0 },
    dx: 8,
    colour: style.colour,
    column: style.xAxis,
  };
}

/** Upright dashed lines at years (the start of a policy) in one panel, for the annotation plugin. */
export function yearMarks(years: readonly number[], xAxis: string, yAxis: string): Record<string, object> {
  const place = { xScaleID: xAxis, yScaleID: yAxis };
  const look = {
    borderColor: inkOf.line,
    borderWidth: 0.8,
    borderDash: [3, 3],
    drawTime: 'beforeDatasetsDraw',
  };
  return Object.fromEntries(
    [...new Set(years)].map((year) => [
      `mark-${xAxis}-${yAxis}-${year}`,
      { type: 'line', ...place, xMin: year, xMax: year, ...look },
    ]),
  );
}
