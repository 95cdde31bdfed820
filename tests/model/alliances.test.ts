/** Alliances of domains: who is in, what it takes to join, and what membership does to trade and research. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralTerms } from '../../src/model/alliances/alliance-rules.ts';
import { bestResponse } from '../../src/model/alliances/best-response.ts';
import { membershipGain } from '../../src/model/alliances/membership-gain.ts';
import { flowNames } from '../../src/model/flow-rules.ts';
import type { RuleWriter } from '../../src/model/rule-writer.ts';
import type { World } from '../../src/model/world.ts';
import type { MembershipRow } from '../../src/model/world-tables.ts';
import type { ModelParameterValues } from '../../src/parameters/model-parameters.ts';
import { allStableClubs, clubByBestResponse, gainFromJoining } from '../../src/theory/climate-club.ts';
import { inForce, runSmall, smallInput, smallTables } from '../worlds/economies.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const codes = ['HUB', 'ALLY', 'FAR', 'OUT'];
const economies = [
  { code: 'HUB', trust: 0.9 },
  { code: 'ALLY', trust: 0.7 },
  { code: 'FAR', trust: 0.5 },
  { code: 'OUT', trust: 0.2 },
];
const row = (code: string, arrangement: string, from = '', until = '', tier = 'member') =>
  ({ code, arrangement, from, until, tier }) as MembershipRow;
const arrangement = (name: string, domain: string, kind = 'alliance') => ({
  arrangement: name,
  name,
  domain,
  kind,
});

const memberships = [
  row('HUB', 'chip-club', '2019-01', '', 'founding'),
  row('ALLY', 'chip-club', '2019-07'),
  row('OUT', 'chip-club', '', '2020-03'),
  row('OUT', 'rival-club', '', '', 'founding'),
  row('FAR', 'rival-club'),
  row('HUB', 'chip-regime'),
  row('FAR', 'chip-regime'),
  row('OUT', 'chip-regime'),
];
const tables = smallTables({
  economies,
  domains: ['chips', 'space'],
  memberships,
  arrangements: [arrangement('chip-club', 'chips'), arrangement('rival-club', 'all')],
});
const withRegime = {
  ...tables,
  arrangements: [...tables.arrangements, arrangement('chip-regime', 'chips', 'export control')],
};

type Changes = { readonly [G in keyof ModelParameterValues]?: Partial<ModelParameterValues[G]> };

function runWith(
  write: (writer: RuleWriter, chips: number[]) => void,
  chosen: Partial<ModelParameterValues['alliances']> = {},
  options: {
    from?: string;
    months?: string;
    look?: (world: World) => void;
    rest?: Changes;
    tables?: typeof tables;
  } = {},
): World {
  const { tool, policy } = inForce((_, writer) => write(writer, [0]), options.from);
  const parameters = parametersWith({
    trust: { raterJurisdictions: [], conductDeviation: 0 },
    flows: { foreignOwnership: 0 },
    learning: { burnInYears: 1 },
    ...options.rest,
    alliances: { founders: ['HUB'], ...chosen },
  });
  const input = smallInput({
    parameters,
    policies: [policy],
    horizon: { from: '2019-01', until: options.months ?? '2019-03' },
    suppliers: 120,
  });
  return runSmall(options.tables ?? tables, input, [tool], options.look);
}

const nothing = () => {};
const membersOf = ({ alliances }: World, domain = 0) =>
  Object.fromEntries(
    codes.flatMap((code, j) => {
      const tier = alliances.tier[domain * codes.length + j];
      return tier > 0 ? [[code, tier]] : [];
    }),
  );
const permeability = (world: World, flow: (typeof flowNames)[number], from: string, to: string) =>
  world.rules.permeabilityOf(flowNames.indexOf(flow), 0, codes.indexOf(from), 0, codes.indexOf(to), 0);
const cost = ({ rules }: World, from: string, to: string) =>
  rules.addedCost.read(0, codes.indexOf(from), 0, codes.indexOf(to), 0);

describe('a fixed alliance', () => {
  it('has the members of its arrangements from their first month to their last', () => {
    const seen: Record<string, number>[] = [];
    runWith(nothing, {}, { months: '2020-06', look: (world) => seen.push(membersOf(world)) });
    expect(seen[0]).toEqual({ HUB: 3, OUT: 1 });
    expect(seen[5]).toEqual({ HUB: 3, OUT: 1 });
    expect(seen[6]).toEqual({ HUB: 3, ALLY: 2, OUT: 1 });
    expect(seen[14]).toEqual({ HUB: 3, ALLY: 2, OUT: 1 });
    expect(seen[15]).toEqual({ HUB: 3, ALLY: 2 });
  });

  it('is not made of arrangements without the hub, and there is none in a domain without any', () => {
    const world = runWith(nothing);
    expect(membersOf(world)).not.toHaveProperty('FAR');
    expect(membersOf(world, 1)).toEqual({});
    const other = runWith(nothing, { founders: ['OUT'] });
    expect(membersOf(other, 1)).toEqual({ FAR: 1, OUT: 3 });
  });

  it('counts of a wider regime only those whom the rater trusts', () => {
    const chosen = { arrangements: ['chip-regime'] };
    expect(membersOf(runWith(nothing, chosen, { tables: withRegime }))).toEqual({ HUB: 2, FAR: 1 });
  });

  it('admits who is invited and keeps out who is barred, which is the stronger', () => {
    const world = runWith(({ alliances }, chips) => {
      alliances.invite(chips, Uint8Array.from([0, 0, 1, 1]));
      alliances.bar(chips, Uint8Array.from([0, 0, 0, 1]));
    });
    expect(membersOf(world)).toEqual({ HUB: 3, FAR: 1 });
  });

  it('is what policies mean by alliance:<domain>, a month after somebody joined', () => {
    const chosen: string[] = [];
    const { tool, policy } = inForce((state) => {
      const { jurisdictions } = state.select({ arrangements: ['alliance:chips'] });
      chosen.push(`${state.tick}: ${codes.filter((_, j) => jurisdictions[j])}`);
    });
    const parameters = parametersWith({
      trust: { raterJurisdictions: [] },
      alliances: { founders: ['HUB'] },
    });
    runSmall(tables, smallInput({ parameters, policies: [policy] }), [tool]);
    // HUB and OUT are members from the start, so the first month has them.
    expect(chosen).toEqual(['0: HUB,OUT', '7: HUB,ALLY,OUT', '12: HUB,ALLY,OUT', '16: HUB,ALLY']);
  });
});

describe('the terms of an alliance', () => {
  const everyTerm = (writer: RuleWriter, chips: number[]) =>
    writer.alliances.setTerms(chips, {
      goodsAccess: 0.3,
      knowledgeAccess: 0.6,
      adaptationCost: 0.05,
      networkValue: 0.08,
      penaltyTariff: 0.1,
    });

  it('close members to outsiders, charge both for crossing the standard, and save cost inside it', () => {
    const world = runWith(everyTerm);
    // Members are HUB and OUT: half of the world's supply is inside the standard.
    expect(permeability(world, 'goods', 'FAR', 'HUB')).toBeCloseTo(0.3);
    expect(permeability(world, 'goods', 'HUB', 'FAR')).toBe(1);
    expect(permeability(world, 'knowledge', 'FAR', 'HUB')).toBeCloseTo(0.6);
    expect(permeability(world, 'knowledge', 'HUB', 'FAR')).toBeCloseTo(0.6);
    expect(cost(world, 'FAR', 'HUB')).toBeCloseTo(0.15);
    expect(cost(world, 'HUB', 'FAR')).toBeCloseTo(0.05);
    expect(cost(world, 'HUB', 'OUT')).toBeCloseTo(-0.04);
    for (const [from, to] of [
      ['FAR', 'ALLY'],
      ['HUB', 'HUB'],
    ]) {
      expect(permeability(world, 'goods', from, to)).toBe(1);
      expect(cost(world, from, to)).toBe(0);
    }
  });

  it('leave other domains alone', () => {
    const { rules, plan } = runWith(everyTerm);
    const space = plan.segmentNames.indexOf('space.goods');
    expect(rules.permeabilityOf(0, space, 2, 0, 0, 0)).toBe(1);
    expect(rules.addedCost.read(space, 2, 0, 0, 0)).toBe(0);
  });

  it('make members meet the rules at a cost that everybody pays who buys from them', () => {
    const { links, needs, suppliers, plan } = runWith((writer, chips) =>
      writer.alliances.setTerms(chips, { complianceCost: 0.02 }),
    );
    for (let need = 0; need < needs.count; need++) {
      for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
        const seller = links.supplier[link];
        const inChips = plan.segmentNames[needs.segment[need]].startsWith('chips');
        // HUB is a member; OUT is one too, but its suppliers are in the bottom layer.
        const member = suppliers.jurisdiction[seller] === 0;
        expect(links.costFactor?.[link] ?? 1).toBeCloseTo(inChips && member ? 1.02 : 1, 12);
      }
    }
  });

  it('exclude suppliers in the bottom layer where their jurisdiction is a member', () => {
    const world = runWith(everyTerm, { arrangements: ['chip-club'] });
    const inBottom = Array.from(world.suppliers.layer, (layer, i) => (layer === 4 ? i : -1)).filter(
      (i) => i >= 0,
    );
    expect(inBottom.length).toBeGreaterThan(0);
    for (const i of inBottom.filter((i) =>
      world.plan.segmentNames[world.suppliers.segment[i]].startsWith('chips'),
    ))
      expect(world.rules.trade.permeabilityOf(0, i, 3, -1, 0)).toBeCloseTo(0.3);
  });

  it('hold for both when two alliances merge, with the members of both and the stricter rules', () => {
    const world = runWith(({ alliances }) => {
      alliances.setTerms([0], { goodsAccess: 0.3 });
      alliances.setTerms([1], { goodsAccess: 0.5, adaptationCost: 0.05 });
      alliances.invite([1], Uint8Array.from([0, 0, 1, 0]));
      alliances.merge([0, 1]);
    }, {});
    expect(membersOf(world, 0)).toEqual({ HUB: 3, FAR: 1, OUT: 1 });
    expect(membersOf(world, 1)).toEqual(membersOf(world, 0));
    const terms = world.rules.alliances.termsOf(0);
    expect(terms.goodsAccess).toBeCloseTo(0.3, 12);
    expect(terms.adaptationCost).toBeCloseTo(0.05, 12);
    expect(terms.networkValue).toBe(neutralTerms.networkValue);
    expect(world.rules.alliances.termsOf(1)).toEqual(terms);
  });
});

describe('pooled research', () => {
  it('is done once instead of twice: two equal founders spend less and lose no ideas', () => {
    const { alliances } = runWith(
      (writer, chips) => {
        writer.alliances.setTerms(chips, { poolShare: 0.4 });
      },
      {
        membership: 'endogenous',
        founders: ['HUB', 'ALLY'],
        contributingThreshold: 1,
        strategicThreshold: 0.6,
        foundingThreshold: 0.6,
      },
    );
    // Half of the pooled work stood side by side (1 − 1/2), half of that could be merged: .4 × .5 × .5 = .1.
    expect(alliances.poolSpending[0]).toBeCloseTo(0.95, 2);
    expect(alliances.poolEffect[0]).toBeCloseTo(0.95 / 0.9, 2);
    expect(alliances.poolSpending[2]).toBe(1);
  });
});

describe('an endogenous alliance', () => {
  const endogenous = { membership: 'endogenous', founders: [] as string[] } as const;
  const standard = (writer: RuleWriter, chips: number[]) =>
    writer.alliances.setTerms(chips, { networkValue: 0.2, complianceCost: 0.01 });

  it('whose worth grows with its members has two stable sizes, and both are reported', () => {
    const small = runWith(standard, endogenous).alliances;
    expect(Array.from(small.fromEmpty.slice(0, 4))).toEqual([0, 0, 0, 0]);
    expect(Array.from(small.fromFull.slice(0, 4))).toEqual([1, 1, 1, 0]);
    expect(Array.from(small.tier.slice(0, 4))).toEqual([0, 0, 0, 0]);
    const large = runWith(standard, { ...endogenous, preferredClub: 'from-full' });
    expect(membersOf(large)).toEqual({ HUB: 3, ALLY: 2, FAR: 1 });
  });

  it('keeps out who is below the threshold, whatever it would gain', () => {
    const shifted = (writer: RuleWriter, chips: number[]) => {
      standard(writer, chips);
      writer.alliances.shiftThreshold(chips, 'contributing', 0.1);
    };
    const world = runWith(shifted, { ...endogenous, preferredClub: 'from-full' });
    expect(membersOf(world)).toEqual({ HUB: 3, ALLY: 2 });
  });

  it('loses those who value their own rules more', () => {
    const world = runWith(
      (writer, chips) => {
        standard(writer, chips);
        writer.alliances.valueAutonomy(chips, Uint8Array.from([0, 1, 0, 0]), 0.5);
      },
      { ...endogenous, preferredClub: 'from-full' },
    );
    expect(membersOf(world)).toEqual({ HUB: 3, FAR: 1 });
  });

  it('without terms has nobody but its founders', () => {
    expect(membersOf(runWith(nothing, { ...endogenous, founders: ['HUB'] }))).toEqual({ HUB: 3 });
  });
});

describe('best response', () => {
  it('that never settles gives no club, and the cycle', () => {
    // The first wants to be where the second is, the second where the first is not.
    const found = bestResponse(new Uint8Array(2), [0, 1], (members, j) =>
      j === 0 ? members[1] - 0.5 : 0.5 - members[0],
    );
    expect(found.stable).toBe(false);
    expect(Array.from(found.members)).toEqual([0, 0]);
    expect(found.cycle.map((club) => Array.from(club).join(''))).toEqual(['11', '10', '00', '01']);
  });

  it('with a tariff alone is the climate club: same gains, same clubs as the closed form', () => {
    const region = fc.record({
      gdpBillionUsd: fc.double({ min: 500, max: 15000, noNaN: true }),
      co2Megatons: fc.double({ min: 200, max: 9000, noNaN: true }),
      abatementCost: fc.double({ min: 0.005, max: 0.05, noNaN: true }),
    });
    const world = fc.integer({ min: 2, max: 6 }).chain((n) =>
      fc.record({
        regions: fc.array(region, { minLength: n, maxLength: n }),
        exports: fc.array(
          fc.array(fc.double({ min: 1, max: 400, noNaN: true }), { minLength: n, maxLength: n }),
          {
            minLength: n,
            maxLength: n,
          },
        ),
        carbonPrice: fc.constantFrom(12.5, 25, 50),
        tariffShare: fc.constantFrom(0.01, 0.03, 0.1),
      }),
    );
    fc.assert(
      fc.property(world, ({ regions, exports, carbonPrice, tariffShare }) => {
        const n = regions.length;
        const club = {
          regions: regions.map((one, i) => ({ ...one, region: `${i}`, tariffAlpha: 0.6, tariffBeta: 0.5 })),
          exports,
          capAbatement: false,
        };
        const rules = { carbonPrice, tariffShare };
        const nobody = new Uint8Array(n);
        const alone = regions.map((_, i) =>
          gainFromJoining(club, { carbonPrice, tariffShare: 0 }, nobody, i),
        );
        const trade = {
          sales: Float64Array.from(exports.flat()),
          turnover: new Float64Array(n).fill(1),
          research: nobodyPays(n),
        };
        const own = {
          terms: { ...neutralTerms, penaltyTariff: tariffShare },
          priceElasticity: 4,
          duplication: 0,
          poolWeight: new Float64Array(n),
          autonomy: alone.map((gain) => -gain),
          tariffAlpha: 0.6,
          tariffBeta: 0.5,
        };
        const gain = (members: Uint8Array, j: number) => membershipGain(trade, own, members, j);
        const everybody = new Uint8Array(n).fill(1);
        for (const members of [nobody, everybody]) {
          for (let j = 0; j < n; j++)
            expect(gain(members, j)).toBeCloseTo(gainFromJoining(club, rules, members, j), 6);
          const found = bestResponse(members, [...regions.keys()], gain);
          const theory = clubByBestResponse(club, rules, members);
          expect(found.stable).toBe(theory.stable);
          if (!found.stable) continue;
          expect(Array.from(found.members)).toEqual(Array.from(theory.members));
          const stable = allStableClubs(club, rules).map((one) => Array.from(one).join(''));
          expect(stable).toContain(Array.from(found.members).join(''));
        }
      }),
      { numRuns: 60 },
    );
  });
});

function nobodyPays(n: number): Float64Array {
  return new Float64Array(n);
}

describe('alliances without terms', () => {
  it('leave a run as it is, bit for bit, whoever is in them', () => {
    const series = (chosen: Partial<ModelParameterValues['alliances']>) => {
      const rows: number[] = [];
      runWith(nothing, chosen, {
        months: '2020-06',
        look: ({ suppliers }) => rows.push(...suppliers.technology, ...suppliers.price, ...suppliers.revenue),
      });
      return rows;
    };
    const fixed = series({});
    expect(series({ founders: [] })).toEqual(fixed);
    expect(series({ membership: 'endogenous' })).toEqual(fixed);
  });
});
