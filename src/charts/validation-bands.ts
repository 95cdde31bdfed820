// Measures of the validation rows against their bands: every band is stretched to −1 .. 1, so that figures
// of different units stand on one axis; an open side of a band, and a point beyond 3, is drawn at the edge.

import type { ChartConfiguration } from 'chart.js';

export interface BandedMeasure {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly isReached: boolean;
}

const edge = 3;

/** A configuration for any size; one line a measure, in the order given. */
export function validationBands(measures: readonly BandedMeasure[]): ChartConfiguration {
  const place = ({ low, high }: BandedMeasure, value: number) => {
    const half =
      Number.isFinite(low) && Number.isFinite(high)
        ? (high - low) / 2
        : Math.max(0.5 * Math.abs(Number.isFinite(low) ? low : high), 0.05);
    const middle = Number.isFinite(low)
      ? Number.isFinite(high)
        ? (low + high) / 2
        : low + half
      : high - half;
    return Math.max(-edge, Math.min(edge, (value - middle) / half));
  };
  return {
    type: 'bar',
    data: {
      labels: measures.map(({ label }) => label),
      datasets: [
        {
          label: 'band',
          data: measures.map(({ low, high }): [number, number] => [
            Number.isFinite(low) ? -1 : -edge,
            Number.isFinite(high) ? 1 : edge,
          ]),
          backgroundColor: '#d9d9d9',
          barPercentage: 0.9,
          categoryPercentage: 1,
          grouped: false,
          order: 2,
        },
        {
          label: 'simulated, 95 % interval',
          data: measures.map((measure) => {
            const from = place(measure, Number.isNaN(measure.ciLow) ? measure.mean : measure.ciLow);
            const to = place(measure, Number.isNaN(measure.ciHigh) ? measure.mean : measure.ciHigh);
            return [Math.min(from, to - 0.04), Math.max(to, from + 0.04)] as [number, number];
          }),
          backgroundColor: measures.map(({ isReached }) => (isReached ? '#0072b2' : '#d55e00')),
          barPercentage: 0.35,
          categoryPercentage: 1,
          grouped: false,
          order: 1,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: false,
      layout: { padding: 12 },
      plugins: {
        legend: { display: false },
        title: {
          display: true,
          text: 'Published bands (grey) and the simulator (blue: reached, orange: missed)',
          align: 'start',
        },
      },
      scales: {
        x: {
          min: -edge,
          max: edge,
          title: { display: true, text: 'distance from the middle of the band, in half bands' },
        },
        y: { ticks: { autoSkip: false, font: { size: 10 } }, grid: { display: false } },
      },
    },
  };
}
