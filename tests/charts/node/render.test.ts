/** Charts are drawn without a browser, in the formats that papers need. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { ChartConfiguration } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { type ChartFormat, renderChart } from '../../../src/charts/node/render.ts';

const size = { widthPx: 350, heightPx: 200 };

/** A bar and a line over five years; `title` is the only thing that differs between two of them. */
function barAndLine(title: string): ChartConfiguration<'bar' | 'line', number[], string> {
  return {
    type: 'bar',
    data: {
      labels: ['2019', '2020', '2021', '2022', '2023'],
      datasets: [
        { type: 'line', label: 'Technology gap (ratio)', data: [1, 2, 4, 6, 8], borderColor: '#ee6677' },
        { type: 'bar', label: 'Suppliers in layer 1', data: [4, 6, 8, 7, 9], backgroundColor: '#4477aa' },
      ],
    },
    options: { plugins: { title: { display: true, text: title } } },
  };
}

/** Red, green, blue and opacity of each pixel of a PNG, 0..255, row by row. */
async function pixelsOf(png: Uint8Array): Promise<Uint8ClampedArray> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a chart drawn as PNG', () => {
  it('has the asked size times the scale', async () => {
    const image = await loadImage(
      await renderChart(barAndLine('size'), { ...size, format: 'png', scale: 2 }),
    );
    expect([image.width, image.height]).toEqual([700, 400]);
  });

  it('has a white background, not a see-through one', async () => {
    const pixels = await pixelsOf(await renderChart(barAndLine('white'), { ...size, format: 'png' }));
    expect([...pixels.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it('shows its texts on a machine without fonts', async () => {
    const withTitle = await pixelsOf(
      await renderChart(barAndLine('Technology gap'), { ...size, format: 'png' }),
    );
    const blankTitle = await pixelsOf(await renderChart(barAndLine(' '), { ...size, format: 'png' }));
    expect(withTitle.filter((value, i) => value !== blankTitle[i]).length).toBeGreaterThan(500);
  });
});

describe('a chart drawn as SVG', () => {
  it('shows letters as outlines, so that it looks the same without the font', async () => {
    const svg = textOf(await renderChart(barAndLine('outlines'), { ...size, format: 'svg' }));
    expect(svg).toMatch(/<svg [^>]*width="350" height="200"/);
    expect(svg).not.toContain('<text');
  });
});

describe('a chart drawn as PDF', () => {
  it('carries its font and one page of the asked size in points', async () => {
    const pdf = textOf(await renderChart(barAndLine('page'), { ...size, format: 'pdf' }));
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).toContain('DejaVuSans');
    expect(pdf).toContain('/MediaBox [0 0 350 200]');
  });
});

describe('drawing a chart', () => {
  it.each<ChartFormat>(['png', 'svg', 'pdf'])('gives the same bytes every time (%s)', async (format) => {
    const first = await renderChart(barAndLine('twice'), { ...size, format });
    const second = await renderChart(barAndLine('twice'), { ...size, format });
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('leaves the configuration as it was', async () => {
    const configuration = barAndLine('untouched');
    await renderChart(configuration, { ...size, format: 'png', scale: 3 });
    expect(configuration).toEqual(barAndLine('untouched'));
  });

  it('knows flows between layers, matrices, boxes, error bars and networks', async () => {
    const flows: ChartConfiguration<'sankey'> = {
      type: 'sankey',
      data: { datasets: [{ label: 'value', data: [{ from: 'layer 0', to: 'layer 1', flow: 3 }] }] },
    };
    const matrix: ChartConfiguration<'matrix'> = {
      type: 'matrix',
      data: { datasets: [{ label: 'value', data: [{ x: 0, y: 0 }], width: 20, height: 20 }] },
      options: { scales: { x: { type: 'linear' }, y: { type: 'linear' } } },
    };
    const boxes: ChartConfiguration<'boxplot'> = {
      type: 'boxplot',
      data: { labels: ['gap'], datasets: [{ label: 'gap', data: [[1, 2, 3, 4, 9]] }] },
    };
    const errorBars: ChartConfiguration<'barWithErrorBars'> = {
      type: 'barWithErrorBars',
      data: { labels: ['gap'], datasets: [{ label: 'gap', data: [{ y: 2, yMin: 1, yMax: 3 }] }] },
    };
    const positions = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ];
    const network: ChartConfiguration<'graph', typeof positions> = {
      type: 'graph',
      data: { labels: ['a', 'b'], datasets: [{ data: positions, edges: [{ source: 0, target: 1 }] }] },
    };
    const png = { ...size, format: 'png' } as const;
    expect((await renderChart(flows, png)).length).toBeGreaterThan(1000);
    expect((await renderChart(matrix, png)).length).toBeGreaterThan(1000);
    expect((await renderChart(boxes, png)).length).toBeGreaterThan(1000);
    expect((await renderChart(errorBars, png)).length).toBeGreaterThan(1000);
    expect((await renderChart(network, png)).length).toBeGreaterThan(1000);
  });
});
