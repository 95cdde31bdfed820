// Tipping points by bisection, one for each replicate. With draws by address a replicate is a deterministic
// function of the parameter, so it has a tipping point of its own, and the interval over replicates needs
// no repeated runs at the same place. Bisection asks for answers round by round; it runs nothing itself.
// Values lie on one grid of halves, so replicates that agree share design points.

import { median } from 'd3-array';
import { binomialAtLeast } from './distributions.ts';
import { standardLevel, studentInterval } from './interval.ts';

export interface BisectionRange {
  readonly low: number;
  readonly high: number;
  /** Bisection ends when every bracket is at most this wide, in the parameter's unit; above 0. */
  readonly tolerance: number;
}

/** What is known of one replicate. */
interface Bracket {
  readonly replicate: number;
  readonly low: number;
  readonly high: number;
  /** Answers at the two ends of the range; undefined until they are known. */
  readonly atLow?: boolean;
  readonly atHigh?: boolean;
  /** True when a run of this replicate failed. */
  readonly lost: boolean;
}

/** A state of the search; made by startBisection and moved on by answerQueries. */
export interface Bisection {
  readonly range: BisectionRange;
  readonly brackets: readonly Bracket[];
}

/** A value of the parameter and the replicates whose answer there is wanted. */
export interface BisectionQuery {
  readonly value: number;
  readonly replicates: readonly number[];
}

export interface TippingPoint {
  /** Estimate in the parameter's unit: the mean over replicates, or the median when some have no change in the range. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly method: 'mean, student-t' | 'median, order statistics' | 'none';
  readonly level: number;
  /** Widest bracket left: half of it is part of the interval. */
  readonly resolution: number;
  /** Middle of the bracket of each replicate with a change, by replicate number. */
  readonly perReplicate: ReadonlyMap<number, number>;
  /** Replicates in which the condition holds all over the range, nowhere in it, and whose runs failed. */
  readonly always: number;
  readonly never: number;
  readonly lost: number;
  /** Whether the condition comes to hold as the parameter rises; undefined when no replicate changes. */
  readonly rising?: boolean;
}

/** A search over a range for some replicate numbers. Throws RangeError for an empty range or tolerance. */
export function startBisection(range: BisectionRange, replicates: readonly number[]): Bisection {
  const { low, high, tolerance } = range;
  if (!(low < high) || !(tolerance > 0)) {
    throw new RangeError(`no bisection from ${low} to ${high} with tolerance ${tolerance}`);
  }
  return { range, brackets: replicates.map((replicate) => ({ replicate, low, high, lost: false })) };
}

/** The runs wanted next, in ascending order of the parameter; none when the search is over. */
export function nextQueries({ range, brackets }: Bisection): BisectionQuery[] {
  const wanted = new Map<number, number[]>();
  const ask = (value: number, replicate: number): void => {
    const own = wanted.get(value);
    if (own) own.push(replicate);
    else wanted.set(value, [replicate]);
  };
  for (const bracket of brackets) {
    const { replicate, low, high, atLow, atHigh, lost } = bracket;
    if (lost) continue;
    if (atLow === undefined || atHigh === undefined) {
      if (atLow === undefined) ask(low, replicate);
      if (atHigh === undefined) ask(high, replicate);
    } else if (atLow !== atHigh && high - low > range.tolerance) {
      ask((low + high) / 2, replicate);
    }
  }
  return [...wanted].sort(([a], [b]) => a - b).map(([value, replicates]) => ({ value, replicates }));
}

/** Moves the search on; `answer` says whether the condition holds, undefined when that run failed. */
export function answerQueries(
  state: Bisection,
  answer: (value: number, replicate: number) => boolean | undefined,
): Bisection {
  const brackets = state.brackets.map((bracket): Bracket => {
    const { replicate, low, high, lost } = bracket;
    if (lost) return bracket;
    if (bracket.atLow === undefined || bracket.atHigh === undefined) {
      const atLow = bracket.atLow ?? answer(low, replicate);
      const atHigh = bracket.atHigh ?? answer(high, replicate);
      return { ...bracket, atLow, atHigh, lost: atLow === undefined || atHigh === undefined };
    }
    if (bracket.atLow === bracket.atHigh || high - low <= state.range.tolerance) return bracket;
    const middle = (low + high) / 2;
    const found = answer(middle, replicate);
    if (found === undefined) return { ...bracket, lost: true };
    return found === bracket.atLow ? { ...bracket, low: middle } : { ...bracket, high: middle };
  });
  return { ...state, brackets };
}

/** What the search has found so far. */
export function tippingPointOf({ range, brackets }: Bisection, level: number = standardLevel): TippingPoint {
  const known = brackets.filter(
    ({ lost, atLow, atHigh }) => !lost && atLow !== undefined && atHigh !== undefined,
  );
  const changed = known.filter(({ atLow, atHigh }) => atLow !== atHigh);
  const always = known.filter(({ atLow, atHigh }) => atLow && atHigh).length;
  const never = known.filter(({ atLow, atHigh }) => !atLow && !atHigh).length;
  const perReplicate = new Map(changed.map(({ replicate, low, high }) => [replicate, (low + high) / 2]));
  const resolution = Math.max(0, ...changed.map(({ low, high }) => high - low));
  const rising =
    changed.length === 0 ? undefined : changed.filter(({ atHigh }) => atHigh).length * 2 >= changed.length;
  const counts = { always, never, lost: brackets.length - known.length, perReplicate, resolution, level };
  if (rising === undefined) {
    return { ...counts, value: Number.NaN, low: Number.NaN, high: Number.NaN, method: 'none' };
  }
  const inside = [...perReplicate.values()];
  // Where the condition holds all over a rising range, the change lies below it; where nowhere, above.
  const [below, above] = rising ? [always, never] : [never, always];
  if (below + above === 0) {
    const { low, high } = studentInterval(inside, level);
    const value = inside.reduce((sum, tip) => sum + tip, 0) / inside.length;
    return {
      ...counts,
      rising,
      value,
      low: low - resolution / 2,
      high: high + resolution / 2,
      method: 'mean, student-t',
    };
  }
  const sorted = [
    ...new Array<number>(below).fill(range.low),
    ...inside.sort((a, b) => a - b),
    ...new Array<number>(above).fill(range.high),
  ];
  const rank = lowerRank(sorted.length, level);
  return {
    ...counts,
    rising,
    value: median(sorted) ?? Number.NaN,
    low: (sorted[rank] ?? range.low) - resolution / 2,
    high: (sorted[sorted.length - 1 - rank] ?? range.high) + resolution / 2,
    method: 'median, order statistics',
  };
}

// Largest rank (from 0) such that the order statistics of that rank from both ends hold the median with
// the level wanted; -1 when there are too few replicates for that.
function lowerRank(size: number, level: number): number {
  let rank = -1;
  while (rank + 1 < size / 2 && 1 - binomialAtLeast(rank + 2, size, 0.5) <= (1 - level) / 2) rank++;
  return rank;
}
