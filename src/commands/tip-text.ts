// What a search for a tipping point says: tipping.csv and the lines on the terminal.

import type { TippingPoint } from '../analysis/tipping-point.ts';
import { csvText } from '../results/csv-text.ts';
import type { ClosedFormTip } from './closed-form-tip.ts';
import { textTable } from './text-table.ts';
import type { TipOptions } from './tip-options.ts';

/** A tipping point, in a phase diagram that of one row. */
export interface FoundTip {
  readonly across: number | undefined;
  readonly tip: TippingPoint;
}

const tippingColumns = [
  'parameter',
  'condition',
  'across',
  'acrossValue',
  'tippingPoint',
  'ciLow',
  'ciHigh',
  'level',
  'method',
  'resolution',
  'holdsAbove',
  'replicatesWithChange',
  'replicatesAlways',
  'replicatesNever',
  'replicatesFailed',
  'closedForm',
] as const;

/** tipping.csv. */
export function tippingText(
  { axis, condition, across }: TipOptions,
  tips: readonly FoundTip[],
  closedForm: ClosedFormTip | undefined,
): string {
  const rows = tips.map(({ across: value, tip: found }) => ({
    parameter: axis.path,
    condition: condition.text,
    across: across?.path ?? '',
    acrossValue: value ?? Number.NaN,
    tippingPoint: found.value,
    ciLow: found.low,
    ciHigh: found.high,
    level: found.level,
    method: found.method,
    resolution: found.resolution,
    holdsAbove: found.rising === undefined ? '' : String(found.rising),
    replicatesWithChange: found.perReplicate.size,
    replicatesAlways: found.always,
    replicatesNever: found.never,
    replicatesFailed: found.lost,
    closedForm: closedForm?.value ?? Number.NaN,
  }));
  return csvText(tippingColumns, rows);
}

/** The result in words. */
export function tipText(
  { axis, condition, across }: TipOptions,
  tips: readonly FoundTip[],
  closedForm: ClosedFormTip | undefined,
  width: number,
): string {
  if (across) {
    const rows = tips.map(({ across: value, tip: found }) => [
      figure(value ?? Number.NaN),
      found.method === 'none'
        ? none(found)
        : `${figure(found.value)} [${figure(found.low)}, ${figure(found.high)}]`,
    ]);
    return `${condition.text}\n${textTable([across.path, `tips at ${axis.path}`], rows, width)}`;
  }
  const found = tips[0].tip;
  if (found.method === 'none')
    return `${condition.text}: ${none(found)} from ${axis.path} ${figure(axis.low)} to ${figure(axis.high)}`;
  const side = found.rising ? 'above' : 'below';
  const lines = [
    `${condition.text} holds ${side} ${axis.path} = ${figure(found.value)} [${figure(found.low)}, ${figure(found.high)}]`,
    `${Math.round(100 * found.level)} % interval (${found.method}) over ${found.perReplicate.size} replicates, each bisected to ${figure(found.resolution)}`,
  ];
  if (found.always + found.never + found.lost > 0) {
    lines.push(
      `without a change in the range: ${found.always} replicates always, ${found.never} never; ${found.lost} failed`,
    );
  }
  if (closedForm) {
    lines.push(
      `closed form (${closedForm.law} law): ${figure(closedForm.value)}, difference ${figure(found.value - closedForm.value)}`,
    );
  }
  return lines.join('\n');
}

function none({ always, never }: TippingPoint): string {
  if (always > 0 && never > 0) return `changes in no replicate (${always} always, ${never} never)`;
  return always > 0 ? 'holds everywhere' : 'holds nowhere';
}
/** A number with four digits, - for none. */
export function figure(value: number): string {
  return Number.isNaN(value) ? '-' : String(Number(value.toPrecision(4)));
}
