/**
 * The effect of each policy over time: arm minus baseline on the same seeds, so that chance events cancel,
 * with the interval of its mean. One panel an outcome.
 */
import { footOf } from './blocks/figure.ts';
import { inRows, lineFigure } from './blocks/line-panels.ts';
import { sequenceColour, sequenceDash } from './blocks/palette.ts';
import { columnInWords, differenceUnit, signedInterval } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { Findings, PolicyEffect } from './chart-inputs.ts';
import { effectColumns } from './policy-effects.ts';

/** Outcomes that have a panel; the others are in effects.csv. */
const shownCount = 4;

/** The effects that the chart follows: those with a path, of the first outcomes. */
export function followedEffects({ effects = [] }: Findings): PolicyEffect[] {
  const columns = effectColumns(effects.filter(({ path }) => path));
  return columns.slice(0, shownCount).flatMap((column) => column.effects);
}

export const policyEffectsOverTime = defineChart({
  name: 'policy-effects-over-time',
  title: 'What each policy changes, over time',
  question: 'When does the effect of a policy set in, and does it last?',
  needs: [],
  time: 'over-time',
  whyNot: ({ findings }) =>
    (findings.effects ?? []).some(({ path }) => path) ? undefined : 'no effect was followed over time',
  configure(data, options) {
    const followed = followedEffects(data.findings);
    const policies = [...new Set(followed.map(({ policy }) => policy))];
    const panels = effectColumns(followed).map(({ outcome, group, unit, effects }) => ({
      caption: `${columnInWords(outcome, group)} (${differenceUnit(unit)})`,
      measure: { title: [], unit, reach: [0] },
      lines: effects.flatMap(({ policy, path }) => {
        const index = policies.indexOf(policy);
        const look = { label: policy, colour: sequenceColour(index), dash: sequenceDash(index) };
        return path ? [{ ...look, path: { ...path, middle: path.value } }] : [];
      }),
    }));
    const sentences = followed.map(
      (effect) =>
        `${effect.policy} on ${columnInWords(effect.outcome, effect.group)}: ${signedInterval(effect, effect.unit)} ${differenceUnit(effect.unit)}`,
    );
    const { level, pairs } = followed[0];
    return lineFigure(
      {
        // Outcomes differ in unit, so each has a row, and an axis, of its own.
        rows: inRows(panels, 1),
        panelEm: panels.length > 2 ? 8 : 12,
        title: policyEffectsOverTime.title,
        foot: footOf(
          data,
          `Difference to the baseline on the same seeds, mean of ${pairs} pairs; bands: ${Math.round(level * 100)} % interval of the mean.`,
          followed.map((effect) => differenceUnit(effect.unit)),
        ),
        alt: `At the end, with ${Math.round(level * 100)} % intervals: ${sentences.join('; ')}.`,
      },
      options,
    );
  },
});
