/**
 * A world for the engine with the shape of the benchmark model: five stages in a ring, two inputs each,
 * fifty countries, half of purchases from the own one, layers spread evenly.
 */
import type { WorldTables } from '../../src/model/world-tables.ts';

const stages = ['s0', 's1', 's2', 's3', 's4'];
const countries = Array.from({ length: 50 }, (_, n) => `C${n}`);

/** Tables of the benchmark world; scores put a fifth of the countries in each layer. */
export const benchmarkTables: WorldTables = {
  jurisdictions: countries.map((code) => ({
    code,
    name: code,
    kind: 'economy',
    bloc: 'all',
    region: 'all',
    gdpUsd: 1e12,
    population: 1e7,
    growthPerYear: 0,
    researchShare: 0.02,
    researchOutputShare: 1 / countries.length,
    ownContactShare: 0.5,
  })),
  criteria: countries.map((code, n) => {
    const score = [0.9, 0.7, 0.5, 0.4, 0.1][n % 5];
    return { code, usa: new Array(10).fill(score), neutral: new Array(10).fill(score) };
  }),
  memberships: [],
  arrangements: [],
  domains: [{ domain: 'all', name: 'All', gdpShare: 0.2, technologyGrowthPerYear: 0.03, gdpElasticity: 0 }],
  segments: stages.map((segment) => ({
    segment,
    domain: 'all',
    stage: 'components',
    name: segment,
    finalDemandShare: 1 / stages.length,
    researchIntensity: 0.05,
    stockWeeks: 17,
    qualificationMonths: 3,
    supplierShare: 1 / stages.length,
  })),
  inputs: stages.flatMap((segment, n) =>
    [4, 3].map((step) => ({
      segment,
      input: stages[(n + step) % stages.length],
      share: 0.3,
      essential: true,
    })),
  ),
  supply: stages.flatMap((segment) =>
    countries.map((code) => ({ segment, code, share: 1 / countries.length })),
  ),
  technology: countries.map((code) => ({ code, domain: 'all', level: 1 })),
  contacts: countries.flatMap((code) =>
    countries.map((source) => ({ code, source, weight: 1 / countries.length, votingDistance: 0 })),
  ),
  // 75 times the pull of a foreign country gives the own one three fifths of purchases.
  tradeAffinities: countries.map((code) => ({ buyer: code, seller: code, affinity: 75 })),
  firms: [],
  resources: [],
};
