/**
 * The script of a report's page: unpacks the numbers, draws the charts with the same code as the files, and
 * adds what a page can do more: cases on and off, a moment in time, zoom, dark paper, tables that sort.
 */
import { Chart } from 'chart.js';
import type { Case, ChartData } from '../../charts/chart-inputs.ts';
import { registerParts } from '../../charts/chart-parts.ts';
import { type PackedData, unpackedData } from '../packed-data.ts';
import type { Page } from './figure-view.ts';
import { showFigures } from './figures.ts';
import { panelMode } from './panel-pointer.ts';
import { enhanceTables } from './tables.ts';

async function start(): Promise<void> {
  registerParts(Chart);
  Object.assign(Chart.defaults.font, { family: "'DejaVu Sans', Verdana, system-ui, sans-serif" });
  // Sharp on paper too.
  Chart.defaults.devicePixelRatio = Math.max(2, window.devicePixelRatio);
  panelMode();
  enhanceTables();
  const packed = document.getElementById('chart-data')?.textContent ?? '';
  const data = unpackedData(JSON.parse(await inflated(packed)) as PackedData);
  const page: Page = { data, cases: checkedCases(data), paper: systemPaper() };
  const figures = showFigures(page);
  listen(page, figures.renew);
  window.addEventListener('beforeprint', () => figures.print(true));
  window.addEventListener('afterprint', () => figures.print(false));
}

/** The cases whose boxes are ticked. */
function checkedCases(data: ChartData): Case[] {
  const ticked = document.querySelectorAll<HTMLInputElement>('input[name=case]:checked');
  const keys = new Set([...ticked].map(({ value }) => value));
  return data.cases.filter(({ key }) => keys.has(key));
}

/** Text out of gzip in base64. */
async function inflated(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

function systemPaper(): Page['paper'] {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Connects the boxes of the cases and the button of the paper. */
function listen(page: Page, renew: () => void): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name=case]')];
  const shown = document.getElementById('shown');
  for (const box of boxes)
    box.addEventListener('change', () => {
      // One case at least stays: a chart of nothing says nothing.
      if (boxes.every(({ checked }) => !checked)) box.checked = true;
      page.cases = checkedCases(page.data);
      if (shown) shown.textContent = `${page.cases.length} of ${boxes.length} cases shown`;
      renew();
    });
  const button = document.getElementById('theme');
  const turn = (paper: Page['paper']) => {
    page.paper = paper;
    if (button) button.textContent = paper === 'dark' ? 'Light page' : 'Dark page';
    renew();
  };
  button?.addEventListener('click', () => {
    const paper = page.paper === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = paper;
    turn(paper);
  });
  if (page.paper === 'dark') turn('dark');
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    if (!document.documentElement.dataset.theme) turn(systemPaper());
  });
}

void start();
