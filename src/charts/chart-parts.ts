/**
 * Every part of Chart.js that the charts use: the built-in ones, the added chart types and plugins.
 * Registered once on one Chart, in Node (node/render.ts) and in the page of the report alike.
 * Networks are drawn at given positions: the layouts of chartjs-chart-graph need a browser's frames.
 */
import { BoxAndWiskers, BoxPlotController, Violin, ViolinController } from '@sgratzl/chartjs-chart-boxplot';
import { type Chart, type ChartComponentLike, type Plugin, registerables, Ticks } from 'chart.js';
import {
  BarWithErrorBar,
  BarWithErrorBarsController,
  LineWithErrorBarsController,
  PointWithErrorBar,
  ScatterWithErrorBarsController,
} from 'chartjs-chart-error-bars';
import { EdgeLine, GraphController } from 'chartjs-chart-graph';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';
import { Flow, SankeyController } from 'chartjs-chart-sankey';
import annotationPlugin from 'chartjs-plugin-annotation';
import { axisRoomPlugin } from './blocks/axis-room.ts';
import { flowColoursPlugin } from './blocks/flow-colours.ts';
import { matrixCellsPlugin } from './blocks/matrix-cells.ts';
import { notesPlugin } from './blocks/notes.ts';

/** Paints the whole chart white below everything else; without it a PNG is see-through. */
const whiteBackground: Plugin = {
  id: 'whiteBackground',
  beforeDraw({ ctx, width, height }) {
    ctx.save();
    ctx.fillStyle = 'white';
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
};

const chartParts: ChartComponentLike[] = [
  ...registerables,
  BoxPlotController,
  BoxAndWiskers,
  ViolinController,
  Violin,
  BarWithErrorBarsController,
  BarWithErrorBar,
  LineWithErrorBarsController,
  ScatterWithErrorBarsController,
  PointWithErrorBar,
  GraphController,
  EdgeLine,
  MatrixController,
  MatrixElement,
  SankeyController,
  Flow,
  annotationPlugin,
  axisRoomPlugin,
  flowColoursPlugin,
  matrixCellsPlugin,
  notesPlugin,
  whiteBackground,
];

/** Registers every part before the first chart is drawn. */
export function registerParts(chart: typeof Chart): void {
  chart.register(...chartParts);
  // Labels of axes have a minus like all other numbers, where Chart.js has a hyphen.
  chart.defaults.set('scales.linear.ticks', {
    callback(this: never, value: number, index: number, ticks: never) {
      return Ticks.formatters.numeric.call(this, value, index, ticks).replace('-', '−');
    },
  });
}
