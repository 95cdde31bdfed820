/** Tools that charge, pay, own, rate or bind members, on a small world where the answer is known by hand. */
import { describe, expect, it } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { emissionIntensity } from '../../src/parameters/emission-intensity.ts';
import {
  type Code,
  costBetween,
  endUserOf,
  flowBetween,
  goodsBetween,
  policy,
  supplierOf,
  worldWith,
} from '../worlds/hub-and-excluded.ts';

const placeOf = (world: World, code: Code) => world.plan.jurisdictionCodes.indexOf(code);

/** Entry of a (domain × jurisdiction) column. */
function entry(world: World, column: 'arrivalFactor' | 'publicResearch', domain: string, code: Code): number {
  const { plan, rules } = world;
  return rules[column].values[
    plan.domainNames.indexOf(domain) * plan.jurisdictionCodes.length + placeOf(world, code)
  ];
}

/** Preference of buyers in one jurisdiction for sellers of another. */
const preference = (world: World, segment: string, from: Code, to: Code) =>
  world.rules.trustFit.read(
    world.plan.segmentNames.indexOf(segment),
    placeOf(world, from),
    0,
    placeOf(world, to),
    0,
  );

describe('carbon tariff', () => {
  it('charges two sellers on one lane by their own emissions', () => {
    const clean = supplierOf(worldWith([]), 'green.generation', 'CHN');
    const world = worldWith([policy('carbon-tariff', { price: 100 })], ['2019-02'], {}, ({ suppliers }) => {
      // One Chinese maker stands at the mean of its segment, its neighbour a factor of two above it.
      for (let i = 0; i < suppliers.count; i++) suppliers.technology[i] = 0;
      suppliers.technology[clean] = Math.LN2;
      suppliers.startSize[clean] = 0;
    });
    const buyer = endUserOf(world, 'green.generation', 'DEU');
    const atMean = clean + 1;
    expect(world.suppliers.cell[atMean]).toBe(world.suppliers.cell[clean]);
    expect(costBetween(world, atMean, buyer)).toBeCloseTo(0.1 * emissionIntensity.CHN, 12);
    expect(costBetween(world, clean, buyer)).toBeCloseTo((0.1 * emissionIntensity.CHN) / 2, 12);
  });

  it('charges each economy by its own intensity, members nothing, and other goods nothing', () => {
    const world = worldWith([policy('carbon-tariff', { price: 100, cleanTechnology: 0 })]);
    const buyer = endUserOf(world, 'green.generation', 'DEU');
    const cost = (code: Code) => costBetween(world, supplierOf(world, 'green.generation', code), buyer);
    expect(cost('IND')).toBeCloseTo(0.1 * emissionIntensity.IND, 12);
    expect(cost('USA')).toBeCloseTo(0.1 * emissionIntensity.USA, 12);
    expect(cost('FRA')).toBe(0);
    const chips = supplierOf(world, 'semiconductors.chips', 'CHN');
    expect(costBetween(world, chips, endUserOf(world, 'semiconductors.chips', 'DEU'))).toBe(0);
  });

  it('costs twice as much at twice the price', () => {
    const at = (price: number) => {
      const world = worldWith([policy('carbon-tariff', { price })]);
      const seller = supplierOf(world, 'green.generation', 'CHN');
      return costBetween(world, seller, endUserOf(world, 'green.generation', 'DEU'));
    };
    expect(at(88) / at(44)).toBeCloseTo(2, 12);
  });
});

describe('climate club', () => {
  it('puts one tariff on all non-members and the carbon price on members’ own output, wherever it goes', () => {
    const world = worldWith([policy('climate-club', { tariff: 0.05, priceFloor: 50 })]);
    const cost = (seller: Code, buyer: Code) =>
      costBetween(
        world,
        supplierOf(world, 'green.generation', seller),
        endUserOf(world, 'green.generation', buyer),
      );
    expect(cost('IND', 'DEU')).toBeCloseTo(0.05, 12);
    expect(cost('CHN', 'USA')).toBeCloseTo(0.05, 12);
    expect(cost('CHN', 'IND')).toBe(0);
    const german = (50 / 1000) * emissionIntensity.DEU;
    expect(cost('DEU', 'FRA')).toBeCloseTo(german, 12);
    expect(cost('DEU', 'DEU')).toBeCloseTo(german, 12);
    expect(cost('DEU', 'IND')).toBeCloseTo(german, 12);
  });

  it('writes its tariff into the terms of the alliances when it names no members', () => {
    const world = worldWith([policy('climate-club', { members: {}, tariff: 0.05 })]);
    expect(world.rules.alliances.terms.penaltyTariff.values[0]).toBeCloseTo(0.05, 12);
    expect(world.rules.addedCost.byPairs.every((page) => page === null)).toBe(false);
  });
});

describe('digital tax', () => {
  it('charges large foreign suppliers of digital services by the part that is passed on, and no small ones', () => {
    const small = supplierOf(worldWith([]), 'ai.cloud', 'USA');
    const world = worldWith(
      [
        policy('digital-tax', {
          members: { jurisdictions: ['FRA'] },
          rate: 0.1,
          passedOn: 0.9,
          leastSize: 0.01,
        }),
      ],
      ['2019-02'],
      {},
      ({ suppliers }) => {
        suppliers.startSize.fill(0.05);
        suppliers.startSize[small] = 0.001;
      },
    );
    const buyer = endUserOf(world, 'ai.cloud', 'FRA');
    expect(costBetween(world, small + 1, buyer)).toBeCloseTo(0.09, 12);
    expect(costBetween(world, small, buyer)).toBe(0);
    expect(costBetween(world, supplierOf(world, 'ai.cloud', 'FRA'), buyer)).toBe(0);
    expect(costBetween(world, small + 1, endUserOf(world, 'ai.cloud', 'DEU'))).toBe(0);
  });
});

describe('forced acquisition', () => {
  const sale = policy('forced-acquisition', { lostShare: 0.2 });

  it('moves owner, trust and layer of the firm, and takes a share of its technology', () => {
    const before = worldWith([]);
    const firm = supplierOf(before, 'tiktok-us');
    expect(before.suppliers.layer[firm]).toBe(4);
    expect(before.suppliers.owner[firm]).toBe(placeOf(before, 'CHN'));
    const after = worldWith([sale]);
    expect(after.suppliers.owner[firm]).toBe(placeOf(after, 'USA'));
    expect(after.suppliers.layer[firm]).toBe(0);
    const lost = after.suppliers.technology[firm] - before.suppliers.technology[firm];
    expect(lost).toBeCloseTo(Math.log(0.8), 9);
  });

  it('moves nobody else', () => {
    const [before, after] = [worldWith([]), worldWith([sale])];
    const firm = supplierOf(before, 'tiktok-us');
    const others = (world: World) => Array.from(world.suppliers.owner).toSpliced(firm, 1);
    expect(others(after)).toEqual(others(before));
  });
});

describe('forced delisting', () => {
  it('takes a share of the firm’s finance and of nobody else’s', () => {
    const world = worldWith([
      policy('forced-delisting', { targets: { suppliers: ['huawei-networks'] }, costOfCapital: 0.25 }),
    ]);
    expect(world.access.capital[supplierOf(world, 'huawei-networks')]).toBeCloseTo(0.75, 9);
    expect(world.access.capital[supplierOf(world, 'zte-networks')]).toBe(1);
  });
});

describe('investment review', () => {
  it('leaves a foreign-owned firm without its owner’s money, as far as permits are refused', () => {
    const world = worldWith([policy('investment-review', { permeability: 0.1 })], ['2019-02'], {
      flows: { marketFinance: 0, parentFinance: 0.5 },
    });
    expect(world.access.capital[supplierOf(world, 'tiktok-us')]).toBeCloseTo(1 - 0.5 * 0.9, 9);
    expect(world.access.capital[supplierOf(world, 'huawei-networks')]).toBe(1);
  });

  it('reviews capital that goes out only on request', () => {
    const out = (outward: boolean) => {
      const world = worldWith([policy('investment-review', { permeability: 0, outward })]);
      const [american, chinese] = [
        supplierOf(world, 'ai.cloud', 'USA'),
        supplierOf(world, 'ai.cloud', 'CHN'),
      ];
      return [
        flowBetween(world, 'capital', chinese, american),
        flowBetween(world, 'capital', american, chinese),
      ];
    };
    expect(out(false)).toEqual([0, 1]);
    expect(out(true)).toEqual([0, 0]);
  });
});

describe('talent suppression', () => {
  it('lowers the exchange of people between the two sides, both ways, and with nobody else', () => {
    const world = worldWith([policy('talent-suppression', { permeability: 0.6, contacts: 0.8 })]);
    const at = (code: Code) => supplierOf(world, 'ai.software', code === 'USA' ? 'USA' : code);
    expect(flowBetween(world, 'talent', at('USA'), at('CHN'))).toBeCloseTo(0.6, 12);
    expect(flowBetween(world, 'talent', at('CHN'), at('USA'))).toBeCloseTo(0.6, 12);
    expect(flowBetween(world, 'talent', at('DEU'), at('CHN'))).toBe(1);
    expect(flowBetween(world, 'knowledge', at('USA'), at('CHN'))).toBeCloseTo(0.8, 12);
    expect(flowBetween(world, 'knowledge', at('CHN'), at('DEU'))).toBe(1);
  });
});

describe('data distrust', () => {
  it('keeps the members’ data from the distrusted and not theirs from the members', () => {
    const world = worldWith([policy('data-distrust', { permeability: 0.4 })]);
    const [german, american] = [supplierOf(world, 'ai.cloud', 'DEU'), supplierOf(world, 'ai.cloud', 'USA')];
    expect(flowBetween(world, 'data', german, american)).toBeCloseTo(0.4, 12);
    expect(flowBetween(world, 'data', american, german)).toBe(1);
    expect(world.access.logData[american]).toBeLessThan(0);
    expect(world.access.logData[german]).toBe(0);
  });

  it('lets members distrust each other where they stand on both sides', () => {
    const each = { members: { blocs: ['west'] }, distrusted: { blocs: ['west'] }, permeability: 0.4 };
    const world = worldWith([policy('data-distrust', each)]);
    const at = (code: Code) => supplierOf(world, 'ai.cloud', code);
    expect(flowBetween(world, 'data', at('DEU'), at('FRA'))).toBeCloseTo(0.4, 12);
    expect(flowBetween(world, 'data', at('DEU'), at('IND'))).toBe(1);
  });
});

describe('ideology weight', () => {
  it('raises the distance between the scores of those above and below the mean by its amplitude', () => {
    const tables = (amplitude: number) => worldWith([policy('ideology-weight', { weight: 0, amplitude })]);
    const distance = (world: World) =>
      world.nations.score[placeOf(world, 'DEU')] - world.nations.score[placeOf(world, 'CHN')];
    // Criteria of .85 and .2; nothing is clamped at these amplitudes.
    expect(distance(worldWith([]))).toBeCloseTo(0.65, 12);
    expect(distance(tables(0.2))).toBeCloseTo(0.65 * 1.2, 12);
  });
});

describe('technical standards', () => {
  const terms = {
    domains: ['5g'],
    networkValue: 0.1,
    adaptationCost: 0.04,
    complianceCost: 0,
    marketAccess: 0.5,
  };

  /** Membership is reviewed in January and rules follow in the next month. */
  const standard = (changes: object = {}) =>
    worldWith(
      [policy('technical-standards', { ...terms, ...changes }, { from: '2019-01' })],
      ['2019-01', '2019-02'],
    );

  it('saves cost between members by the part of the world that uses it, and charges what crosses its border', () => {
    const world = standard();
    const cost = (seller: Code, buyer: Code) =>
      costBetween(world, supplierOf(world, '5g.equipment', seller), supplierOf(world, '5g.services', buyer));
    // Three of five jurisdictions of equal supply are members.
    const { suppliers, plan } = world;
    let [inside, all] = [0, 0];
    for (let i = 0; i < suppliers.count; i++) {
      if (plan.domainNames[plan.domainOfSegment[suppliers.segment[i]]] !== '5g') continue;
      all += suppliers.plannedOutput[i];
      if (suppliers.jurisdiction[i] < 3) inside += suppliers.plannedOutput[i];
    }
    expect(cost('USA', 'DEU')).toBeCloseTo((-0.1 * inside) / all, 12);
    expect(cost('IND', 'DEU')).toBeCloseTo(0.04, 12);
    expect(cost('DEU', 'IND')).toBeCloseTo(0.04, 12);
    expect(cost('IND', 'CHN')).toBe(0);
  });

  it('opens members’ markets to outsiders only as far as they comply', () => {
    const world = standard();
    const carrier = supplierOf(world, '5g.services', 'DEU');
    expect(goodsBetween(world, supplierOf(world, '5g.equipment', 'IND'), carrier)).toBeCloseTo(0.5, 12);
    expect(goodsBetween(world, supplierOf(world, '5g.equipment', 'USA'), carrier)).toBe(1);
  });

  it('lets those with the votes adapt less: with all of them only outsiders adapt, and twice as much', () => {
    const world = standard({ voteShare: 1 });
    const cost = (seller: Code, buyer: Code) =>
      costBetween(world, supplierOf(world, '5g.equipment', seller), supplierOf(world, '5g.services', buyer));
    expect(cost('IND', 'DEU')).toBeCloseTo(0.08, 12);
    expect(cost('DEU', 'IND')).toBeCloseTo(0, 12);
  });
});

describe('interoperability', () => {
  it('opens its share of what is closed between members, saves cost there, and leaves outsiders as they are', () => {
    const distrust = policy('data-distrust', { permeability: 0.2 });
    const world = worldWith([distrust, policy('interoperability', { opening: 0.5, saving: 0.03 })]);
    const at = (code: Code) => supplierOf(world, 'ai.cloud', code);
    expect(flowBetween(world, 'data', at('DEU'), at('USA'))).toBeCloseTo(0.6, 12);
    expect(costBetween(world, at('DEU'), endUserOf(world, 'ai.cloud', 'USA'))).toBeCloseTo(-0.03, 12);
    expect(costBetween(world, at('DEU'), endUserOf(world, 'ai.cloud', 'IND'))).toBe(0);
  });
});

describe('innovation base', () => {
  const base = policy(
    'innovation-base',
    {
      members: { jurisdictions: ['USA', 'DEU', 'IND'] },
      protection: 0.2,
      jointControl: 0.3,
      incentives: 0.05,
      bilateralFunds: 0.07,
      pooledShare: 0.3,
    },
    { from: '2019-01' },
  );

  it('pays every member, and allies of the leader on top', () => {
    const world = worldWith([base]);
    const money = (code: Code) => entry(world, 'publicResearch', 'semiconductors', code);
    expect(money('USA')).toBeCloseTo(0.05, 12);
    expect(money('DEU')).toBeCloseTo(0.12, 12);
    expect(money('CHN')).toBe(0);
  });

  it('holds knowledge back from the targets and controls chip equipment jointly', () => {
    const world = worldWith([base]);
    const chip = (code: Code) => supplierOf(world, 'semiconductors.chips', code);
    expect(flowBetween(world, 'knowledge', chip('DEU'), chip('CHN'))).toBeCloseTo(0.8, 12);
    expect(flowBetween(world, 'knowledge', chip('FRA'), chip('CHN'))).toBe(1);
    const tool = supplierOf(world, 'semiconductors.equipment', 'DEU');
    expect(goodsBetween(world, tool, supplierOf(world, 'semiconductors.fabrication', 'CHN'))).toBeCloseTo(
      0.3,
      12,
    );
  });

  it('lets members spend less on research for the same ideas, because shared work is not done twice', () => {
    const world = worldWith([base], ['2019-01', '2019-02']);
    const { alliances, plan } = world;
    const place = plan.domainNames.indexOf('semiconductors') * 5;
    // The invited are members whatever their trust; those outside neither pool nor save.
    expect(alliances.poolSpending[place + placeOf(world, 'USA')]).toBeLessThan(1);
    expect(alliances.poolEffect[place + placeOf(world, 'USA')]).toBeGreaterThan(1);
    expect(alliances.tier[place + placeOf(world, 'IND')]).toBeGreaterThan(0);
    expect(alliances.poolSpending[place + placeOf(world, 'CHN')]).toBe(1);
  });

  it('frees members from each other’s controls by the share of the zone', () => {
    const control = policy('export-control', {
      targets: { jurisdictions: ['IND'] },
      domains: ['semiconductors'],
      permeability: 0.2,
    });
    const world = worldWith([base, control]);
    const tool = supplierOf(world, 'semiconductors.equipment', 'USA');
    expect(goodsBetween(world, tool, supplierOf(world, 'semiconductors.fabrication', 'IND'))).toBeCloseTo(
      0.6,
      12,
    );
  });
});

describe('membership rules', () => {
  const charter = (changes: object) =>
    worldWith(
      [policy('membership-rules', { domains: ['5g'], ...changes }, { from: '2019-01' })],
      ['2019-01', '2019-02'],
    );
  const tierOf = (world: World, code: Code) =>
    world.alliances.tier[world.plan.domainNames.indexOf('5g') * 5 + placeOf(world, code)];

  it('invites those it names whatever their trust, and bars others whatever they offer', () => {
    const world = charter({ invited: { jurisdictions: ['IND'] }, barred: { jurisdictions: ['FRA'] } });
    expect(tierOf(world, 'IND')).toBeGreaterThan(0);
    expect(tierOf(world, 'FRA')).toBe(0);
    expect(tierOf(world, 'DEU')).toBeGreaterThan(0);
  });

  it('leaves outsiders and listed firms of members the access it grants', () => {
    const listing = policy('entity-list', {
      listed: { suppliers: ['indian-equipment'] },
      overCompliance: 0,
    });
    const member = policy(
      'membership-rules',
      { domains: ['5g'], invited: { jurisdictions: ['IND'] }, goodsAccess: 0.5 },
      { from: '2019-01' },
    );
    const world = worldWith([member, listing], ['2019-01', '2019-02', '2019-03', '2020-01']);
    const carrier = supplierOf(world, '5g.services', 'DEU');
    expect(goodsBetween(world, supplierOf(world, '5g.equipment', 'IND'), carrier)).toBe(1);
    expect(goodsBetween(world, supplierOf(world, 'indian-equipment'), carrier)).toBeCloseTo(0.5, 12);
    expect(goodsBetween(world, supplierOf(world, 'huawei-networks'), carrier)).toBeCloseTo(0.5, 12);
  });
});

describe('alliance merger', () => {
  it('makes the members of each alliance members of all, with the strictest terms of any', () => {
    const rules = policy('membership-rules', { domains: ['5g'], goodsAccess: 0.5 }, { from: '2019-01' });
    const merged = policy(
      'alliance-merger',
      { partners: { jurisdictions: ['IND'] }, domains: ['5g', 'ai'] },
      { from: '2019-01' },
    );
    const world = worldWith([rules, merged], ['2019-01', '2019-02']);
    const tier = (domain: string, code: Code) =>
      world.alliances.tier[world.plan.domainNames.indexOf(domain) * 5 + placeOf(world, code)];
    expect(tier('ai', 'DEU')).toBeGreaterThan(0);
    expect(tier('ai', 'IND')).toBeGreaterThan(0);
    expect(world.rules.alliances.termsOf(world.plan.domainNames.indexOf('ai')).goodsAccess).toBe(0.5);
    const cloud = supplierOf(world, 'ai.cloud', 'CHN');
    expect(goodsBetween(world, cloud, endUserOf(world, 'ai.cloud', 'DEU'))).toBeCloseTo(0.5, 12);
  });
});

describe('space accords', () => {
  it('lets signatories learn by being there and keeps the others at a distance, both ways', () => {
    const world = worldWith([policy('space-accords', { permeability: 0.4, firstMover: 0.2 })]);
    const at = (code: Code) => supplierOf(world, 'space.satellites', code);
    expect(goodsBetween(world, at('USA'), endUserOf(world, 'space.satellites', 'IND'))).toBeCloseTo(0.4, 12);
    expect(flowBetween(world, 'knowledge', at('CHN'), at('USA'))).toBeCloseTo(0.4, 12);
    expect(flowBetween(world, 'knowledge', at('DEU'), at('USA'))).toBe(1);
    expect(flowBetween(world, 'knowledge', at('IND'), at('CHN'))).toBe(1);
    expect(entry(world, 'arrivalFactor', 'space', 'FRA')).toBeCloseTo(1.2, 12);
    expect(entry(world, 'arrivalFactor', 'space', 'CHN')).toBe(1);
  });
});

describe('self-reliance', () => {
  it('pays for research at home and turns buyers at home away from foreign sellers, and nobody else', () => {
    const world = worldWith([policy('self-reliance', { publicMoney: 0.3, protection: 0.4 })]);
    expect(entry(world, 'publicResearch', 'semiconductors', 'CHN')).toBeCloseTo(0.3, 12);
    expect(preference(world, 'semiconductors.chips', 'USA', 'CHN')).toBeCloseTo(0.6, 12);
    expect(preference(world, 'semiconductors.chips', 'CHN', 'CHN')).toBe(1);
    expect(preference(world, 'semiconductors.chips', 'USA', 'IND')).toBe(1);
    expect(preference(world, '5g.equipment', 'USA', 'CHN')).toBe(1);
  });
});

describe('allied autonomy', () => {
  it('turns members away from outsiders, and from the hub once more, and never from each other', () => {
    const world = worldWith([
      policy('allied-autonomy', { publicMoney: 0.2, ownPreference: 0.1, hubDistance: 0.2, ownRules: 0.02 }),
    ]);
    expect(preference(world, 'semiconductors.chips', 'IND', 'DEU')).toBeCloseTo(0.9, 12);
    expect(preference(world, 'semiconductors.chips', 'USA', 'DEU')).toBeCloseTo(0.72, 12);
    expect(preference(world, 'semiconductors.chips', 'FRA', 'DEU')).toBe(1);
    expect(preference(world, 'semiconductors.chips', 'DEU', 'USA')).toBe(1);
    const place = world.plan.domainNames.indexOf('semiconductors') * 5 + placeOf(world, 'DEU');
    expect(world.rules.alliances.autonomy.values[place]).toBeCloseTo(0.02, 12);
  });
});

describe('open cooperation', () => {
  it('raises the arrival of ideas everywhere by the same factor', () => {
    const world = worldWith([policy('open-cooperation', { sharedResearch: 0.1 })]);
    for (const code of ['USA', 'CHN'] as const)
      expect(entry(world, 'arrivalFactor', 'ai', code)).toBeCloseTo(1.1, 12);
  });
});
