// Saltelli's design for Sobol indices (Saltelli et al. 2010, 10.1016/j.cpc.2009.09.018): two independent
// halves A and B of a Sobol sequence, and A with one column of B at a time. Rows stand as SALib writes
// them: for each base row A, AB_1 ... AB_d, (BA_1 ... BA_d,) B. Twice the base keeps the first half.

import { streamOf } from '../../random/seed.ts';
import type { Uncertain } from '../uncertainty.ts';
import { requireUncertainties, type UnitDesign } from './design.ts';
import { sobolSequence } from './sobol-sequence.ts';

/**
 * The design with `base` base rows (a power of two keeps the sequence even): base × (d + 2) rows, or
 * base × (2d + 2) with second order. Throws RangeError beyond 64 uncertainties.
 */
export function saltelliDesign(
  uncertainties: readonly Uncertain[],
  base: number,
  seed: string,
  secondOrder = false,
): UnitDesign {
  requireUncertainties(uncertainties);
  const dimensions = uncertainties.length;
  const uniform = streamOf(seed, 0, 'shift of the sobol sequence');
  const shift = Array.from({ length: 2 * dimensions }, uniform);
  const rows: Float64Array[] = [];
  for (const point of sobolSequence(base, 2 * dimensions, shift)) {
    const a = point.slice(0, dimensions);
    const b = point.slice(dimensions);
    rows.push(a);
    for (let column = 0; column < dimensions; column++) rows.push(withColumn(a, b, column));
    if (secondOrder) for (let column = 0; column < dimensions; column++) rows.push(withColumn(b, a, column));
    rows.push(b);
  }
  return { layout: { kind: 'sobol', base, secondOrder }, rows };
}

function withColumn(row: Float64Array, other: Float64Array, column: number): Float64Array {
  const mixed = row.slice();
  mixed[column] = other[column];
  return mixed;
}
