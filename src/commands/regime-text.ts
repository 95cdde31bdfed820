// What run and compare say on the terminal about the law that the gap follows: in every case, and what each
// case adds to the reference.

import type { RegimeFit } from '../charts/chart-inputs.ts';
import { figure } from './text-table.ts';

/** The fits without their paths, for programs that read the answer of a command. */
export function regimesInBrief(regimes: readonly RegimeFit[]): object[] {
  return regimes.map(({ years: _, observed: _o, constant: _c, linear: _l, exponential: _e, ...fit }) => fit);
}

const mostLines = 20;

/** A line a fit, the first twenty; '' where none was made. */
export function regimeText(regimes: readonly RegimeFit[]): string {
  if (regimes.length === 0) return '';
  const lines = regimes.slice(0, mostLines).map((fit) => {
    const { case: name, against, since, regime, kappa } = fit;
    const of = against === '' ? name : `${name} − ${against}, since ${since}`;
    if (regime === 'constant') return `  ${of}: constant\n`;
    const interval = Number.isNaN(kappa.low)
      ? ''
      : `, κ ${figure(kappa.value)} [${figure(kappa.low)}, ${figure(kappa.high)}] a year`;
    return `  ${of}: ${regime}${interval}${courseOf(fit)}\n`;
  });
  const left = regimes.length - lines.length;
  // A level that is flat before its policies begin bends upwards, whatever they do later (decision 0027).
  const hint = regimes.some(({ against }) => against !== '')
    ? ' (the gap itself, and the differences to read where policies begin later)'
    : '';
  return `Regime of technologyGap${hint}:\n${lines.join('')}${left > 0 ? `  ${left} more in findings.json\n` : ''}`;
}

/** Where it goes: the bound, or how long the ratio takes to double at the pace of the end. */
function courseOf({ limit, ratioDoublingYears }: RegimeFit): string {
  if (Number.isFinite(limit)) return `; settles at ${figure(limit)} log points`;
  return Number.isFinite(ratioDoublingYears)
    ? `; at its last pace the ratio doubles in ${figure(ratioDoublingYears)} years`
    : '';
}
