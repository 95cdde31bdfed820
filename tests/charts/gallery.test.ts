/**
 * Every chart from a fixed table, kept as a golden picture. After a wanted change look at the pictures, then
 * renew them: `UPDATE_GOLDEN=1 npx vitest run --config tests/vitest.config.ts tests/charts/gallery.test.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { batchData } from '../../src/charts/batch-data.ts';
import { printSizes } from '../../src/charts/blocks/figure-size.ts';
import { absenceOf } from '../../src/charts/chart.ts';
import { charts } from '../../src/charts/index.ts';
import { renderChart } from '../../src/charts/node/render.ts';
import { fixedBatch } from './fixed-batch.ts';
import { fixedFindings } from './fixed-findings.ts';

const data = batchData(fixedBatch(undefined, 8, 265, 6), fixedFindings);
const figureOf = (chart: (typeof charts)[number], size: keyof typeof printSizes) =>
  chart.configure(data, { size: printSizes[size], cases: data.cases });

/** Whether a file beside the tests holds these bytes; writes it first when asked to. No diff: outlines tell nothing. */
async function isGolden(path: string, bytes: Buffer): Promise<boolean> {
  const file = new URL(path, import.meta.url);
  if (process.env.UPDATE_GOLDEN) await writeFile(file, bytes);
  return bytes.equals(await readFile(file));
}

/** Places in a value that JSON would lose: functions, symbols, undefined. */
function otherThanData(value: unknown, path = 'configuration'): string[] {
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => otherThanData(inner, `${path}.${key}`));
  return ['string', 'number', 'boolean'].includes(typeof value) || value === null ? [] : [path];
}

describe.each(charts.map((chart) => [chart.name, chart] as const))('the chart %s', (name, chart) => {
  it('looks as it did', async () => {
    const { configuration, heightPx } = figureOf(chart, 'page');
    const { widthPx } = printSizes.page;
    const svg = await renderChart(configuration, { format: 'svg', widthPx, heightPx });
    expect(await isGolden(`golden/${name}.svg`, Buffer.from(svg)), `golden/${name}.svg`).toBe(true);
  });

  it('is plain data, so that the page of the report draws the same', () => {
    const { configuration } = figureOf(chart, 'page');
    expect(otherThanData(configuration)).toEqual([]);
  });

  it('says in words what it shows, and in its foot how many runs it rests on, units, the seed and the model', () => {
    const { alt, foot } = figureOf(chart, 'page');
    expect(alt).toMatch(/\d/);
    expect(alt).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(foot).toMatch(/\d+ (replicates|pairs)|in replicate 1/);
    expect(foot).toMatch(/Units?: |[Pp]ercent|[Ll]og points|shares?[ ,]/);
    expect(foot).toContain('Seed gallery');
    expect(foot).toContain('model 0.1.0');
  });

  it('says what is missing when nothing was recorded', () => {
    const empty = { ...data, findings: {}, groups: () => [] };
    expect(absenceOf(chart, empty)).toMatch(/record|fitted|compared|followed|run|kept|computed|varied/);
  });
});

it('a gallery shows every chart with the question it answers', async () => {
  const sections = charts.map(
    ({ name, title, question, needs }) =>
      `## ${title}\n\n\`${name}\` — ${question}\n\n![${title}](../../tests/charts/golden/${name}.svg)\n\n` +
      `Needs ${needs.length > 0 ? `the outcomes ${needs.map((need) => `\`${need}\``).join(', ')}` : 'what its title names; it is left out when that was not recorded'}.\n`,
  );
  const page = `# Gallery of charts\n\nEvery chart that \`stratasim chart OUT --all\` draws, from a table made by formula (no results of the model). Made by a test, which also keeps the pictures.\n\n${sections.join('\n')}`;
  expect(await isGolden('../../src/docs/gallery.md', Buffer.from(page))).toBe(true);
});
