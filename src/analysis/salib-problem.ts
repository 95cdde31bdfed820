// A design as SALib describes its problems: names, bounds and distributions in the order of the columns of
// design.csv. SALib has no lists of named values: those are given by their position, as a uniform range.

import type { Uncertain } from '../experiment/uncertainty.ts';

/** The `problem` dictionary of SALib, as JSON. */
export interface SalibProblem {
  readonly num_vars: number;
  readonly names: readonly string[];
  readonly bounds: readonly (readonly number[])[];
  readonly dists: readonly ('unif' | 'logunif' | 'triang' | 'norm' | 'truncnorm')[];
  readonly outputs: readonly string[];
}

/** The problem of a design over some uncertainties; `outputs` are the columns of responses.csv. */
export function salibProblem(uncertain: readonly Uncertain[], outputs: readonly string[]): SalibProblem {
  const described = uncertain.map(describe);
  return {
    num_vars: uncertain.length,
    names: uncertain.map(({ path }) => path),
    bounds: described.map(({ bounds }) => bounds),
    dists: described.map(({ dist }) => dist),
    outputs,
  };
}

function describe({ distribution, range }: Uncertain): {
  dist: SalibProblem['dists'][number];
  bounds: number[];
} {
  switch (distribution.distribution) {
    case 'uniform':
      return { dist: 'unif', bounds: [distribution.low, distribution.high] };
    case 'loguniform':
      return { dist: 'logunif', bounds: [distribution.low, distribution.high] };
    case 'triangular': {
      const { low, mode, high } = distribution;
      return { dist: 'triang', bounds: [low, high, (mode - low) / (high - low)] };
    }
    case 'normal':
      return range
        ? { dist: 'truncnorm', bounds: [...range, distribution.mean, distribution.deviation] }
        : { dist: 'norm', bounds: [distribution.mean, distribution.deviation] };
    case 'integer':
      return { dist: 'unif', bounds: [distribution.low, distribution.high] };
    case 'choice':
      return { dist: 'unif', bounds: [0, distribution.values.length - 1] };
  }
}
