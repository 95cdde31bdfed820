/** What stands beside the pointer on a chart of the page. */
import { describe, expect, it } from 'vitest';
import { pointerWords } from '../../src/report/browser/pointer-words.ts';

const { title, label } = pointerWords.callbacks as unknown as {
  title(items: object[]): string;
  label(item: object): string;
};

describe('the words beside the pointer', () => {
  const data = (y: number) => ({ data: [{ x: 2031 + 5 / 12, y }] });
  const line = { label: 'layer 4', unit: 'share', hasBand: true, ...data(0.42) };
  const item = {
    dataIndex: 0,
    datasetIndex: 0,
    dataset: line,
    parsed: { x: 2031 + 5 / 12, y: 0.42 },
    chart: { data: { datasets: [line, data(0.4), data(0.45)] } },
  };

  it('give the month, the value and the ends of its band', () => {
    expect(title([item])).toBe('2031-06');
    expect(label(item)).toBe('layer 4: 42 % (40 % to 45 %)');
  });

  it('are those that the chart brings along, where it has them', () => {
    const told = { ...item, dataset: { texts: ['layer 0 to layer 1: 5.1 %'] } };
    expect(title([told])).toBe('');
    expect(label(told)).toBe('layer 0 to layer 1: 5.1 %');
  });
});
