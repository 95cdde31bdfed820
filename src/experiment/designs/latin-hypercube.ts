// Latin hypercube (McKay, Beckman and Conover 1979, 10.2307/1268522): each of `points` equal shares of
// every uncertainty is used once, at a random place inside. The order of one uncertainty's shares depends
// on the seed, its path and the number of points only, so adding an uncertainty moves no other column.

import { streamOf } from '../../random/seed.ts';
import type { Uncertain } from '../uncertainty.ts';
import { requireUncertainties, type UnitDesign } from './design.ts';

/** A Latin hypercube of `points` rows. */
export function latinHypercube(
  uncertainties: readonly Uncertain[],
  points: number,
  seed: string,
): UnitDesign {
  requireUncertainties(uncertainties);
  const columns = uncertainties.map(({ path }) => {
    const uniform = streamOf(seed, points, `latin hypercube ${path}`);
    return shuffledShares(points, uniform).map((share) => (share + uniform()) / points);
  });
  return {
    layout: { kind: 'latin-hypercube' },
    rows: Array.from({ length: points }, (_, row) => Float64Array.from(columns, (column) => column[row])),
  };
}

function shuffledShares(size: number, uniform: () => number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
