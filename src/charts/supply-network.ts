/**
 * The supply network of one domain, one panel a case: the largest suppliers as dots in the colour of their
 * layer, by segment from left to right and by layer from top to bottom; lines are their largest contracts.
 * Positions are computed here, because a drawing without a browser has no frames for a layout to settle in.
 */

import type { ChartDataset } from 'chart.js';
import { range } from 'd3-array';
import { figure, footOf } from './blocks/figure.ts';
import { breakName, type FigureSize, textWidthPx } from './blocks/figure-size.ts';
import type { Note } from './blocks/notes.ts';
import { faint, inkOf, layerColour } from './blocks/palette.ts';
import { type AxisOptions, caption, columnAxis, panelAxes, rowAxis } from './blocks/panels.ts';
import { domainInWords, groupInWords, inWords, listInWords } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { ChartData, SupplyNetwork } from './chart-inputs.ts';

const layerCount = 5;

/** Domains by what they tell: first where most contracts differ between the cases in staying inside layers. */
function domainsOf({ findings: { networks = [] } }: ChartData): string[] {
  const names = [...new Set(networks.map(({ domain }) => domain))];
  const tells = names.map((name) => {
    const own = networks.filter(({ domain }) => domain === name);
    const shares = own.map(({ insideShare }) => insideShare);
    const links = Math.max(...own.map(({ linksInAll }) => linksInAll));
    return { name, moved: links * (Math.max(...shares) - Math.min(...shares)), links };
  });
  return tells.sort((a, b) => b.moved - a.moved || b.links - a.links).map(({ name }) => name);
}

/** What to show of a domain: the first and the last of the cases, so that policies stand below the baseline. */
function chosenNetworks(
  { findings: { networks = [] } }: ChartData,
  domain: string | undefined,
  cases: readonly string[],
): SupplyNetwork[] {
  const own = networks.filter((network) => network.domain === domain);
  const asked = cases.flatMap((label) => own.filter((network) => network.case === label));
  const shown = asked.length > 0 ? asked : own.slice(0, 1);
  return shown.length > 2 ? [shown[0], shown[shown.length - 1]] : shown;
}

/** Places suppliers: segment decides x, layer y, and those of one place stand on a golden-angle spiral. */
function placeDots({ segment, layer }: SupplyNetwork): { x: number; y: number }[] {
  const inPlace = new Map<string, number>();
  return segment.map((x, index) => {
    const place = `${x}|${layer[index]}`;
    const order = inPlace.get(place) ?? 0;
    inPlace.set(place, order + 1);
    const reach = 0.17 * Math.sqrt(order);
    const angle = order * Math.PI * (3 - Math.sqrt(5));
    return { x: x + reach * Math.cos(angle) * 0.7, y: layer[index] + reach * Math.sin(angle) };
  });
}

/** The dots and lines of one panel. `largest` are the output and the contract that sizes are relative to. */
function datasetOf(
  network: SupplyNetwork,
  row: number,
  largest: { readonly output: number; readonly value: number },
  fontPx: number,
): ChartDataset {
  const { id, layer, output, seller, buyer, value } = network;
  const strength = value.map((one) => Math.sqrt(one / largest.value));
  const dataset = {
    label: network.case,
    xAxisID: columnAxis(0),
    yAxisID: rowAxis(row),
    texts: id.map((name, index) => `${name}, layer ${layer[index]}`),
    data: placeDots(network),
    edges: seller.map((source, link) => ({ source, target: buyer[link] })),
    edgeLineBorderColor: seller.map((source, link) =>
      faint(layerColour(layer[source]), 0.2 + 0.5 * strength[link]),
    ),
    edgeLineBorderWidth: strength.map((one) => 0.4 + 2.4 * one),
    pointRadius: output.map((one) => fontPx * (0.17 + 0.5 * Math.sqrt(one / largest.output))),
    pointBackgroundColor: layer.map(layerColour),
    pointBorderColor: inkOf.paper,
    pointBorderWidth: 0.4,
  };
  return dataset as unknown as ChartDataset;
}

/** Names of segments below the panels; every other one lower where they would touch. */
function segmentNotes(
  names: readonly string[],
  row: number,
  size: FigureSize,
): { readonly notes: Note[]; readonly roomPx: number } {
  const linePx = size.fontPx * 1.2;
  const placePx = (size.widthPx - size.fontPx * 6) / names.length;
  const widest = Math.max(...names.flatMap((name) => breakName(name, placePx - 6, size.fontPx).map(widthOf)));
  const steps = widest > placePx - 6 ? 2 : 1;
  const texts = names.map((name) => breakName(name, steps * placePx - 6, size.fontPx));
  const most = Math.max(...texts.map((lines) => lines.length));
  const notes = texts.map(
    (lines, index): Note => ({
      text: lines.join('\n'),
      x: { axis: columnAxis(0), value: index },
      y: { axis: rowAxis(row), edge: 'start' },
      align: 'center',
      baseline: 'top',
      dy: 3 + (index % steps) * most * linePx,
    }),
  );
  return { notes, roomPx: steps * most * linePx + 6 };

  function widthOf(line: string): number {
    return textWidthPx(line, size.fontPx);
  }
}

function layerNotes(row: number): Note[] {
  return range(layerCount).map((layer) => ({
    text: `layer ${layer}`,
    x: { axis: columnAxis(0), edge: 'start' },
    y: { axis: rowAxis(row), value: layer },
    align: 'right',
    dx: -4,
    colour: layerColour(layer),
  }));
}

const share = (value: number): string => inWords(value, 'share');

/** One sentence of a case: how many are shown, what stays inside, which layers are largest. */
function inSentence(network: SupplyNetwork): string {
  const { id, suppliersInAll, linksInAll, insideShare, layer, output } = network;
  const total = output.reduce((sum, value) => sum + value, 0);
  const ofLayer = range(layerCount).map((one) =>
    output.reduce((sum, value, index) => sum + (layer[index] === one ? value : 0), 0),
  );
  const top = ofLayer.indexOf(Math.max(...ofLayer));
  return `${network.case}, ${network.date}: ${id.length} of ${suppliersInAll} suppliers are shown; ${share(insideShare)} of the value of all ${linksInAll.toLocaleString('en-US')} contracts stays inside its layer; of the output shown most is in layer ${top} (${share(ofLayer[top] / total)}).`;
}

export const supplyNetwork = defineChart({
  name: 'supply-network',
  title: 'The supply network of a domain, by layer',
  question: 'Who supplies whom in one domain, and across which layers?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) => ((findings.networks ?? []).length > 0 ? undefined : 'no network was kept'),
  domainsOf,
  configure(data, options) {
    const { size } = options;
    const domains = domainsOf(data);
    const domain = domains.find((name) => name === options.domain) ?? domains[0];
    const labels = options.cases.map(({ label }) => label);
    const networks = chosenNetworks(data, domain, labels);
    const largest = {
      output: Math.max(...networks.flatMap(({ output }) => output)),
      value: Math.max(...networks.flatMap(({ value }) => value)),
    };
    const last = networks.length - 1;
    const { segments } = networks[last];
    const names = segments.map((name) => groupInWords(name.replace(`${domain}.`, '')));
    // A picture names its domain on top; where another title stands there, above each panel.
    const inTitle = size.framed && options.title === undefined;
    const ofWhat = `${domainInWords(domain)}, ${networks[last].date}`;
    const segmentWords = segmentNotes(names, last, size);
    const hidden = { ticks: { display: false }, border: { display: false } };
    const bands: AxisOptions = { type: 'linear', reverse: true, min: -0.5, max: layerCount - 0.5, ...hidden };
    const rows = networks.map(() => ({
      ...bands,
      roomPx: size.fontPx * 4.6,
      grid: { color: inkOf.grid, drawTicks: false },
      ticks: { display: false, stepSize: 1 },
    }));
    const columns: AxisOptions = {
      type: 'linear',
      min: -0.5,
      max: segments.length - 0.5,
      roomPx: segmentWords.roomPx,
      grid: { display: false },
      ...hidden,
    };
    const replicates = [...new Set(networks.map(({ replicate }) => replicate))];
    return figure(
      {
        type: 'graph',
        datasets: networks.map((network, row) => datasetOf(network, row, largest, size.fontPx)),
        notes: [
          ...networks.map((network, row) =>
            caption(
              `${inTitle ? '' : `${ofWhat}, `}${network.case}: ${share(network.insideShare)} inside layers`,
              0,
              row,
            ),
          ),
          ...networks.flatMap((_, row) => layerNotes(row)),
          ...segmentWords.notes,
        ],
        axes: panelAxes([columns], rows, { row: 0.14 }),
        plotPx: networks.length * size.fontPx * 21 + segmentWords.roomPx,
        title: inTitle ? `The supply network: ${ofWhat}` : supplyNetwork.title,
        foot: footOf(
          data,
          `The largest suppliers of each segment and layer and their largest contracts, in replicate ${listInWords(replicates.map(String))} of ${networks.length === 1 ? 'the case' : 'each case'}. Percent: share of the value of all contracts that stays inside its layer. Areas: output, million US dollars a tick; lines: contracts in the colour of the seller's layer, wider for more value.`,
        ),
        alt: `${domainInWords(domain)}, segments ${listInWords(names)}. ${networks.map(inSentence).join(' ')}`,
        options: { interaction: { mode: 'nearest', intersect: true } },
      },
      options,
    );
  },
});
