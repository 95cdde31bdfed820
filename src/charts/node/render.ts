/**
 * Draws a Chart.js configuration as PNG, SVG or PDF without a browser. The same configuration and size give
 * the same bytes on every machine with the same Node and package versions: fonts come with the program.
 */
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { Chart, type ChartConfiguration, type ChartType } from 'chart.js';
import { type CanvasType, ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { registerParts } from '../chart-parts.ts';

/** The file formats that a chart can be drawn in. */
export type ChartFormat = 'png' | 'svg' | 'pdf';

/** Size of a drawn chart. `scale` multiplies the pixels of a PNG (2 for print); SVG and PDF have none to multiply. */
export type ChartSize = { format: ChartFormat; widthPx: number; heightPx: number; scale?: number };

const fontFamily = 'DejaVu Sans';
const fontFiles = [
  'DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf',
  'DejaVuSans-Oblique.ttf',
  'DejaVuSans-BoldOblique.ttf',
];

const mimeTypeOf = { png: 'image/png', svg: 'image/svg+xml', pdf: 'application/pdf' } as const;

/** One for each format and size: every instance of the base class keeps a copy of the canvas package. */
const renderers = new Map<string, SharedChartRenderer>();

/** Draws with one Chart for all instances; the base class would load another Chart.js for each, without the parts. */
class SharedChartRenderer extends ChartJSNodeCanvas {
  protected override initialize(): typeof Chart {
    registerParts(Chart);
    Chart.defaults.font.family = fontFamily;
    return Chart;
  }
}

/**
 * Draws a chart and returns the bytes of the file. The configuration is left as it was.
 * Throws what Chart.js throws for a configuration that it cannot draw.
 */
export async function renderChart<Type extends ChartType, Data, Label>(
  configuration: ChartConfiguration<Type, Data, Label>,
  { format, widthPx, heightPx, scale = 1 }: ChartSize,
): Promise<Uint8Array> {
  const renderer = rendererFor(format, widthPx, heightPx);
  const drawn = {
    ...configuration,
    data: { ...configuration.data, datasets: configuration.data.datasets.map((dataset) => ({ ...dataset })) },
    options: { ...configuration.options, devicePixelRatio: format === 'png' ? scale : 1 },
  };
  const bytes = withoutFrames(() =>
    renderer.renderToBufferSync(drawn as unknown as ChartConfiguration, mimeTypeOf[format]),
  );
  // The memory of a canvas is freed by a finalizer, which needs a turn of the event loop.
  await setImmediate();
  return format === 'svg' ? tidySvg(bytes) : bytes;
}

/** Graph charts ask for a browser's next frame to lay themselves out; ours come with positions and need none. */
function withoutFrames<Result>(draw: () => Result): Result {
  const browser = globalThis as { requestAnimationFrame?: () => number };
  browser.requestAnimationFrame = () => 0;
  try {
    return draw();
  } finally {
    delete browser.requestAnimationFrame;
  }
}

/**
 * Renumbers the ids of an SVG from 1, as the canvas counts them through the process, so that they would tell what
 * was drawn before; and rounds outlines to a hundredth of a pixel, which takes a third off the file.
 */
function tidySvg(svg: Uint8Array): Uint8Array {
  const text = Buffer.from(svg).toString('utf8');
  const ids = [...new Set(Array.from(text.matchAll(/ id="([^"]+)"/g), ([, id]) => id))];
  const numberOf = new Map(ids.map((id, index) => [id, `part-${index + 1}`]));
  const rounded = (outline: string) =>
    outline.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
  return Buffer.from(
    text
      .replace(/(?<= id="|[("]#)[^")]+/g, (id) => numberOf.get(id) ?? id)
      .replace(/(?<= d=")[^"]+/g, rounded),
    'utf8',
  );
}

function rendererFor(format: ChartFormat, width: number, height: number): SharedChartRenderer {
  const key = `${format} ${width} ${height}`;
  let renderer = renderers.get(key);
  if (!renderer) {
    const type: CanvasType | undefined = format === 'png' ? undefined : format;
    renderer = new SharedChartRenderer({ width, height, type });
    if (renderers.size === 0) registerFonts(renderer);
    renderers.set(key, renderer);
  }
  return renderer;
}

/** Without a registered font, text is left out on a machine that has none. */
function registerFonts(renderer: SharedChartRenderer): void {
  const { resolve } = createRequire(import.meta.url);
  for (const file of fontFiles)
    renderer.registerFont(resolve(`dejavu-fonts-ttf/ttf/${file}`), { family: fontFamily });
}
