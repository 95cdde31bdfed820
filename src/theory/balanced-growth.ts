// Where gaps between groups end. (1) Many groups without feedback: scales grow at one rate, their ratios
// solve z_i ∝ η_i Σ_h m_ih π_ih z_h^β. (2) Two blocs with the loop strength → research → technology
// (MODEL.md 5.7): the follower's ratio z to its path obeys
//   d ln z/dt = γ·[(1−f)·z^e_own + f·π·z^e_foreign − 1] ,
//   e_own = β + φε/θ − 1 ,  e_foreign = χβ + φε/θ − 1 ,
// so a gap is bounded, log-linear or faster by the signs of the exponents.
// Source: Buera and Oberfield 2020, 10.3982/ECTA14044; Verspagen 1991; derivation in MODEL.md 5.7.

/** Balanced-growth scales λ relative to the largest (1); 0 for groups that nobody can teach. */
export function balancedScales(
  arrivalsPerYear: readonly number[],
  contacts: readonly (readonly number[])[],
  permeability: readonly (readonly number[])[],
  diffusion: number,
): number[] {
  let scale = arrivalsPerYear.map(() => 1);
  for (let round = 0; round < 100_000; round++) {
    const next = arrivalsPerYear.map(
      (eta, i) =>
        eta * contacts[i].reduce((sum, m, h) => sum + m * permeability[i][h] * scale[h] ** diffusion, 0),
    );
    const largest = Math.max(...next);
    if (!(largest > 0)) return next;
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value / largest - scale[i])), 0);
    scale = next.map((value) => value / largest);
    if (moved < 1e-15) break;
  }
  return scale;
}

/** What makes strength feed technology. All dimensionless. */
export interface Feedback {
  /** β, 0 <= β < 1. */
  readonly diffusion: number;
  /** χ >= 0. */
  readonly absorptionSlope: number;
  /** φ: elasticity of ideas to research money. */
  readonly researchElasticity: number;
  /** ε: elasticity of research money to technology. */
  readonly moneyElasticity: number;
  /** θ > 1. */
  readonly tailExponent: number;
}

/** e_own: below 0 even an isolated follower keeps a bounded gap, at 0 it grows log-linearly, above 0 faster. */
export function ownExponent(feedback: Feedback): number {
  const { diffusion, researchElasticity, moneyElasticity, tailExponent } = feedback;
  return diffusion + (researchElasticity * moneyElasticity) / tailExponent - 1;
}

/** e_foreign: below 0 an open follower is always pulled back, above 0 the pull dies with the distance. */
export function foreignExponent(feedback: Feedback): number {
  return ownExponent(feedback) + (feedback.absorptionSlope - 1) * feedback.diffusion;
}

/** Two blocs: what the follower learns abroad (f), how much of that still arrives (π), the leader's rate γ. */
export interface TwoBlocs {
  readonly ownExponent: number;
  readonly foreignExponent: number;
  /** Share of the follower's ideas that come from the leader on the path, 0..1. */
  readonly foreignShare: number;
  /** Permeability of the border, 0..1. */
  readonly permeability: number;
  /** Growth of the leader's ln λ, per year. */
  readonly leaderGrowthPerYear: number;
}

/** d ln z/dt at a ratio z to the path, per year. */
export function ratioVelocity(blocs: TwoBlocs, logRatio: number): number {
  const own = (1 - blocs.foreignShare) * Math.exp(blocs.ownExponent * logRatio);
  const foreign = blocs.foreignShare * blocs.permeability * Math.exp(blocs.foreignExponent * logRatio);
  return blocs.leaderGrowthPerYear * (own + foreign - 1);
}

/** ln z after some years from a start (0 = on the path), by Runge-Kutta steps of at most a month. */
export function logRatioAfter(blocs: TwoBlocs, years: number, startLogRatio = 0): number {
  const steps = Math.max(1, Math.ceil(years * 12));
  const dt = years / steps;
  let x = startLogRatio;
  for (let step = 0; step < steps; step++) {
    const k1 = ratioVelocity(blocs, x);
    const k2 = ratioVelocity(blocs, x + (dt / 2) * k1);
    const k3 = ratioVelocity(blocs, x + (dt / 2) * k2);
    const k4 = ratioVelocity(blocs, x + dt * k3);
    x += (dt / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return x;
}

/**
 * Ratio z to the path at which a follower settles after a border closes to π, from above; null where the
 * gap has no bound. Ratios below e^−700 count as no bound.
 */
export function settledRatio(blocs: TwoBlocs): number | null {
  let above = 0;
  if (ratioVelocity(blocs, 0) >= -1e-15) return 1;
  for (let depth = 0.001; depth < 700; depth *= 1.02) {
    const below = -depth;
    if (ratioVelocity(blocs, below) >= 0) {
      let low = below;
      let high = above;
      for (let i = 0; i < 200; i++) {
        const middle = (low + high) / 2;
        if (ratioVelocity(blocs, middle) >= 0) low = middle;
        else high = middle;
      }
      return Math.exp((low + high) / 2);
    }
    above = below;
  }
  return null;
}

/**
 * Permeability that just holds a follower at a ratio r0 of its scale to the leader's:
 * π* = (γ − k_own·r0^e_own) / (k_foreign·r0^e_foreign). Below 0 own research alone is enough; above 1 no
 * open border is.
 */
export function holdingPermeability(
  leaderGrowthPerYear: number,
  ownRate: number,
  foreignRate: number,
  ratio: number,
  exponents: { readonly own: number; readonly foreign: number },
): number {
  return (
    (leaderGrowthPerYear - ownRate * ratio ** exponents.own) / (foreignRate * ratio ** exponents.foreign)
  );
}

/** Reading of the exponents for an isolated follower. */
export function isolatedRegime(exponent: number): 'bounded' | 'log-linear' | 'faster than log-linear' {
  if (Math.abs(exponent) < 1e-9) return 'log-linear';
  return exponent < 0 ? 'bounded' : 'faster than log-linear';
}
