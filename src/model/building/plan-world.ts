// Turns tables into the figures of a run that never change: names, criteria as the rater sees them,
// memberships in ticks, GDP carried to the horizon's first month, times in ticks.

import { monthsBetween, tickOfMonth } from '../calendar.ts';
import type { RunInput } from '../run-input.ts';
import type { WorldPlan } from '../world.ts';
import type { WorldTables } from '../world-tables.ts';

/** First month of the tables' base year: levels of other starts are carried along the path. */
const baseMonth = '2019-01';

/** Figures of the run from its tables and parameters; supplier ids are added when suppliers stand. */
export function planWorld(input: RunInput, tables: WorldTables): WorldPlan {
  const { parameters, ticksPerYear, horizon } = input;
  const { goods, learning, nations, trust } = parameters;
  const codes = tables.jurisdictions.map((row) => row.code);
  const domainNames = tables.domains.map((row) => row.domain);
  const blocNames = [...new Set(tables.jurisdictions.map((row) => row.bloc))].sort();
  const arrangementNames = [...new Set(tables.memberships.map((row) => row.arrangement))].sort();
  const resourceNames = [...new Set(tables.resources.map((row) => row.resource))];
  const column = (pick: (row: WorldTables['jurisdictions'][number]) => number) =>
    Float64Array.from(tables.jurisdictions, pick);
  const ofSegment = (pick: (row: WorldTables['segments'][number]) => number) =>
    Float64Array.from(tables.segments, pick);
  const fromTechnology = tables.domains.reduce(
    (sum, row) => sum + row.gdpElasticity * row.technologyGrowthPerYear,
    0,
  );
  const years = nations.growth ? monthsBetween(baseMonth, horizon.from) / 12 : 0;
  const criteria = new Map(tables.criteria.map((row) => [row.code, row]));
  const ownContactShare = column((row) => withPotency(row.ownContactShare, learning.foreignPotency));
  const resourceShares = new Float64Array(resourceNames.length * codes.length);
  for (const row of tables.resources) {
    resourceShares[resourceNames.indexOf(row.resource) * codes.length + codes.indexOf(row.code)] = row.share;
  }
  return {
    jurisdictionCodes: codes,
    blocNames,
    blocOfJurisdiction: Uint8Array.from(tables.jurisdictions, (row) => blocNames.indexOf(row.bloc)),
    segmentNames: tables.segments.map((row) => row.segment),
    domainNames,
    domainOfSegment: Uint8Array.from(tables.segments, (row) => domainNames.indexOf(row.domain)),
    resourceNames,
    resourceShares,
    arrangementNames,
    memberships: tables.memberships.map((row) => ({
      arrangement: arrangementNames.indexOf(row.arrangement),
      jurisdiction: codes.indexOf(row.code),
      tier: row.tier,
      fromTick: row.from === '' ? -Infinity : tickOfMonth(horizon.from, row.from, ticksPerYear),
      untilTick: row.until === '' ? Infinity : tickOfMonth(horizon.from, row.until, ticksPerYear),
    })),
    supplierIds: new Map(),
    population: column((row) => row.population),
    criteria: Float64Array.from(
      codes.flatMap((code) => [...(criteria.get(code)?.[trust.rater] ?? new Array(10).fill(0))]),
    ),
    raters: Uint8Array.from(codes, (code) => (trust.raterJurisdictions.includes(code) ? 1 : 0)),
    startGdp: column(
      (row) =>
        (row.gdpUsd / 1e6) *
        Math.exp((row.growthPerYear + nations.technologyElasticity * fromTechnology) * years),
    ),
    growthPerYear: column((row) => row.growthPerYear),
    technologyGrowthPerYear: Float64Array.from(tables.domains, (row) => row.technologyGrowthPerYear),
    gdpElasticityOfDomain: Float64Array.from(tables.domains, (row) => row.gdpElasticity),
    gdpShareOfDomain: Float64Array.from(tables.domains, (row) => row.gdpShare),
    researchIntensityOfSegment: ofSegment((row) => row.researchIntensity),
    qualificationTicksOfSegment: ofSegment((row) => {
      const months = goods.qualificationMonths >= 0 ? goods.qualificationMonths : row.qualificationMonths;
      return (months * ticksPerYear) / 12;
    }),
    stockTicksOfSegment: ofSegment(
      (row) => ((goods.stockWeeks > 0 ? goods.stockWeeks : row.stockWeeks) * ticksPerYear) / 52,
    ),
    ownContactShare,
    foreignContactShare: ownContactShare.map((share) => 1 - share),
    contactPermeability: undefined,
    ownGrowthPerYear: Float64Array.from(
      tables.domains.flatMap((row) => codes.map(() => row.technologyGrowthPerYear)),
    ),
  };
}

/** The table's own share holds for foreign ideas that count 2/3; other potencies shift the odds. */
function withPotency(ownShare: number, potency: number): number {
  const foreign = (1 - ownShare) * (potency / (2 / 3));
  return ownShare / (ownShare + foreign);
}
