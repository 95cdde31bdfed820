/** The words beside the pointer: on lines the value with its band, elsewhere the text that the chart carries. */
import type { TooltipItem, TooltipOptions } from 'chart.js';
import { inWords } from '../../charts/blocks/words.ts';

type Item = TooltipItem<'line'>;

/** What charts put on their datasets beyond Chart.js. */
interface Told {
  readonly texts?: readonly string[];
  readonly unit?: string;
  readonly hasBand?: boolean;
}

/** Options of the tooltip plugin. */
export const pointerWords: Partial<TooltipOptions<'line'>> = {
  displayColors: false,
  callbacks: { title: titleOf, label: labelOf } as unknown as TooltipOptions<'line'>['callbacks'],
};

function titleOf([first]: Item[]): string {
  if (!first || (first.dataset as Told).texts) return '';
  return monthOf(first.parsed.x ?? Number.NaN);
}

function labelOf(item: Item): string {
  const { texts, unit = '', hasBand } = item.dataset as Told;
  if (texts) return texts[item.dataIndex] ?? '';
  const value = inWords(item.parsed.y ?? Number.NaN, unit);
  if (!hasBand) return `${item.dataset.label}: ${value}`;
  // The ends of a band are the two datasets behind its line.
  const end = (after: number) => {
    const { data } = item.chart.data.datasets[item.datasetIndex + after];
    return inWords((data[item.dataIndex] as { y: number }).y, unit);
  };
  return `${item.dataset.label}: ${value} (${end(1)} to ${end(2)})`;
}

/** `2031-06` of a year with a fraction. */
function monthOf(year: number): string {
  const months = Math.round(year * 12);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
