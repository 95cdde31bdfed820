/**
 * Colours the bands of a Sankey diagram by the nodes that they join: the chart type takes a function for each
 * band only, and a plain configuration has none. A dataset names its colours in `nodeColours`.
 */
import type { Plugin } from 'chart.js';

interface FlowDataset {
  readonly nodeColours?: Readonly<Record<string, string>>;
  readonly data: readonly { readonly from: string; readonly to: string }[];
}

/** Gives Sankey datasets the colours of their nodes. */
export const flowColoursPlugin: Plugin = {
  id: 'flowColours',
  beforeUpdate(chart) {
    for (const dataset of chart.data.datasets) {
      const { nodeColours, data } = dataset as unknown as FlowDataset;
      if (!nodeColours) continue;
      const colourOf = (end: 'from' | 'to') => (context: { readonly dataIndex: number }) =>
        nodeColours[data[context.dataIndex]?.[end] ?? ''];
      Object.assign(dataset, { colorFrom: colourOf('from'), colorTo: colourOf('to') });
    }
  },
};
