// What a comparison says on the terminal: the effect of each policy on the outcome asked for, and the
// shares of a Shapley design, which add up to the effect of all.

import type { ColumnAttribution } from '../analysis/attribution.ts';
import { type ContrastKind, contrastMeanings } from '../analysis/contrasts.ts';
import type { EndEffect } from '../analysis/effects.ts';
import { columnName } from '../analysis/responses.ts';
import type { ArmPlan } from '../experiment/arms.ts';
import type { NamedColumn } from './option-values.ts';
import { figure, textTable } from './text-table.ts';

/** The tables of one outcome as text. */
export function comparisonText(
  column: NamedColumn,
  arms: ArmPlan,
  effects: readonly EndEffect[],
  shares: readonly ColumnAttribution[],
  width: number,
): string {
  const own = effects.filter(({ outcome, group }) => outcome === column.outcome && group === column.group);
  if (own.length === 0) return `No pair of arms has a value of ${columnName(column)}.\n`;
  const share = shares.find(({ outcome, group }) => outcome === column.outcome && group === column.group);
  const parts = [...(share ? [shareText(share, width)] : []), effectText(own, column, width)];
  const saved = own.map(({ varianceRatio }) => varianceRatio).filter(Number.isFinite);
  if (saved.length > 0) {
    const [least, most] = [Math.min(...saved), Math.max(...saved)];
    const range = least === most ? figure(least) : `${figure(least)} to ${figure(most)}`;
    parts.push(`Pairing divides the variance of a difference by ${range}.\n`);
  }
  const never = own
    .filter(({ kind, firstTick }) => kind === 'alone' && firstTick < 0)
    .map(({ policy }) => policy);
  if (never.length > 0) parts.push(`Without any effect on it: ${never.join(', ')}.\n`);
  return `${arms.toggles.length} ${arms.toggles.length === 1 ? 'toggle' : 'toggles'}, ${own[0].pairs} pairs of replicates\n\n${parts.join('\n')}`;
}

function effectText(effects: readonly EndEffect[], column: NamedColumn, width: number): string {
  const kinds = [...new Set(effects.map(({ kind }) => kind))];
  const rows = effects.map((effect) => [
    effect.kind,
    shortened(effect.policy),
    signed(effect.effect),
    `[${signed(effect.student.low)}, ${signed(effect.student.high)}]`,
    `[${signed(effect.bootstrap.low)}, ${signed(effect.bootstrap.high)}]`,
    effect.adjustedP < 0.001 ? '<.001' : figure(effect.adjustedP),
    Number.isNaN(effect.sameSignShare) ? '-' : `${Math.round(100 * effect.sameSignShare)} %`,
    effect.firstDate || '-',
  ]);
  const header = [
    'contrast',
    'policy',
    columnName(column),
    't interval',
    'bootstrap',
    'p (Holm)',
    'same sign',
    'differs from',
  ];
  return `${textTable(header, rows, width)}${kinds.map((kind: ContrastKind) => `${kind}: ${contrastMeanings[kind]}`).join('; ')}\n`;
}

function shareText(
  { parts, baseline, full, interactions, method }: ColumnAttribution,
  width: number,
): string {
  const rows = [...parts]
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map(({ toggle, value, student, share }) => [
      toggle,
      signed(value),
      `[${signed(student.low)}, ${signed(student.high)}]`,
      Number.isNaN(share) ? '-' : `${(100 * share).toFixed(1)} %`,
    ]);
  const total = ['all', signed(full - baseline), '', '100 %'];
  const strongest = interactions[0];
  const together = strongest
    ? `Strongest interaction: ${strongest.toggles.join(' with ')} ${signed(strongest.value)} [${signed(strongest.student.low)}, ${signed(strongest.student.high)}]\n`
    : '';
  return `${textTable(['toggle', 'Shapley value', 't interval', 'share'], [...rows, total], width)}${method}\n${together}`;
}

function shortened(policy: string): string {
  return policy.length > 40 ? `${policy.slice(0, 37)}...` : policy;
}

function signed(value: number): string {
  return Number.isNaN(value) ? '-' : `${value >= 0 ? '+' : ''}${figure(value)}`;
}
