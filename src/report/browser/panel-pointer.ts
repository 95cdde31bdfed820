/**
 * How a pointer finds points on charts of lines over years: all lines of the panel under it, at the tick
 * nearest to it. The built-in ways see all panels as one.
 */
import { type Chart, type ChartEvent, Interaction, type InteractionItem } from 'chart.js';

/** Registers the interaction mode `panel`. */
export function panelMode(): void {
  Object.assign(Interaction.modes, { panel: linesUnder });
}

function linesUnder(chart: Chart, event: ChartEvent): InteractionItem[] {
  const { x, y } = event;
  if (x === null || y === null) return [];
  const found: InteractionItem[] = [];
  for (const { index: datasetIndex, data, xScale, yScale } of chart.getSortedVisibleDatasetMetas()) {
    const { isEdge } = chart.data.datasets[datasetIndex] as { isEdge?: boolean };
    if (isEdge || !xScale || !yScale || data.length === 0) continue;
    const isInside = x >= xScale.left && x <= xScale.right && y >= yScale.top && y <= yScale.bottom;
    if (!isInside) continue;
    let index = 0;
    for (let other = 1; other < data.length; other++)
      if (Math.abs(data[other].x - x) < Math.abs(data[index].x - x)) index = other;
    found.push({ element: data[index], datasetIndex, index });
  }
  return found;
}
