/** A slider over the ticks, for charts that show one moment. */
import type { ChartData } from '../../charts/chart-inputs.ts';
import type { FigureView } from './figure-view.ts';

/** Adds the slider of a figure; without a band to take dates from there is none. */
export function momentTools(view: FigureView, data: ChartData, tools: HTMLElement): void {
  const dates = datesOf(data, view.kind.needs);
  if (dates.length < 2) return;
  const label = document.createElement('label');
  const slider = document.createElement('input');
  const shown = document.createElement('output');
  slider.type = 'range';
  slider.max = String(dates.length - 1);
  slider.value = slider.max;
  label.append('Moment ', slider);
  tools.append(label, shown);
  const show = () => {
    view.at = dates[Number(slider.value)];
    shown.textContent = view.at ?? '';
    slider.setAttribute('aria-valuetext', view.at ?? '');
  };
  show();
  slider.addEventListener('input', () => {
    show();
    view.draw();
  });
}

function datesOf(data: ChartData, outcomes: readonly string[]): readonly string[] {
  for (const outcome of outcomes)
    for (const group of data.groups(outcome)) {
      const band = data.cases[0] && data.band(data.cases[0], { outcome, group });
      if (band) return band.dates;
    }
  return [];
}
