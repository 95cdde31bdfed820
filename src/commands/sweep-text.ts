// What a sweep says on the terminal: the indices of the outcome asked for, the box in which the condition
// holds, and the robustness of the arms.

import { countRegimes, type PointRegime } from '../analysis/point-regimes.ts';
import type { Box } from '../analysis/prim.ts';
import { columnName } from '../analysis/responses.ts';
import type { SensitivityLine, SweepAnswers } from './sweep-files.ts';
import type { SweepOptions } from './sweep-options.ts';
import { effectName } from './sweep-sensitivity.ts';
import { figure, textTable } from './text-table.ts';

/** The answers of a sweep as text. */
export function sweepText(
  { outcome, condition, design, points }: SweepOptions,
  { sensitivity, robustness, regimes, condition: shares }: SweepAnswers,
  box: Box | undefined,
  notes: readonly string[],
  width: number,
): string {
  const name = columnName(outcome);
  const parts = [`${design.layout.kind}, ${points.values.length} points: ${name} at the end`];
  const own = sensitivity.filter((line) => line.outcome === name);
  if (own.length > 0) parts.push(sensitivityTable(own, width));
  const effect = sensitivity.filter((line) => line.outcome === effectName(name));
  if (effect.length > 0)
    parts.push(`${effectName(name)}, all policies against none\n${sensitivityTable(effect, width)}`);
  if (regimes.length > 0) parts.push(regimesText(regimes));
  if (condition && shares) parts.push(discoveryText(condition.text, shares, box, width));
  if (robustness.length > 0) {
    const header = [
      'arm',
      'mean',
      'worst',
      'mean regret',
      '90 % regret',
      'most regret',
      'best in',
      'good enough in',
    ];
    const rows = robustness.map((arm) => [
      arm.arm,
      ...[arm.mean, arm.worst, arm.meanRegret, arm.highRegret, arm.maximumRegret].map(figure),
      percent(arm.bestShare),
      percent(arm.satisficingShare),
    ]);
    parts.push(textTable(header, rows, width));
  }
  return [...parts, ...notes].join('\n');
}

/** How many points have which regime: of the gap arm by arm, and of what each arm adds to it. */
function regimesText(regimes: readonly PointRegime[]): string {
  const kinds = new Map<string, PointRegime[]>();
  for (const line of regimes) {
    const kind = line.against === '' ? line.arm : `${line.arm} minus ${line.against}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
  }
  const lines = [...kinds].map(([kind, own]) => {
    const counted = countRegimes(own).map(({ name, count }) => `${name} ${count}`);
    return `regimes over points, ${kind}: ${counted.join('; ')}\n`;
  });
  return lines.join('');
}

function sensitivityTable(lines: readonly SensitivityLine[], width: number): string {
  const indices = [...new Set(lines.map(({ index }) => index))].filter((index) => index !== 'noiseShare');
  const parameters = [
    ...new Set(lines.filter(({ index }) => index !== 'noiseShare').map(({ parameter }) => parameter)),
  ];
  const rows = parameters.map((parameter) => [
    parameter,
    ...indices.map((index) => {
      const line = lines.find((candidate) => candidate.parameter === parameter && candidate.index === index);
      if (!line) return '';
      return Number.isNaN(line.ciLow)
        ? figure(line.value)
        : `${figure(line.value)} [${figure(line.ciLow)}, ${figure(line.ciHigh)}]`;
    }),
  ]);
  const interval = lines.find((line) => line.interval !== '')?.interval;
  const noise = lines.find(({ index }) => index === 'noiseShare')?.value;
  return [
    textTable(['parameter', ...indices], rows, width),
    ...(interval ? [`intervals: ${interval}\n`] : []),
    ...(noise !== undefined && !Number.isNaN(noise)
      ? [`share of the variance of single runs by chance alone: ${percent(noise)}\n`]
      : []),
  ].join('');
}

function discoveryText(text: string, shares: readonly number[], box: Box | undefined, width: number): string {
  const known = shares.filter((share) => !Number.isNaN(share));
  const mean = known.reduce((sum, share) => sum + share, 0) / Math.max(1, known.length);
  const head = `${text}: in ${percent(mean)} of the runs\n`;
  if (!box || box.sides.length === 0) return head;
  const rows = box.sides.map(({ path, low, high, quasiP }) => [
    path,
    figure(low),
    figure(high),
    quasiP < 0.001 ? '<.001' : figure(quasiP),
  ]);
  return `${head}${textTable(['where', 'from', 'to', 'quasi-p'], rows, width)}inside: ${percent(box.density)} of the runs, ${percent(box.coverage)} of all cases, ${percent(box.mass)} of the points\n`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '-' : `${(100 * share).toFixed(share > 0.1 ? 0 : 1)} %`;
}
