// Upper bounds of ln x and e^x, for tests that most things fail: a few operations instead of the functions, which V8
// calls in C. Exponent and mantissa of a double, read as one number, are log2 x up to .0861 (Mitchell 1962,
// 10.1109/TEC.1962.5219391), and 2^z is at most 1 + the fraction of z times the power of its floor.

/** The largest of log2(1 + f) − f, and what the low word of a double may add. */
const slack = 0.0861;
const leastPower = -512;
/** 2^k, a little above for rounding; the last stands for all that is larger. */
const powers = Float64Array.from({ length: 1024 }, (_, n) =>
  n < 1023 ? 2 ** (n + leastPower) * (1 + 1e-12) : Number.POSITIVE_INFINITY,
);

/** Makes what gives a number in [ln x, ln x + .06], x > 0 and normal; it has a scratch pad of its own. */
export function openLogAbove(): (x: number) => number {
  // A buffer of its own: V8 keeps smaller arrays in its heap, where their place is no constant.
  const double = new Float64Array(new ArrayBuffer(8));
  const words = new Uint32Array(double.buffer);
  double[0] = 1;
  const high = words[1] === 0 ? 0 : 1;
  return (x) => {
    double[0] = x;
    return (words[high] * 2 ** -20 - 1023 + slack) * Math.LN2;
  };
}

/** A number in [e^x, 1.062 e^x]; at least 2^-512, and infinite from 2^511 on. */
export function expAbove(x: number): number {
  const z = Math.min(511, Math.max(leastPower, x * Math.LOG2E));
  const floor = Math.floor(z);
  return (1 + z - floor) * powers[floor - leastPower];
}
