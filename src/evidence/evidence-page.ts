// The page of `stratasim evidence`: what was predicted in closed form or published, what the simulator
// gives, and the verdict, missed ones first. One self-contained HTML text; pictures stand beside it.

import type { CaseReport } from './run-case.ts';
import type { MeasureReport, RowReport } from './validation/validation-row.ts';

/** Everything that a run of the evidence found. */
export interface EvidenceReports {
  readonly cases: readonly CaseReport[];
  readonly rows: readonly RowReport[];
  readonly replay: readonly RowReport[];
}

/** Columns of validation.csv. */
export const validationHeader = [
  'row',
  'use',
  'measure',
  'unit',
  'bandLow',
  'bandHigh',
  'mean',
  'ciMeanLow',
  'ciMeanHigh',
  'replicates',
  'verdict',
] as const;

/** One line a measure, missed rows first. */
export function validationLines(
  rows: readonly RowReport[],
): Readonly<Record<(typeof validationHeader)[number], string | number>>[] {
  return missedFirst(rows).flatMap(({ row, measures }) =>
    measures.map(({ name, unit, band, mean, interval, values, verdict }) => ({
      row: row.number,
      use: row.use,
      measure: name,
      unit,
      bandLow: band[0],
      bandHigh: band[1],
      mean,
      ciMeanLow: interval.low,
      ciMeanHigh: interval.high,
      replicates: values.length,
      verdict,
    })),
  );
}

/** Rows that were missed before those that were reached, each in the order of numbers. */
export function missedFirst(rows: readonly RowReport[]): RowReport[] {
  const rank = ({ verdict }: RowReport) => (verdict === 'missed' ? 0 : 1);
  return [...rows].sort((a, b) => rank(a) - rank(b) || a.row.number - b.row.number);
}

/** The page. */
export function evidencePage({ cases, rows, replay }: EvidenceReports): string {
  const failed = (report: CaseReport) => report.checks.filter(({ verdict }) => verdict === 'fail').length;
  const ordered = [...cases].sort((a, b) => Number(failed(b) > 0) - Number(failed(a) > 0));
  const reached = rows.filter(({ verdict }) => verdict === 'reached').length;
  const checks = cases.flatMap((report) => report.checks);
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>stratasim: evidence</title><style>${style}</style></head><body><main>
<h1>Why anyone should believe it</h1>
<p>${passed} of ${checks.length} checks of ${cases.length} verification cases pass. ${reached} of ${rows.length} published targets are reached. Targets marked C may be used to set defaults; those marked H are held out and never tuned to.</p>
<h2>Published figures</h2>
<p><img src="charts/validation.png" alt="Each measure of the validation rows as a point with its interval against its band; the figures are in the table below"></p>
${rowTable(rows)}
<h2>The years 2018 to 2023 again</h2>
${rowTable(replay)}
<h2>Closed forms and reference implementations</h2>
<table><thead><tr><th>Verdict</th><th>Case</th><th>Checks that pass</th><th>Failed</th></tr></thead><tbody>
${ordered
  .map((report) => {
    const wrong = report.checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name);
    const verdict = wrong.length > 0 ? 'fail' : 'pass';
    return `<tr class="${verdict}"><td>${verdict}</td><td>${safe(report.case)}</td><td>${report.checks.length - wrong.length} of ${report.checks.length}</td><td>${safe(wrong.join('; '))}</td></tr>`;
  })
  .join('\n')}
</tbody></table>
</main></body></html>
`;
}

function rowTable(rows: readonly RowReport[]): string {
  const lines = missedFirst(rows).flatMap(({ row, measures }) =>
    measures.map(
      (measure, n) =>
        `<tr class="${measure.verdict}"><td>${measure.verdict}</td><td>${row.number} ${row.use}</td><td>${n === 0 ? `${safe(row.published)}<small>${safe(row.setUp)}</small>` : ''}</td><td>${safe(measure.name)}</td><td>${bandText(measure)}</td><td>${shown(measure.mean)}${intervalText(measure)}</td><td>${safe(measure.unit)}</td></tr>`,
    ),
  );
  return `<table><thead><tr><th>Verdict</th><th>Row</th><th>Published, and how it is set up</th><th>Measure</th><th>Band</th><th>Simulated (95 % t interval)</th><th>Unit</th></tr></thead><tbody>
${lines.join('\n')}
</tbody></table>`;
}

function intervalText({ interval, values }: MeasureReport): string {
  return values.length > 1 ? ` [${shown(interval.low)}, ${shown(interval.high)}]` : '';
}

/** A band in words; ends that are open are left out. */
export function bandText({ band: [low, high] }: Pick<MeasureReport, 'band'>): string {
  const lowest = low === Number.MIN_VALUE ? 'above 0' : `${shown(low)} or more`;
  const highest = high === -Number.MIN_VALUE ? 'below 0' : `${shown(high)} or less`;
  if (high === Number.POSITIVE_INFINITY) return lowest;
  if (low === Number.NEGATIVE_INFINITY || high === -Number.MIN_VALUE) return highest;
  return `${shown(low)} to ${shown(high)}`;
}

function shown(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value);
}

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style = `body{font:16px/1.45 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}main{max-width:75rem;margin:auto;padding:1rem}
table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #ccc}
small{display:block;color:#555}tr.missed td:first-child,tr.fail td:first-child{font-weight:700;color:#a3330b}img{max-width:100%}
@media (prefers-color-scheme:dark){body{color:#eee;background:#111}small{color:#aaa}th,td{border-color:#444}tr.missed td:first-child,tr.fail td:first-child{color:#ff9a6b}}`;
