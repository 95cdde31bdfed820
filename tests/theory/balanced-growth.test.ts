/** Two blocs with feedback: what the exponents say about the gap. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foreignExponent,
  holdingPermeability,
  isolatedRegime,
  logRatioAfter,
  ownExponent,
  ratioVelocity,
  settledRatio,
  type TwoBlocs,
} from '../../src/theory/balanced-growth.ts';

const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const negative = fc.double({ min: -1, max: -0.05, noNaN: true });

describe('exponents of the loop', () => {
  it('put the margin between bounded and unbounded gaps where β + φε/θ is 1', () => {
    const margin = {
      diffusion: 0.5,
      absorptionSlope: 0.8,
      researchElasticity: 0.625,
      moneyElasticity: 4,
      tailExponent: 5,
    };
    expect(ownExponent(margin)).toBeCloseTo(0, 12);
    expect(foreignExponent(margin)).toBeCloseTo(-0.1, 12);
    expect(isolatedRegime(ownExponent(margin))).toBe('log-linear');
    expect(isolatedRegime(ownExponent({ ...margin, researchElasticity: 0.5 }))).toBe('bounded');
    expect(isolatedRegime(ownExponent({ ...margin, researchElasticity: 0.8 }))).toBe(
      'faster than log-linear',
    );
  });
});

describe('a follower behind a border', () => {
  it('settles at the ratio that time leads to, when its own exponent is negative', () => {
    fc.assert(
      fc.property(negative, negative, share, share, (own, foreign, f, pi) => {
        const blocs: TwoBlocs = {
          ownExponent: own,
          foreignExponent: foreign,
          foreignShare: f,
          permeability: pi,
          leaderGrowthPerYear: 0.15,
        };
        const settled = settledRatio(blocs) as number;
        expect(Math.abs(ratioVelocity(blocs, Math.log(settled)))).toBeLessThan(1e-10);
        expect(logRatioAfter(blocs, 20000)).toBeCloseTo(Math.log(settled), 4);
      }),
      { numRuns: 20 },
    );
  });

  it('on an open border stays on the path', () => {
    const open: TwoBlocs = {
      ownExponent: -0.3,
      foreignExponent: 0.2,
      foreignShare: 0.5,
      permeability: 1,
      leaderGrowthPerYear: 0.2,
    };
    expect(settledRatio(open)).toBe(1);
    expect(logRatioAfter(open, 30)).toBeCloseTo(0, 12);
  });

  it('drifts at the constant rate −fγ when isolated at the margin', () => {
    const cut: TwoBlocs = {
      ownExponent: 0,
      foreignExponent: -0.2,
      foreignShare: 0.4,
      permeability: 0,
      leaderGrowthPerYear: 0.2,
    };
    expect(logRatioAfter(cut, 10)).toBeCloseTo(-0.8, 10);
    expect(settledRatio(cut)).toBeNull();
  });

  it('falls ever faster when strength feeds back more than one for one', () => {
    const cut: TwoBlocs = {
      ownExponent: 0.2,
      foreignExponent: 0.1,
      foreignShare: 0.4,
      permeability: 0.2,
      leaderGrowthPerYear: 0.2,
    };
    expect(settledRatio(cut)).toBeNull();
    const drop = (from: number): number => logRatioAfter(cut, from) - logRatioAfter(cut, from + 5);
    expect(drop(15)).toBeGreaterThan(drop(5));
  });

  it('is held at a ratio by exactly the permeability that the formula gives', () => {
    fc.assert(
      fc.property(negative, negative, share, (own, foreign, ratio) => {
        const pi = holdingPermeability(0.15, 0.05, 0.12, ratio, { own, foreign });
        expect(0.05 * ratio ** own + pi * 0.12 * ratio ** foreign).toBeCloseTo(0.15, 12);
      }),
    );
  });
});
