/** Outcomes of alliances, ownership and development, on worlds that are known by hand. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { World } from '../../src/model/world.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { inForce, runSmall, smallInput, smallTables } from '../worlds/economies.ts';
import { type ParameterChanges, parametersWith } from '../worlds/parameters-with.ts';

const tables = smallTables({
  economies: [
    { code: 'HUB', trust: 0.9, gdpUsd: 2e12, population: 1e7, bloc: 'west' },
    { code: 'ALLY', trust: 0.8, gdpUsd: 2e12, population: 3e7, bloc: 'west' },
    { code: 'OUT', trust: 0.2, gdpUsd: 1e12, population: 1e7, bloc: 'east' },
  ],
});
const quiet = { trust: { raterJurisdictions: [], conductDeviation: 0 }, learning: { burnInYears: 1 } };

function measure(world: World, name: string): Record<string, number> {
  const outcome = outcomes.find((candidate) => candidate.name === name) as Outcome;
  const groups = outcome.groups(world);
  const values = new Float64Array(groups.length);
  outcome.record(world, values, 0, () => new Float64Array(0));
  return Object.fromEntries(groups.map((group, n) => [group, values[n]]));
}

function run(
  changes: ParameterChanges = {},
  rules: ReturnType<typeof inForce>[] = [],
  months = '2019-01',
): World {
  const input = smallInput({
    parameters: parametersWith({ ...quiet, ...changes }),
    policies: rules.map(({ policy }) => policy),
    horizon: { from: '2019-01', until: months },
    suppliers: 240,
  });
  return runSmall(
    tables,
    input,
    rules.map(({ tool }) => tool),
  );
}

describe('the development gap', () => {
  it('is ln of GDP per head of the top layer, its members taken together, minus that of the bottom', () => {
    const world = run({ nations: { growth: false } });
    expect(measure(world, 'developmentGap').all).toBeCloseTo(Math.log(4e12 / 4e7 / (1e12 / 1e7)), 6);
    world.nations.gdp[2] /= 2;
    expect(measure(world, 'developmentGap').all).toBeCloseTo(Math.log(2), 6);
  });
});

describe('outcomes of ownership', () => {
  it('count what suppliers owned abroad sell', () => {
    expect(measure(run({ flows: { foreignOwnership: 0 } }), 'foreignOwnedShare').all).toBe(0);
    expect(measure(run({ flows: { foreignOwnership: 1 } }), 'foreignOwnedShare').all).toBe(1);
  });

  it('see investment fall between blocs, where capital is limited, and not inside them', () => {
    const limit = inForce((state, write) =>
      write.limitPairs(
        'capital',
        state.segmentsOf([]),
        Uint8Array.from([1, 1, 0]),
        Uint8Array.from([0, 0, 1]),
        0.78,
      ),
    );
    const flows = { foreignOwnership: 0.5 };
    const open = measure(run({ flows }), 'foreignInvestment');
    const limited = measure(run({ flows }, [limit]), 'foreignInvestment');
    expect(limited['within blocs']).toBe(open['within blocs']);
    // Of both directions between the blocs one is limited to .78.
    expect(limited['between blocs'] / open['between blocs']).toBeGreaterThan(0.78);
    expect(limited['between blocs'] / open['between blocs']).toBeLessThan(1);
  });
});

describe('outcomes of alliances', () => {
  const standard = inForce((_, { alliances }) =>
    alliances.setTerms([0], { networkValue: 0.2, complianceCost: 0.01 }),
  );
  const free = { membership: 'endogenous', founders: [] as string[] } as const;

  it('give the members of the club in force and of the other one', () => {
    const world = run({ alliances: free }, [standard]);
    expect(measure(world, 'allianceMembers')).toEqual({ chips: 0 });
    expect(measure(world, 'otherClub')).toEqual({ chips: 2 });
    expect(measure(world, 'clubCycle')).toEqual({ chips: 0 });
    const large = run({ alliances: { ...free, preferredClub: 'from-full' } }, [standard]);
    expect(measure(large, 'allianceMembers')).toEqual({ chips: 2 });
    expect(measure(large, 'otherClub')).toEqual({ chips: 0 });
  });

  it('say nothing of another club where there is one answer', () => {
    expect(measure(run({ alliances: free }), 'otherClub').chips).toBeNaN();
    expect(measure(run(), 'otherClub').chips).toBeNaN();
  });

  it('see members that pool research spend less while their ideas do not suffer', () => {
    const pool = inForce((_, { alliances }) => {
      alliances.invite([0], Uint8Array.from([1, 1, 0]));
      alliances.setTerms([0], { poolShare: 0.5 });
    });
    const two = { alliances: { membership: 'endogenous', founders: ['HUB', 'ALLY'] } } as const;
    const alone = run(two);
    const pooled = run(two, [pool]);
    const spent = measure(pooled, 'researchSpending').members / measure(alone, 'researchSpending').members;
    expect(spent).toBeGreaterThan(0.9);
    expect(spent).toBeLessThan(0.96);
    expect(measure(pooled, 'researchSpending').others).toBeCloseTo(
      measure(alone, 'researchSpending').others,
      5,
    );
    const ideas = ({ suppliers }: World) =>
      Array.from(suppliers.technology).reduce((sum, level) => sum + level, 0);
    expect(ideas(pooled)).toBeGreaterThanOrEqual(ideas(alone));
  });
});
