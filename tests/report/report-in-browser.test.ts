/**
 * The report as a reader opens it: from a disk, in Chromium. Skipped where there is no Chromium
 * (`apt-get install chromium`, or its path in CHROMIUM). UPDATE_GOLDEN=1 renews the golden picture: look at it.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packText } from '../../src/report/node/pack-text.ts';
import { reportPage } from '../../src/report/report-page.ts';
import { fixedReport } from './fixed-report.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);

interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

describe.skipIf(!hasChromium)('the report in a browser (needs Chromium: apt-get install chromium)', () => {
  let browser: Browser;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stratasim-report-'));
    file = join(folder, 'report.html');
    const script = await readFile(new URL('../../dist/report-page.js', import.meta.url), 'utf8');
    await writeFile(file, reportPage(fixedReport(), { script, pack: packText }));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
  });

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
    const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, colorScheme });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await drawn(page, 'gap-over-time');
    return { page, requests, complaints };
  }

  const canvasOf = (page: Page, chart: string) => page.locator(`figure[data-chart=${chart}] canvas`);

  /** Scrolls to a chart and waits until it is drawn. */
  async function drawn(page: Page, chart: string): Promise<void> {
    await canvasOf(page, chart).scrollIntoViewIfNeeded();
    await page.waitForFunction(
      (name) =>
        (
          globalThis as unknown as {
            document: { querySelector(query: string): { style: { height: string } } };
          }
        ).document.querySelector(`figure[data-chart=${name}] .canvas-frame`).style.height !== '',
      chart,
    );
  }

  const pictureOf = (page: Page, chart: string) =>
    canvasOf(page, chart).evaluate((canvas) => canvas.toDataURL() as string);

  it('opens from a disk without a request or a complaint, and draws every chart', async () => {
    const { page, requests, complaints } = await open();
    const charts = await page
      .locator('figure[data-chart]')
      .evaluateAll((all) => all.map((one) => one.dataset.chart as string));
    for (const chart of charts) {
      await drawn(page, chart);
      expect((await pictureOf(page, chart)).length, chart).toBeGreaterThan(5000);
    }
    expect(charts.length).toBeGreaterThan(14);
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows fewer cases when one is switched off, in the picture and in its words, and never none', async () => {
    const { page } = await open();
    const before = await pictureOf(page, 'gap-over-time');
    const words = () => canvasOf(page, 'gap-over-time').getAttribute('aria-label');
    expect(await words()).toContain('full-stratification');
    const boxes = page.locator('input[name=case]');
    await boxes.last().uncheck();
    await expect.poll(() => pictureOf(page, 'gap-over-time')).not.toBe(before);
    expect(await words()).not.toContain('full-stratification');
    await expect.poll(() => page.locator('#shown').textContent()).toBe('3 of 4 cases shown');
    for (const index of [0, 1]) await boxes.nth(index).uncheck();
    await boxes.nth(2).click();
    expect(await boxes.nth(2).isChecked()).toBe(true);
    await page.close();
  });

  it('moves the pyramid and the flows through time by a slider, with the keyboard too', async () => {
    const { page } = await open();
    for (const chart of ['trust-pyramid', 'layer-flows']) {
      await drawn(page, chart);
      const before = await pictureOf(page, chart);
      const figure = page.locator(`figure[data-chart=${chart}]`);
      const slider = figure.locator('input[type=range]');
      await slider.focus();
      await page.keyboard.press('Home');
      await expect.poll(() => figure.locator('output').textContent()).toBe('2019-01');
      expect(await pictureOf(page, chart)).not.toBe(before);
      expect(await slider.getAttribute('aria-valuetext')).toBe('2019-01');
      await page.keyboard.press('End');
      expect(await pictureOf(page, chart)).toBe(before);
    }
    await page.close();
  });

  it('shows the supply network of another domain when its name is chosen, in the picture and in its words', async () => {
    const { page } = await open();
    await drawn(page, 'supply-network');
    const before = await pictureOf(page, 'supply-network');
    const list = page.locator('figure[data-chart=supply-network]').getByLabel('Domain');
    expect(await list.inputValue()).toBe('semiconductors');
    await list.selectOption('space');
    expect(await pictureOf(page, 'supply-network')).not.toBe(before);
    expect(await canvasOf(page, 'supply-network').getAttribute('aria-label')).toMatch(/^space, segments/);
    await page.close();
  });

  it('zooms into years by buttons and by dragging, in all panels at once, and back', async () => {
    const { page } = await open();
    const figure = page.locator('figure[data-chart=gap-over-time]');
    const shown = figure.locator('output');
    const whole = await pictureOf(page, 'gap-over-time');
    await figure.getByRole('button', { name: 'Zoom in' }).click();
    expect(await shown.textContent()).toMatch(/^20\d\d to 20\d\d$/);
    await figure.getByRole('button', { name: 'All years' }).click();
    expect(await pictureOf(page, 'gap-over-time')).toBe(whole);
    const box = (await canvasOf(page, 'gap-over-time').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + 120, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 110, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => shown.textContent()).toMatch(/^20\d\d to 20\d\d$/);
    await page.close();
  });

  it('answers a pointer on a line', async () => {
    const { page } = await open();
    const box = (await canvasOf(page, 'gap-over-time').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const before = await pictureOf(page, 'gap-over-time');
    await page.mouse.move(box.x + 160, box.y + 90);
    await expect.poll(() => pictureOf(page, 'gap-over-time')).not.toBe(before);
    await page.close();
  });

  it('sorts a table by a heading, upwards and downwards, and copies it as CSV', async () => {
    const { page } = await open();
    const table = page.locator('#table-headline');
    const heading = table.getByRole('button', { name: 'Mean', exact: true });
    const means = () =>
      table
        .locator('tbody tr td:nth-child(5)')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.value)));
    await heading.click();
    const upwards = await means();
    expect(upwards).toEqual([...upwards].sort((a, b) => a - b));
    await heading.click();
    expect(await means()).toEqual([...upwards].reverse());
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Copy as CSV: Headline outcomes' }).click();
    await expect.poll(() => page.getByText(/^\d+ rows copied$/).count()).toBe(1);
    await page.close();
  });

  it('turns dark with the system and by its button', async () => {
    const { page } = await open('dark');
    const paper = () =>
      page
        .locator('body')
        .evaluate((body) => body.ownerDocument.defaultView.getComputedStyle(body).backgroundColor as string);
    expect(await paper()).toBe('rgb(20, 24, 31)');
    const before = await pictureOf(page, 'gap-over-time');
    await page.getByRole('button', { name: 'Light page' }).click();
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await expect.poll(() => pictureOf(page, 'gap-over-time')).not.toBe(before);
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault of accessibility on a %s page (axe)',
    async (scheme) => {
      const { page } = await open(scheme);
      const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
      await page.evaluate(await readFile(axe, 'utf8'));
      const { violations } = (await page.evaluate('axe.run()')) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.close();
    },
  );

  it('prints every chart, on white paper', async () => {
    const { page } = await open('dark');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(100_000);
    const heights = await page
      .locator('.canvas-frame')
      .evaluateAll((all) => all.map((one) => one.style.height as string));
    expect(heights.every((height) => height !== '')).toBe(true);
    await page.close();
  });

  it.each(['top', 'gap-over-time', 'trust-pyramid'])(
    'looks as it did, all but a fiftieth of its pixels: %s',
    async (part) => {
      const { page } = await open();
      if (part !== 'top') await drawn(page, part);
      await page.evaluate('window.scrollTo(0, 0)');
      const place = part === 'top' ? page : page.locator(`figure[data-chart=${part}]`);
      const picture = await place.screenshot();
      const golden = new URL(`golden/report-${part}.png`, import.meta.url);
      if (process.env.UPDATE_GOLDEN) await writeFile(golden, picture);
      expect(await differentShare(picture, await readFile(golden))).toBeLessThan(0.02);
      await page.close();
    },
  );
});

/** Share of pixels that differ by more than a faint shade; 1 for pictures of different size. */
async function differentShare(one: Buffer, other: Buffer): Promise<number> {
  const [left, right] = await Promise.all([one, other].map(pixelsOf));
  if (left.length !== right.length) return 1;
  let different = 0;
  for (let at = 0; at < left.length; at += 4)
    if ([0, 1, 2].some((part) => Math.abs(left[at + part] - right[at + part]) > 40)) different++;
  return different / (left.length / 4);
}

async function pixelsOf(png: Buffer): Promise<Uint8ClampedArray> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}
