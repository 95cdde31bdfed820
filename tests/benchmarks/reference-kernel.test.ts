/** The reference of the benchmarks is held to the means that the benchmark model is known by. */
import { describe, expect, it } from 'vitest';
import { type KernelMeans, ReferenceKernel } from './reference-kernel.ts';

describe('the reference kernel of the benchmarks', () => {
  it('reproduces the means of the benchmark model at tick 100 with 1,000 firms over 40 replicates', () => {
    const sums: Record<keyof KernelMeans, number> = {
      logTechnology: 0,
      shippedWithinLayers: 0,
      shippedAcrossLayers: 0,
      production: 0,
    };
    for (let seed = 1; seed <= 40; seed++) {
      const kernel = new ReferenceKernel(1000, seed);
      for (let tick = 0; tick < 100; tick++) kernel.tick();
      const means = kernel.means();
      for (const name of Object.keys(sums) as (keyof KernelMeans)[]) sums[name] += means[name] / 40;
    }
    // Three standard errors of the mean over 40 replicates.
    expect(Math.abs(sums.logTechnology - 1.35)).toBeLessThan(0.014);
    expect(Math.abs(sums.shippedWithinLayers - 0.198)).toBeLessThan(0.0035);
    expect(Math.abs(sums.shippedAcrossLayers - 0.116)).toBeLessThan(0.0022);
    expect(Math.abs(sums.production - 0.525)).toBeLessThan(0.007);
  });
});
