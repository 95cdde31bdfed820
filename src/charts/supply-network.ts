/**
 * The supply network of one domain: suppliers as dots in the colour of their layer, by segment from left to
 * right and by layer from top to bottom; lines are contracts. Positions are computed here, because a drawing
 * without a browser has no frames in which a layout could settle.
 */
import type { ChartDataset } from 'chart.js';
import { figure, footOf } from './blocks/figure.ts';
import { breakName, textWidthPx } from './blocks/figure-size.ts';
import type { Note } from './blocks/notes.ts';
import { faint, inkOf, layerColour } from './blocks/palette.ts';
import { type AxisOptions, caption, columnAxis, panelAxes, rowAxis } from './blocks/panels.ts';
import { domainInWords, inWords, listInWords } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { SupplyNetwork } from './chart-inputs.ts';

const layerCount = 5;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly layer: number;
  readonly radiusPx: number;
}

/** Places suppliers: segment decides x, layer y, and a golden-angle spiral parts those of one cell. */
function placeDots({ segments, suppliers }: SupplyNetwork, fontPx: number): Map<string, Dot> {
  const largest = Math.max(...suppliers.map(({ output }) => output));
  const inCell = new Map<string, number>();
  const dots = new Map<string, Dot>();
  for (const { id, segment, layer, output } of [...suppliers].sort((a, b) => b.output - a.output)) {
    const cell = `${segment}|${layer}`;
    const order = inCell.get(cell) ?? 0;
    inCell.set(cell, order + 1);
    const reach = 0.085 * Math.sqrt(order);
    const angle = order * Math.PI * (3 - Math.sqrt(5));
    dots.set(id, {
      x: segments.indexOf(segment) + reach * Math.cos(angle) * 0.55,
      y: layer + reach * Math.sin(angle),
      layer,
      radiusPx: fontPx * (0.16 + 0.5 * Math.sqrt(output / largest)),
    });
  }
  return dots;
}

/** The network to show: of the last case among those asked for. */
function chosenNetwork(
  networks: readonly SupplyNetwork[],
  cases: readonly string[],
): SupplyNetwork | undefined {
  return networks.filter((network) => cases.includes(network.case)).at(-1) ?? networks[0];
}

export const supplyNetwork = defineChart({
  name: 'supply-network',
  title: 'The supply network of a domain, by layer',
  question: 'Who supplies whom in one domain, and across which layers?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) => ((findings.networks ?? []).length > 0 ? undefined : 'no network was kept'),
  configure(data, options) {
    const { size } = options;
    const network = chosenNetwork(
      data.findings.networks ?? [],
      options.cases.map(({ label }) => label),
    )!;
    const dots = placeDots(network, size.fontPx);
    const ids = [...dots.keys()];
    const indexOf = new Map(ids.map((id, index) => [id, index]));
    const links = network.links.filter(({ seller, buyer }) => dots.has(seller) && dots.has(buyer));
    const largest = Math.max(...links.map(({ value }) => value));
    const [xAxis, yAxis] = [columnAxis(0), rowAxis(0)];
    const isInside = ({ seller, buyer }: { seller: string; buyer: string }) =>
      dots.get(seller)!.layer === dots.get(buyer)!.layer;
    const total = links.reduce((sum, { value }) => sum + value, 0);
    const inside = links.filter(isInside).reduce((sum, { value }) => sum + value, 0);
    const colours = ids.map((id) => layerColour(dots.get(id)!.layer));
    const dataset = {
      label: domainInWords(network.domain),
      xAxisID: xAxis,
      yAxisID: yAxis,
      texts: ids.map((id) => `${id}, layer ${dots.get(id)!.layer}`),
      data: ids.map((id) => ({ x: dots.get(id)!.x, y: dots.get(id)!.y })),
      edges: links.map(({ seller, buyer }) => ({ source: indexOf.get(seller), target: indexOf.get(buyer) })),
      edgeLineBorderColor: links.map(({ seller, value }) =>
        faint(layerColour(dots.get(seller)!.layer), 0.1 + 0.4 * Math.sqrt(value / largest)),
      ),
      edgeLineBorderWidth: links.map(({ value }) => 0.3 + 1.6 * Math.sqrt(value / largest)),
      pointRadius: ids.map((id) => dots.get(id)!.radiusPx),
      pointBackgroundColor: colours,
      pointBorderColor: inkOf.paper,
      pointBorderWidth: 0.4,
    };
    const segmentPx = (size.widthPx - size.fontPx * 5) / network.segments.length;
    const names = network.segments.map((segment) => breakName(segment, segmentPx - 6, size.fontPx));
    const widestPx = Math.max(...names.flat().map((line) => textWidthPx(line, size.fontPx)));
    const notes: Note[] = [
      caption(`${domainInWords(network.domain)}, ${network.case}, ${network.date}`, 0, 0),
      ...names.map(
        (lines, index): Note => ({
          text: lines.join('\n'),
          scale: Math.min(1, (segmentPx - 4) / widestPx),
          x: { axis: xAxis, value: index },
          y: { axis: yAxis, edge: 'start' },
          align: 'center',
          baseline: 'top',
          dy: 3,
        }),
      ),
      ...Array.from(
        { length: layerCount },
        (_, layer): Note => ({
          text: `layer ${layer}`,
          x: { axis: xAxis, edge: 'start' },
          y: { axis: yAxis, value: layer },
          align: 'right',
          dx: -4,
          colour: layerColour(layer),
        }),
      ),
    ];
    const axis: AxisOptions = { type: 'linear', display: false };
    const shownOf = `${ids.length} of ${network.suppliersInAll} suppliers`;
    return figure(
      {
        type: 'graph',
        datasets: [dataset] as unknown as ChartDataset[],
        notes,
        axes: panelAxes(
          [
            {
              ...axis,
              display: true,
              min: -0.5,
              max: network.segments.length - 0.5,
              roomPx: size.fontPx * 3,
              ticks: { display: false },
              grid: { display: false },
              border: { display: false },
            },
          ],
          [
            {
              ...axis,
              display: true,
              min: -0.6,
              max: layerCount - 0.4,
              reverse: true,
              roomPx: size.fontPx * 4.6,
              ticks: { display: false },
              grid: { display: false },
              border: { display: false },
            },
          ],
          { row: 0.07 },
        ),
        plotPx: size.fontPx * 34,
        title: supplyNetwork.title,
        foot: footOf(
          data,
          `The largest ${shownOf}; areas: output; lines: contracts in the colour of the seller's layer, wider for more value.`,
        ),
        alt: `${domainInWords(network.domain)} in ${network.case}, ${network.date}: ${shownOf} in ${listInWords([...network.segments])}; ${inWords(total > 0 ? inside / total : 0, 'share')} of the value shown stays inside its layer.`,
        options: {
          interaction: { mode: 'nearest', intersect: true },
        },
      },
      options,
    );
  },
});
