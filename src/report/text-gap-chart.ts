/**
 * The technology gap over time as a line chart of letters, for the end of a run in a terminal: the median of
 * each case, with its name at the right end of its line.
 */
import { blue, cyan, green, magenta, plot, red, reset, yellow } from 'asciichart';
import type { Batch } from '../analysis/batch.ts';
import { batchData } from '../charts/batch-data.ts';
import { unitOf } from '../charts/blocks/words.ts';

export interface TextChartOptions {
  /** Letters in a line of the terminal. */
  readonly columns: number;
  /** Whether the terminal shows colours. */
  readonly colours: boolean;
}

const query = { outcome: 'technologyGap', group: 'all' };
const heightLines = 12;
/** Lines in more cases than these would cover each other. */
const mostCases = 6;
const lineColours = [blue, red, magenta, green, cyan, yellow];

/** The chart with its heading; '' when the gap was not recorded, is not a number, or the terminal is too narrow. */
export function gapTextChart(batch: Batch, { columns, colours }: TextChartOptions): string {
  const data = batchData(batch);
  const lines = data.cases.slice(0, mostCases).flatMap((of) => {
    const band = data.band(of, query);
    return band?.middle.every(Number.isFinite) ? [{ label: of.label, band }] : [];
  });
  const longest = Math.max(0, ...lines.map(({ label }) => label.length));
  const width = Math.min(90, columns - longest - 14);
  if (lines.length === 0 || width < 20) return '';
  const series = lines.map(({ band }) => resampled(band.middle, width));
  const [min, max] = [Math.min(...series.flat()), Math.max(...series.flat())];
  const drawn = plot(series, {
    height: heightLines,
    min,
    max,
    format: (value) => value.toFixed(3).padStart(8),
    ...(colours ? { colors: lineColours.slice(0, series.length) } : {}),
  }).split('\n');
  for (const [index, { label }] of lines.entries()) {
    const end = series[index][width - 1];
    const row = max > min ? Math.round(((max - end) / (max - min)) * (drawn.length - 1)) : 0;
    drawn[row] += colours ? ` ${lineColours[index]}${label}${reset}` : ` ${label}`;
  }
  const { dates } = lines[0].band;
  const rest = data.cases.length - lines.length;
  return [
    `Technology gap (${unitOf(data, query.outcome)}), median of the replicates${rest > 0 ? `; ${rest} further cases in the charts` : ''}`,
    ...drawn,
    `${' '.repeat(9)}${dates[0]}${(dates.at(-1) ?? '').padStart(width - dates[0].length)}`,
    '',
  ].join('\n');
}

/** `count` values at even steps from the first to the last. */
function resampled(values: readonly number[], count: number): number[] {
  return Array.from(
    { length: count },
    (_, at) => values[Math.round((at / (count - 1)) * (values.length - 1))],
  );
}
