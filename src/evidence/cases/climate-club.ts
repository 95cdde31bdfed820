// Case climate-club: who joins Nordhaus's club, for any region table, prices and tariffs. Best response runs
// from the full and from the empty club; for up to sixteen regions every club is tried as well, so that a
// missed or a second equilibrium would show. Where best response cycles the answer is "none" and the cycle.

import {
  allStableClubs,
  type ClubOutcome,
  type ClubWorld,
  clubByBestResponse,
  criticalTariff,
  isStableClub,
} from '../../theory/climate-club.ts';
import { flag, number, type TableRow, vector } from '../case-parameters.ts';
import { type Check, type CheckValue, defineCase, same } from '../evidence-case.ts';

/** Regions up to which all clubs are tried. */
const exhaustiveUpTo = 16;

/** Members at tariffs 0, 1, ..., 10 %, Nordhaus 2015, table of clubs. */
const published: Record<string, readonly number[]> = {
  '12.5': [0, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15],
  '25': [0, 9, 13, 15, 15, 15, 15, 15, 15, 15, 15],
};

export const climateClub = defineCase({
  name: 'climate-club',
  summary:
    'Members of a climate club by price of carbon and tariff, from both extremes, and critical tariffs',
  source: 'Nordhaus 2015, 10.1257/aer.15000001',
  parameters: {
    regions: {
      type: 'table',
      rows: 'regions',
      least: 2,
      columns: {
        region: { type: 'text', meaning: 'Name' },
        gdp_busd: { type: 'number', unit: 'billion US dollars', low: 1e-3, high: 1e6, meaning: 'GDP' },
        population_m: { type: 'number', unit: 'million', low: 0, high: 1e5, meaning: 'Population; not read' },
        co2_mt: { type: 'number', unit: 'Mt', low: 0, high: 1e6, meaning: 'Industrial emissions of CO2' },
        abatement_alpha: {
          type: 'number',
          unit: 'share of GDP',
          low: 1e-9,
          high: 10,
          meaning: 'Published abatement coefficient; a is this times abatementScale',
        },
        tariff_alpha: {
          type: 'number',
          unit: '',
          low: 0,
          high: 100,
          meaning: 'Gain of an importer per tariff and import value (α)',
        },
        tariff_beta: {
          type: 'number',
          unit: '',
          low: 0,
          high: 100,
          meaning: 'Its loss per squared tariff (β)',
        },
      },
      prefixed: {
        prefix: 'exports_to_',
        byColumn: 'region',
        unit: 'billion US dollars',
        low: 0,
        high: 1e6,
        meaning: 'Exports of the row to this region',
      },
      default: [],
      defaultFile: 'climate-club/regions.csv',
      meaning: 'Regions, one a row, with their exports to each other',
    },
    prices: vector('prices', 'US dollars per ton', [0, 10_000], [12.5, 25], "The club's prices of carbon"),
    tariffs: vector(
      'tariffs',
      'share',
      [0, 1],
      [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1],
      'Tariffs of members on all goods of outsiders',
    ),
    capAbatement: flag(false, 'Whether a region cannot cut more than it emits (not capped in the original)'),
    abatementScale: number(
      '',
      [1e-6, 1e6],
      0.837,
      'Multiplies abatement_alpha: prices of the model year over those of the estimates',
    ),
  },
  constraints({ regions }) {
    const names = regions.map((row) => String(row.region));
    return names.flatMap((name, i) =>
      names.indexOf(name) < i
        ? [{ path: `regions[${i}].region`, found: `'${name}' again`, expected: 'names that differ' }]
        : [],
    );
  },
  run({ regions, prices, tariffs, capAbatement, abatementScale }, shipped) {
    const world = worldOf(regions, capAbatement, abatementScale);
    const names = world.regions.map(({ region }) => region);
    const checks: Check[] = [];
    const cells: CheckValue[] = [];
    const membersFromFull: Record<string, CheckValue> = {};
    const membersFromEmpty: Record<string, CheckValue> = {};
    const criticalTariffs: Record<string, CheckValue> = {};
    for (const carbonPrice of prices) {
      const runs = tariffs.map((tariffShare) => {
        const rules = { carbonPrice, tariffShare };
        const fromFull = clubByBestResponse(
          world,
          rules,
          names.map(() => 1),
        );
        const fromEmpty = clubByBestResponse(
          world,
          rules,
          names.map(() => 0),
        );
        const stable = names.length <= exhaustiveUpTo ? allStableClubs(world, rules) : undefined;
        return { tariffShare, rules, fromFull, fromEmpty, stable };
      });
      membersFromFull[carbonPrice] = runs.map(({ fromFull }) => fromFull.size ?? 'none');
      membersFromEmpty[carbonPrice] = runs.map(({ fromEmpty }) => fromEmpty.size ?? 'none');
      criticalTariffs[carbonPrice] = Object.fromEntries(
        names.map((name, i) => [
          name,
          {
            othersIn: criticalTariff(world, carbonPrice, i, 'in'),
            othersOut: criticalTariff(world, carbonPrice, i, 'out'),
          },
        ]),
      );
      const ends = runs.map(({ fromFull, fromEmpty }) => [fromFull, fromEmpty].filter((end) => end.stable));
      checks.push(
        same(
          `price ${carbonPrice}: clubs that best response ends in are stable`,
          runs.map(() => true),
          runs.map(({ rules }, k) => ends[k].every((end) => isStableClub(world, rules, end.members))),
        ),
      );
      if (names.length <= exhaustiveUpTo) {
        checks.push(
          same(
            `price ${carbonPrice}: they stand in the list of all stable clubs`,
            runs.map(() => true),
            runs.map(({ stable }, k) => {
              const listed = (stable ?? []).map((club) => club.join(''));
              return ends[k].every((end) => listed.includes(end.members.join('')));
            }),
          ),
        );
      }
      for (const { tariffShare, fromFull, fromEmpty, stable } of runs) {
        cells.push({
          price: carbonPrice,
          tariff: tariffShare,
          fromFull: describe(fromFull, names),
          fromEmpty: describe(fromEmpty, names),
          ...(stable && { stableClubs: stable.map((club) => namesOf(club, names)) }),
        });
      }
      if (shipped)
        checks.push(
          same(
            `price ${carbonPrice}: published members`,
            published[carbonPrice],
            membersFromFull[carbonPrice],
          ),
        );
    }
    if (shipped) checks.push(same('both extremes reach the same clubs', membersFromFull, membersFromEmpty));
    return {
      checks,
      values: { members: membersFromFull, membersFromFull, membersFromEmpty, criticalTariffs, cells },
    };
  },
});

function worldOf(rows: readonly TableRow[], capAbatement: boolean, abatementScale: number): ClubWorld {
  return {
    regions: rows.map((row) => ({
      region: String(row.region),
      gdpBillionUsd: Number(row.gdp_busd),
      co2Megatons: Number(row.co2_mt),
      abatementCost: abatementScale * Number(row.abatement_alpha),
      tariffAlpha: Number(row.tariff_alpha),
      tariffBeta: Number(row.tariff_beta),
    })),
    exports: rows.map((row) => rows.map((other) => Number(row[`exports_to_${other.region}`] ?? 0))),
    capAbatement,
  };
}

function namesOf(members: ArrayLike<number>, names: readonly string[]): string[] {
  return names.filter((_, i) => members[i] === 1);
}

function describe(outcome: ClubOutcome, names: readonly string[]): CheckValue {
  if (outcome.stable) return { size: outcome.size, members: namesOf(outcome.members, names) };
  return { size: 'none', cycle: outcome.cycle.map((club) => namesOf(club, names)) };
}
