/** Nordhaus's climate club on small worlds whose answer can be worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allStableClubs,
  type ClubWorld,
  clubByBestResponse,
  clubWelfare,
  criticalTariff,
  gainFromJoining,
  isStableClub,
} from '../../src/theory/climate-club.ts';

const twins: ClubWorld = {
  regions: ['A', 'B'].map((region) => ({
    region,
    gdpBillionUsd: 1000,
    co2Megatons: 500,
    abatementCost: 0.02,
    tariffAlpha: 0.6,
    tariffBeta: 0.5,
  })),
  exports: [
    [0, 100],
    [100, 0],
  ],
  capAbatement: false,
};
const everybody = [1, 1];
const nobody = [0, 0];

/** Worlds of three to five regions. */
const worlds = fc.integer({ min: 3, max: 5 }).chain((n) =>
  fc.record({
    regions: fc.array(
      fc.record({
        region: fc.constant('r'),
        gdpBillionUsd: fc.double({ min: 500, max: 20000, noNaN: true }),
        co2Megatons: fc.double({ min: 100, max: 9000, noNaN: true }),
        abatementCost: fc.double({ min: 0.005, max: 0.06, noNaN: true }),
        tariffAlpha: fc.double({ min: 0.4, max: 0.7, noNaN: true }),
        tariffBeta: fc.double({ min: 0.4, max: 1, noNaN: true }),
      }),
      { minLength: n, maxLength: n },
    ),
    exports: fc.array(
      fc.array(fc.double({ min: 0.1, max: 400, noNaN: true }), { minLength: n, maxLength: n }),
      { minLength: n, maxLength: n },
    ),
    capAbatement: fc.boolean(),
  }),
);
const rules = fc.record({
  carbonPrice: fc.double({ min: 5, max: 120, noNaN: true }),
  tariffShare: fc.double({ min: 0, max: 0.1, noNaN: true }),
});

describe('a climate club', () => {
  it('finds nobody without a tariff, and both twins once the tariff pays', () => {
    const without = { carbonPrice: 30, tariffShare: 0 };
    expect(clubByBestResponse(twins, without, everybody).size).toBe(0);
    const critical = criticalTariff(twins, 30, 0, 'in');
    const above = { carbonPrice: 30, tariffShare: critical * 1.01 };
    expect(isStableClub(twins, above, everybody)).toBe(true);
    expect(isStableClub(twins, { ...above, tariffShare: critical * 0.99 }, everybody)).toBe(false);
  });

  it('leaves a twin indifferent exactly at its critical tariffs', () => {
    for (const [others, members] of [
      ['in', everybody],
      ['out', nobody],
    ] as const) {
      const tariffShare = criticalTariff(twins, 30, 0, others);
      expect(gainFromJoining(twins, { carbonPrice: 30, tariffShare }, members, 0)).toBeCloseTo(0, 10);
    }
  });

  it('is stable exactly when the exhaustive search lists it', () => {
    fc.assert(
      fc.property(worlds, rules, (world, clubRules) => {
        const listed = allStableClubs(world, clubRules).map((club) => club.join(''));
        for (const start of [0, 1]) {
          const outcome = clubByBestResponse(
            world,
            clubRules,
            world.regions.map(() => start),
          );
          if (outcome.stable) expect(listed).toContain(outcome.members.join(''));
          else expect(outcome.cycle.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('reports a cycle where each region follows another', () => {
    // A only gains from tariffs on an outsider, B only avoids those of a member: A chases B for ever.
    const chase: ClubWorld = {
      regions: [
        {
          region: 'A',
          gdpBillionUsd: 1000,
          co2Megatons: 500,
          abatementCost: 0.02,
          tariffAlpha: 0.6,
          tariffBeta: 0.5,
        },
        {
          region: 'B',
          gdpBillionUsd: 1000,
          co2Megatons: 500,
          abatementCost: 0.02,
          tariffAlpha: 0.01,
          tariffBeta: 0.005,
        },
      ],
      exports: [
        [0, 0],
        [300, 0],
      ],
      capAbatement: false,
    };
    const outcome = clubByBestResponse(chase, { carbonPrice: 30, tariffShare: 0.05 }, nobody);
    expect(outcome.stable).toBe(false);
    expect(outcome.size).toBeNull();
    expect(outcome.cycle.length).toBe(4);
    expect(allStableClubs(chase, { carbonPrice: 30, tariffShare: 0.05 })).toHaveLength(0);
  });

  it('joins for what joining does to its welfare', () => {
    fc.assert(
      fc.property(
        worlds,
        rules,
        fc.array(fc.constantFrom(0, 1), { minLength: 5, maxLength: 5 }),
        (world, clubRules, choice) => {
          const members = choice.slice(0, world.regions.length);
          const inside = members.map((m, k) => (k === 0 ? 1 : m));
          const outside = members.map((m, k) => (k === 0 ? 0 : m));
          const difference =
            clubWelfare(world, clubRules, inside, 0) - clubWelfare(world, clubRules, outside, 0);
          expect(gainFromJoining(world, clubRules, members, 0)).toBeCloseTo(difference, 6);
        },
      ),
    );
  });

  it('does not depend on the names or the order of regions in its critical tariffs', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const n = world.regions.length;
        const turned: ClubWorld = {
          ...world,
          regions: world.regions.map((_, i) => world.regions[n - 1 - i]),
          exports: world.exports.map((_, i) =>
            world.exports.map((__, j) => world.exports[n - 1 - i][n - 1 - j]),
          ),
        };
        expect(criticalTariff(turned, 40, n - 1, 'in')).toBeCloseTo(criticalTariff(world, 40, 0, 'in'), 8);
      }),
    );
  });
});
