// Alias tables (Walker 1977, Vose 1991, 10.1109/32.92917): draw from a discrete distribution with one
// uniform and two reads, whatever its length. Many tables share two long arrays, so that a look-up in
// a hot loop costs no object.

/** Fills threshold[from..to) and alias[from..to) for the weights of the same range; alias is relative. */
export function fillAliasTable(
  weights: ArrayLike<number>,
  from: number,
  to: number,
  threshold: Float32Array,
  alias: Uint32Array,
): void {
  const length = to - from;
  let total = 0;
  for (let i = from; i < to; i++) total += weights[i];
  const scaled = new Float64Array(length);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < length; i++) {
    scaled[i] = total > 0 ? (weights[from + i] * length) / total : 1;
    (scaled[i] < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() as number;
    const more = large[large.length - 1];
    threshold[from + less] = scaled[less];
    alias[from + less] = more;
    scaled[more] -= 1 - scaled[less];
    if (scaled[more] < 1) small.push(large.pop() as number);
  }
  for (const rest of [...large, ...small]) {
    threshold[from + rest] = 1;
    alias[from + rest] = rest;
  }
}

/** Index (relative to `from`) drawn by a uniform u in (0, 1) from the table in [from, to). */
export function drawAlias(
  threshold: Float32Array,
  alias: Uint32Array,
  from: number,
  to: number,
  u: number,
): number {
  const first = from | 0;
  const scaled = u * ((to | 0) - first);
  const slot = scaled | 0;
  const other = alias[(first + slot) | 0] | 0;
  // The sign of (part - threshold) as a mask: a coin that falls anyhow is mispredicted every other time as
  // a branch. Integers are marked as such, because one caller's doubles would make all callers' indices
  // doubles: 3 ns instead of 12 (measured).
  const keep = (((scaled - slot - threshold[(first + slot) | 0]) * 0x80000000) | 0) >> 31;
  return (other + ((slot - other) & keep)) | 0;
}

/** The probabilities that a table in [from, to) stands for; they sum to 1. */
export function aliasMass(
  threshold: Float32Array,
  alias: Uint32Array,
  from: number,
  to: number,
): Float64Array {
  const length = to - from;
  const mass = new Float64Array(length);
  for (let slot = 0; slot < length; slot++) {
    mass[slot] += threshold[from + slot] / length;
    mass[alias[from + slot]] += (1 - threshold[from + slot]) / length;
  }
  return mass;
}
