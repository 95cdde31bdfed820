/** Where a gap goes: constant, bounded, log-linear or faster, and how sure that is. */
import { describe, expect, it } from 'vitest';
import { fitExponential, fitRegime } from '../../src/analysis/gap-regime.ts';
import { normalFrom, streamOf } from '../../src/random/seed.ts';

const ticks = 264;
const years = Float64Array.from({ length: ticks }, (_, tick) => tick / 12);

function pathsOf(gap: (year: number) => number, deviation: number, replicates: number): Float64Array[] {
  return Array.from({ length: replicates }, (_, replicate) => {
    const stream = streamOf('regime', replicate, 'test');
    const own = deviation * normalFrom(stream);
    return years.map((year) => gap(year) + own + deviation * normalFrom(stream));
  });
}

describe('the regime of a gap', () => {
  it('is constant, bounded, log-linear or faster as the path was made', () => {
    const regimeOf = (gap: (year: number) => number) => fitRegime(pathsOf(gap, 0.02, 16), 12).regime;
    expect(regimeOf(() => 0.5)).toBe('constant');
    expect(regimeOf((t) => 1 - 0.6 * Math.exp(-0.15 * t))).toBe('bounded');
    expect(regimeOf((t) => 0.3 + 0.04 * t)).toBe('log-linear');
    expect(regimeOf((t) => 0.2 + 0.1 * Math.exp(0.12 * t))).toBe('faster');
  });

  it('comes with the parameters that made it inside their intervals', () => {
    const fit = fitRegime(
      pathsOf((t) => 1 - 0.6 * Math.exp(-0.15 * t), 0.02, 16),
      12,
    );
    expect(fit.curvature.low).toBeLessThan(-0.15);
    expect(fit.curvature.high).toBeGreaterThan(-0.15);
    expect(fit.limit).toBeCloseTo(1, 1);
    expect(fit.direction).toBe('opening');
    expect(fit.aic.exponential).toBeLessThan(fit.aic.linear);
  });

  it('of a deterministic path is found exactly, with all replicates alike', () => {
    const path = years.map((t) => 2 + 0.5 * Math.expm1(0.08 * t));
    const fit = fitRegime([path, path, path], 12);
    expect(fit.regime).toBe('faster');
    expect(fit.curvature.value).toBeCloseTo(0.08, 8);
    expect(fit.gapDoublingYears).toBeCloseTo(Math.LN2 / 0.08, 5);
    const line = years.map((t) => 1 + 0.03 * t);
    const straight = fitRegime([line, line], 12);
    expect(straight.regime).toBe('log-linear');
    expect(straight.ratioDoublingYears).toBeCloseTo(Math.LN2 / 0.03, 5);
    const flat = years.map(() => 0.7);
    expect(fitRegime([flat, flat], 12).regime).toBe('constant');
  });

  it('is undetermined with a single replicate', () => {
    expect(
      fitRegime(
        pathsOf((t) => 0.04 * t, 0.02, 1),
        12,
      ).regime,
    ).toBe('undetermined');
  });

  it('tells a closing gap from an opening one', () => {
    expect(
      fitRegime(
        pathsOf((t) => 1 - 0.02 * t, 0.01, 8),
        12,
      ).direction,
    ).toBe('closing');
  });

  it('of a straight line wrongly counts as bent in about 5 % of batches', () => {
    let bent = 0;
    for (let batch = 0; batch < 40; batch++) {
      const paths = Array.from({ length: 10 }, (_, replicate) => {
        const stream = streamOf('bent', 100 * batch + replicate, 'test');
        let level = 0;
        // A random walk with drift, in yearly steps: what a gap of a simulated world looks like.
        return Float64Array.from({ length: 23 }, () => (level += 0.04 + 0.02 * normalFrom(stream)));
      });
      if (fitRegime(paths, 1).regime !== 'log-linear') bent++;
    }
    expect(bent).toBeLessThanOrEqual(7);
  });

  it('is fitted to the least squares that any curvature gives', () => {
    const noisy = pathsOf((t) => 0.2 + 0.1 * Math.exp(0.12 * t), 0.05, 1)[0];
    const best = fitExponential(years, noisy);
    expect(best.curvature).toBeGreaterThan(0.1);
    expect(best.curvature).toBeLessThan(0.14);
  });
});
