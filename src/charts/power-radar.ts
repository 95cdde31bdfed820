/**
 * The four elements of technological power by bloc: monopoly of innovation, control of resources, dominance
 * of new spaces, deterrence. Dashed: the first case shown; filled: the last one.
 */
import type { ChartDataset } from 'chart.js';
import { figure, footOf } from './blocks/figure.ts';
import type { Note } from './blocks/notes.ts';
import { blocColour, faint, inkOf, sequenceColour } from './blocks/palette.ts';
import { recordedCases } from './blocks/recorded-cases.ts';
import { blocGroups, groupInWords, inWords, listInWords, replicatesInWords, tickAt } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { Case, ChartData } from './chart-inputs.ts';

/** Outcome and name of each element, in the order of the source. */
const elements = [
  ['innovationMonopoly', 'innovation monopoly'],
  ['resourceControl', 'resource control'],
  ['spatialDominance', 'dominance of new spaces'],
  ['deterrence', 'deterrence'],
] as const;

function groupsOf(data: ChartData): readonly string[] {
  const blocs = blocGroups(data, elements[0][0]);
  return blocs.length > 0 ? blocs : data.groups(elements[0][0]);
}

export const powerRadar = defineChart({
  name: 'power-radar',
  title: 'The four elements of power, by bloc',
  question: 'Who gains power by the barriers, and in which element?',
  needs: elements.map(([outcome]) => outcome),
  time: 'moment',
  configure(data, options) {
    const { size, at } = options;
    const cases = recordedCases(data, options.cases, elements[0][0]);
    const groups = groupsOf(data);
    const pair = cases.length > 1 ? [cases[0], cases[cases.length - 1]] : [cases[0]];
    const bandOf = (of: Case, outcome: string, group: string) => data.band(of, { outcome, group });
    const shown = pair.flatMap((of) =>
      groups.flatMap((group) => elements.flatMap(([outcome]) => bandOf(of, outcome, group) ?? [])),
    );
    const when = shown[0] ? shown[0].dates[tickAt(shown[0], at)] : '';
    const hasBlocs = blocGroups(data, elements[0][0]).length > 0;
    const colourOf = (group: string, order: number) =>
      hasBlocs ? blocColour(groupInWords(group)) : sequenceColour(order);
    const valuesOf = (of: Case, group: string) =>
      elements.map(([outcome]) => {
        const band = bandOf(of, outcome, group);
        return band ? band.middle[tickAt(band, at)] : null;
      });
    const datasets = pair.flatMap((of, index) =>
      groups.map((group, order) => {
        const colour =
          blocGroups(data, elements[0][0]).length > 0
            ? blocColour(groupInWords(group))
            : sequenceColour(order);
        const isLast = index === pair.length - 1;
        return {
          label: `${groupInWords(group)}, ${of.label}`,
          texts: elements.map(
            ([, name], element) =>
              `${groupInWords(group)}, ${of.label}: ${name} ${inWords(valuesOf(of, group)[element] ?? Number.NaN)}`,
          ),
          data: valuesOf(of, group),
          borderColor: colour,
          backgroundColor: isLast ? faint(colour, 0.12) : 'transparent',
          borderDash: isLast ? [] : [4, 3],
          borderWidth: isLast ? 2 : 1.2,
          pointRadius: isLast ? 2.5 : 0,
          fill: isLast,
        };
      }),
    );
    const last = pair[pair.length - 1];
    const sentences = groups.map((group) => {
      const parts = elements.map(
        ([, name], index) =>
          `${name} ${inWords(valuesOf(last, group)[index] ?? Number.NaN)}${pair.length > 1 ? ` (${inWords(valuesOf(pair[0], group)[index] ?? Number.NaN)})` : ''}`,
      );
      return `${groupInWords(group)}: ${listInWords(parts)}.`;
    });
    const reading = `World shares, 0 to 1. Median of ${replicatesInWords(shown)}, ${when}. ${pair.length > 1 ? `Filled: ${last.label}; dashed: ${pair[0].label}.` : `${last.label}.`}`;
    return figure(
      {
        type: 'radar',
        labels: elements.map(([, name]) => name),
        datasets: datasets as unknown as ChartDataset[],
        notes: groups.map(
          (group, order): Note => ({
            text: groupInWords(group),
            x: { axis: 'r', edge: 'end' },
            y: { axis: 'r', edge: 'end' },
            align: 'right',
            dx: -4,
            dy: (order + 1) * size.fontPx * 1.4,
            bold: true,
            colour: colourOf(group, order),
          }),
        ),
        axes: {
          r: {
            min: 0,
            ticks: { maxTicksLimit: 5, color: inkOf.quiet, backdropColor: 'transparent' },
            grid: { color: inkOf.grid },
            angleLines: { color: inkOf.grid },
            pointLabels: { color: inkOf.text },
          },
        },
        plotPx: Math.min(size.widthPx * 0.72, size.fontPx * 36),
        title: powerRadar.title,
        foot: footOf(data, reading),
        alt: `${when}, ${last.label}${pair.length > 1 ? ` (in brackets ${pair[0].label})` : ''}: ${sentences.join(' ')}`,
        options: {
          interaction: { mode: 'nearest', intersect: false },
        },
      },
      options,
    );
  },
});
