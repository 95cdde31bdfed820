/** What designs over uncertain parameters say in words: which parameters matter, and where an outcome tips. */
import { tippingInWords } from '../charts/blocks/tipping-words.ts';
import { columnInWords, inWords, listInWords, withInterval } from '../charts/blocks/words.ts';
import type { Findings } from '../charts/chart-inputs.ts';

/** Sentences about Sobol indices, Morris screening, single parameters and tipping lines, as far as they were found. */
export function sensitivitySentences({
  sobol = [],
  morris = [],
  tornado = [],
  phases = [],
}: Findings): string[] {
  const top = 3;
  const name = (outcome: string) => columnInWords(outcome, 'all');
  const ofSobol = sobol.slice(0, 1).map(({ outcome, level, rows }) => {
    const sorted = [...rows].sort((a, b) => b.total.value - a.total.value).slice(0, top);
    const parts = sorted.map(
      ({ parameter, total: { value, low, high } }) =>
        `${parameter} ${withInterval(value, low, high, 'share')}`,
    );
    return `The variance of the ${name(outcome)} is explained, interactions included (${Math.round(level * 100)} % intervals), by ${listInWords(parts)}.`;
  });
  const ofMorris = morris.slice(0, 1).map(({ outcome, unit, rows }) => {
    const sorted = [...rows].sort((a, b) => b.muStar - a.muStar).slice(0, top);
    const parts = sorted.map(({ parameter, muStar }) => `${parameter} (${inWords(muStar, unit)})`);
    return `By Morris screening the ${name(outcome)} moves most with ${listInWords(parts)}, mean absolute effects from the low to the high end.`;
  });
  const ofTornado = tornado.slice(0, 1).map(({ outcome, unit, baseline, rows }) => {
    const reach = ({ atLow, atHigh }: (typeof rows)[number]) => Math.abs(atHigh - atLow);
    const sorted = [...rows].sort((a, b) => reach(b) - reach(a)).slice(0, top);
    const parts = sorted.map(
      ({ parameter, atLow, atHigh }) => `${parameter} ${inWords(atLow, unit)} to ${inWords(atHigh, unit)}`,
    );
    return `One parameter at a time, the ${name(outcome)} (${inWords(baseline, unit)} at the defaults) moves most with ${listInWords(parts)}.`;
  });
  const ofPhases = phases.map(
    (phase) => `Over ${phase.x.parameter} and ${phase.y.parameter}: ${tippingInWords(phase)}.`,
  );
  return [...ofSobol, ...ofMorris, ...ofTornado, ...ofPhases];
}
