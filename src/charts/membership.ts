/** Who joins: the number of jurisdictions in the alliance of each domain over time, one line a case. */
import { footOf } from './blocks/figure.ts';
import { caseLines, inRows, lineFigure, type Measure, readingOfCases } from './blocks/line-panels.ts';
import { gridOf } from './blocks/panels.ts';
import { recordedCases } from './blocks/recorded-cases.ts';
import { changeInWords, domainInWords, listInWords, unitOf } from './blocks/words.ts';
import { defineChart } from './chart.ts';

const outcome = 'allianceMembers';

export const membership = defineChart({
  name: 'membership',
  title: 'Members of the alliances, by domain',
  question: 'Do alliances grow, hold or fall apart?',
  needs: [outcome],
  time: 'over-time',
  configure(data, options) {
    const { size } = options;
    const cases = recordedCases(data, options.cases, outcome);
    const domains = data.groups(outcome);
    const unit = unitOf(data, outcome);
    const measure: Measure = { title: [unit], unit, reach: [0] };
    const panels = domains.map((domain) => ({
      caption: domainInWords(domain),
      measure,
      lines: caseLines(data, cases, { outcome, group: domain }),
    }));
    const bands = domains.flatMap((group) => cases.flatMap((of) => data.band(of, { outcome, group }) ?? []));
    const sentences = cases.map((of) => {
      const changes = domains.map(
        (group) => `${domainInWords(group)} ${changeInWords(data.band(of, { outcome, group }), unit)}`,
      );
      return `${of.label}: members in ${listInWords(changes)}.`;
    });
    return lineFigure(
      {
        rows: inRows(panels, gridOf(panels.length, size).columns),
        title: membership.title,
        foot: footOf(data, readingOfCases(cases, bands), [unit]),
        alt: sentences.join(' '),
      },
      options,
    );
  },
});
