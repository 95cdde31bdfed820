// One at a time: the scenario as it stands, then each uncertainty over its levels while the others stay.
// It shows slopes and bends along each axis, and says nothing about interactions (Saltelli and Annoni
// 2010, 10.1016/j.envsoft.2010.04.012): use Morris or Sobol for those.

import type { Uncertain } from '../uncertainty.ts';
import { asInScenario, requireUncertainties, type UnitDesign } from './design.ts';
import { levelsOf } from './grid.ts';

/** 1 + the sum of levels rows (2 or more levels each); the first leaves every value as in the scenario. */
export function oneAtATimeDesign(uncertainties: readonly Uncertain[], levels: number): UnitDesign {
  requireUncertainties(uncertainties);
  const reference = new Float64Array(uncertainties.length).fill(asInScenario);
  const axes = uncertainties.map((uncertain) => levelsOf(uncertain, levels));
  const moved = axes.flatMap((axis, column) =>
    axis.map((unit) => {
      const row = reference.slice();
      row[column] = unit;
      return row;
    }),
  );
  return {
    layout: { kind: 'one-at-a-time', levels: axes.map((axis) => axis.length) },
    rows: [reference, ...moved],
  };
}
