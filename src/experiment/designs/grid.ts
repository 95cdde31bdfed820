// Full grid: every combination of equally spaced levels, the last uncertainty fastest. Levels stand at
// equal steps of probability, from end to end where the distribution has ends, at the middles of equal
// shares otherwise; a distribution with few values gives each of them once.

import { countValues, hasEnds, type Uncertain } from '../uncertainty.ts';
import { requireUncertainties, type UnitDesign } from './design.ts';

/** The grid with `levels` levels of each uncertainty (2 or more; fewer where there are fewer values). */
export function gridDesign(uncertainties: readonly Uncertain[], levels: number): UnitDesign {
  requireUncertainties(uncertainties);
  const axes = uncertainties.map((uncertain) => levelsOf(uncertain, levels));
  let rows: number[][] = [[]];
  for (const axis of axes) rows = rows.flatMap((row) => axis.map((unit) => [...row, unit]));
  return {
    layout: { kind: 'grid', levels: axes.map((axis) => axis.length) },
    rows: rows.map((row) => Float64Array.from(row)),
  };
}

/** Coordinates in 0..1 of the levels of one uncertainty. */
export function levelsOf(uncertain: Uncertain, levels: number): number[] {
  const distinct = countValues(uncertain);
  if (distinct <= levels) return Array.from({ length: distinct }, (_, index) => (index + 0.5) / distinct);
  if (levels < 2) return [0.5];
  return Array.from({ length: levels }, (_, index) =>
    hasEnds(uncertain) ? index / (levels - 1) : (index + 0.5) / levels,
  );
}
