/**
 * The trust pyramid of each scenario: how many suppliers stand in each layer (left), how much of the value of
 * output is theirs (right), and how far their technology lies behind the hub. Marks show the start.
 */
import type { ChartDataset } from 'chart.js';
import { figure, footOf } from './blocks/figure.ts';
import { textWidthPx } from './blocks/figure-size.ts';
import type { Note } from './blocks/notes.ts';
import { faint, inkOf, layerColour } from './blocks/palette.ts';
import { type AxisOptions, caption, columnAxis, gridOf, panelAxes, rowAxis } from './blocks/panels.ts';
import { recordedCases } from './blocks/recorded-cases.ts';
import {
  groupInWords,
  inWords,
  layerGroups,
  layerOf,
  listInWords,
  replicatesInWords,
  tickAt,
} from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { Band, Case, ChartData } from './chart-inputs.ts';

/** Where the numbers of technology stand, as a multiple of the longest bar. */
const technologyReach = 1.85;

/** Room for the names of layers. */
const layerRoomEm = 4.9;

interface Layer {
  readonly label: string;
  readonly colour: string;
  readonly suppliers: Band | undefined;
  readonly value: Band | undefined;
  /** Log points behind layer 0. */
  readonly behind: Band | undefined;
}

function layersOf(data: ChartData, of: Case): Layer[] {
  const groups = layerGroups(data, 'layerSuppliers');
  return groups.map((group) => ({
    label: groupInWords(group),
    colour: layerColour(layerOf(group) ?? 0),
    suppliers: data.band(of, { outcome: 'layerSuppliers', group }),
    value: data.band(of, { outcome: 'layerValue', group }),
    behind: data.band(of, { outcome: 'technologyLevel', group, minus: groups[0] }),
  }));
}

function inSentences(
  layersOfCase: readonly (readonly [Case, readonly Layer[]])[],
  at: string | undefined,
): string {
  const parts = layersOfCase.flatMap(([of, layers]) => {
    const outermost = layers.at(-1);
    if (!outermost?.suppliers || !outermost.value) return [];
    const tick = tickAt(outermost.suppliers, at);
    const share = (band: Band, when: number) => inWords(band.middle[when], 'share');
    return [
      `${of.label}: ${outermost.label} holds ${share(outermost.suppliers, tick)} of suppliers (${share(outermost.suppliers, 0)} at the start) and ${share(outermost.value, tick)} of output value (${share(outermost.value, 0)})`,
    ];
  });
  return `${listInWords(parts)}.`;
}

export const trustPyramid = defineChart({
  name: 'trust-pyramid',
  title: 'The trust pyramid: suppliers, value and technology by layer',
  question: 'Who stands in which trust layer, and where are value and technology?',
  needs: ['layerSuppliers', 'layerValue'],
  time: 'moment',
  configure(data, options) {
    const { size, at } = options;
    const cases = recordedCases(data, options.cases, 'layerSuppliers');
    const grid = gridOf(cases.length, size, 2);
    const layersOfCase = cases.map((of) => [of, layersOf(data, of)] as const);
    const all = layersOfCase.flatMap(([, layers]) => layers);
    const shown = all
      .flatMap(({ suppliers, value }) => [suppliers, value])
      .filter((band) => band !== undefined);
    const longest = Math.max(
      0.01,
      ...shown.map((band) => Math.max(band.middle[0], band.middle[tickAt(band, at)])),
    );
    const datasets: object[] = [];
    const notes: Note[] = [];
    for (const [index, [of, layers]] of layersOfCase.entries()) {
      const place = {
        xAxisID: columnAxis(index % grid.columns),
        yAxisID: rowAxis(Math.floor(index / grid.columns)),
      };
      notes.push(
        caption(of.label, index % grid.columns, Math.floor(index / grid.columns)),
        ...headings(place, longest),
      );
      for (const [side, key] of [
        [-1, 'suppliers'],
        [1, 'value'],
      ] as const) {
        const points = (tickOf: (band: Band) => number) =>
          layers.map((layer) => {
            const band = layer[key];
            return { y: layer.label, x: band ? side * band.middle[tickOf(band)] : null };
          });
        const texts = (tickOf: (band: Band) => number) =>
          layers.map((layer) => {
            const band = layer[key];
            return band ? `${layer.label}: ${inWords(band.middle[tickOf(band)], 'share')} of ${key}` : '';
          });
        const label = `${of.label}: ${key === 'value' ? 'share of output value' : 'share of suppliers'}`;
        const ink = layers.map(({ colour }) => (side < 0 ? faint(colour, 0.6) : colour));
        datasets.push(
          {
            ...place,
            type: 'bar',
            label,
            data: points((band) => tickAt(band, at)),
            texts: texts((band) => tickAt(band, at)),
            backgroundColor: ink,
            barPercentage: 0.92,
            categoryPercentage: 0.92,
            grouped: false,
          },
          {
            ...place,
            ...startMark(size.fontPx),
            label: `${label}, at the start`,
            data: points(() => 0),
            texts: texts(() => 0).map((text) => `${text} at the start`),
          },
        );
        for (const layer of layers) {
          const band = layer[key];
          if (band)
            notes.push(
              barNote(place, layer.label, side * band.middle[tickAt(band, at)], side * band.middle[0]),
            );
        }
      }
      for (const { label, behind } of layers)
        if (behind) notes.push(technologyNote(place, label, twoDigits(behind.middle[tickAt(behind, at)])));
    }
    const roomPx = layerRoomEm * size.fontPx;
    const first = shown[0];
    const when = first ? first.dates[tickAt(first, at)] : '';
    return figure(
      {
        type: 'bar',
        datasets: datasets as unknown as ChartDataset[],
        notes,
        axes: panelAxes(
          Array.from({ length: grid.columns }, () =>
            shareAxis(longest, (size.widthPx - roomPx) / grid.columns, size.fontPx),
          ),
          Array.from({ length: grid.rows }, () =>
            layerAxis(layersOfCase[0]?.[1].map(({ label }) => label) ?? [], size.fontPx),
          ),
          { row: 0.34 },
        ),
        plotPx: grid.rows * size.fontPx * 12.5 + 20,
        title: trustPyramid.title,
        foot: footOf(
          data,
          `Bars: ${when}, median of ${replicatesInWords(shown)}; black marks: ${first?.dates[0] ?? ''}. Technology: mean log points against layer 0 (−0.10 is about 10 % lower).`,
          ['percent of suppliers and of output value', 'log points'],
        ),
        alt: inSentences(layersOfCase, at),
        options: { indexAxis: 'y', interaction: { mode: 'nearest', axis: 'y', intersect: true } },
      },
      options,
    );
  },
});

function twoDigits(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

interface Place {
  readonly xAxisID: string;
  readonly yAxisID: string;
}

function startMark(fontPx: number): object {
  const look = { pointStyle: 'line', pointRotation: 90, pointRadius: fontPx * 0.62, pointBorderWidth: 1.6 };
  return {
    type: 'scatter',
    ...look,
    borderColor: inkOf.text,
    pointHoverRadius: fontPx * 0.62,
    showLine: false,
  };
}

/** The share at the end of a bar, beyond the start's mark when that lies further out. */
function barNote({ xAxisID, yAxisID }: Place, label: string, value: number, start: number): Note {
  const out = value < 0 ? Math.min(value, start) : Math.max(value, start);
  return {
    text: `${Math.round(Math.abs(value) * 100)} %`,
    x: { axis: xAxisID, value: out },
    y: { axis: yAxisID, value: label },
    align: value < 0 ? 'right' : 'left',
    dx: value < 0 ? -4 : 4,
    colour: inkOf.quiet,
    scale: 0.9,
  };
}

function technologyNote({ xAxisID, yAxisID }: Place, label: string, text: string): Note {
  return {
    text,
    x: { axis: xAxisID, edge: 'end' },
    y: { axis: yAxisID, value: label },
    align: 'right',
    dx: -2,
  };
}

function headings({ xAxisID, yAxisID }: Place, longest: number): Note[] {
  const above = {
    y: { axis: yAxisID, edge: 'end' },
    baseline: 'top',
    dy: 1,
    colour: inkOf.quiet,
    scale: 0.9,
  } as const;
  return [
    { ...above, text: 'suppliers', x: { axis: xAxisID, value: -0.03 * longest }, align: 'right' },
    { ...above, text: 'value', x: { axis: xAxisID, value: 0.03 * longest } },
    { ...above, text: 'technology', x: { axis: xAxisID, edge: 'end' }, align: 'right', dx: -2 },
  ];
}

/** The axis of both shares in a panel of `widthPx`: at the left the longest bar and its percent have room. */
function shareAxis(longest: number, widthPx: number, fontPx: number): AxisOptions {
  const text = (textWidthPx('100 %', fontPx * 0.9) + 8) / widthPx;
  const left = (1 + technologyReach * text) / (1 - text);
  return {
    type: 'linear',
    min: -left * longest,
    max: technologyReach * longest,
    display: false,
  };
}

function layerAxis(labels: readonly string[], fontPx: number): AxisOptions {
  return {
    type: 'category',
    // An empty first place holds the headings.
    labels: ['', ...labels],
    roomPx: fontPx * layerRoomEm,
    ticks: { color: inkOf.text, autoSkip: false },
    grid: { display: false },
    border: { display: false },
  };
}
