/**
 * Figures on the page: each is configured anew whenever the cases, the moment, the years, the paper or the
 * width change, and drawn when it comes near the window.
 */
import { Chart, type ChartConfiguration } from 'chart.js';
import { screenSize } from '../../charts/blocks/figure-size.ts';
import { recolour } from '../../charts/blocks/palette.ts';
import type { Chart as ChartKind, Figure } from '../../charts/chart.ts';
import { charts } from '../../charts/index.ts';
import { domainTools } from './domain-tools.ts';
import type { FigureView, Page } from './figure-view.ts';
import { momentTools } from './moment-tools.ts';
import { pointerWords } from './pointer-words.ts';
import { zoomTools } from './zoom-tools.ts';

/** Finds the figures of the page and keeps them drawn; `renew` after a change, `print` around printing. */
export function showFigures(page: Page): { renew(): void; print(isOn: boolean): void } {
  const views = [...document.querySelectorAll<HTMLElement>('figure[data-chart]')].flatMap((element) => {
    const kind = charts.find(({ name }) => name === element.dataset.chart);
    return kind ? [viewOf(element, kind, page)] : [];
  });
  const waiting = new Set(views);
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const view = views.find(({ element }) => element === target);
        if (isIntersecting && view && waiting.delete(view)) view.draw();
      }
    },
    { rootMargin: '600px' },
  );
  const renew = () => {
    near.disconnect();
    for (const view of views) {
      waiting.add(view);
      near.observe(view.element);
    }
  };
  renew();
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth !== width) renew();
    width = window.innerWidth;
  });
  return {
    renew,
    print(isOn) {
      const { paper } = page;
      if (isOn) page.paper = 'light';
      for (const view of views) view.draw();
      page.paper = paper;
      waiting.clear();
    },
  };
}

function viewOf(element: HTMLElement, kind: ChartKind, page: Page): FigureView {
  const canvas = element.querySelector('canvas') as HTMLCanvasElement;
  const view: FigureView = { element, kind, canvas, draw: () => draw(view, page) };
  const tools = element.querySelector('.tools') as HTMLElement;
  if (kind.time === 'moment') momentTools(view, page.data, tools);
  if (kind.time === 'over-time') zoomTools(view, tools);
  if (kind.domainsOf) domainTools(view, kind.domainsOf(page.data), tools);
  return view;
}

function draw(view: FigureView, { data, cases, paper }: Page): void {
  const frame = view.canvas.parentElement as HTMLElement;
  const size = screenSize(frame.clientWidth);
  const title = view.element.dataset.title;
  const figure = view.kind.configure(data, {
    size,
    cases,
    ...(title ? { title } : {}),
    ...(view.at ? { at: view.at } : {}),
    ...(view.domain ? { domain: view.domain } : {}),
  });
  frame.style.height = `${figure.heightPx}px`;
  view.chart?.destroy();
  const configuration = recolour<object>(figure.configuration, paper) as ChartConfiguration<'line'>;
  view.chart = new Chart(view.canvas, onPage(view, configuration));
  tell(view.element, view.canvas, figure);
}

/** The plain configuration with what only a page has: words beside the pointer, and the years chosen. */
function onPage(view: FigureView, configuration: ChartConfiguration<'line'>): ChartConfiguration<'line'> {
  const options = configuration.options as Record<string, unknown> & {
    plugins: Record<string, unknown>;
    scales: Record<string, Record<string, unknown>>;
  };
  options.plugins.tooltip = pointerWords;
  if (view.kind.time !== 'over-time') return configuration;
  options.interaction = { mode: 'panel', intersect: false };
  const [min, max] = view.years ?? [];
  for (const [id, axis] of Object.entries(options.scales))
    if (/^x\d+$/.test(id) && min !== undefined) Object.assign(axis, { min, max });
  return configuration;
}

/** The words around the picture, for those who read them and those who hear them. */
function tell(element: HTMLElement, canvas: HTMLCanvasElement, { alt, foot }: Figure): void {
  canvas.setAttribute('aria-label', alt);
  const write = (place: string, text: string) => {
    const target = element.querySelector(place);
    if (target) target.textContent = text;
  };
  write('.foot', foot);
  write('.alt', alt);
}
