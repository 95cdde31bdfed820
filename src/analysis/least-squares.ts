// A straight line through points by ordinary least squares: the inner step of the regime fit and of the
// log t regression.

/** y = intercept + slope * x, and the sum of squared residuals. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
  readonly residualSquares: number;
}

/** Best line through (x, y) in least squares; slope 0 when all x are equal. NaN for no points. */
export function lineThrough(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const size = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let index = 0; index < size; index++) {
    meanX += x[index] / size;
    meanY += y[index] / size;
  }
  let xx = 0;
  let xy = 0;
  for (let index = 0; index < size; index++) {
    xx += (x[index] - meanX) ** 2;
    xy += (x[index] - meanX) * (y[index] - meanY);
  }
  const slope = xx > 0 ? xy / xx : 0;
  let residualSquares = size > 0 ? 0 : Number.NaN;
  for (let index = 0; index < size; index++) {
    residualSquares += (y[index] - meanY - slope * (x[index] - meanX)) ** 2;
  }
  return { intercept: meanY - slope * meanX, slope, residualSquares };
}
