/** What the figures of the page share, and what the reader has chosen for one of them. */
import type { Chart } from 'chart.js';
import type { Chart as ChartKind } from '../../charts/chart.ts';
import type { Case, ChartData } from '../../charts/chart-inputs.ts';

/** What all figures of the page share. */
export interface Page {
  readonly data: ChartData;
  cases: readonly Case[];
  paper: 'light' | 'dark';
}

/** One figure and what its reader has chosen. */
export interface FigureView {
  readonly element: HTMLElement;
  readonly kind: ChartKind;
  readonly canvas: HTMLCanvasElement;
  chart?: Chart;
  /** ISO month of charts of a moment. */
  at?: string;
  /** Domain of charts that show one. */
  domain?: string;
  /** Years shown, when not all. */
  years?: readonly [number, number];
  draw(): void;
}
