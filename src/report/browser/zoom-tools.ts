/**
 * Zoom over years: by buttons (for the keyboard too) and by dragging across a panel. All panels of a figure
 * show the same years, so that they stay comparable.
 */
import type { FigureView } from './figure-view.ts';

/** Pixels from which a drag is meant. */
const leastDragPx = 12;

/** Adds the buttons of a figure and listens to drags on its canvas. */
export function zoomTools(view: FigureView, tools: HTMLElement): void {
  const shown = document.createElement('output');
  const show = (years: readonly [number, number] | undefined) => {
    view.years = years;
    view.draw();
    shown.textContent = years ? `${Math.round(years[0])} to ${Math.round(years[1])}` : '';
  };
  const button = (name: string, act: () => void) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = name;
    element.addEventListener('click', act);
    tools.append(element);
  };
  const scaled = (factor: number) => {
    const whole = rangeOf(view, false);
    const now = rangeOf(view, true);
    if (!whole || !now) return;
    const half = ((now[1] - now[0]) / 2) * factor;
    const middle = (now[0] + now[1]) / 2;
    const from = Math.max(whole[0], middle - half);
    const until = Math.min(whole[1], middle + half);
    if (until - from >= 1) show(from <= whole[0] && until >= whole[1] ? undefined : [from, until]);
  };
  button('Zoom in', () => scaled(0.5));
  button('Zoom out', () => scaled(2));
  button('All years', () => show(undefined));
  tools.append(shown);
  listenToDrags(view, show);
}

/** Years on the axes now, or of all the data. */
function rangeOf({ chart }: FigureView, isNow: boolean): [number, number] | undefined {
  const axis = chart?.scales.x0;
  if (!chart || !axis) return undefined;
  if (isNow) return [axis.min, axis.max];
  const years = chart.data.datasets.flatMap(({ data }) => {
    const points = data as { x: number }[];
    return points.length > 0 ? [points[0].x, points[points.length - 1].x] : [];
  });
  return [Math.min(...years), Math.max(...years)];
}

function listenToDrags(view: FigureView, show: (years: readonly [number, number]) => void): void {
  const { canvas } = view;
  const frame = canvas.parentElement as HTMLElement;
  const selection = document.createElement('div');
  selection.className = 'selection';
  let start: number | undefined;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') return;
    start = event.offsetX;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', ({ offsetX }) => {
    if (start === undefined || Math.abs(offsetX - start) < leastDragPx) return selection.remove();
    frame.append(selection);
    Object.assign(selection.style, {
      left: `${Math.min(start, offsetX)}px`,
      width: `${Math.abs(offsetX - start)}px`,
    });
  });
  const stop = ({ offsetX, type }: PointerEvent) => {
    const from = start;
    start = undefined;
    selection.remove();
    if (type !== 'pointerup' || from === undefined || Math.abs(offsetX - from) < leastDragPx) return;
    const axis = Object.entries(view.chart?.scales ?? {}).find(
      ([id, { left, right }]) => /^x\d+$/.test(id) && from >= left && from <= right,
    )?.[1];
    const [one, other] = [axis?.getValueForPixel(from), axis?.getValueForPixel(offsetX)];
    if (axis === undefined || one === undefined || other === undefined) return;
    show([Math.max(axis.min, Math.min(one, other)), Math.min(axis.max, Math.max(one, other))]);
  };
  canvas.addEventListener('pointerup', stop);
  canvas.addEventListener('pointercancel', stop);
}
