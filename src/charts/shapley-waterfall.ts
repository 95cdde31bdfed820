/**
 * From no policy to all policies: how much of the difference each accounts for (Shapley value), as a
 * waterfall. The steps add up exactly; whiskers are the intervals of the steps.
 */
import { footOf } from './blocks/figure.ts';
import { inkOf, sequenceColour } from './blocks/palette.ts';
import { limitsOf } from './blocks/panels.ts';
import { rowFigure, rowPlace, rowSpot } from './blocks/row-panels.ts';
import { columnInWords, inWords, signedInterval } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { ShapleyAttribution } from './chart-inputs.ts';

interface Step {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
  readonly colour: string;
}

/** The largest steps first; each starts where the one before ends. */
function stepsOf({ baseline, full, unit, parts }: ShapleyAttribution): Step[] {
  const total = (name: string, value: number): Step => {
    const text = inWords(value, unit);
    return { name, from: 0, until: value, low: value, high: value, text, colour: inkOf.quiet };
  };
  const steps = [total('no policy', baseline)];
  let reached = baseline;
  for (const part of [...parts].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))) {
    const from = reached;
    reached += part.value;
    steps.push({
      name: part.policy,
      from,
      until: reached,
      low: from + part.low,
      high: from + part.high,
      text: signedInterval(part, unit),
      colour: part.value < 0 ? sequenceColour(1) : sequenceColour(2),
    });
  }
  return [...steps, total('all policies', full)];
}

export const shapleyWaterfall = defineChart({
  name: 'shapley-waterfall',
  title: 'Who opens the gap: from no policy to all of them',
  question: 'How much of the change does each policy account for, whatever the order?',
  needs: [],
  time: 'none',
  whyNot: ({ findings }) => ((findings.shapley ?? []).length > 0 ? undefined : 'no attribution was computed'),
  configure(data, options) {
    const [attribution] = data.findings.shapley ?? [];
    const { outcome, group, unit, baseline, full, pairs } = attribution;
    const steps = stepsOf(attribution);
    const parts = steps.slice(1, -1);
    const name = columnInWords(outcome, group);
    const level = Math.round(attribution.level * 100);
    const limits = limitsOf(
      steps.flatMap(({ from, until, low, high }) => [from, until, low, high]),
      0.02,
    );
    return rowFigure(
      {
        type: 'bar',
        names: steps.map((step) => step.name),
        rowEm: 2,
        panels: [{ limits, title: `${name} (${unit})`, unit, rightOf: steps.map(({ text }) => text) }],
        datasets: [
          {
            ...rowPlace(),
            type: 'scatterWithErrorBars',
            label: 'interval',
            texts: parts.map((step) => `${step.name}: ${step.text}`),
            data: parts.map((step) => ({ y: step.name, x: step.until, xMin: step.low, xMax: step.high })),
            radius: 0,
            hitRadius: 0,
            errorBarColor: inkOf.text,
            errorBarWhiskerColor: inkOf.text,
            errorBarLineWidth: 1.2,
            errorBarWhiskerLineWidth: 1.2,
            errorBarWhiskerSize: options.size.fontPx * 0.6,
          },
          {
            ...rowPlace(),
            type: 'bar',
            label: name,
            texts: steps.map((step) => `${step.name}: ${step.text}`),
            data: steps.map((step) => ({ y: step.name, x: [step.from, step.until] })),
            backgroundColor: steps.map(({ colour }) => colour),
            barPercentage: 0.8,
            categoryPercentage: 0.9,
            grouped: false,
          },
        ],
        notes: steps.map((step) => ({
          ...rowSpot(step.name, Math.max(step.from, step.until, step.high)),
          text: step.text,
          dx: 6,
          scale: 0.9,
          halo: true,
        })),
        title: shapleyWaterfall.title,
        foot: footOf(
          data,
          `Shapley values over all subsets of policies, mean of ${pairs} replicates; whiskers: ${level} % intervals of a step.`,
          [unit],
        ),
        alt: `${name} goes from ${inWords(baseline, unit)} without any policy to ${inWords(full, unit)} with all. Of this, with ${level} % intervals: ${parts.map((step) => `${step.name} ${step.text}`).join('; ')}.`,
      },
      options,
    );
  },
});
