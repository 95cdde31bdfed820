// Solves a large sparse linear system M x = b by BiCGSTAB (van der Vorst 1992, 10.1137/0913035): five
// vectors of memory, and quick where all but a few eigenvalues of M lie close together, which is where
// plain iteration crawls. Started anew from the best x whenever it breaks down.

/** Writes M·x into `result`. */
export type LinearOperator = (x: Float64Array, result: Float64Array) => void;

/** x with |M x − b| <= tolerance, starting from 0, and whether it got there within `maximumSteps`. */
export function solveSparse(
  apply: LinearOperator,
  right: Float64Array,
  tolerance: number,
  maximumSteps: number,
): { readonly x: Float64Array; readonly solved: boolean } {
  const n = right.length;
  const x = new Float64Array(n);
  const residual = right.slice();
  const image = new Float64Array(n);
  let left = maximumSteps;
  while (left > 0) {
    if (Math.sqrt(dot(residual, residual)) <= tolerance) return { x, solved: true };
    left -= descend(apply, x, residual, tolerance, left);
    // The recursion drifts from the true residual: judge, and start again, by the true one.
    apply(x, image);
    for (let i = 0; i < n; i++) residual[i] = right[i] - image[i];
  }
  return { x, solved: Math.sqrt(dot(residual, residual)) <= tolerance };
}

/** Runs from x until the residual is small or the recursion breaks down; returns the steps taken, at least 1. */
function descend(
  apply: LinearOperator,
  x: Float64Array,
  residual: Float64Array,
  tolerance: number,
  maximumSteps: number,
): number {
  const n = x.length;
  const shadow = residual.slice();
  const direction = residual.slice();
  const moved = new Float64Array(n);
  const turned = new Float64Array(n);
  let overlap = dot(shadow, residual);
  for (let step = 1; step <= maximumSteps; step++) {
    apply(direction, moved);
    const along = dot(shadow, moved);
    if (along === 0) return step;
    const alpha = overlap / along;
    for (let i = 0; i < n; i++) residual[i] -= alpha * moved[i];
    apply(residual, turned);
    const size = dot(turned, turned);
    const omega = size > 0 ? dot(turned, residual) / size : 0;
    for (let i = 0; i < n; i++) x[i] += alpha * direction[i] + omega * residual[i];
    for (let i = 0; i < n; i++) residual[i] -= omega * turned[i];
    if (Math.sqrt(dot(residual, residual)) <= tolerance || omega === 0) return step;
    const next = dot(shadow, residual);
    if (Math.abs(next) < 1e-30) return step;
    const beta = (next / overlap) * (alpha / omega);
    overlap = next;
    for (let i = 0; i < n; i++) direction[i] = residual[i] + beta * (direction[i] - omega * moved[i]);
  }
  return maximumSteps;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
