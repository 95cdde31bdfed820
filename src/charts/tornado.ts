/** One parameter at a time: the outcome at its low and at its high end, the others at their defaults. */
import { footOf } from './blocks/figure.ts';
import type { Note } from './blocks/notes.ts';
import { inkOf, sequenceColour } from './blocks/palette.ts';
import { limitsOf } from './blocks/panels.ts';
import { rowFigure, rowPlace, rowSpot } from './blocks/row-panels.ts';
import { columnInWords, eachWith, inWords, listInWords } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { TornadoRanges } from './chart-inputs.ts';

/** Parameters shown, those with the widest range. */
const shownCount = 15;

type Row = TornadoRanges['rows'][number];

export const tornado = defineChart({
  name: 'tornado',
  title: 'One parameter at a time',
  question: 'How far does each parameter alone move the outcome between its ends?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) =>
    (findings.tornado ?? []).length > 0 ? undefined : 'no parameter was varied alone',
  configure(data, options) {
    const [{ baseline, unit, outcome, replicates, rows: all }] = data.findings.tornado ?? [];
    const reachOf = ({ atLow, atHigh }: Row) => Math.abs(atHigh - atLow);
    const rows = [...all].sort((a, b) => reachOf(b) - reachOf(a)).slice(0, shownCount);
    const name = columnInWords(outcome, 'all');
    const bars = (label: string, colour: string, end: 'atLow' | 'atHigh') => ({
      ...rowPlace(),
      label,
      data: rows.map((row) => ({ y: row.parameter, x: [baseline, row[end]] })),
      texts: rows.map((row) => `${row.parameter} ${label}: ${inWords(row[end], unit)}`),
      backgroundColor: colour,
      grouped: false,
      barPercentage: 0.8,
      categoryPercentage: 0.85,
    });
    const axes = { xScaleID: rowPlace().xAxisID, yScaleID: rowPlace().yAxisID };
    const widest = rows
      .slice(0, 5)
      .map(
        ({ parameter, atLow, atHigh }) => `${parameter} ${inWords(atLow, unit)} to ${inWords(atHigh, unit)}`,
      );
    return rowFigure(
      {
        type: 'bar',
        names: rows.map(({ parameter }) => parameter),
        rowEm: 1.9,
        panels: [
          {
            limits: limitsOf([baseline, ...rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh])], 0.14),
            title: `${name} (${unit})`,
            unit,
          },
        ],
        datasets: [
          bars('at the low end', sequenceColour(1), 'atLow'),
          bars('at the high end', sequenceColour(2), 'atHigh'),
        ],
        notes: rows.flatMap((row) => endNotes(row, baseline)),
        annotations: {
          baseline: {
            type: 'line',
            ...axes,
            xMin: baseline,
            xMax: baseline,
            borderColor: inkOf.text,
            borderWidth: 1,
          },
        },
        title: tornado.title,
        foot: footOf(
          data,
          `Blue: parameter at its low end; orange: at its high end (numbers at the bars); line: all at their defaults (${inWords(baseline, unit)})${eachWith(replicates)}.`,
          [unit],
        ),
        alt: `${name} is ${inWords(baseline, unit)} at the defaults. Widest ranges: ${listInWords(widest)}.`,
      },
      options,
    );
  },
});

/** The parameter's own ends, beside the bars that they give. */
function endNotes(row: Row, baseline: number): Note[] {
  const ends = [
    { at: row.low, value: row.atLow },
    { at: row.high, value: row.atHigh },
  ].sort((a, b) => a.value - b.value);
  return ends.map(({ at, value }, side) => ({
    ...rowSpot(row.parameter, side === 0 ? Math.min(value, baseline) : Math.max(value, baseline)),
    text: String(Number(at.toPrecision(3))),
    align: side === 0 ? 'right' : 'left',
    dx: side === 0 ? -4 : 4,
    scale: 0.85,
    halo: true,
    colour: inkOf.quiet,
  }));
}
