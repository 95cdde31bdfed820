// Gains from openness among n identical countries when ideas travel with goods (Buera and Oberfield
// 2020, 10.3982/ECTA14044, symmetric case): static n^{1/θ} from trade, dynamic n^{β/(θ(1−β))} from
// learning from the better selection, in total n^{1/(θ(1−β))}. The loss of a split is the same law read
// backwards.

/** Growth of technology per year when arrivals of ideas grow at a rate: rate / (θ(1−β)). */
export function technologyGrowth(
  arrivalGrowthPerYear: number,
  tailExponent: number,
  diffusion: number,
): number {
  return arrivalGrowthPerYear / (tailExponent * (1 - diffusion));
}

/** Gains of n >= 1 countries over autarky, as ratios. */
export interface OpennessGains {
  readonly static: number;
  readonly dynamic: number;
  readonly total: number;
}

/** Gains over autarky with free trade among n identical countries; θ > 0, 0 <= β < 1. */
export function opennessGains(countries: number, tailExponent: number, diffusion: number): OpennessGains {
  return {
    static: countries ** (1 / tailExponent),
    dynamic: countries ** (diffusion / (tailExponent * (1 - diffusion))),
    total: countries ** (1 / (tailExponent * (1 - diffusion))),
  };
}

/** Share of income lost when the world splits into equal blocs: 1 − blocs^{−1/θ}, without diffusion. */
export function splitLoss(blocs: number, tailExponent: number): number {
  return 1 - blocs ** (-1 / tailExponent);
}

/** The same where ideas travel with goods: 1 − blocs^{−1/(θ(1−β))}. */
export function splitLossWithDiffusion(blocs: number, tailExponent: number, diffusion: number): number {
  return 1 - blocs ** (-1 / (tailExponent * (1 - diffusion)));
}
