/**
 * Draws the charts of a batch into files: every chart that its outcomes allow, or the ones asked for. One
 * chart is drawn at a time, so that memory stays flat however many there are.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Batch } from '../../analysis/batch.ts';
import type { Problem } from '../../parameters/problem.ts';
import { batchData, usualCases } from '../batch-data.ts';
import { type PrintSize, printSizes } from '../blocks/figure-size.ts';
import { absenceOf, type Chart } from '../chart.ts';
import type { Findings } from '../chart-inputs.ts';
import { charts } from '../index.ts';
import { type ChartFormat, renderChart } from './render.ts';

export interface RenderOptions {
  /** Names of charts; absent or empty: all that can be drawn. Unknown names are left out (see chartProblems). */
  readonly only?: readonly string[];
  /** Absent: PNG and SVG. */
  readonly formats?: readonly ChartFormat[];
  /** Absent: the width of a page with two columns. */
  readonly size?: PrintSize;
  /** Titles by chart name, in place of the charts' own. */
  readonly titles?: Readonly<Record<string, string>>;
  readonly findings?: Findings;
  /** Domain of charts that show one; their files are named after it. */
  readonly domain?: string;
}

export interface RenderedCharts {
  /** Charts drawn, with their files (relative to the folder) and what they say in words. */
  readonly drawn: readonly {
    readonly name: string;
    readonly files: readonly string[];
    readonly alt: string;
  }[];
  /** Charts that the batch does not allow, and why. */
  readonly left: readonly { readonly name: string; readonly because: string }[];
}

/** Draws charts of a batch into a folder, which is made when absent. Rejects when the disk refuses. */
export async function renderCharts(
  batch: Batch,
  directory: string,
  options: RenderOptions = {},
): Promise<RenderedCharts> {
  const { formats = ['png', 'svg'], size = 'page', findings } = options;
  const { titles = {} } = options;
  const data = batchData(batch, findings);
  const cases = usualCases(data.cases);
  const drawn: { name: string; files: string[]; alt: string }[] = [];
  const left: { name: string; because: string }[] = [];
  await mkdir(directory, { recursive: true });
  for (const chart of chosen(options.only)) {
    const because = absenceOf(chart, data);
    if (because !== undefined) {
      left.push({ name: chart.name, because });
      continue;
    }
    const figure = chart.configure(data, {
      size: printSizes[size],
      cases,
      casesLeft: data.cases.length - cases.length,
      title: titles[chart.name],
      domain: options.domain,
    });
    const ofDomain = options.domain && chart.domainsOf ? `-${options.domain}` : '';
    const files: string[] = [];
    for (const format of formats) {
      const { widthPx, dotsPerPx } = printSizes[size];
      const file = `${chart.name}${ofDomain}${size === 'page' ? '' : `-${size}`}.${format}`;
      const bytes = await renderChart(figure.configuration, {
        format,
        widthPx,
        heightPx: figure.heightPx,
        scale: dotsPerPx,
      });
      // A reader never sees half a picture.
      await writeFile(join(directory, `${file}.part`), bytes);
      await rename(join(directory, `${file}.part`), join(directory, file));
      files.push(file);
    }
    drawn.push({ name: chart.name, files, alt: figure.alt });
  }
  return { drawn, left };
}

/** What is wrong with names of charts that a user asked for: every unknown one. */
export function chartProblems(names: readonly string[], where: Problem['where']): Problem[] {
  return names
    .filter((name) => !charts.some((chart) => chart.name === name))
    .map((name) => ({
      where,
      found: `chart '${name}'`,
      expected: `one of ${charts.map((chart) => chart.name).join(', ')}`,
    }));
}

function chosen(only: readonly string[] | undefined): readonly Chart[] {
  return only && only.length > 0 ? charts.filter(({ name }) => only.includes(name)) : charts;
}
