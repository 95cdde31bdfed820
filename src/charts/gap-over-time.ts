/**
 * The technology gap over time, one panel a case: how far each layer lies behind the hub, and each bloc
 * behind the hub's own. The gap is a difference of mean log technology, taken within each replicate.
 */
import { footOf } from './blocks/figure.ts';
import { inRows, type LinePanel, lineFigure, type Measure } from './blocks/line-panels.ts';
import { blocColour, layerColour } from './blocks/palette.ts';
import { gridOf } from './blocks/panels.ts';
import { recordedCases } from './blocks/recorded-cases.ts';
import {
  blocGroups,
  changeInWords,
  groupInWords,
  layerGroups,
  layerOf,
  listInWords,
  policyStarts,
  replicatesInWords,
  unitOf,
} from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { Band, Case, ChartData, ColumnQuery } from './chart-inputs.ts';

const outcome = 'technologyLevel';

interface Line {
  readonly query: ColumnQuery;
  readonly label: string;
  readonly colour: string;
}

/** One kind of gap: whose lines it has, and behind whom they lie. */
interface Kind {
  readonly behind: string;
  readonly measure: Measure;
  readonly lines: readonly Line[];
}

/** Groups that have a level in some case: a layer or bloc without suppliers has none. */
function withSuppliers(data: ChartData, groups: readonly string[]): string[] {
  const hasLevel = (of: Case, group: string) =>
    data.band(of, { outcome, group })?.middle.some(Number.isFinite);
  return groups.filter((group) => data.cases.some((of) => hasLevel(of, group)));
}

function kindsOf(data: ChartData): Kind[] {
  const unit = unitOf(data, outcome) || 'log points';
  const kind = (groups: readonly string[], colour: (group: string) => string): Kind => {
    const behind = groupInWords(groups[0] ?? '');
    return {
      behind,
      measure: { title: [`behind ${behind}`, unit], unit, reach: [0] },
      lines: groups.slice(1).map((group) => ({
        query: { outcome, group: groups[0], minus: group },
        label: groupInWords(group),
        colour: colour(group),
      })),
    };
  };
  return [
    kind(withSuppliers(data, layerGroups(data, outcome)), (group) => layerColour(layerOf(group) ?? 0)),
    kind(withSuppliers(data, blocGroups(data, outcome)), (group) => blocColour(groupInWords(group))),
  ].filter(({ lines }) => lines.length > 0);
}

/** The gap of the last line (the outermost layer, say) at the start and at the end of each case. */
function inSentences(data: ChartData, cases: readonly Case[], kinds: readonly Kind[]): string {
  const sentences = kinds.map(({ behind, lines }) => {
    const line = lines[lines.length - 1];
    const ends = cases.map((of) => `${of.label} ${changeInWords(data.band(of, line.query))}`);
    return `Gap of ${line.label} behind ${behind}, in log points: ${listInWords(ends)}.`;
  });
  return sentences.join(' ');
}

export const gapOverTime = defineChart({
  name: 'gap-over-time',
  title: 'The technology gap over time',
  question: 'How far does each layer, and each bloc, fall behind, and does it catch up again?',
  needs: [outcome],
  time: 'over-time',
  whyNot: (data) =>
    kindsOf(data).length > 0 ? undefined : `${outcome} was recorded for fewer than two layers or blocs`,
  configure(data, options) {
    const { size } = options;
    const cases = recordedCases(data, options.cases, outcome);
    const kinds = kindsOf(data);
    const shown: Band[] = [];
    const panelOf = (of: Case, { measure, lines }: Kind, isTop: boolean): LinePanel => ({
      caption: isTop ? of.label : undefined,
      measure,
      marks: policyStarts(data, of),
      lines: lines.flatMap(({ query, ...line }) => {
        const path = data.band(of, query);
        if (path) shown.push(path);
        return path?.middle.some(Number.isFinite) ? [{ ...line, path }] : [];
      }),
    });
    const rows = inRows(cases, gridOf(cases.length, size).columns).flatMap((some) =>
      kinds.map((kind) => some.map((of) => panelOf(of, kind, kind === kinds[0]))),
    );
    const reading = `Lines: median of ${replicatesInWords(shown)}; bands: 80 % of them. Log points: 0.10 is about 10 %. Dashed: a policy starts.`;
    return lineFigure(
      {
        rows,
        title: gapOverTime.title,
        foot: footOf(data, reading),
        alt: inSentences(data, cases, kinds),
      },
      options,
    );
  },
});
