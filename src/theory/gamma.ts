// The gamma function on the real line, by the Lanczos series (g = 7, nine terms; relative error below
// 1e-14). Source: Lanczos 1964, 10.1137/0701008; coefficients after Godfrey. It is here because the
// learning equation needs Γ(1 − β) and the pure folders use no packages.

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Γ(x) for any real x that is not zero or a negative whole number (there: NaN). Dimensionless. */
export function gamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Number.NaN;
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const y = x - 1;
  let series: number = lanczos[0];
  for (let k = 1; k < lanczos.length; k++) series += lanczos[k] / (y + k);
  const t = y + 7.5;
  return Math.sqrt(2 * Math.PI) * t ** (y + 0.5) * Math.exp(-t) * series;
}
