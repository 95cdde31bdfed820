/**
 * A toy world of known answer: two groups that draw ideas whose quality does not build on the source (β = 0).
 * Then every supplier's level is Fréchet with scale λ(T) = λ(0) + T·η·Σ m·π exactly, whatever the number of
 * suppliers, and the mean of ln A is (ln λ + Euler's constant) / θ: the effect of a barrier on the gap has a
 * closed form without any approximation, so that the coverage of intervals can be counted.
 */
import { byGroup, group, learningOnly, rowsOf, runGroups } from '../../src/evidence/small-runs.ts';
import type { GroupsBody } from '../../src/model/run-input.ts';

export const toy = {
  tailExponent: 5,
  suppliers: 12,
  years: 10,
  scales: [2, 1],
  arrivals: [0.5, 0.2],
  contacts: [
    [0.7, 0.3],
    [0.4, 0.6],
  ],
} as const;

/** The toy with the openness of the contact between the groups, 0..1. */
function bodyOf(open: number): GroupsBody {
  return {
    groups: ['front', 'back'].map((name, at) =>
      group(name, { suppliers: toy.suppliers, scale: toy.scales[at], arrivalsPerYear: toy.arrivals[at] }),
    ),
    contacts: toy.contacts,
    permeability: [
      [1, open],
      [open, 1],
    ],
    technologyGrowthPerYear: 0,
    gdpElasticity: 0,
    gdpShare: 0,
    homeBias: 1,
    segments: [],
  };
}

const meanLevel = byGroup(
  'meanLevel',
  (levels) => levels.reduce((sum, level) => sum + level, 0) / levels.length,
);
const changes = [learningOnly, { learning: { tailExponent: toy.tailExponent, diffusion: 0 } }];

/** Gap at the end, mean ln A of the front minus that of the back group, in one replicate of a seed. */
export function toyGap(open: number, seed: string, replicate: number): number {
  const length = { ticks: toy.years, ticksPerYear: 12, seed, replicate } as const;
  const series = runGroups(bodyOf(open), changes, { ...length, ticks: toy.years * 12 }, [meanLevel]);
  const [front, back] = rowsOf(series, 'meanLevel').at(-1) ?? [];
  return front - back;
}

/** The expected gap in closed form. */
export function expectedGap(open: number): number {
  const scaleOf = (at: number) => {
    const [own, foreign] = at === 0 ? toy.contacts[0] : [toy.contacts[1][1], toy.contacts[1][0]];
    return toy.scales[at] + toy.years * toy.arrivals[at] * (own + foreign * open);
  };
  return (Math.log(scaleOf(0)) - Math.log(scaleOf(1))) / toy.tailExponent;
}
