/**
 * Morris screening: how much a parameter matters (mean absolute elementary effect μ*) against how much its
 * effect depends on the others (σ). Above the line σ = μ* interactions or curvature dominate.
 */
import type { ChartDataset } from 'chart.js';
import { figure, footOf } from './blocks/figure.ts';
import type { Note } from './blocks/notes.ts';
import { inkOf, sequenceColour } from './blocks/palette.ts';
import { columnAxis, panelAxes, rowAxis, valueAxis, valueAxisAlong } from './blocks/panels.ts';
import { columnInWords, eachWith, inWords, listInWords, numberFormat } from './blocks/words.ts';
import { defineChart } from './chart.ts';

/** Parameters named in the picture; the others stay unnamed dots. */
const namedCount = 12;

export const sensitivityMorris = defineChart({
  name: 'sensitivity-morris',
  title: 'Which parameters matter (Morris screening)',
  question: 'Which parameters drive the outcome, and which act only together?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) => ((findings.morris ?? []).length > 0 ? undefined : 'no Morris design was run'),
  configure(data, options) {
    const { size } = options;
    const [morris] = data.findings.morris ?? [];
    const inSentence = ({ parameter, muStar, sigma }: (typeof morris.rows)[number]) =>
      `${parameter} (μ* ${inWords(muStar, morris.unit)}, σ ${inWords(sigma, morris.unit)})`;
    const rows = [...morris.rows].sort((a, b) => b.muStar - a.muStar);
    const [xAxis, yAxis] = [columnAxis(0), rowAxis(0)];
    const most = Math.max(...rows.map(({ muStar }) => muStar)) || 1;
    const high = Math.max(...rows.map(({ sigma }) => sigma)) || 1;
    const corner = Math.min(most, high) * 1.1;
    const place = { xAxisID: xAxis, yAxisID: yAxis };
    const notes = rows.slice(0, namedCount).map(
      ({ parameter, muStar, sigma }): Note => ({
        text: parameter,
        x: { axis: xAxis, value: muStar },
        y: { axis: yAxis, value: sigma },
        dx: size.fontPx * 0.6,
        scale: 0.9,
        avoid: true,
      }),
    );
    const datasets = [
      {
        type: 'scatter',
        label: 'parameters',
        texts: rows.map(inSentence),
        ...place,
        data: rows.map(({ muStar, sigma }) => ({ x: muStar, y: sigma })),
        backgroundColor: sequenceColour(1),
        pointRadius: size.fontPx * 0.3,
      },
      {
        type: 'line',
        label: 'σ = μ*',
        ...place,
        data: [
          { x: 0, y: 0 },
          { x: corner, y: corner },
        ],
        borderColor: inkOf.line,
        borderWidth: 1,
        borderDash: [4, 3],
        pointRadius: 0,
      },
    ];
    const name = columnInWords(morris.outcome, 'all');
    const along = `μ*: mean absolute effect on ${name} (${morris.unit})`;
    const plotPx = Math.min(size.widthPx * 0.62, size.fontPx * 32);
    const format = numberFormat(morris.unit);
    return figure(
      {
        type: 'scatter',
        datasets: datasets as unknown as ChartDataset[],
        notes,
        axes: panelAxes(
          [
            valueAxisAlong(
              { limits: { min: 0, max: most * 1.3 }, title: [along], format, size },
              size.widthPx - 60,
            ),
          ],
          [
            valueAxis(
              { limits: { min: 0, max: high * 1.12 }, title: ['σ: spread of the effect'], format, size },
              plotPx,
            ),
          ],
          { row: 0.02 },
        ),
        plotPx,
        title: sensitivityMorris.title,
        foot: footOf(
          data,
          `${morris.trajectories} trajectories${eachWith(morris.replicates)}, each parameter from its low to its high end. Dashed: σ = μ*; above it interactions or curvature dominate.`,
          [morris.unit],
        ),
        alt: `Largest effects on ${name}: ${listInWords(rows.slice(0, 5).map(inSentence))}.`,
        options: { interaction: { mode: 'nearest', axis: 'xy', intersect: true } },
      },
      options,
    );
  },
});
