/**
 * A chart is one value in one file: the question it answers, the outcomes it needs, and a function from
 * chart data to a plain Chart.js configuration. Plain means data only, so that the same value draws the
 * picture in print and the interactive one on the page of the report.
 */
import type { ChartConfiguration } from 'chart.js';
import type { FigureSize } from './blocks/figure-size.ts';
import type { Case, ChartData } from './chart-inputs.ts';

/** What the asker wants of a figure. */
export interface FigureOptions {
  readonly size: FigureSize;
  /** Cases to show, in order; a subset of the data's. */
  readonly cases: readonly Case[];
  /** Cases that there are beside those shown; the foot says so. */
  readonly casesLeft?: number;
  /** Replaces the chart's own title. */
  readonly title?: string;
  /** ISO month that charts of one moment show; the last one when absent. */
  readonly at?: string;
  /** Domain that charts of one domain show; the one that tells most when absent. */
  readonly domain?: string;
}

/** A figure ready to be drawn. */
export interface Figure {
  readonly configuration: ChartConfiguration;
  readonly heightPx: number;
  readonly title: string;
  /** What the picture says, in words, for who cannot see it; made from the numbers. */
  readonly alt: string;
  /** Units, number of replicates, seed and source. */
  readonly foot: string;
}

export interface Chart {
  /** kebab-case; the file of the picture and the name in scenario files. */
  readonly name: string;
  readonly title: string;
  /** The question that it answers, for --help and the report. */
  readonly question: string;
  /** Outcomes that must have been recorded. */
  readonly needs: readonly string[];
  /** `series`: a moment can be chosen (`at`); `over-time`: years run along x, so that they can be zoomed. */
  readonly time: 'over-time' | 'moment' | 'none';
  /** Why it cannot be drawn from these data, or undefined when it can. Absent: when its outcomes are there. */
  readonly whyNot?: (data: ChartData) => string | undefined;
  /** Domains that can be chosen (`domain`), of a chart that shows one; the one that tells most first. */
  readonly domainsOf?: (data: ChartData) => readonly string[];
  readonly configure: (data: ChartData, options: FigureOptions) => Figure;
}

/** Declares a chart; the identity, so that a file reads as one value. */
export function defineChart(chart: Chart): Chart {
  return chart;
}

/** Why a chart cannot be drawn from these data, or undefined when it can. */
export function absenceOf(chart: Chart, data: ChartData): string | undefined {
  if (data.cases.length === 0) return 'no run has finished';
  const missing = chart.needs.filter((outcome) => data.groups(outcome).length === 0);
  if (missing.length > 0) return `the runs did not record ${missing.join(', ')}`;
  return chart.whyNot?.(data);
}
