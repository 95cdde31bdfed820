/**
 * `stratasim chart OUT`: draws charts from stored results, without running anything.
 * Exit codes: 0 drawn, 2 bad input (nothing is written).
 */
import { join } from 'node:path';
import { batchOf } from '../analysis/stored-batch.ts';
import { type PrintSize, printSizes } from '../charts/blocks/figure-size.ts';
import type { ChartFormat } from '../charts/node/render.ts';
import { chartProblems, renderCharts } from '../charts/node/render-charts.ts';
import type { Problem } from '../parameters/problem.ts';
import { readBatch } from '../results/node/read-batch.ts';
import type { StoredBatch } from '../results/stored-batch.ts';
import { problemsText } from '../scenario/problem-text.ts';
import { readFindings } from './experiment-findings.ts';

/** What the command line gives: lists are texts with commas. */
export interface ChartCommandOptions {
  /** Names of charts. */
  readonly only?: string;
  /** Every chart that the results allow, not only those that the scenario chose. */
  readonly all?: boolean;
  /** Domain of charts that show one. */
  readonly domain?: string;
  /** png, svg, pdf. */
  readonly format?: string;
  /** column, page or slide. */
  readonly size?: string;
  readonly quiet?: boolean;
}

const formats: readonly ChartFormat[] = ['png', 'svg', 'pdf'];

/** Draws the charts of the batch in `directory` into its folder `charts`. Sets the exit code. */
export async function chart(directory: string, options: ChartCommandOptions): Promise<void> {
  const only = listOf(options.only);
  const chosenFormats = listOf(options.format ?? 'png,svg');
  const size = options.size ?? 'page';
  const stored = await readBatch(directory);
  const problems = [
    ...('manifest' in stored ? [] : stored),
    ...chartProblems(only, { path: '--only' }),
    ...chosenFormats.flatMap((format) => unknown('--format', format, formats)),
    ...unknown('--size', size, Object.keys(printSizes)),
    ...wrongDomain(options.domain, 'manifest' in stored ? stored : undefined),
  ];
  if (!('manifest' in stored) || problems.length > 0) {
    process.stderr.write(problemsText(problems, () => undefined));
    process.exitCode = 2;
    return;
  }
  const folder = join(directory, 'charts');
  const { asked } = stored.manifest;
  const chosen = only.length > 0 || options.all ? only : (asked?.charts ?? []);
  const { drawn, left } = await renderCharts(batchOf(stored), folder, {
    only: chosen,
    titles: asked?.titles,
    domain: options.domain,
    formats: chosenFormats as ChartFormat[],
    size: size as PrintSize,
    findings: readFindings(directory),
  });
  if (options.quiet) return;
  for (const { files } of drawn) for (const file of files) process.stdout.write(`${join(folder, file)}\n`);
  for (const { name, because } of left) process.stdout.write(`not drawn: ${name} (${because})\n`);
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function wrongDomain(domain: string | undefined, stored: StoredBatch | undefined): Problem[] {
  if (domain === undefined || stored === undefined) return [];
  const networks = stored.runs.flatMap((run) => run.networks ?? []);
  const known = [...new Set(networks.map((network) => network.domain))];
  return unknown('--domain', domain, known);
}

function unknown(option: string, value: string, known: readonly string[]): Problem[] {
  if (known.includes(value)) return [];
  return [{ where: { path: option }, found: `'${value}'`, expected: `one of ${known.join(', ')}` }];
}
