// The Sobol sequence (Sobol 1967; direction numbers of Joe and Kuo 2008, 10.1137/070709359), in Gray code
// order (Antonov and Saleev 1979) as in SciPy and R. An optional shift of the digits (exclusive or with a
// random word a dimension, Cranley and Patterson's idea in base 2) keeps the evenness and makes several
// independent designs. The sequence only grows: more rows never change earlier ones.

import { joeKuoDirections } from './joe-kuo-directions.ts';

const bits = 32;
const toUnit = 2 ** -bits;

/**
 * The first `rows` points in [0, 1)^`dimensions`, one Float64Array a row. `shift` gives a number in [0, 1)
 * for each dimension; without it the plain sequence, whose first point is all zeros. Throws RangeError
 * beyond the dimensions of the table.
 */
export function sobolSequence(rows: number, dimensions: number, shift?: readonly number[]): Float64Array[] {
  const table = joeKuoDirections();
  if (dimensions > table.length) {
    throw new RangeError(`the Sobol table has ${table.length} dimensions, ${dimensions} asked for`);
  }
  const directions = table
    .slice(0, dimensions)
    .map(({ polynomial, initial }) => directionWords(polynomial, initial));
  const state = Uint32Array.from({ length: dimensions }, (_, at) =>
    Math.floor((shift?.[at] ?? 0) * 2 ** bits),
  );
  const points: Float64Array[] = [];
  for (let row = 0; row < rows; row++) {
    if (row > 0) {
      const changed = trailingZeros(row);
      for (let at = 0; at < dimensions; at++) state[at] ^= directions[at][changed];
    }
    points.push(Float64Array.from(state, (word) => word * toUnit));
  }
  return points;
}

function directionWords(polynomial: number, initial: readonly number[]): Uint32Array {
  const words = new Uint32Array(bits);
  const degree = Math.floor(Math.log2(polynomial));
  if (degree === 0) return words.map((_, bit) => 1 << (bits - 1 - bit));
  for (let bit = 0; bit < bits; bit++) {
    if (bit < degree) {
      words[bit] = initial[bit] << (bits - 1 - bit);
      continue;
    }
    let word = words[bit - degree] ^ (words[bit - degree] >>> degree);
    for (let term = 1; term < degree; term++) {
      if ((polynomial >>> (degree - term)) & 1) word ^= words[bit - term];
    }
    words[bit] = word;
  }
  return words;
}

function trailingZeros(value: number): number {
  return 31 - Math.clz32(value & -value);
}
