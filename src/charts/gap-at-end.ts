/** The spread of the gap over replicates at the end, as boxes: one a case, with every replicate as a dot. */
import { footOf } from './blocks/figure.ts';
import { faint, sequenceColour } from './blocks/palette.ts';
import { limitsOf } from './blocks/panels.ts';
import { rowFigure, rowPlace } from './blocks/row-panels.ts';
import { changeInWords, columnInWords, listInWords, replicatesInWords, unitOf } from './blocks/words.ts';
import { defineChart } from './chart.ts';

const query = { outcome: 'technologyGap', group: 'all' };

export const gapAtEnd = defineChart({
  name: 'gap-at-end',
  title: 'The gap at the end, replicate by replicate',
  question: 'How much of the difference between cases is chance?',
  needs: [query.outcome],
  time: 'none',
  whyNot: (data) =>
    data.groups(query.outcome).includes(query.group) ? undefined : 'the overall gap was not recorded',
  configure(data, options) {
    const { cases, size } = options;
    const ends = cases.flatMap((of) => {
      const found = data.atEnd(of, query);
      return found ? [{ of, values: found.values.filter(Number.isFinite) }] : [];
    });
    const unit = unitOf(data, query.outcome);
    const name = columnInWords(query.outcome, query.group);
    const labels = ends.map(({ of }) => of.label);
    const colours = ends.map(({ of }) => sequenceColour(data.cases.findIndex(({ key }) => key === of.key)));
    const counts = ends.map(({ values }) => ({ n: values.length }));
    const changes = ends.map(({ of }) => `${of.label} ${changeInWords(data.band(of, query))}`);
    return rowFigure(
      {
        type: 'boxplot',
        names: labels,
        labels,
        rowEm: 2.8,
        panels: [
          { limits: limitsOf(ends.flatMap(({ values }) => values)), title: `${name} (${unit})`, unit },
        ],
        datasets: [
          {
            ...rowPlace(),
            label: name,
            data: ends.map(({ values }) => values),
            texts: changes,
            borderColor: colours,
            backgroundColor: colours.map((colour) => faint(colour, 0.25)),
            itemBackgroundColor: colours,
            itemBorderColor: colours,
            medianColor: colours,
            itemRadius: size.fontPx * 0.18,
            outlierRadius: 0,
            meanRadius: 0,
            borderWidth: 1.2,
            maxBarThickness: size.fontPx * 4,
          },
        ],
        title: gapAtEnd.title,
        foot: footOf(
          data,
          `Dots: ${replicatesInWords(counts)} a case; box: the middle half with the median; whiskers: 1.5 times its breadth at most.`,
          [unit],
        ),
        alt: `${name}, ${unit}: ${listInWords(changes)}.`,
      },
      options,
    );
  },
});
