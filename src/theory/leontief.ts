// Leontief's quantity and price systems for input coefficients A (row = input, column = user):
// x = Ax + f gives output for a final demand f; c = cA + v gives the content of a source of value v in a
// unit of each product (used for the share of rule-setter technology in a product). Solved by Gaussian
// elimination with partial pivoting. Source: Leontief 1936, 10.2307/1927837; Miller and Blair 2009.

/** Input coefficients, row = input, column = user; entries >= 0. */
export type InputCoefficients = readonly (readonly number[])[];

/** x with (I − A)x = f, one entry a product; null when I − A is singular. */
export function outputForDemand(
  coefficients: InputCoefficients,
  finalDemand: readonly number[],
): number[] | null {
  return solve(identityMinus(coefficients, false), finalDemand);
}

/** c with c(I − A) = v: what a unit of each product contains of v, directly and through inputs; null when singular. */
export function contentPerUnit(coefficients: InputCoefficients, direct: readonly number[]): number[] | null {
  return solve(identityMinus(coefficients, true), direct);
}

/**
 * Whether an economy can produce every bundle: the largest eigenvalue of A (not negative, found by power
 * iteration on A + I so that cycles do not oscillate) lies below 1.
 */
export function isProductive(coefficients: InputCoefficients): boolean {
  return spectralRadius(coefficients) < 1;
}

/** Largest eigenvalue of a matrix with entries >= 0. */
export function spectralRadius(matrix: InputCoefficients): number {
  const n = matrix.length;
  let vector = new Array<number>(n).fill(1 / n);
  let radius = 0;
  for (let round = 0; round < 20000; round++) {
    const next = vector.map((own, i) => matrix[i].reduce((sum, a, j) => sum + a * vector[j], own));
    const size = next.reduce((sum, x) => sum + x, 0);
    vector = next.map((x) => x / size);
    if (Math.abs(size - 1 - radius) < 1e-14 * size) return size - 1;
    radius = size - 1;
  }
  return radius;
}

/** Solves M x = b; null when M is singular to working precision. M and b are not changed. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let r = column + 1; r < n; r++) {
      if (Math.abs(rows[r][column]) > Math.abs(rows[pivot][column])) pivot = r;
    }
    if (Math.abs(rows[pivot][column]) < 1e-13) return null;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    const top = rows[column];
    for (let r = column + 1; r < n; r++) {
      const factor = rows[r][column] / top[column];
      if (factor === 0) continue;
      const row = rows[r];
      for (let c = column; c <= n; c++) row[c] -= factor * top[c];
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    let rest = rows[r][n];
    for (let c = r + 1; c < n; c++) rest -= rows[r][c] * x[c];
    x[r] = rest / rows[r][r];
  }
  return x;
}

function identityMinus(coefficients: InputCoefficients, transposed: boolean): number[][] {
  const n = coefficients.length;
  return Array.from({ length: n }, (_, i) =>
    Array.from(
      { length: n },
      (_, j) => (i === j ? 1 : 0) - (transposed ? coefficients[j][i] : coefficients[i][j]),
    ),
  );
}
