// The functions of jstat (which ships no types) that src/analysis/distributions.ts uses.

declare module 'jstat' {
  interface Continuous {
    inv(probability: number, ...parameters: number[]): number;
    cdf(value: number, ...parameters: number[]): number;
  }
  const jstat: {
    readonly studentt: Continuous;
    readonly normal: Continuous;
    readonly binomial: { cdf(successes: number, trials: number, probability: number): number };
  };
  // biome-ignore lint/style/noDefaultExport: the package has nothing but a default export.
  export default jstat;
}
