/** The learning equation and its balanced growth. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedScales } from '../../src/theory/balanced-growth.ts';
import { gamma } from '../../src/theory/gamma.ts';
import {
  estimateScale,
  type LearningGroups,
  meanAbsorbed,
  scaleAfter,
  scaleVelocity,
} from '../../src/theory/learning-equation.ts';

const threeGroups: LearningGroups = {
  diffusion: 0.5,
  arrivalsPerYear: [0.5, 0.3, 0.15],
  contacts: [
    [0.6, 0.3, 0.1],
    [0.4, 0.4, 0.2],
    [0.4, 0.3, 0.3],
  ],
  permeability: [
    [1, 0.35, 0.02],
    [0.35, 1, 0.35],
    [0.02, 0.35, 1],
  ],
  initialScale: [4, 2, 1],
  arrivalTrendPerYear: 0,
};

const rate = fc.double({ min: 0.05, max: 1, noNaN: true });

describe('the gamma function', () => {
  it('has the values of the handbook', () => {
    expect(gamma(0.5)).toBeCloseTo(Math.sqrt(Math.PI), 13);
    expect(gamma(5)).toBeCloseTo(24, 11);
    expect(gamma(1.56)).toBeCloseTo(0.88964, 5);
    expect(gamma(-1)).toBeNaN();
  });

  it('obeys Γ(x+1) = xΓ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), (x) => {
        expect(gamma(x + 1) / (x * gamma(x))).toBeCloseTo(1, 11);
      }),
    );
  });
});

describe('scales of groups that learn from each other', () => {
  it('reach the published values after twenty years', () => {
    const [a, b, c] = scaleAfter(threeGroups, 20);
    expect(a).toBeCloseTo(62.7466, 4);
    expect(b).toBeCloseTo(24.0598, 4);
    expect(c).toBeCloseTo(5.63895, 5);
  });

  it('of one group alone follow the closed form of the Bernoulli equation', () => {
    fc.assert(
      fc.property(rate, fc.double({ min: 0, max: 0.9, noNaN: true }), rate, (eta, beta, start) => {
        const alone: LearningGroups = {
          diffusion: beta,
          arrivalsPerYear: [eta],
          contacts: [[1]],
          permeability: [[1]],
          initialScale: [start],
          arrivalTrendPerYear: 0,
        };
        const exact = (start ** (1 - beta) + (1 - beta) * gamma(1 - beta) * eta * 5) ** (1 / (1 - beta));
        expect(scaleAfter(alone, 5)[0] / exact).toBeCloseTo(1, 7);
      }),
    );
  });

  it('keep their ratios when they start in balanced growth', () => {
    const square = fc.array(fc.array(rate, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 3, maxLength: 3 }), square, square, (eta, weights, pi) => {
        const contacts = weights.map((row) => row.map((w) => w / row.reduce((sum, x) => sum + x, 0)));
        const scales = balancedScales(eta, contacts, pi, 0.5);
        const velocity = scaleVelocity(
          {
            diffusion: 0.5,
            arrivalsPerYear: eta,
            contacts,
            permeability: pi,
            initialScale: scales,
            arrivalTrendPerYear: 0,
          },
          scales,
          0,
        );
        const rates = scales.map((scale, i) => velocity[i] / scale);
        expect(rates[1] / rates[0]).toBeCloseTo(1, 9);
        expect(rates[2] / rates[0]).toBeCloseTo(1, 9);
      }),
    );
  });

  it('fall nowhere when a border opens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), (i, h) => {
        const opened = threeGroups.permeability.map((row, a) =>
          row.map((p, b) => (a === i && b === h ? 1 : p)),
        );
        const before = scaleAfter(threeGroups, 20);
        const after = scaleAfter({ ...threeGroups, permeability: opened }, 20);
        for (let g = 0; g < 3; g++) expect(after[g]).toBeGreaterThanOrEqual(before[g] - 1e-9);
      }),
    );
  });

  it('are recovered from levels at the quantiles of their law', () => {
    const theta = 5;
    const scale = 7;
    const n = 20000;
    const levels = Float64Array.from(
      { length: n },
      (_, k) => (-Math.log((k + 0.5) / n) / scale) ** (-1 / theta),
    );
    expect(estimateScale(levels, theta)).toBeCloseTo(scale, 2);
  });
});

describe('what a meeting teaches with an absorption slope', () => {
  it('is Γ(1−β) without one, and less the larger the slope and the distance', () => {
    expect(meanAbsorbed(3, 0.5, 0)).toBeCloseTo(gamma(0.5), 10);
    expect(meanAbsorbed(3, 0.5, 1e-9) / gamma(0.5)).toBeCloseTo(1, 1);
    expect(meanAbsorbed(3, 0.5, 0.8)).toBeLessThan(meanAbsorbed(3, 0.5, 0.4));
    expect(meanAbsorbed(9, 0.5, 0.8)).toBeLessThan(meanAbsorbed(3, 0.5, 0.8));
  });
});
