/**
 * The technology gap between the top and the bottom layer in each domain: one panel a domain, one line a
 * case, so that one sees where a policy bites.
 */
import { footOf } from './blocks/figure.ts';
import { caseLines, inRows, lineFigure, type Measure, readingOfCases } from './blocks/line-panels.ts';
import { gridOf } from './blocks/panels.ts';
import { recordedCases } from './blocks/recorded-cases.ts';
import { changeInWords, domainGroups, domainInWords, listInWords, unitOf } from './blocks/words.ts';
import { defineChart } from './chart.ts';

const outcome = 'technologyGap';

export const gapByDomain = defineChart({
  name: 'gap-by-domain',
  title: 'The gap between the top and the bottom layer, by domain',
  question: 'In which technologies does the gap open?',
  needs: [outcome],
  time: 'over-time',
  whyNot: (data) =>
    domainGroups(data, outcome).length > 0 ? undefined : `${outcome} was not recorded by domain`,
  configure(data, options) {
    const { size } = options;
    const cases = recordedCases(data, options.cases, outcome);
    const domains = domainGroups(data, outcome);
    const unit = unitOf(data, outcome);
    const measure: Measure = { title: [unit], unit, reach: [0] };
    const panels = domains.map((domain) => ({
      caption: domainInWords(domain),
      measure,
      lines: caseLines(data, cases, { outcome, group: domain }),
    }));
    const widest = domains
      .map((domain) => {
        const ends = cases.flatMap((of) => data.band(of, { outcome, group: domain })?.middle.at(-1) ?? []);
        return { domain, spread: Math.max(...ends) - Math.min(...ends) };
      })
      .sort((a, b) => b.spread - a.spread)[0];
    const ends = cases.map(
      (of) => `${of.label} ${changeInWords(data.band(of, { outcome, group: widest.domain }))}`,
    );
    const bands = domains.flatMap((group) => cases.flatMap((of) => data.band(of, { outcome, group }) ?? []));
    const reading = readingOfCases(cases, bands);
    return lineFigure(
      {
        rows: inRows(panels, gridOf(panels.length, size).columns),
        title: gapByDomain.title,
        foot: footOf(data, reading, [unit]),
        alt: `Cases differ most in ${domainInWords(widest.domain)}, where the gap in ${unit} goes: ${listInWords(ends)}.`,
      },
      options,
    );
  },
});
