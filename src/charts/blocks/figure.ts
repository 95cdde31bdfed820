/**
 * The frame around every picture: title on top, foot below (units, replicates, seed, source), room at the
 * right for labels, and the height that all of it needs.
 */
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Figure, FigureOptions } from '../chart.ts';
import type { ChartData } from '../chart-inputs.ts';
import { textWidthPx, wrapText } from './figure-size.ts';
import type { Note } from './notes.ts';
import { inkOf } from './palette.ts';
import { type AxisOptions, keepGaps } from './panels.ts';

export interface FigureParts {
  readonly type: string;
  readonly datasets: readonly ChartDataset[];
  readonly labels?: readonly string[];
  readonly axes: Readonly<Record<string, AxisOptions>>;
  readonly notes?: readonly Note[];
  readonly annotations?: Readonly<Record<string, object>>;
  /** Texts that stand right of the panels; the longest decides the room. */
  readonly rightOf?: readonly string[];
  /** Height of the panels with their axes, without title and foot. */
  readonly plotPx: number;
  readonly title: string;
  readonly foot: string;
  readonly alt: string;
  /** Further options of the configuration. */
  readonly options?: Readonly<Record<string, unknown>>;
}

const titleScale = 1.2;
const footScale = 0.85;
/** Bold letters are broader than the others. */
const boldBreadth = 1.13;

/** Puts title, foot and sizes around a picture. */
export function figure(parts: FigureParts, options: FigureOptions): Figure {
  const { size } = options;
  const title = options.title ?? parts.title;
  const titleLines = wrapText(title, size.widthPx - 8, size.fontPx * titleScale * boldBreadth);
  const left = options.casesLeft ? ` ${options.casesLeft} further cases are not shown.` : '';
  const foot = `${parts.foot}${left}`;
  const footLines = wrapText(foot, size.widthPx - 12, size.fontPx * footScale);
  const framePx = size.framed
    ? titleLines.length * size.fontPx * titleScale * 1.25 +
      footLines.length * size.fontPx * footScale * 1.25 +
      14
    : 0;
  const right = Math.max(0, ...(parts.rightOf ?? []).map((text) => textWidthPx(text, size.fontPx) + 14));
  const kept =
    size.heightPx === undefined ? parts.axes : keepGaps(parts.axes, parts.plotPx, size.heightPx - framePx);
  const axes = right > 0 ? { ...kept, labels: emptyAxis(right) } : kept;
  const configuration = {
    type: parts.type,
    data: { ...(parts.labels ? { labels: [...parts.labels] } : {}), datasets: [...parts.datasets] },
    options: withoutUndefined({
      animation: false,
      responsive: !size.framed,
      maintainAspectRatio: false,
      locale: 'en-US',
      color: inkOf.text,
      font: { size: size.fontPx },
      layout: { autoPadding: false, padding: { top: 2, right: 4, bottom: 2, left: 2 } },
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      scales: withFont(axes, size.fontPx),
      ...parts.options,
      plugins: {
        legend: { display: false },
        whiteBackground: size.framed,
        title: {
          display: size.framed,
          text: titleLines,
          align: 'start',
          color: inkOf.text,
          font: { size: size.fontPx * titleScale, weight: 'bold', lineHeight: 1.25 },
          padding: { top: 2, bottom: 6 },
        },
        subtitle: {
          display: size.framed,
          position: 'bottom',
          align: 'start',
          text: footLines,
          color: inkOf.quiet,
          font: { size: size.fontPx * footScale, lineHeight: 1.25 },
          padding: { top: 6, bottom: 0 },
        },
        notes: { notes: parts.notes ?? [], text: inkOf.text, paper: inkOf.paper },
        annotation: { annotations: parts.annotations ?? {} },
        ...(parts.options?.plugins as object | undefined),
      },
    }),
  } as unknown as ChartConfiguration;
  const heightPx = size.heightPx ?? Math.round(parts.plotPx + framePx);
  return {
    configuration,
    heightPx,
    title,
    alt: parts.alt,
    foot,
  };
}

/** Room right of the panels; padding would narrow title and foot too. */
function emptyAxis(roomPx: number): AxisOptions {
  const hidden = { display: false };
  return { type: 'linear', position: 'right', roomPx, ticks: hidden, grid: hidden, border: hidden };
}

// Chart.js takes the letters of axes from its defaults, not from the chart.
function withFont(axes: Readonly<Record<string, AxisOptions>>, sizePx: number): Record<string, AxisOptions> {
  const font = { size: sizePx };
  return Object.fromEntries(
    Object.entries(axes).map(([id, axis]) => {
      const sized = (part: string) => ({ font, ...(axis[part] as object | undefined) });
      return [
        id,
        { ...axis, ticks: sized('ticks'), title: sized('title'), pointLabels: sized('pointLabels') },
      ];
    }),
  );
}

// `undefined` is not data: a configuration must survive JSON.
function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === undefined ? [] : [[key, withoutUndefined(inner)]],
    ),
  ) as T;
}

/** The foot: how to read the marks and in which units, then seed and source. */
export function footOf(data: ChartData, reading: string, units: readonly string[] = []): string {
  const named = units.map((unit) => (unit === 'share' ? 'percent' : unit)).filter((unit) => unit !== '');
  const different = [...new Set(named)];
  const inUnits =
    different.length === 0 ? '' : ` Unit${different.length === 1 ? '' : 's'}: ${different.join('; ')}.`;
  return `${reading}${inUnits} Seed ${data.seed}. Source: runs of stratasim, model ${data.modelVersion}.`;
}
