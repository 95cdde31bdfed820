/**
 * The technology gap over time, one panel a scenario: how far each layer lies behind the hub, and each bloc
 * behind the hub's own. The gap is a difference of mean log technology, taken within each replicate.
 */

import { figure, footOf } from './blocks/figure.ts';
import { endLabel, pathDatasets, yearMarks } from './blocks/lines.ts';
import { blocColour, layerColour } from './blocks/palette.ts';
import {
  caption,
  columnAxis,
  gridOf,
  limitsOf,
  panelAxes,
  rowAxis,
  valueAxis,
  yearAxis,
} from './blocks/panels.ts';
import {
  blocGroups,
  groupInWords,
  inWords,
  layerGroups,
  layerOf,
  listInWords,
  numberFormat,
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
interface Measure {
  readonly behind: string;
  readonly lines: readonly Line[];
}

function measuresOf(data: ChartData): Measure[] {
  const measure = (groups: readonly string[], colour: (group: string) => string): Measure => ({
    behind: groupInWords(groups[0] ?? ''),
    lines: groups.slice(1).map((group) => ({
      query: { outcome, group: groups[0], minus: group },
      label: groupInWords(group),
      colour: colour(group),
    })),
  });
  return [
    measure(layerGroups(data, outcome), (group) => layerColour(layerOf(group) ?? 0)),
    measure(blocGroups(data, outcome), (group) => blocColour(groupInWords(group))),
  ].filter(({ lines }) => lines.length > 0);
}

/** The gap of the last line (the outermost layer, say) at the start and at the end of each case. */
function inSentences(data: ChartData, cases: readonly Case[], measures: readonly Measure[]): string {
  const parts = measures.flatMap(({ behind, lines }) => {
    const line = lines[lines.length - 1];
    const ends = cases.flatMap((of) => {
      const band = data.band(of, line.query);
      if (!band) return [];
      const last = band.middle.length - 1;
      const range = `80 % of replicates between ${inWords(band.low[last])} and ${inWords(band.high[last])}`;
      return [`${of.label} from ${inWords(band.middle[0])} to ${inWords(band.middle[last])} (${range})`];
    });
    return ends.length > 0
      ? [`Gap of ${line.label} behind ${behind}, in log points: ${listInWords(ends)}.`]
      : [];
  });
  return parts.join(' ');
}

export const gapOverTime = defineChart({
  name: 'gap-over-time',
  title: 'The technology gap over time',
  question: 'How far does each layer, and each bloc, fall behind, and does it catch up again?',
  needs: [outcome],
  time: 'over-time',
  whyNot: (data) =>
    measuresOf(data).length > 0 ? undefined : `${outcome} was recorded for fewer than two layers or blocs`,
  configure(data, options) {
    const { cases, size } = options;
    const measures = measuresOf(data);
    const grid = gridOf(cases.length, size);
    const panelPx = (size.widthPx - 110) / grid.columns;
    const shown: Band[] = [];
    const bandOf = (of: Case, { query }: Line): Band[] => {
      const band = data.band(of, query);
      return band ? [band] : [];
    };
    const rows = Array.from({ length: grid.rows }, () => measures).flat();
    const limits = new Map(
      measures.map((measure) => {
        const bands = cases.flatMap((of) => measure.lines.flatMap((line) => bandOf(of, line)));
        shown.push(...bands);
        return [measure, limitsOf([0, ...bands.flatMap(({ low, high }) => [...low, ...high])])];
      }),
    );
    const years = [
      Math.min(...shown.map((band) => band.years[0])),
      Math.max(...shown.map((band) => band.years.at(-1) ?? 0)),
    ];
    const datasets = [];
    const notes = [];
    const annotations = {};
    for (const [index, of] of cases.entries()) {
      const column = index % grid.columns;
      const isLast = column === grid.columns - 1 || index === cases.length - 1;
      for (const [which, measure] of measures.entries()) {
        const row = Math.floor(index / grid.columns) * measures.length + which;
        if (which === 0) notes.push(caption(of.label, column, row));
        Object.assign(annotations, yearMarks(policyStarts(data, of), columnAxis(column), rowAxis(row)));
        for (const line of measure.lines) {
          for (const band of bandOf(of, line)) {
            const style = { ...line, xAxis: columnAxis(column), yAxis: rowAxis(row) };
            datasets.push(...pathDatasets(band, style));
            if (isLast) notes.push(endLabel(band, style));
          }
        }
      }
    }
    const unit = unitOf(data, outcome) || 'log points';
    return figure(
      {
        type: 'line',
        datasets,
        notes,
        axes: panelAxes(
          Array.from({ length: grid.columns }, () => yearAxis(years, panelPx, size)),
          rows.map((measure) =>
            valueAxis(
              limits.get(measure) ?? { min: 0, max: 1 },
              [`behind ${measure.behind}`, unit],
              numberFormat(unit),
              size,
            ),
          ),
        ),
        annotations,
        rightOf: measures.flatMap(({ lines }) => lines.map(({ label }) => label)),
        plotPx: rows.length * size.fontPx * 12 + 30,
        title: gapOverTime.title,
        foot: footOf(
          data,
          `Lines: median of ${replicatesInWords(shown)}; bands: 80 % of them. Log points: 0.10 is about 10 %. Dashed: a policy starts.`,
        ),
        alt: inSentences(data, cases, measures),
      },
      options,
    );
  },
});
