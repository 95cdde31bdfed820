/**
 * How often do intervals of a paired difference hold the truth? Counted on the toy world of known answer
 * (toy-groups.ts): 20,000 pairs of runs of the model, cut into repetitions of a few replicates each. The same
 * for stopping by --until, with and without the correction for several looks.
 */
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, resampling, studentInterval } from '../../src/analysis/interval.ts';
import { halfWidthOf, lookSchedule } from '../../src/analysis/looks.ts';
import { streamOf } from '../../src/random/seed.ts';
import { expectedGap, toyGap } from './toy-groups.ts';

const pairs = 20_000;
const barrier = 0.1;
const truth = expectedGap(barrier) - expectedGap(1);

function pairedDifferences(): Float64Array {
  return Float64Array.from(
    { length: pairs },
    (_, at) => toyGap(barrier, 'toy', at + 1) - toyGap(1, 'toy', at + 1),
  );
}

const holds = ({ low, high }: { low: number; high: number }) => low <= truth && truth <= high;
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

describe('the coverage of intervals', () => {
  const differences = pairedDifferences();

  it('is that of the level for Student t, and near it for the bootstrap', () => {
    const mean = differences.reduce((sum, value) => sum + value, 0) / pairs;
    const error = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / pairs;
    console.log(
      `closed form ${truth.toFixed(6)}, mean of ${pairs} pairs ${mean.toFixed(6)} ± ${error.toFixed(6)}`,
    );
    expect(Math.abs(mean - truth)).toBeLessThan(3 * error);
    console.log('replicates | repetitions | Student t | bootstrap (BCa)');
    for (const size of [5, 10, 20, 40]) {
      const drawn = resampling(size);
      const repetitions = Math.min(2000, Math.floor(pairs / size));
      let byStudent = 0;
      let byBootstrap = 0;
      for (let at = 0; at < repetitions; at++) {
        const sample = differences.subarray(at * size, (at + 1) * size);
        if (holds(studentInterval(sample))) byStudent++;
        if (holds(bootstrapInterval(sample, drawn))) byBootstrap++;
      }
      console.log(
        `${size} | ${repetitions} | ${percent(byStudent / repetitions)} | ${percent(byBootstrap / repetitions)}`,
      );
      if (size === 10) {
        expect(byStudent / repetitions).toBeGreaterThanOrEqual(0.94);
        expect(byStudent / repetitions).toBeLessThanOrEqual(0.965);
      }
    }
  });

  it('after stopping by --until is at least the level, thanks to the correction', () => {
    const uniform = streamOf('looks', 0, 'study');
    const repetitions = 4000;
    const { looks, lookLevel } = lookSchedule(8, 80);
    const spread = Math.sqrt(differences.reduce((sum, value) => sum + value * value, 0) / pairs);
    console.log(`looks at ${looks.join(', ')}; interval of a look ${percent(lookLevel)}`);
    console.log('asked half-width | correction | coverage | mean replicates');
    for (const half of [0.9 * spread, 0.5 * spread, 0.35 * spread]) {
      for (const level of [lookLevel, 0.95]) {
        let inside = 0;
        let used = 0;
        for (let repetition = 0; repetition < repetitions; repetition++) {
          const sample = Float64Array.from({ length: 80 }, () => differences[Math.floor(uniform() * pairs)]);
          const stop = looks.find((size) => halfWidthOf(sample.subarray(0, size), level) < half) ?? 80;
          if (holds(studentInterval(sample.subarray(0, stop), level))) inside++;
          used += stop / repetitions;
        }
        const corrected = level === lookLevel;
        console.log(
          `${half.toFixed(4)} | ${corrected ? 'Bonferroni' : 'none'} | ${percent(inside / repetitions)} | ${used.toFixed(1)}`,
        );
        if (corrected) expect(inside / repetitions).toBeGreaterThanOrEqual(0.945);
      }
    }
  });
});
