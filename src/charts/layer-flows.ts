/**
 * Who trades with whom: the share of traded value from each seller's layer to each buyer's layer, at the
 * start and at the end of each scenario. The diagonal is trade inside a layer.
 */
import type { ChartDataset } from 'chart.js';
import { figure, footOf } from './blocks/figure.ts';
import type { FigureSize } from './blocks/figure-size.ts';
import type { Note } from './blocks/notes.ts';
import { inkOf, sequenceColour, tint } from './blocks/palette.ts';
import { type AxisOptions, caption, columnAxis, gridOf, panelAxes, rowAxis } from './blocks/panels.ts';
import { recordedCases } from './blocks/recorded-cases.ts';
import { inWords, listInWords, replicatesInWords, tickAt } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { Band, Case, ChartData } from './chart-inputs.ts';

const outcome = 'layerFlows';

/** Flows of one case at one moment, as shares of all traded value. */
export interface FlowMoment {
  readonly label: string;
  readonly date: string;
  readonly n: number;
  /** Layers that trade, from the hub outwards. */
  readonly layers: readonly number[];
  readonly flows: readonly { readonly from: number; readonly to: number; readonly share: number }[];
}

/** The flows of one case at a tick, scaled so that they add up to 1; undefined without any. */
function momentOf(
  data: ChartData,
  of: Case,
  label: string,
  tickOf: (band: Band) => number,
): FlowMoment | undefined {
  const flows = data.groups(outcome).flatMap((group) => {
    const [from, to] = group.split('>').map(Number);
    const band = data.band(of, { outcome, group });
    return band && Number.isFinite(to) ? [{ from, to, band, share: band.middle[tickOf(band)] || 0 }] : [];
  });
  const total = flows.reduce((sum, { share }) => sum + share, 0);
  if (!(total > 0)) return undefined;
  const { band } = flows[0];
  const layers = [...new Set(flows.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const shares = flows.map(({ from, to, share }) => ({ from, to, share: share / total }));
  return { label, date: band.dates[tickOf(band)], n: band.n, layers, flows: shares };
}

/** The start of the first case that recorded flows, then each such case at `at` (its end when absent). */
export function flowMoments(data: ChartData, cases: readonly Case[], at?: string): FlowMoment[] {
  const own = recordedCases(data, cases, outcome);
  const start = own.slice(0, 1).map((of) => momentOf(data, of, 'at the start', () => 0));
  const later = own.map((of) => momentOf(data, of, of.label, (band) => tickAt(band, at)));
  return [...start, ...later].filter((moment) => moment !== undefined);
}

/** Share of value that stays in its layer, 0..1. */
export function insideShare({ flows }: FlowMoment): number {
  return flows.reduce((sum, { from, to, share }) => sum + (from === to ? share : 0), 0);
}

/** One flow: `layer 0 to layer 4: 5.1 %`. */
export function flowInWords({ from, to, share }: FlowMoment['flows'][number]): string {
  return `layer ${from} to layer ${to}: ${inWords(share, 'share')}`;
}

/** What flows say in words: the share inside layers, before and after. */
export function flowsInSentences(moments: readonly FlowMoment[]): string {
  const [start, ...later] = moments;
  const ends = later.map((moment) => `${inWords(insideShare(moment), 'share')} in ${moment.label}`);
  return `${inWords(insideShare(start), 'share')} of traded value stays inside a layer at the start (${start.date}); at ${later[0]?.date ?? start.date} it is ${listInWords(ends)}.`;
}

export const layerFlows = defineChart({
  name: 'layer-flows',
  title: 'Trade between layers, before and after',
  question: 'Do flows stay inside their layer, and which crossings disappear?',
  needs: [outcome],
  time: 'moment',
  configure(data, options) {
    const { cases, size, at } = options;
    const moments = flowMoments(data, cases, at);
    const perRow = {
      ...size,
      panels: Math.max(2, Math.min(5, Math.floor(size.widthPx / (size.fontPx * 14)))),
    };
    const grid = gridOf(moments.length, perRow);
    const layers = moments[0]?.layers ?? [];
    const largest = Math.max(...moments.flatMap(({ flows }) => flows.map(({ share }) => share)));
    const panelPx = ((size.widthPx - 40) / grid.columns) * 0.85;
    const datasets: object[] = [];
    const notes: Note[] = [];
    for (const [index, moment] of moments.entries()) {
      const [column, row] = [index % grid.columns, Math.floor(index / grid.columns)];
      const [xAxis, yAxis] = [columnAxis(column), rowAxis(row)];
      // Buyers' numbers stand above their columns, so the caption moves up.
      notes.push({ ...caption(moment.label, column, row), dy: -size.fontPx * 2.6 });
      notes.push({
        ...caption(`${inWords(insideShare(moment), 'share')} inside`, column, row),
        dy: -size.fontPx * 1.45,
        bold: false,
        colour: inkOf.quiet,
        scale: 0.9,
      });
      datasets.push({
        label: `${moment.label}, ${moment.date}`,
        xAxisID: xAxis,
        yAxisID: yAxis,
        data: moment.flows.map(({ from, to, share }) => ({ x: to, y: from, v: share })),
        backgroundColor: moment.flows.map(({ share }) => tint(sequenceColour(1), depthOf(share, largest))),
        texts: moment.flows.map(flowInWords),
        borderColor: inkOf.grid,
        borderWidth: 0.5,
      });
      for (const { from, to, share } of moment.flows)
        notes.push({
          text: percentOf(share),
          x: { axis: xAxis, value: to },
          y: { axis: yAxis, value: from },
          align: 'center',
          scale: 0.8,
          colour: depthOf(share, largest) > 0.8 ? inkOf.paper : inkOf.text,
        });
      const corner = { colour: inkOf.quiet, scale: 0.9 };
      const above = { y: { axis: yAxis, edge: 'end' }, baseline: 'bottom', dy: -1, ...corner } as const;
      const left = { x: { axis: xAxis, edge: 'start' }, align: 'right', dx: -4, ...corner } as const;
      if (column === 0) notes.push({ ...above, text: 'buyer', x: left.x, align: 'right', dx: -4 });
      for (const layer of layers) {
        notes.push({ ...above, text: String(layer), x: { axis: xAxis, value: layer }, align: 'center' });
        if (column === 0) notes.push({ ...left, text: String(layer), y: { axis: yAxis, value: layer } });
      }
    }
    return figure(
      {
        type: 'matrix',
        datasets: datasets as unknown as ChartDataset[],
        notes,
        axes: panelAxes(
          Array.from({ length: grid.columns }, () => buyerAxis(layers)),
          Array.from({ length: grid.rows }, () => sellerAxis(layers, size)),
          { row: (size.fontPx * 4) / panelPx },
        ),
        plotPx: grid.rows * (panelPx + size.fontPx * 4),
        title: layerFlows.title,
        foot: footOf(
          data,
          `Percent of traded value, median of ${replicatesInWords(moments)}, ${moments[0]?.date ?? ''} and ${moments.at(-1)?.date ?? ''}. Rows: layer of the seller; columns: layer of the buyer; 0 is the hub, ${layers.at(-1) ?? ''} is excluded.`,
        ),
        alt: moments.length > 0 ? flowsInSentences(moments) : 'No flows were recorded.',
        options: { interaction: { mode: 'nearest', intersect: true } },
      },
      options,
    );
  },
});

/** Depth of a cell's colour; the root shows small flows too. */
function depthOf(share: number, largest: number): number {
  return Math.sqrt(share / largest);
}

function percentOf(share: number): string {
  const percent = share * 100;
  return percent >= 9.95 ? percent.toFixed(0) : percent >= 0.05 ? percent.toFixed(1) : '0';
}

function buyerAxis(layers: readonly number[]): AxisOptions {
  return {
    type: 'linear',
    min: layers[0] - 0.5,
    max: layers[layers.length - 1] + 0.5,
    offset: false,
    display: false,
  };
}

function sellerAxis(layers: readonly number[], size: FigureSize): AxisOptions {
  return {
    ...buyerAxis(layers),
    display: true,
    reverse: true,
    roomPx: size.fontPx * 3.6,
    title: { display: true, text: 'seller', color: inkOf.quiet, padding: 0 },
    ticks: { display: false },
    grid: { display: false },
    border: { display: false },
  };
}
