/**
 * The effect of each policy at the end, as a forest plot: arm minus baseline on the same seeds, with the
 * interval of the mean. A whisker that crosses the line at 0 is no finding.
 */
import { footOf } from './blocks/figure.ts';
import type { Note } from './blocks/notes.ts';
import { inkOf, sequenceColour } from './blocks/palette.ts';
import { columnAxis, limitsOf, rowAxis, zeroLine } from './blocks/panels.ts';
import { rowFigure, rowPlace, rowSpot } from './blocks/row-panels.ts';
import { columnInWords, differenceUnit, signedInterval } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { PolicyEffect } from './chart-inputs.ts';

/** Effects of one outcome and group. */
export interface EffectColumn {
  readonly outcome: string;
  readonly group: string;
  readonly unit: string;
  readonly effects: readonly PolicyEffect[];
}

/** Effects by outcome and group, in the order in which they come. */
export function effectColumns(effects: readonly PolicyEffect[]): EffectColumn[] {
  const columns = new Map<string, PolicyEffect[]>();
  for (const effect of effects) {
    const key = `${effect.outcome}|${effect.group}`;
    columns.set(key, [...(columns.get(key) ?? []), effect]);
  }
  return [...columns.values()].map((some) => ({ ...some[0], effects: some }));
}

/** Whether an interval lies on one side of 0. */
export function isFinding({ low, high }: { readonly low: number; readonly high: number }): boolean {
  return low > 0 || high < 0;
}

export const policyEffects = defineChart({
  name: 'policy-effects',
  title: 'What each policy changes by the end',
  question: 'Which policies widen or narrow the gap, by how much, and how sure is it?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) => ((findings.effects ?? []).length > 0 ? undefined : 'no policies were compared'),
  configure(data, options) {
    const { size } = options;
    const effects = data.findings.effects ?? [];
    const columns = effectColumns(effects);
    const shown = columns.slice(0, Math.max(1, size.panels - 1));
    const level = Math.round(effects[0].level * 100);
    const rest = columns.length - shown.length;
    const more = rest > 0 ? ` ${rest} further outcome${rest === 1 ? '' : 's'} in effects.csv.` : '';
    const found = shown.flatMap((column) => column.effects).filter(isFinding);
    const sentences = found.map(
      (effect) =>
        `${effect.policy} on ${columnInWords(effect.outcome, effect.group)} ${signedInterval(effect, effect.unit)} ${differenceUnit(effect.unit)}`,
    );
    return rowFigure(
      {
        type: 'scatterWithErrorBars',
        names: [...new Set(effects.map(({ policy }) => policy))],
        rowEm: 2.9,
        panels: shown.map(({ outcome, group, unit, effects: own }) => ({
          caption: columnInWords(outcome, group),
          limits: limitsOf([0, ...own.flatMap(({ low, high }) => [low, high])], 0.1),
          title: differenceUnit(unit),
          unit,
        })),
        datasets: shown.map(({ outcome, group, effects: own }, panel) => ({
          ...rowPlace(panel),
          label: columnInWords(outcome, group),
          data: own.map(({ policy, value, low, high }) => ({ y: policy, x: value, xMin: low, xMax: high })),
          texts: own.map((effect) => `${effect.policy}: ${signedInterval(effect, effect.unit)}`),
          ...pointLook(size.fontPx, own),
        })),
        notes: shown.flatMap(({ unit, effects: own }, panel) =>
          own.map(
            (effect): Note => ({
              ...rowSpot(effect.policy, effect.value, panel),
              x: { axis: columnAxis(panel), edge: 'middle' },
              text: signedInterval(effect, unit),
              align: 'center',
              baseline: 'bottom',
              dy: -size.fontPx * 0.45,
              scale: 0.8,
              halo: true,
              colour: inkOf.quiet,
            }),
          ),
        ),
        annotations: Object.assign({}, ...shown.map((_, panel) => zeroLine(columnAxis(panel), rowAxis(0)))),
        title: policyEffects.title,
        foot: footOf(
          data,
          `Difference to the baseline on the same seeds: mean of ${effects[0].pairs} pairs with its ${level} % interval; grey: the interval holds 0.${more}`,
          shown.map((column) => differenceUnit(column.unit)),
        ),
        alt:
          found.length === 0
            ? `No policy has an effect whose ${level} % interval leaves 0 out.`
            : `Effects whose ${level} % interval leaves 0 out: ${sentences.join('; ')}.`,
      },
      options,
    );
  },
});

/** Points with whiskers, grey where the interval holds 0. */
function pointLook(fontPx: number, effects: readonly PolicyEffect[]): object {
  const colours = effects.map((effect) => (isFinding(effect) ? sequenceColour(1) : inkOf.line));
  return {
    backgroundColor: colours,
    borderColor: colours,
    errorBarColor: colours,
    errorBarWhiskerColor: colours,
    errorBarLineWidth: 1.4,
    errorBarWhiskerLineWidth: 1.4,
    errorBarWhiskerSize: fontPx * 0.6,
    radius: fontPx * 0.3,
    clip: false,
  };
}
