/**
 * Makes the cells of a matrix as wide and high as one step of their axes. The size follows from the layout,
 * so it cannot stand in a plain configuration.
 */
import type { Plugin, Scale } from 'chart.js';

/** Sizes the cells of matrix datasets whose configuration states none. */
export const matrixCellsPlugin: Plugin = {
  id: 'matrixCells',
  afterLayout(chart) {
    chart.data.datasets.forEach((dataset, index) => {
      const { type, xScale, yScale } = chart.getDatasetMeta(index);
      if (type !== ('matrix' as string) || !xScale || !yScale) return;
      const { data } = dataset as unknown as { data: { readonly x: number; readonly y: number }[] };
      Object.assign(dataset, {
        width: stepPx(
          xScale,
          data.map(({ x }) => x),
        ),
        height: stepPx(
          yScale,
          data.map(({ y }) => y),
        ),
      });
    });
  },
};

/** Pixels between neighbouring values; the whole axis when there is one value. */
function stepPx(scale: Scale, values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const steps = sorted
    .slice(1)
    .map((value, index) => Math.abs(scale.getPixelForValue(value) - scale.getPixelForValue(sorted[index])));
  return steps.length > 0 ? Math.min(...steps) : scale.isHorizontal() ? scale.width : scale.height;
}
