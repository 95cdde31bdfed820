/**
 * A phase diagram: an outcome over two parameters, darker for more, with the line at which it tips. Cells
 * stand at the values that were run; the line is drawn between them.
 */
import type { ChartDataset } from 'chart.js';
import { figure, footOf } from './blocks/figure.ts';
import type { Note } from './blocks/notes.ts';
import { inkOf, sequenceColour, tint } from './blocks/palette.ts';
import { type AxisOptions, caption, columnAxis, panelAxes, rowAxis } from './blocks/panels.ts';
import { tippingInWords } from './blocks/tipping-words.ts';
import { columnInWords, inWords } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { PhaseDiagram } from './chart-inputs.ts';

type Axis = PhaseDiagram['x'];

export const phaseDiagram = defineChart({
  name: 'phase-diagram',
  title: 'Where the gap tips',
  question: 'At which strength of two parameters does the outcome change its kind?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) =>
    (findings.phases ?? []).length > 0 ? undefined : 'no grid of two parameters was run',
  configure(data, options) {
    const { size } = options;
    const [phase] = data.findings.phases ?? [];
    const { x, y, values, unit } = phase;
    const finite = values.filter(Number.isFinite);
    const [least, most] = [Math.min(...finite), Math.max(...finite)];
    const depthOf = (value: number) => (most > least ? (value - least) / (most - least) : 0.5);
    const worth = (value: number) => withDigitsFor(value, most - least, unit);
    const cells = values.flatMap((value, index) =>
      Number.isFinite(value)
        ? [{ x: index % x.values.length, y: Math.floor(index / x.values.length), v: value }]
        : [],
    );
    const place = { xAxisID: columnAxis(0), yAxisID: rowAxis(0) };
    const cellPx = (size.widthPx - 90) / x.values.length;
    const notes: Note[] = [
      {
        ...caption(
          `${columnInWords(phase.outcome, 'all')} (${unit}): ${worth(least)} light to ${worth(most)} dark`,
          0,
          0,
        ),
        bold: false,
      },
      ...(cellPx > size.fontPx * 2.6
        ? cells.map((cell) => numberIn(cell, worth(cell.v), depthOf(cell.v), place))
        : []),
      ...tickNotes(x, size.fontPx, cellPx).map(
        (text, index): Note => ({
          text,
          x: { axis: place.xAxisID, value: index },
          y: { axis: place.yAxisID, edge: 'start' },
          align: 'center',
          baseline: 'top',
          dy: 4,
          colour: inkOf.quiet,
        }),
      ),
      ...tickNotes(y, size.fontPx, 1e9).map(
        (text, index): Note => ({
          text,
          x: { axis: place.xAxisID, edge: 'start' },
          y: { axis: place.yAxisID, value: index },
          align: 'right',
          dx: -5,
          colour: inkOf.quiet,
        }),
      ),
    ];
    const datasets = [
      {
        type: 'line',
        label: phase.tippingMeaning,
        ...place,
        data: phase.tipping.map((point) => ({
          x: placeAmong(x.values, point.x),
          y: placeAmong(y.values, point.y),
        })),
        borderColor: sequenceColour(2),
        borderWidth: 2.5,
        pointRadius: 0,
        tension: 0,
      },
      {
        type: 'matrix',
        label: columnInWords(phase.outcome, 'all'),
        ...place,
        data: cells,
        texts: cells.map(
          (cell) =>
            `${x.parameter} ${inWords(x.values[cell.x])}, ${y.parameter} ${inWords(y.values[cell.y])}: ${worth(cell.v)}`,
        ),
        backgroundColor: cells.map(({ v }) => tint(sequenceColour(1), 0.06 + 0.86 * depthOf(v))),
        borderWidth: 0,
      },
    ];
    return figure(
      {
        type: 'matrix',
        datasets: datasets as unknown as ChartDataset[],
        notes,
        axes: panelAxes([indexAxis(x, size.fontPx, false)], [indexAxis(y, size.fontPx, true)], { row: 0.12 }),
        plotPx: Math.min(size.widthPx * 0.62, y.values.length * size.fontPx * 3.4 + 60),
        title: phaseDiagram.title,
        foot: footOf(data, `Mean of ${phase.replicates} replicates a cell. ${tippingInWords(phase)}.`, [
          unit,
        ]),
        alt: `${columnInWords(phase.outcome, 'all')} over ${x.parameter} and ${y.parameter}: from ${worth(least)} to ${worth(most)}. ${tippingInWords(phase)}.`,
        options: { interaction: { mode: 'nearest', intersect: true } },
      },
      options,
    );
  },
});

/** A value with as many digits as tell it from its neighbours over a range. */
function withDigitsFor(value: number, range: number, unit: string): string {
  const digits = Math.min(6, Math.max(0, Math.ceil(-Math.log10(range / 20))));
  return unit === 'share' || !(range > 0) || digits < 3
    ? inWords(value, unit)
    : value.toFixed(digits).replace('-', '−');
}

/** Place of a value among ascending ones, as an index with fractions; outside it keeps the slope of the edge. */
function placeAmong(values: readonly number[], value: number): number {
  const upper = Math.min(
    values.length - 1,
    Math.max(
      1,
      values.findIndex((one) => one >= value),
    ),
  );
  const [low, high] = [values[upper - 1], values[upper]];
  return values.length < 2 ? 0 : upper - 1 + (value - low) / (high - low);
}

function numberIn(
  cell: { x: number; y: number; v: number },
  text: string,
  depth: number,
  place: { xAxisID: string; yAxisID: string },
): Note {
  const colour = depth > 0.8 ? inkOf.paper : inkOf.text;
  return {
    text,
    x: { axis: place.xAxisID, value: cell.x },
    y: { axis: place.yAxisID, value: cell.y },
    align: 'center',
    scale: 0.85,
    colour,
  };
}

function tickNotes(axis: Axis, fontPx: number, cellPx: number): string[] {
  const every = Math.max(1, Math.ceil((fontPx * 3) / cellPx));
  return axis.values.map((value, index) => (index % every === 0 ? String(Number(value.toPrecision(3))) : ''));
}

function indexAxis(axis: Axis, fontPx: number, isUpright: boolean): AxisOptions {
  const hidden = { display: false };
  const text = axis.unit ? `${axis.parameter} (${axis.unit})` : axis.parameter;
  return {
    type: 'linear',
    min: -0.5,
    max: axis.values.length - 0.5,
    offset: false,
    reverse: false,
    ...(isUpright ? { roomPx: fontPx * 5 } : {}),
    title: { display: true, text, color: inkOf.text, padding: isUpright ? 0 : { top: fontPx * 1.4 } },
    ticks: hidden,
    grid: hidden,
    border: hidden,
  };
}
