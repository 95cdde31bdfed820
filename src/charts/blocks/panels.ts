/**
 * Small multiples inside one chart: axes of one stack share its length, so that columns of x axes and rows
 * of y axes make a grid. Rows count from the top, columns from the left; empty axes between them are gaps.
 */
import { nice, tickStep, ticks } from 'd3-array';
import { breakName, type FigureSize, textWidthPx } from './figure-size.ts';
import type { Note } from './notes.ts';
import { inkOf } from './palette.ts';

/** Options of one Chart.js axis, as plain data. */
export type AxisOptions = Readonly<Record<string, unknown>>;

/** Share of a panel's length that lies empty before the next one. */
const gapShare = { column: 0.08, row: 0.22 };

/** Id of the x axis of a column and the y axis of a row. */
export const columnAxis = (column: number): string => `x${column}`;
export const rowAxis = (row: number): string => `y${row}`;

/** Axes of a grid of panels. A gap stands above each row, for captions. */
export function panelAxes(
  columns: readonly AxisOptions[],
  rows: readonly AxisOptions[],
  gaps: { readonly column?: number; readonly row?: number; readonly firstRow?: number } = {},
): Record<string, AxisOptions> {
  const axes: Record<string, AxisOptions> = {};
  columns.forEach((options, column) => {
    if (column > 0)
      axes[`gap-${columnAxis(column)}`] = gap('bottom', 'columns', gaps.column ?? gapShare.column);
    axes[columnAxis(column)] = { position: 'bottom', stack: 'columns', stackWeight: 1, ...options };
  });
  // Chart.js stacks axes upwards.
  for (let row = rows.length - 1; row >= 0; row--) {
    axes[rowAxis(row)] = { position: 'left', stack: 'rows', stackWeight: 1, ...rows[row] };
    axes[`gap-${rowAxis(row)}`] = gap(
      'left',
      'rows',
      (row === 0 ? gaps.firstRow : undefined) ?? gaps.row ?? gapShare.row,
    );
  }
  return axes;
}

function gap(position: string, stack: string, stackWeight: number): AxisOptions {
  const hidden = { display: false };
  return { type: 'linear', position, stack, stackWeight, ticks: hidden, grid: hidden, border: hidden };
}

/** An axis of years from the first to the last of `years`, with as many labels as stand well in `widthPx`. */
export function yearAxis(years: readonly number[], widthPx: number, size: FigureSize): AxisOptions {
  const min = Math.min(...years);
  const max = Math.max(...years);
  const fitting = Math.min(7, widthPx / (textWidthPx('2040', size.fontPx) * 1.9));
  return {
    type: 'linear',
    min,
    max,
    ticks: {
      stepSize: [1, 2, 5, 10, 20, 50].find((step) => (max - min) / step <= fitting) ?? 100,
      includeBounds: false,
      autoSkip: false,
      maxRotation: 0,
      align: 'inner',
      color: inkOf.quiet,
      format: { useGrouping: false, minimumFractionDigits: 0, maximumFractionDigits: 0 },
    },
    grid: { drawOnChartArea: false, tickLength: 3, color: inkOf.line },
    border: { color: inkOf.line },
  };
}

/** Limits that hold all of `values`, with a little air; none at an end that is 0. */
export function limitsOf(values: Iterable<number>, air = 0.06): { min: number; max: number } {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return { min: 0, max: 1 };
  const reach = max - min || Math.abs(max) || 1;
  return { min: min === 0 ? 0 : min - reach * air, max: max === 0 ? 0 : max + reach * air };
}

/** Limits of an axis of numbers and the format of its labels. */
interface NumberAxis {
  readonly limits: { readonly min: number; readonly max: number };
  /** Lines of the title. */
  readonly title: readonly string[];
  readonly format: Readonly<Record<string, unknown>>;
  readonly size: FigureSize;
}

/** An upright axis of numbers with light lines across the panels, as broad as its labels and its title. */
export function valueAxis(axis: NumberAxis, heightPx: number): AxisOptions {
  const { title, size } = axis;
  const count = Math.max(2, Math.min(4.5, heightPx / (size.fontPx * 2)));
  const { options, labelPx } = numberAxis(axis, count);
  const roomPx = labelPx + title.length * size.fontPx * 1.2 + 12;
  return { ...options, roomPx, border: { display: false } };
}

/** A level axis of numbers with light lines up through the panels. */
export function valueAxisAlong(axis: NumberAxis, widthPx: number): AxisOptions {
  // More labels may have more digits, so the most that stand apart are found by trying.
  let count = 8;
  let fitted = numberAxis(axis, count);
  while (count > 1 && fitted.labels * fitted.labelPx * 1.6 > widthPx) fitted = numberAxis(axis, --count);
  return { ...fitted.options, border: { color: inkOf.line } };
}

/** The axis with about `count` labels, and how broad the longest of them is. */
function numberAxis({ limits, title, format, size }: NumberAxis, count: number) {
  let { min, max } = limits;
  let stepSize = tickStep(min, max, count);
  // From steps of hundreds on Chart.js takes any limits for whole ones and starts its labels there.
  const isLarge = stepSize >= 100;
  if (isLarge) {
    [min, max] = nice(min, max, count);
    stepSize = tickStep(min, max, count);
  }
  // As many digits for all labels as the step between them has.
  const places = -Math.log10(format.style === 'percent' ? stepSize * 100 : stepSize);
  const digits = Math.min(12, Math.max(0, Math.ceil(places - 1e-9)));
  const style = format.style === 'percent' ? { style: 'percent' as const } : {};
  const own: Intl.NumberFormatOptions = {
    ...style,
    signDisplay: 'negative',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  const labels = ticks(min, max, count).map((tick) => tick.toLocaleString('en-US', own));
  const options: AxisOptions = {
    type: 'linear',
    min,
    max,
    title: { display: title.length > 0, text: [...title], color: inkOf.text },
    // Chart.js leaves out labels by a width that it takes before the panels share the chart.
    ticks: {
      stepSize,
      includeBounds: false,
      autoSkip: false,
      maxRotation: 0,
      // Labels at both ends would reach into the panels beside.
      ...(isLarge && { align: 'inner' }),
      color: inkOf.quiet,
      format: own,
    },
    grid: { color: inkOf.grid, drawTicks: false },
  };
  const labelPx = Math.max(1, ...labels.map((label) => textWidthPx(label, size.fontPx)));
  return { options, labels: labels.length, labelPx };
}

/**
 * Axes of a figure whose height is given: gaps between rows keep the pixels that they have in a figure that
 * chooses its height, so that captions neither float away from their panels nor fall onto others.
 */
export function keepGaps(
  axes: Readonly<Record<string, AxisOptions>>,
  usualPx: number,
  heightPx: number,
): Readonly<Record<string, AxisOptions>> {
  const weightOf = (isGap: boolean): number =>
    Object.entries(axes).reduce(
      (sum, [id, { stack, stackWeight }]) =>
        stack === 'rows' && id.startsWith('gap-') === isGap ? sum + Number(stackWeight) : sum,
      0,
    );
  const [rows, gaps] = [weightOf(false), weightOf(true)];
  if (rows === 0 || gaps === 0) return axes;
  const usualRowPx = usualPx / (rows + gaps);
  const rowPx = Math.max(0.4 * usualRowPx, (heightPx - gaps * usualRowPx) / rows);
  return Object.fromEntries(
    Object.entries(axes).map(([id, axis]) => [
      id,
      axis.stack === 'rows' && id.startsWith('gap-')
        ? { ...axis, stackWeight: (Number(axis.stackWeight) * usualRowPx) / rowPx }
        : axis,
    ]),
  );
}

/** The caption above a panel, at its left end. */
export function caption(text: string, column: number, row: number): Note {
  return {
    text,
    x: { axis: columnAxis(column), edge: 'start' },
    y: { axis: rowAxis(row), edge: 'end' },
    baseline: 'bottom',
    dy: -3,
    bold: true,
    halo: true,
    within: columnAxis(column),
  };
}

/** How many columns and rows hold `count` panels at this size, when a panel is `breadth` times as wide as usual. */
export function gridOf(count: number, size: FigureSize, breadth = 1): { columns: number; rows: number } {
  const most = Math.max(1, Math.floor(size.panels / breadth));
  const rows = Math.max(1, Math.ceil(count / most));
  return { columns: Math.max(1, Math.ceil(count / rows)), rows };
}

/** A dashed line at 0 across one panel, for the annotation plugin. */
export function zeroLine(xAxis: string, yAxis: string): Record<string, object> {
  const place = { xScaleID: xAxis, yScaleID: yAxis, xMin: 0, xMax: 0 };
  const look = { borderColor: inkOf.line, borderWidth: 1, drawTime: 'beforeDatasetsDraw' };
  return { [`zero-${xAxis}-${yAxis}`]: { type: 'line', ...place, ...look } };
}

/** An upright axis of names, from the top, with the names as notes, broken where they are long. */
export function nameAxis(
  names: readonly string[],
  row: number,
  size: FigureSize,
): { readonly axis: AxisOptions; readonly notes: Note[] } {
  const mostPx = size.widthPx * 0.3;
  const texts = names.map((name) => breakName(name, mostPx, size.fontPx));
  const longestPx = Math.max(
    ...texts.flatMap((lines) => lines.map((line) => textWidthPx(line, size.fontPx))),
  );
  const hidden = { display: false };
  return {
    axis: {
      type: 'category',
      labels: [...names],
      offset: true,
      roomPx: longestPx + 12,
      ticks: hidden,
      grid: hidden,
      border: hidden,
    },
    notes: names.map((name, index) => ({
      text: texts[index].join('\n'),
      x: { axis: columnAxis(0), edge: 'start' },
      y: { axis: rowAxis(row), value: name },
      align: 'right',
      dx: -8,
    })),
  };
}
