/** Screening finds what matters, and gives the effects of functions whose effects are known. */
import { describe, expect, it } from 'vitest';
import { morrisEffects } from '../../src/analysis/morris-effects.ts';
import { morrisDesign } from '../../src/experiment/designs/morris-trajectories.ts';
import { normalFrom, streamOf } from '../../src/random/seed.ts';
import { gFunction, ishigami } from './test-functions.ts';

const unit = (path: string) =>
  ({ path, distribution: { distribution: 'uniform', low: 0, high: 1 } }) as const;

function effectsOf(
  f: (x: Float64Array) => number,
  paths: string[],
  trajectories: number,
  deviation = 0,
  replicates = 1,
) {
  const design = morrisDesign(paths.map(unit), trajectories, 'test');
  const stream = streamOf('noise', 0, 'morris');
  const noise = () => (deviation === 0 ? 0 : deviation * normalFrom(stream));
  const outcomes = design.rows.map((x) => Array.from({ length: replicates }, () => f(x) + noise()));
  return morrisEffects(paths, design.rows, outcomes);
}

/** All elementary effects on the grid of four levels with delta 2/3, which a Morris design samples evenly. */
function exactEffects(
  f: (x: Float64Array) => number,
  dimensions: number,
): { muStar: number[]; sigma: number[] } {
  const levels = [0, 1 / 3, 2 / 3, 1];
  const results = Array.from({ length: dimensions }, (_, moved) => {
    const effects: number[] = [];
    for (let code = 0; code < 4 ** dimensions; code++) {
      const x = Float64Array.from({ length: dimensions }, (_, at) => levels[Math.floor(code / 4 ** at) % 4]);
      if (x[moved] > 0.5) continue;
      const up = x.slice();
      up[moved] += 2 / 3;
      effects.push((f(up) - f(x)) / (2 / 3));
    }
    const mu = effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
    return {
      muStar: effects.reduce((sum, effect) => sum + Math.abs(effect), 0) / effects.length,
      sigma: Math.sqrt(effects.reduce((sum, effect) => sum + (effect - mu) ** 2, 0) / effects.length),
    };
  });
  return { muStar: results.map((result) => result.muStar), sigma: results.map((result) => result.sigma) };
}

describe('Morris effects', () => {
  it('of a linear function are its slopes, with no spread', () => {
    const effects = effectsOf((x) => 3 * x[0] - 2 * x[1] + 0 * x[2], ['a', 'b', 'c'], 8);
    expect(effects.map(({ mu }) => mu)).toEqual([expect.closeTo(3), expect.closeTo(-2), expect.closeTo(0)]);
    expect(effects.map(({ muStar }) => muStar)).toEqual([
      expect.closeTo(3),
      expect.closeTo(2),
      expect.closeTo(0),
    ]);
    for (const { sigma } of effects) expect(sigma).toBeCloseTo(0);
  });

  it('of the Ishigami and the g-function hold the exact mean over the grid in their intervals', () => {
    const a = [0, 1, 4.5, 9];
    for (const [f, dimensions] of [
      [ishigami, 3],
      [(x: Float64Array) => gFunction(x, a), 4],
    ] as const) {
      const exact = exactEffects(f, dimensions);
      const effects = effectsOf(
        f,
        Array.from({ length: dimensions }, (_, at) => `x${at}`),
        400,
      );
      effects.forEach(({ muStar, muStarInterval, sigma }, at) => {
        expect(exact.muStar[at]).toBeGreaterThanOrEqual(muStarInterval.low - 1e-9);
        expect(exact.muStar[at]).toBeLessThanOrEqual(muStarInterval.high + 1e-9);
        expect(Math.abs(muStar - exact.muStar[at])).toBeLessThan(0.15 * Math.max(1, exact.muStar[at]));
        expect(Math.abs(sigma - exact.sigma[at])).toBeLessThan(0.15 * Math.max(1, exact.sigma[at]));
      });
    }
  });

  it('state the size of effect that noise alone would give', () => {
    const [silent, loud] = effectsOf((x) => 5 * x[1], ['a', 'b'], 50, 1, 4);
    expect(silent.muStar / silent.noiseFloor).toBeGreaterThan(0.7);
    expect(silent.muStar / silent.noiseFloor).toBeLessThan(1.3);
    expect(loud.muStar).toBeGreaterThan(4 * loud.noiseFloor);
  });
});
