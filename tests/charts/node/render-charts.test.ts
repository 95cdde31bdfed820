/** Charts of a batch as files. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { charts } from '../../../src/charts/index.ts';
import { chartProblems, renderCharts } from '../../../src/charts/node/render-charts.ts';
import { fixedBatch } from '../fixed-batch.ts';
import { fixedFindings } from '../fixed-findings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stratasim-charts-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('drawing the charts of a batch', () => {
  it('draws what the batch allows and says of each other chart what is missing', async () => {
    const { drawn, left } = await renderCharts(fixedBatch(undefined, 2, 25), folder, { formats: ['svg'] });
    expect(drawn.map(({ name }) => name)).toContain('gap-over-time');
    expect(left.map(({ name, because }) => [name, because])).toContainEqual([
      'shapley-waterfall',
      'no attribution was computed',
    ]);
    expect(drawn.length + left.length).toBe(charts.length);
    expect((await readdir(folder)).sort()).toEqual(drawn.flatMap(({ files }) => files).sort());
  });

  it('draws only the charts asked for, in the formats and the size asked for', async () => {
    const options = { only: ['layer-flows'], formats: ['png', 'pdf'], size: 'column' } as const;
    await renderCharts(fixedBatch(undefined, 2, 25), folder, options);
    expect((await readdir(folder)).sort()).toEqual(['layer-flows-column.pdf', 'layer-flows-column.png']);
  });

  it("puts a scenario's own title above a chart", async () => {
    const plain = fixedBatch(undefined, 2, 25);
    await renderCharts(plain, folder, { only: ['economy'], formats: ['svg'] });
    const before = await readFile(join(folder, 'economy.svg'), 'utf8');
    await renderCharts(plain, folder, {
      only: ['economy'],
      formats: ['svg'],
      titles: { economy: 'Was it worth it?' },
    });
    expect(await readFile(join(folder, 'economy.svg'), 'utf8')).not.toBe(before);
  });

  it('knows which names are no charts', () => {
    const problems = chartProblems(['layer-flows', 'layer-flow', 'pie'], { path: '--only' });
    expect(problems.map(({ found }) => found)).toEqual(["chart 'layer-flow'", "chart 'pie'"]);
  });

  it('keeps memory flat over 100 charts', async () => {
    const batch = fixedBatch(undefined, 2, 25);
    const draw = (name: string) =>
      renderCharts(batch, folder, {
        only: [name],
        formats: ['png'],
        size: 'column',
        findings: fixedFindings,
      });
    const inTurn = (count: number) =>
      Array.from({ length: count }, (_, index) => charts[index % charts.length].name);
    for (const name of inTurn(charts.length)) await draw(name);
    const before = process.memoryUsage().rss;
    for (const name of inTurn(100)) await draw(name);
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    // A canvas that is not freed takes 3 MB and more; a hundred would take hundreds.
    expect(grown).toBeLessThan(120);
  }, 120_000);
});
