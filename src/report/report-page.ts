/**
 * The page of a report as one HTML text: question, answer, charts, tables, methods, sources and how to run it
 * again. Everything that words and tables say stands in the HTML itself; the script only draws and sorts.
 */
import type { Batch } from '../analysis/batch.ts';
import { endSummaries } from '../analysis/end-summary.ts';
import { batchData, referenceCase, usualCases } from '../charts/batch-data.ts';
import { screenSize } from '../charts/blocks/figure-size.ts';
import { absenceOf, type Chart } from '../charts/chart.ts';
import type { Case, ChartData, Findings } from '../charts/chart-inputs.ts';
import { charts } from '../charts/index.ts';
import type { Manifest } from '../results/manifest.ts';
import { answerOf } from './answer.ts';
import { endDifferences, headlineColumns } from './end-differences.ts';
import { html, type Markup, rawHtml } from './html.ts';
import { methodsMarkup, rerunMarkup, sourcesMarkup } from './methods.ts';
import { type PackedData, recordingData } from './packed-data.ts';
import { pageStyle } from './page-style.ts';
import { tableMarkup } from './report-table.ts';
import { dictionaryTable, effectsTable, failedTable, headlineTable, summaryTable } from './report-tables.ts';
import { type CaseDescription, describeCases } from './scenario-differences.ts';

/** What a report is made of. */
export interface ReportSource {
  readonly batch: Batch;
  readonly manifest: Manifest;
  readonly findings: Findings;
}

/** What goes into the page beside its HTML. */
export interface PageParts {
  /** The page's script, as built for browsers. */
  readonly script: string;
  /** Packs the numbers of the charts into a text of letters, digits, + and / only (gzip and base64). */
  readonly pack: (data: string) => string;
}

/** Width that charts are configured for to learn what they ask of the data. */
const usualWidthPx = 980;

/** The whole page. */
export function reportPage(source: ReportSource, { script, pack }: PageParts): string {
  const { batch, manifest, findings } = source;
  const { titles = {} } = manifest.asked ?? {};
  const data = batchData(batch, findings);
  const reference = referenceCase(data);
  const columns = headlineColumns(data);
  const differences = reference ? endDifferences(data, reference, columns) : [];
  const drawn = charts.filter((chart) => absenceOf(chart, data) === undefined);
  const left = charts.filter((chart) => !drawn.includes(chart));
  const recorder = recordingData(data);
  const figures = drawn.map((chart) => figureMarkup(chart, recorder.data, titles[chart.name]));
  const packed: PackedData = recorder.pack();
  const summaries = endSummaries(batch);
  const summary = summaryTable(data, summaries);
  const effects = effectsTable(data);
  const failed = failedTable(batch);
  const answer = answerOf(data, reference, columns, differences);
  const questions = [
    ...new Set(manifest.scenarios.map(({ question }) => question).filter((text) => text !== '')),
  ];
  const body = html`
<a class="skip" href="#answer">Skip to the answer</a>
<div class="page">
<header>
<p class="quiet">stratasim report: ${batch.name}</p>
<h1>${headingOf(batch, questions)}</h1>
${questions.length > 1 ? questionsMarkup(questions) : undefined}
</header>
<nav aria-label="Contents"><ol>
<li><a href="#answer">The answer</a></li><li><a href="#cases">The cases</a></li><li><a href="#charts">Charts</a></li>
<li><a href="#tables">Tables</a></li><li><a href="#methods">Methods</a></li><li><a href="#sources">Sources</a></li>
<li><a href="#runs">Runs that failed</a></li><li><a href="#again">Cite and run again</a></li>
</ol></nav>
<main>
<section aria-labelledby="answer"><h2 id="answer">The answer</h2>
${answer.map(
  (sentence, index) => html`<p${index === 0 ? rawHtml(' class="lead"') : undefined}>${sentence}</p>
`,
)}
${tableMarkup(headlineTable(data, summaries, columns, differences))}
</section>
<section aria-labelledby="cases"><h2 id="cases">The cases and how they differ</h2>
${casesMarkup(describeCases(manifest, data.cases, reference), reference, questions.length > 1)}
</section>
<section aria-labelledby="charts"><h2 id="charts">Charts</h2>
<noscript><p>The charts are drawn by a script, which is switched off here; what each says stands below its place in words.</p></noscript>
${controlsMarkup(data.cases)}
${figures}
${left.length > 0 ? html`<details class="quiet"><summary>${left.length} charts are not drawn</summary><ul>${left.map((chart) => html`<li>${chart.name}: ${absenceOf(chart, data)}</li>`)}</ul></details>` : undefined}
</section>
<section aria-labelledby="tables"><h2 id="tables">Tables</h2>
<p class="quiet no-print">Headings sort; a copy as CSV opens in a spreadsheet, R or pandas.</p>
${effects ? tableMarkup(effects) : undefined}
<div class="no-print">${tableMarkup(summary)}
${summary.left > 0 ? html`<p class="quiet">${summary.left} further rows, by group, are in summary.csv.</p>` : undefined}</div>
<p class="quiet print-only">All outcomes by case and group are in summary.csv.</p>
${tableMarkup(dictionaryTable(batch))}
</section>
<section aria-labelledby="methods"><h2 id="methods">Methods</h2>${methodsMarkup(batch, manifest, data)}</section>
<section aria-labelledby="sources"><h2 id="sources">Sources of the data</h2>${sourcesMarkup(manifest)}</section>
<section aria-labelledby="runs"><h2 id="runs">Runs that failed</h2>
${failed ? tableMarkup(failed) : html`<p>None of ${batch.runs.length} runs failed.</p>`}
${manifest.counts.missing > 0 ? html`<p>${manifest.counts.missing} planned runs have no result yet: the batch was stopped.</p>` : undefined}
</section>
<section aria-labelledby="again"><h2 id="again">How to cite, and how to run it again</h2>${rerunMarkup(batch, manifest)}</section>
</main>
</div>`;
  return [
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Nothing is fetched from anywhere, whatever the page holds.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">`,
    html`<title>${headingOf(batch, questions)} – stratasim</title>`.markup,
    `<style>${pageStyle}</style></head><body>`,
    body.markup,
    `<script type="text/plain" id="chart-data">${pack(jsonOf(packed))}</script>`,
    // A closing tag inside a text of the script would end it.
    `<script>${script.replaceAll('</script', '<\\/script')}</script>`,
    '</body></html>\n',
  ].join('\n');
}

/** Several questions; very many behind a heading to open. */
function questionsMarkup(questions: readonly string[]): Markup {
  const list = html`<ul>${questions.map((question) => html`<li>${question}</li>`)}</ul>`;
  return questions.length <= 6
    ? list
    : html`<details><summary>${questions.length} questions</summary>${list}</details>`;
}

/** The question, or what stands side by side where there are several. */
function headingOf(batch: Batch, questions: readonly string[]): string {
  return questions.length === 1
    ? questions[0]
    : `${batch.name}: ${batch.scenarios.length} scenarios side by side`;
}

/** Numbers to seven digits: more than a picture shows. */
function jsonOf(packed: PackedData): string {
  return JSON.stringify(packed, (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(7)) : value,
  );
}

/** A chart's place: the words stand here, the script adds the picture and its tools. */
function figureMarkup(chart: Chart, data: ChartData, title: string | undefined): Markup {
  const size = screenSize(usualWidthPx);
  // Charts over time ask for the same of every case; others may ask for more of the first and the last one shown.
  const usual = usualCases(data.cases);
  for (const of of chart.time === 'over-time' ? data.cases.filter((one) => !usual.includes(one)) : data.cases)
    chart.configure(data, { size, cases: [of] });
  const figure = chart.configure(data, { size, cases: usual, ...(title ? { title } : {}) });
  return html`<figure data-chart="${chart.name}" data-title="${figure.title}">
<h3>${figure.title}</h3>
<p class="question">${chart.question}</p>
${chart.time === 'none' && !chart.domainsOf ? undefined : html`<div class="tools"></div>`}
<div class="canvas-frame"><canvas role="img" aria-label="${figure.alt}"></canvas></div>
<figcaption><span class="foot">${figure.foot}</span><details><summary>In words</summary><p class="alt">${figure.alt}</p></details></figcaption>
</figure>
`;
}

function controlsMarkup(cases: readonly Case[]): Markup {
  const usual = usualCases(cases);
  return html`<div class="controls no-print" role="group" aria-label="What the charts show">
<fieldset><legend>Cases</legend>${cases.map(
    ({ key, label }) =>
      html`<label><input type="checkbox" name="case" value="${key}"${usual.some((one) => one.key === key) ? rawHtml(' checked') : undefined}> ${label}</label> `,
  )}</fieldset>
<button type="button" id="theme">Dark page</button>
<span id="shown" role="status" class="quiet"></span>
</div>
`;
}

/** `withQuestions` where they differ; a source stands with the first case that has it. */
function casesMarkup(
  descriptions: readonly CaseDescription[],
  reference: Case | undefined,
  withQuestions: boolean,
): Markup[] {
  const firstOf = new Map([...descriptions].reverse().map((one) => [one.source, one]));
  return descriptions.map(
    ({
      case: name,
      question,
      source,
      like,
      policies,
      settings,
    }) => html`<h3>${name}${name === reference?.label ? ' (reference)' : ''}</h3>
${withQuestions ? html`<p>${question}</p>` : undefined}
${like === undefined ? undefined : html`<p>The policies of ${like}${policies.length > 0 ? ', and:' : '.'}</p>`}
${policies.length > 0 ? html`<ul>${policies.map((policy) => html`<li>${policy}</li>`)}</ul>` : undefined}
${policies.length === 0 && like === undefined ? html`<p>No policy is in force.</p>` : undefined}
${settings.length > 0 ? html`<p>Other settings: ${settings.slice(0, 12).join('; ')}${settings.length > 12 ? `; and ${settings.length - 12} more in the manifest` : ''}.</p>` : undefined}
${source !== '' && firstOf.get(source)?.case === name ? html`<p class="quiet">Source: ${source}</p>` : undefined}
`,
  );
}
