// Three deterministic laws of catching up, for comparison with the idea process (MODEL.md 2, worlds of
// kind `groups`): Nelson and Phelps 1966, a logistic ratio, and Verspagen 1991
// (10.1111/j.1465-7287.1991.tb00832.x). Each has a closed form or equilibria that need no simulation, and
// a barrier b in 0..1 that scales what is learned from the leader.

/** Follower of Nelson and Phelps: dA/dt = φ(1−b)(T − A), leader T = T0·e^{gt}. */
export interface NelsonPhelps {
  /** Speed of catching up φ, per year, > 0. */
  readonly catchUpPerYear: number;
  /** Growth of the leader g, per year; φ(1−b) + g must not be 0. */
  readonly leaderGrowthPerYear: number;
  readonly leaderStart: number;
  readonly followerStart: number;
  /** Share of the catching up that is cut, 0..1. */
  readonly barrier: number;
}

/** Level of the follower after some years: (A0 − qT0)e^{−φt} + qT0·e^{gt} with q = φ/(g+φ). */
export function nelsonPhelpsLevel(law: NelsonPhelps, years: number): number {
  const phi = law.catchUpPerYear * (1 - law.barrier);
  const held = (phi / (law.leaderGrowthPerYear + phi)) * law.leaderStart;
  return (
    (law.followerStart - held) * Math.exp(-phi * years) + held * Math.exp(law.leaderGrowthPerYear * years)
  );
}

/** Ratio of follower to leader that Nelson-Phelps approaches, φ/(g+φ): never 0 while b < 1. */
export function nelsonPhelpsRatio(law: NelsonPhelps): number {
  const phi = law.catchUpPerYear * (1 - law.barrier);
  return phi / (law.leaderGrowthPerYear + phi);
}

/** Ratio r of follower to leader with dr/dt = r[g_i − g_m + c(1−b)(1−r)]. */
export interface LogisticCatchUp {
  /** Speed c, per year, > 0. */
  readonly catchUpPerYear: number;
  readonly leaderGrowthPerYear: number;
  readonly followerGrowthPerYear: number;
  /** Ratio at the start, > 0. */
  readonly ratioStart: number;
  readonly barrier: number;
}

/** Ratio after some years, in closed form. */
export function logisticRatio(law: LogisticCatchUp, years: number): number {
  const speed = law.catchUpPerYear * (1 - law.barrier);
  const net = law.followerGrowthPerYear - law.leaderGrowthPerYear + speed;
  // r' = net·r − speed·r². (1 − e^{−net·t})/net stays exact for net = 0, and neither form overflows.
  const decay = Math.exp(-Math.abs(net) * years);
  const stretched = net === 0 ? years : -Math.expm1(-Math.abs(net) * years) / Math.abs(net);
  if (net >= 0) return law.ratioStart / (decay + speed * law.ratioStart * stretched);
  return (law.ratioStart * decay) / (1 + speed * law.ratioStart * stretched);
}

/** Barrier above which the ratio falls to 0: 1 − (g_m − g_i)/c. Outside 0..1 nothing tips. */
export function logisticTippingBarrier(law: LogisticCatchUp): number {
  return 1 - (law.leaderGrowthPerYear - law.followerGrowthPerYear) / law.catchUpPerYear;
}

/** Log gap G with dG/dt = Δg − a(1−b)·G·e^{−G/δ}: learning fades with the distance. */
export interface Verspagen {
  /** Speed a, per year, > 0. */
  readonly catchUpPerYear: number;
  /** Intrinsic capability δ > 0: the gap at which most is learned. */
  readonly capability: number;
  /** Own growth of the leader less the follower's, per year. */
  readonly growthDifferencePerYear: number;
  readonly barrier: number;
}

/** dG/dt at a gap. */
export function verspagenVelocity(law: Verspagen, gap: number): number {
  const learned = law.catchUpPerYear * (1 - law.barrier) * gap * Math.exp(-gap / law.capability);
  return law.growthDifferencePerYear - learned;
}

/** Gap after some years, by Runge-Kutta steps of at most a hundredth of the fastest time scale. */
export function verspagenGap(law: Verspagen, start: number, years: number): number {
  const fastest = law.catchUpPerYear * (1 - law.barrier) + Math.abs(law.growthDifferencePerYear);
  const steps = Math.min(1_000_000, Math.max(1000, Math.ceil(years * fastest * 100)));
  const dt = years / steps;
  let gap = start;
  for (let step = 0; step < steps; step++) {
    const k1 = verspagenVelocity(law, gap);
    const k2 = verspagenVelocity(law, gap + (dt / 2) * k1);
    const k3 = verspagenVelocity(law, gap + (dt / 2) * k2);
    const k4 = verspagenVelocity(law, gap + dt * k3);
    gap += (dt / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return gap;
}

/** Gaps at rest: [stable, unstable], [double] at the tipping point, or [] beyond it. Needs Δg > 0. */
export function verspagenEquilibria(law: Verspagen): readonly number[] {
  const { capability, growthDifferencePerYear } = law;
  const speed = law.catchUpPerYear * (1 - law.barrier);
  // a(1−b)·δ·u·e^{−u} = Δg with u = G/δ; u·e^{−u} peaks at 1/e for u = 1.
  const level = growthDifferencePerYear / (speed * capability);
  if (!(speed > 0) || level > 1 / Math.E) return [];
  if (level <= 0) return [0];
  const excess = (u: number): number => u * Math.exp(-u) - level;
  const low = bisect(excess, 0, 1);
  const high = bisect(excess, 1, Math.max(2, -4 * Math.log(level) + 4));
  if (high - low < 1e-7) return [capability];
  return [low * capability, high * capability];
}

/** Barrier above which no equilibrium is left: 1 − e·Δg/(aδ). Outside 0..1 nothing tips. */
export function verspagenTippingBarrier(law: Verspagen): number {
  return 1 - (Math.E * law.growthDifferencePerYear) / (law.catchUpPerYear * law.capability);
}

/** Root of a function that changes sign once between two points. */
function bisect(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  const rising = f(high) > f(low);
  for (let i = 0; i < 200 && high - low > 0; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
