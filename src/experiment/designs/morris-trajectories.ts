// Morris's screening design (Morris 1991, 10.2307/1269043): each trajectory starts at a random point of a
// grid of `levels` levels and moves every coordinate once, in random order, by delta = p / (2(p - 1)).
// Each trajectory has its own random numbers, so that more trajectories leave the earlier ones as they are.

import { streamOf } from '../../random/seed.ts';
import type { Uncertain } from '../uncertainty.ts';
import { requireUncertainties, type UnitDesign } from './design.ts';

/** `trajectories` × (d + 1) rows; `levels` is even, 4 or more (RangeError otherwise). */
export function morrisDesign(
  uncertainties: readonly Uncertain[],
  trajectories: number,
  seed: string,
  levels = 4,
): UnitDesign {
  requireUncertainties(uncertainties);
  if (levels < 4 || levels % 2 !== 0)
    throw new RangeError(`levels of a Morris design are even and 4 or more, not ${levels}`);
  const rows: Float64Array[] = [];
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    rows.push(
      ...oneTrajectory(uncertainties.length, levels, streamOf(seed, trajectory, 'morris trajectory')),
    );
  }
  return { layout: { kind: 'morris', trajectories, levels }, rows };
}

function oneTrajectory(dimensions: number, levels: number, uniform: () => number): Float64Array[] {
  const delta = levels / (2 * (levels - 1));
  // A start in the lower half can only move up, one in the upper half only down: both by delta.
  const point = Float64Array.from(
    { length: dimensions },
    () => Math.floor(uniform() * levels) / (levels - 1),
  );
  const order = Array.from({ length: dimensions }, (_, at) => at);
  for (let last = dimensions - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  const rows = [point.slice()];
  for (const moved of order) {
    const up = point[moved] + delta;
    point[moved] = up <= 1 + 1e-12 ? Math.min(1, up) : Math.max(0, point[moved] - delta);
    rows.push(point.slice());
  }
  return rows;
}
