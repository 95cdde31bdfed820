// Exponential times of a word (-ln u), for races of many: by table and series in half the time of Math.log,
// which V8 calls in C and which branches.

const parts = 128;
const tableOf = (length: number, entry: (part: number) => number) =>
  Float64Array.from({ length }, (_, part) => entry(part));

/** Numbers in the middle of 128 parts of 1..2, one over them, and the logarithms of their halves. */
const middle = tableOf(parts, (part) => 1 + (part + 0.5) / parts);
const inverse = tableOf(parts, (part) => 1 / middle[part]);
const logOfHalf = tableOf(parts, (part) => Math.log(middle[part] / 2));
/** 2^(zeros − 31): brings a word with so many leading zeros to 1..2. */
const power = tableOf(33, (zeros) => 2 ** (zeros - 31));

/**
 * −ln((word + ½) / 2³²) of the 32 bits of a word, in 0..22.9, to 1e-14.
 */
export function exponentialOf(word: number): number {
  const zeros = Math.clz32(word);
  // The half is a bit behind the word, which counts where there is room for it.
  const part = (((word << zeros) + ((1 << zeros) >>> 1)) >>> 24) & (parts - 1);
  const r = (((word >>> 0) + 0.5) * power[zeros] - middle[part]) * inverse[part];
  const r2 = r * r;
  const rest = 1 / 3 - r * 0.25 + r2 * (0.2 - r * (1 / 6) + r2 * (1 / 7));
  return zeros * Math.LN2 - logOfHalf[part] - (r - 0.5 * r2 + r2 * r * rest);
}
