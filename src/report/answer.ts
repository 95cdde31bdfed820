/**
 * The answer of a batch in words. Every sentence is made from a finding and carries its interval; where
 * chance explains a difference as well, or too few runs finished, the sentence says that instead.
 */
import {
  columnInWords,
  differenceUnit,
  inWords,
  listInWords,
  signed,
  signedInterval,
  withInterval,
} from '../charts/blocks/words.ts';
import type { Case, ChartData, ColumnQuery, RegimeFit, ShapleyAttribution } from '../charts/chart-inputs.ts';
import { type EndDifference, findingLevel } from './end-differences.ts';
import { sensitivitySentences } from './sensitivity-words.ts';

/** The sentences of an answer, most important first; never empty. */
export function answerOf(
  data: ChartData,
  reference: Case | undefined,
  columns: readonly ColumnQuery[],
  differences: readonly EndDifference[],
): string[] {
  const [headline] = columns;
  if (!reference || !headline) return ['There is no answer: no run finished with an outcome to report.'];
  const { effects = [], shapley = [], regimes = [] } = data.findings;
  if (reference.point >= 0)
    return [
      'The batch samples uncertain parameters. Each point is a world of its own, so points are not held against each other; what follows is what the whole design says.',
      ...sensitivitySentences(data.findings),
    ];
  return [
    levelSentence(data, reference, headline),
    ...(effects.length > 0 ? [] : differenceSentences(differences, headline)),
    ...effectSentences(data, headline),
    ...shapley.slice(0, 1).map(shapleySentence),
    ...regimeSentences(regimes, data.cases),
    ...costSentences(differences, headline),
    ...sensitivitySentences(data.findings),
  ];
}

/** Where the reference stands at the start and at the end. */
function levelSentence(data: ChartData, reference: Case, column: ColumnQuery): string {
  const band = data.band(reference, column);
  const name = columnInWords(column.outcome, column.group);
  if (!band) return `No run of ${reference.label} finished, so there is nothing to hold the others against.`;
  const last = band.middle.length - 1;
  const unit = data.dictionary.find(({ name: own }) => own === column.outcome)?.unit ?? '';
  const range =
    band.n > 1
      ? ` (80 % of ${band.n} replicates between ${inWords(band.low[last], unit)} and ${inWords(band.high[last], unit)})`
      : ' (a single replicate, so chance cannot be told)';
  return `In ${reference.label} the ${name} goes from ${inWords(band.middle[0], unit)} in ${band.dates[0]} to ${inWords(band.middle[last], unit)}${inUnits(unit)} in ${band.dates[last]}${range}.${ratioInWords(unit, band.middle[last])}`;
}

/** ` log points`; nothing for shares, whose numbers carry their sign of percent. */
function inUnits(unit: string): string {
  return unit === '' || unit === 'share' ? '' : ` ${unit}`;
}

/** `, in percentage points` of differences of shares. */
function ofDifferences(unit: string): string {
  // `start = 1` is no word of a sentence.
  return unit === '' || unit.includes('=') ? '' : `, in ${differenceUnit(unit)}`;
}

/** What a gap in log points means: the technology of the lower side as a share of the upper one's. */
function ratioInWords(unit: string, gap: number): string {
  if (unit !== 'log points' || !Number.isFinite(gap)) return '';
  const behind = gap >= 0 ? 'lower' : 'upper';
  const share = inWords(Math.exp(-Math.abs(gap)), 'share');
  return ` A gap of ${inWords(gap)} log points means that the ${behind} side works at ${share} of the technology of the other.`;
}

/** Each other case against the reference, for the headline outcome: findings first, then what chance may explain. */
function differenceSentences(differences: readonly EndDifference[], headline: ColumnQuery): string[] {
  const own = differences.filter(
    ({ outcome, group }) => outcome === headline.outcome && group === headline.group,
  );
  if (own.length === 0) return ['There is one case only, so there is no difference to report.'];
  const name = columnInWords(headline.outcome, headline.group);
  const { reference, pairs, unit, student } = own[0];
  if (pairs < 2)
    return [`With one pair of runs there is no interval, so no difference in the ${name} can be reported.`];
  const level = Math.round(student.level * 100);
  const found = own.filter(({ isFinding }) => isFinding);
  const rest = own.filter(({ isFinding }) => !isFinding);
  const sentence = (difference: EndDifference): string =>
    `${difference.of.label} ${signedInterval(estimateOf(difference), unit)}`;
  const sentences: string[] = [];
  if (found.length > 0)
    sentences.push(
      `Against ${reference.label} on the same seeds the ${name} at the end differs${ofDifferences(unit)}: ${listInWords(largest(found, sentence))} (${level} % intervals, ${pairs} pairs).`,
    );
  if (rest.length > 0)
    sentences.push(
      `For ${listInWords(largest(rest, sentence))} chance explains the difference as well (adjusted p of ${findingLevel} or more): ${found.length === 0 ? 'there is no finding about' : 'no effect is established on'} the ${name}.`,
    );
  return sentences;
}

function estimateOf({ effect, student }: EndDifference) {
  return { value: effect, low: student.low, high: student.high };
}

/** What each policy does to the headline outcome, where policies were compared. */
function effectSentences(data: ChartData, headline: ColumnQuery): string[] {
  const effects = data.findings.effects ?? [];
  const own = effects.filter(
    ({ outcome, group }) => outcome === headline.outcome && group === headline.group,
  );
  const shown = own.length > 0 ? own : effects.filter(({ outcome }) => outcome === effects[0].outcome);
  if (shown.length === 0) return [];
  const { outcome, group, unit, level, pairs } = shown[0];
  const name = columnInWords(outcome, group);
  const isSure = ({ low, high }: { low: number; high: number }) => low > 0 || high < 0;
  const sure = shown.filter(isSure).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const unsure = shown.filter((effect) => !isSure(effect)).map(({ policy }) => policy);
  const percent = Math.round(level * 100);
  const sentences: string[] = [];
  if (sure.length > 0)
    sentences.push(
      `Policies that move the ${name} by the end, with ${percent} % intervals over ${pairs} pairs${ofDifferences(unit)}: ${listInWords(sure.map((effect) => `${effect.policy} ${signedInterval(effect, unit)}`))}.`,
    );
  if (unsure.length > 0)
    sentences.push(
      `Of ${listInWords(unsure)} no effect on the ${name} is established: the interval holds 0.`,
    );
  return sentences;
}

function shapleySentence({ outcome, group, unit, baseline, full, parts }: ShapleyAttribution): string {
  const total = full - baseline;
  const sorted = [...parts].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const name = columnInWords(outcome, group);
  const shares = sorted.map((part) => `${part.policy} ${signedInterval(part, unit)}`);
  return `Together the policies change the ${name} by ${unit === 'share' ? signed(total * 100) : signed(total, unit)} ${differenceUnit(unit)}. Of this, by Shapley's division, ${listInWords(shares)}.`;
}

const regimeMeaning: Readonly<Record<RegimeFit['regime'], string>> = {
  constant: 'stays where it is',
  bounded: 'slows down towards a bound',
  'log-linear': 'grows or shrinks at a constant rate',
  faster: 'moves faster than at a constant rate',
  undetermined: 'follows a law that these runs cannot tell',
};

/** Which law the gap follows in each case, and what each adds to the reference; `undetermined` says so. */
function regimeSentences(regimes: readonly RegimeFit[], cases: readonly Case[]): string[] {
  const known = new Set(cases.map(({ label }) => label));
  const own = regimes.filter((fit) => known.has(fit.case));
  const levels = own.filter(({ against }) => against === '');
  const effects = own.filter(({ against }) => against !== '');
  const lawOf = ({ regime, kappa, limit }: RegimeFit): string => {
    const interval = Number.isFinite(kappa.low)
      ? `, κ ${withInterval(kappa.value, kappa.low, kappa.high)} a year`
      : '';
    const bound = Number.isFinite(limit) ? ` of ${inWords(limit)} log points` : '';
    return `${regimeMeaning[regime]}${bound} (${regime}${interval})`;
  };
  const level = levels.map((fit) => `in ${fit.case} it ${lawOf(fit)}`);
  const effect = effects.map((fit) => `that of ${fit.case} from ${fit.since} on ${lawOf(fit)}`);
  return [
    ...(level.length > 0 ? [`Within the horizon the log gap: ${listInWords(level)}.`] : []),
    ...(effect.length > 0
      ? [
          `The difference to ${effects[0].against} in the log gap, which leaves out the years before the last policy begins: ${listInWords(effect)}.`,
        ]
      : []),
  ];
}

/** Findings about the other headline outcomes, one sentence each, and in which there are none. */
function costSentences(differences: readonly EndDifference[], headline: ColumnQuery): string[] {
  const others = new Map<string, EndDifference[]>();
  for (const difference of differences) {
    if (difference.outcome === headline.outcome && difference.group === headline.group) continue;
    const key = `${difference.outcome}|${difference.group}`;
    others.set(key, [...(others.get(key) ?? []), difference]);
  }
  const silent: string[] = [];
  const sentences = [...others.values()].flatMap((own) => {
    const { outcome, group, unit, reference, student } = own[0];
    const name = columnInWords(outcome, group);
    const found = own.filter((one) => one.isFinding && one.pairs > 1 && isNoticeable(one));
    if (found.length === 0) {
      silent.push(name);
      return [];
    }
    const parts = largest(
      found,
      (one) => `${one.of.label} ${signedInterval(estimateOf(one), unit)}${relative(one)}`,
    );
    return [
      `The ${name} differs from ${reference.label} at the end${ofDifferences(unit)}: ${listInWords(parts)}; ${Math.round(student.level * 100)} % intervals.`,
    ];
  });
  const rest = `No difference that chance does not explain, or that would matter, is found in the ${listInWords(silent)}.`;
  return silent.length > 0 ? [...sentences, rest] : sentences;
}

/** Differences in one sentence; the table has the others. */
const mostParts = 5;

/** The largest differences in words, with the number of those left to the table. */
function largest(found: readonly EndDifference[], inSentence: (one: EndDifference) => string): string[] {
  const sorted = [...found].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const left = sorted.length - mostParts;
  const parts = sorted.slice(0, mostParts).map(inSentence);
  return left > 0 ? [...parts, `${left} more cases (see the table)`] : parts;
}

/** Paired runs can tell differences that matter to no one: below a tenth of a percent (or of a percentage point). */
function isNoticeable({ unit, effect, baselineMean }: EndDifference): boolean {
  const scale = unit === 'share' || !(baselineMean > 0) ? 1 : baselineMean;
  return Math.abs(effect) >= 0.001 * scale;
}

/** The difference as a share of the reference, where the unit alone says little. */
function relative({ unit, effect, baselineMean }: EndDifference): string {
  const plain = unit === 'share' || unit === 'log points' || unit.startsWith('index');
  return plain || !(baselineMean > 0) ? '' : `, that is ${signed(effect / baselineMean, 'share')}`;
}
