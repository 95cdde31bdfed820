/**
 * Flows between layers as bands, seller's layer at the left and buyer's at the right, at the start and at
 * the end of each case. Bands have the colour of the seller's layer.
 */
import type { ChartDataset } from 'chart.js';
import { figure, footOf } from './blocks/figure.ts';
import { layerColour } from './blocks/palette.ts';
import { type AxisOptions, caption, columnAxis, gridOf, panelAxes, rowAxis } from './blocks/panels.ts';
import { replicatesInWords } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import { type FlowMoment, flowInWords, flowMoments, flowsInSentences } from './layer-flows.ts';

/** Flows below this share of all value are hairlines that only clutter. */
const leastShare = 0.0005;

export const layerFlowsSankey = defineChart({
  name: 'layer-flows-sankey',
  title: 'Flows between layers, before and after',
  question: 'Where does value flow, from whose layer to whose?',
  needs: ['layerFlows'],
  time: 'moment',
  configure(data, options) {
    const { cases, size, at } = options;
    const moments = flowMoments(data, cases, at);
    const grid = gridOf(moments.length, { ...size, panels: Math.max(2, size.panels - 1) });
    const datasets = moments.map((moment, index) =>
      flowDataset(moment, index % grid.columns, Math.floor(index / grid.columns), size.fontPx),
    );
    const hidden: AxisOptions = { type: 'linear', display: false, bounds: 'data', offset: false };
    return figure(
      {
        type: 'sankey',
        datasets: datasets as unknown as ChartDataset[],
        notes: moments.map(({ label }, index) =>
          caption(label, index % grid.columns, Math.floor(index / grid.columns)),
        ),
        axes: panelAxes(
          Array.from({ length: grid.columns }, () => ({ ...hidden, min: 0, max: 1.06 })),
          Array.from({ length: grid.rows }, () => ({
            ...hidden,
            reverse: true,
            beginAtZero: true,
            grace: '4%',
          })),
          { column: 0.1, row: 0.2 },
        ),
        plotPx: grid.rows * size.fontPx * 17,
        title: layerFlowsSankey.title,
        foot: footOf(
          data,
          `Left: layer of the seller; right: of the buyer; heights: share of traded value, median of ${replicatesInWords(moments)}, ${moments[0]?.date ?? ''} and ${moments.at(-1)?.date ?? ''}.`,
        ),
        alt: moments.length > 0 ? flowsInSentences(moments) : 'No flows were recorded.',
        options: { interaction: { mode: 'nearest', intersect: true } },
      },
      options,
    );
  },
});

function flowDataset(
  { label, date, layers, flows }: FlowMoment,
  column: number,
  row: number,
  fontPx: number,
): object {
  const drawn = flows.filter(({ share }) => share >= leastShare);
  const keys = layers.flatMap((layer) => [`from ${layer}`, `to ${layer}`]);
  const layerOfKey = (key: string): number => Number(key.split(' ')[1]);
  const byKey = <T>(value: (key: string) => T) => Object.fromEntries(keys.map((key) => [key, value(key)]));
  return {
    label: `${label}, ${date}`,
    xAxisID: columnAxis(column),
    yAxisID: rowAxis(row),
    data: drawn.map(({ from, to, share }) => ({ from: `from ${from}`, to: `to ${to}`, flow: share })),
    texts: drawn.map(flowInWords),
    nodeColours: byKey((key) => layerColour(layerOfKey(key))),
    colorMode: 'from',
    alpha: 0.45,
    labels: byKey((key) => String(layerOfKey(key))),
    priority: byKey(layerOfKey),
    column: byKey((key) => (key.startsWith('from') ? 0 : 1)),
    size: 'max',
    nodeWidth: 6,
    // Names of thin nodes stand one below the other.
    nodePadding: fontPx * 1.1,
    borderWidth: 0,
    nodeLabels: { position: byKey((key) => (key.startsWith('from') ? 'right' : 'left')) },
    font: { size: fontPx * 0.9 },
  };
}
