/**
 * Sobol indices: the share of the outcome's variance that a parameter explains alone (first order) and with
 * all its interactions (total), with intervals.
 */
import { footOf } from './blocks/figure.ts';
import { faint, inkOf, sequenceColour } from './blocks/palette.ts';
import { rowFigure, rowPlace } from './blocks/row-panels.ts';
import { columnInWords, eachWith, inWords, listInWords, withInterval } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { Estimate } from './chart-inputs.ts';

/** Parameters shown, those with the largest total index. */
const shownCount = 15;

export const sensitivitySobol = defineChart({
  name: 'sensitivity-sobol',
  title: 'What explains the variance (Sobol indices)',
  question: 'Which uncertain parameters explain the spread of the outcome?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) => ((findings.sobol ?? []).length > 0 ? undefined : 'no Sobol design was run'),
  configure(data, options) {
    const [sobol] = data.findings.sobol ?? [];
    const rows = [...sobol.rows].sort((a, b) => b.total.value - a.total.value).slice(0, shownCount);
    const name = columnInWords(sobol.outcome, 'all');
    const level = Math.round(sobol.level * 100);
    const bars = (label: string, colour: string, of: (row: (typeof rows)[number]) => Estimate) => ({
      ...rowPlace(),
      label,
      data: rows.map((row) => ({
        y: row.parameter,
        x: of(row).value,
        xMin: of(row).low,
        xMax: of(row).high,
      })),
      texts: rows.map((row) => {
        const { value, low, high } = of(row);
        return `${row.parameter}, ${label}: ${withInterval(value, low, high, 'share')}`;
      }),
      backgroundColor: colour,
      errorBarColor: inkOf.text,
      errorBarWhiskerColor: inkOf.text,
      errorBarLineWidth: 1,
      errorBarWhiskerLineWidth: 1,
      errorBarWhiskerRatio: 0.4,
      barPercentage: 0.95,
      categoryPercentage: 0.75,
    });
    const ends = rows.flatMap(({ first, total }) => [first.low, first.high, total.low, total.high]);
    const limits = { min: Math.min(0, ...ends), max: Math.max(...ends) * 1.04 };
    const largest = rows
      .slice(0, 5)
      .map(
        ({ parameter, total }) => `${parameter} ${withInterval(total.value, total.low, total.high, 'share')}`,
      );
    const sum = sobol.rows.reduce((total, { first }) => total + first.value, 0);
    return rowFigure(
      {
        type: 'barWithErrorBars',
        names: rows.map(({ parameter }) => parameter),
        rowEm: 2.4,
        panels: [{ limits, title: `share of the variance of ${name}`, unit: 'share' }],
        datasets: [
          bars('total', sequenceColour(1), ({ total }) => total),
          bars('first order', faint(sequenceColour(1), 0.4), ({ first }) => first),
        ],
        title: sensitivitySobol.title,
        foot: footOf(
          data,
          `Dark: total index; light: first order alone. ${sobol.samples} base samples${eachWith(sobol.replicates)}; whiskers: ${level} % intervals.`,
          ['percent of the variance'],
        ),
        alt: `Share of the variance of ${name}, total index with ${level} % interval: ${listInWords(largest)}. First-order indices add up to ${inWords(sum, 'share')}.`,
      },
      options,
    );
  },
});
