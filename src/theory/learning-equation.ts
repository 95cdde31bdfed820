// The learning equation that the idea process of MODEL.md 5.6 obeys in large groups: levels of group i
// stay Fréchet with scale λ_i and
//   dλ_i/dt = Γ(1−β) · η_i(t) · Σ_h m_ih π_ih λ_h^β ,   η_i(t) = η_i · e^{trend·t},
// integrated by the classical fourth-order Runge-Kutta method.
// Source: Buera and Oberfield 2020, 10.3982/ECTA14044, proposition 1, with permeabilities π added.

import { gamma } from './gamma.ts';

/** Groups that learn from each other; arrays have one entry a group, matrices row = learner. */
export interface LearningGroups {
  /** Strength with which an idea builds on its source, 0 <= beta < 1. */
  readonly diffusion: number;
  /** Arrival rate of ideas of each group, per year, >= 0. */
  readonly arrivalsPerYear: readonly number[];
  /** m_ih: chance that a learner of group i meets a source of group h; rows sum to at most 1. */
  readonly contacts: readonly (readonly number[])[];
  /** π_ih in 0..1. */
  readonly permeability: readonly (readonly number[])[];
  /** λ_i at the start, > 0. */
  readonly initialScale: readonly number[];
  /** Growth of arrivals per year; 0 when they are constant. */
  readonly arrivalTrendPerYear: number;
}

/** dλ/dt of each group, per year. */
export function scaleVelocity(groups: LearningGroups, scale: ArrayLike<number>, years: number): Float64Array {
  const n = groups.arrivalsPerYear.length;
  const factor = gamma(1 - groups.diffusion) * Math.exp(groups.arrivalTrendPerYear * years);
  const velocity = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let met = 0;
    for (let h = 0; h < n; h++) {
      met += groups.contacts[i][h] * groups.permeability[i][h] * scale[h] ** groups.diffusion;
    }
    velocity[i] = factor * groups.arrivalsPerYear[i] * met;
  }
  return velocity;
}

/** λ of each group after some years, by `steps` Runge-Kutta steps. */
export function scaleAfter(groups: LearningGroups, years: number, steps = 4000): Float64Array {
  const n = groups.initialScale.length;
  const scale = Float64Array.from(groups.initialScale);
  const dt = years / steps;
  const probe = new Float64Array(n);
  const moved = (slope: Float64Array, by: number): Float64Array => {
    for (let i = 0; i < n; i++) probe[i] = scale[i] + by * slope[i];
    return probe;
  };
  for (let step = 0; step < steps; step++) {
    const t = step * dt;
    const k1 = scaleVelocity(groups, scale, t);
    const k2 = scaleVelocity(groups, moved(k1, dt / 2), t + dt / 2);
    const k3 = scaleVelocity(groups, moved(k2, dt / 2), t + dt / 2);
    const k4 = scaleVelocity(groups, moved(k3, dt), t + dt);
    for (let i = 0; i < n; i++) scale[i] += (dt / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
  }
  return scale;
}

/** Maximum-likelihood scale of Fréchet levels with a known tail: n / Σ A^−θ. Levels > 0, at least one. */
export function estimateScale(levels: ArrayLike<number>, tailExponent: number): number {
  let sum = 0;
  for (let i = 0; i < levels.length; i++) sum += levels[i] ** -tailExponent;
  return levels.length / sum;
}

/**
 * What a meeting teaches with an absorption slope, relative to λ_source^β/λ_learner: the mean over learners
 * and sources of E_A·E_x^{−β}·min(1, (q·E_A/E_x)^{−χβ}), q = λ_source/λ_learner, E ~ Exp(1). Without a slope
 * it is Γ(1−β). Levels are taken as Fréchet, which a slope above 0 only keeps approximately.
 */
export function meanAbsorbed(scaleRatio: number, diffusion: number, absorptionSlope: number): number {
  if (absorptionSlope === 0) return gamma(1 - diffusion);
  const nodes = 800;
  const quantile = Float64Array.from({ length: nodes }, (_, k) => -Math.log(1 - (k + 0.5) / nodes));
  let sum = 0;
  for (const learner of quantile) {
    for (const source of quantile) {
      const lead = (scaleRatio * learner) / source;
      sum += learner * source ** -diffusion * (lead > 1 ? lead ** (-absorptionSlope * diffusion) : 1);
    }
  }
  return sum / (nodes * nodes);
}
