/** The technopolitik index over time: mean world share over domains of each bloc, one panel a case. */
import { footOf } from './blocks/figure.ts';
import { inRows, lineFigure, type Measure } from './blocks/line-panels.ts';
import { blocColour, sequenceColour } from './blocks/palette.ts';
import { gridOf } from './blocks/panels.ts';
import { recordedCases } from './blocks/recorded-cases.ts';
import {
  blocGroups,
  changeInWords,
  groupInWords,
  listInWords,
  policyStarts,
  replicatesInWords,
  unitOf,
} from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { Band } from './chart-inputs.ts';

const outcome = 'technopolitikIndex';

export const technopolitikIndex = defineChart({
  name: 'technopolitik-index',
  title: 'Technopolitik index: mean world share over domains',
  question: 'To whom does the balance of technological power tilt, and does it tilt ever faster?',
  needs: [outcome],
  time: 'over-time',
  configure(data, options) {
    const { size } = options;
    const cases = recordedCases(data, options.cases, outcome);
    const blocs = blocGroups(data, outcome);
    const groups = blocs.length > 0 ? blocs : data.groups(outcome);
    const unit = unitOf(data, outcome);
    const measure: Measure = { title: unit === 'share' ? ['world share'] : [unit], unit, reach: [0] };
    const shown: Band[] = [];
    const panels = cases.map((of) => ({
      caption: of.label,
      measure,
      marks: policyStarts(data, of),
      lines: groups.flatMap((group, index) => {
        const path = data.band(of, { outcome, group });
        if (path) shown.push(path);
        const colour = blocs.length > 0 ? blocColour(groupInWords(group)) : sequenceColour(index);
        return path ? [{ path, label: groupInWords(group), colour }] : [];
      }),
    }));
    const sentences = cases.map((of) => {
      const changes = groups.map(
        (group) => `${groupInWords(group)} ${changeInWords(data.band(of, { outcome, group }), unit)}`,
      );
      return `${of.label}: ${listInWords(changes)}.`;
    });
    const reading = `Lines: median of ${replicatesInWords(shown)}; bands: 80 % of them. Dashed: a policy starts.`;
    return lineFigure(
      {
        rows: inRows(panels, gridOf(panels.length, size).columns),
        panelEm: 13,
        title: technopolitikIndex.title,
        foot: footOf(data, reading, [unit]),
        alt: sentences.join(' '),
      },
      options,
    );
  },
});
