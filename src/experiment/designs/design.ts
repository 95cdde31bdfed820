// A design is a list of points in the unit cube, one coordinate an uncertainty, with what the analysis has
// to know about their order. Coordinates become values in ../uncertainty.ts.

import type { Uncertain } from '../uncertainty.ts';

/** How the rows of a design belong together. */
export type DesignLayout =
  | { readonly kind: 'grid'; readonly levels: readonly number[] }
  | { readonly kind: 'latin-hypercube' }
  /** Groups of dimensions + 2 rows (or 2 dimensions + 2 with second order): A, A with column k of B, B. */
  | { readonly kind: 'sobol'; readonly base: number; readonly secondOrder: boolean }
  /** Groups of dimensions + 1 rows; each row moves one coordinate of the one before. */
  | { readonly kind: 'morris'; readonly trajectories: number; readonly levels: number }
  /** Row 0 is the scenario as it stands; then `levels[k]` rows for uncertainty k. */
  | { readonly kind: 'one-at-a-time'; readonly levels: readonly number[] }
  | { readonly kind: 'table' };

export type DesignKind = DesignLayout['kind'];

/** Every design by its name on the command line, with what it is for. */
export const designKinds: readonly { readonly kind: DesignKind; readonly use: string }[] = [
  { kind: 'one-at-a-time', use: 'each uncertainty alone over its range: a first look, no interactions' },
  { kind: 'grid', use: 'every combination of some levels: phase diagrams, two or three uncertainties' },
  { kind: 'latin-hypercube', use: 'even in every margin: scenario discovery, regret, many uncertainties' },
  { kind: 'morris', use: 'screening: which of many uncertainties matter, in few runs' },
  { kind: 'sobol', use: 'shares of variance with interactions: exact, and many runs' },
  { kind: 'table', use: "the user's own points from a CSV file" },
];

/** The coordinate that stands for "as the scenario has it". */
export const asInScenario = Number.NaN;

/** Points in the unit cube: one row a point, one column an uncertainty, all in 0..1 or `asInScenario`. */
export interface UnitDesign {
  readonly layout: DesignLayout;
  readonly rows: readonly Float64Array[];
}

/** Refuses an empty list: a design without uncertainties is a mistake of the caller (RangeError). */
export function requireUncertainties(uncertainties: readonly Uncertain[]): void {
  if (uncertainties.length === 0) throw new RangeError('a design needs at least one uncertainty');
}
