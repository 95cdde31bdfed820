// Whether a single path still opens at the end of its horizon. Between a gap that settles (slope falls as
// e^-t) and one that grows for ever (slope stays) lies the marginal case of a tipping point, a gap like
// ln t, whose slope falls as 1/t. So the slope of the last quarter is held against that of the third: at
// the margin it is the ratio of their middles, 5/7; above it the gap goes on, below it comes to rest.
// Near the barrier a passage takes long (critical slowing), so the horizon decides how sharp this is.

import { lineThrough } from './least-squares.ts';

/** Ratio of the slopes of the last and the third quarter of a path like ln t: (5/8) / (7/8). */
export const marginalSlopeRatio = 5 / 7;

/** Slopes below this share of the path's whole range, per path length, count as none. */
const flat = 1e-6;

/** True when the path goes on opening for ever, false when it settles or closes; NaN paths are false. */
export function stillOpening(path: ArrayLike<number>): boolean {
  const quarter = Math.floor(path.length / 4);
  if (quarter < 3) return false;
  const third = slopeBetween(path, 2 * quarter, 3 * quarter);
  const last = slopeBetween(path, path.length - quarter, path.length);
  if (!(last * path.length > flat * rangeOf(path))) return false;
  return third <= 0 || last / third > marginalSlopeRatio;
}

function slopeBetween(path: ArrayLike<number>, from: number, to: number): number {
  const ticks = Float64Array.from({ length: to - from }, (_, at) => at);
  return lineThrough(
    ticks,
    ticks.map((at) => path[from + at]),
  ).slope;
}

function rangeOf(path: ArrayLike<number>): number {
  let low = path[0];
  let high = path[0];
  for (let at = 1; at < path.length; at++) {
    low = Math.min(low, path[at]);
    high = Math.max(high, path[at]);
  }
  return high - low;
}
