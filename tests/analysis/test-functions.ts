/** Functions of known answer, for tests of designs and indices: Ishigami and Homma 1990, Sobol's g-function. */

/** Ishigami's function of three coordinates in 0..1 (a = 7, b = 0.1), each spread over -pi..pi. */
export function ishigami(unit: ArrayLike<number>): number {
  const [x1, x2, x3] = [0, 1, 2].map((at) => Math.PI * (2 * unit[at] - 1));
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

/** First-order, total and second-order (pairs 12, 13, 23) indices of Ishigami's function in closed form. */
export function ishigamiIndices(): { variance: number; first: number[]; total: number[]; second: number[] } {
  const [a, b] = [7, 0.1];
  const v1 = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2;
  const v2 = a ** 2 / 8;
  const v13 = ((8 * b ** 2) / 225) * Math.PI ** 8;
  const variance = v1 + v2 + v13;
  return {
    variance,
    first: [v1 / variance, v2 / variance, 0],
    total: [(v1 + v13) / variance, v2 / variance, v13 / variance],
    second: [0, v13 / variance, 0],
  };
}

/** Sobol's g-function of coordinates in 0..1: the smaller a_k, the more coordinate k matters. */
export function gFunction(unit: ArrayLike<number>, a: readonly number[]): number {
  return a.reduce((product, own, at) => (product * (Math.abs(4 * unit[at] - 2) + own)) / (1 + own), 1);
}

/** First-order and total indices of the g-function in closed form. */
export function gFunctionIndices(a: readonly number[]): {
  variance: number;
  first: number[];
  total: number[];
} {
  const parts = a.map((own) => 1 / (3 * (1 + own) ** 2));
  const variance = parts.reduce((product, part) => product * (1 + part), 1) - 1;
  return {
    variance,
    first: parts.map((part) => part / variance),
    total: parts.map((part) => (part * (variance + 1)) / (1 + part) / variance),
  };
}
