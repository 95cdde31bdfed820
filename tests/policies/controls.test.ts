/** Tools that control who may deliver what to whom, on a small world where the answer is known by hand. */
import { describe, expect, it } from 'vitest';
import { contentOfSuppliers } from '../../src/model/upstream.ts';
import type { World } from '../../src/model/world.ts';
import { ruleContent } from '../../src/theory/rule-content.ts';
import {
  endUserOf,
  flowBetween,
  goodsBetween,
  policy,
  supplierOf,
  worldWith,
} from '../worlds/hub-and-excluded.ts';

/** Marks of jurisdictions by code. */
const marks = (world: World, ...codes: string[]) =>
  Uint8Array.from(world.plan.jurisdictionCodes, (code) => (codes.includes(code) ? 1 : 0));

/** Puts every link of a buyer's need for a segment to one seller. */
function buyOnlyFrom(world: World, buyer: number, segment: string, seller: number): void {
  const { needs, links, suppliers, plan } = world;
  for (let need = suppliers.firstNeed[buyer]; need < suppliers.firstNeed[buyer + 1]; need++) {
    if (plan.segmentNames[needs.segment[need]] !== segment) continue;
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++)
      links.supplier[link] = seller;
  }
}

describe('supply-chain stratification', () => {
  it('is free inside a layer, difficult between neighbours and largely closed across several', () => {
    const world = worldWith([policy('supply-chain-stratification', { preset: 'stratified' })]);
    const american = supplierOf(world, 'semiconductors.chips', 'USA');
    const to = (code: 'DEU' | 'IND' | 'CHN') =>
      goodsBetween(world, american, supplierOf(world, '5g.equipment', code));
    expect(world.suppliers.layer[supplierOf(world, '5g.equipment', 'IND')]).toBe(2);
    expect(to('DEU')).toBe(1);
    expect(to('IND')).toBeCloseTo(0.1, 12);
    expect(to('CHN')).toBeCloseTo(0.1, 12);
    const [indian, chinese] = [
      supplierOf(world, '5g.equipment', 'IND'),
      supplierOf(world, '5g.services', 'CHN'),
    ];
    expect(goodsBetween(world, indian, chinese)).toBeCloseTo(0.1, 12);
    expect(goodsBetween(world, chinese, supplierOf(world, '5g.services', 'CHN'))).toBe(1);
  });
});

describe('entity list', () => {
  const listed = { listed: { suppliers: ['huawei-networks'] }, permeability: 0.1, overCompliance: 0.05 };

  it('lets the listing side deliver to the listed firm by licence only, and leaves other sellers alone', () => {
    const world = worldWith([policy('entity-list', listed)]);
    const firm = supplierOf(world, 'huawei-networks');
    expect(goodsBetween(world, supplierOf(world, 'semiconductors.chips', 'USA'), firm)).toBeCloseTo(0.1, 12);
    expect(goodsBetween(world, supplierOf(world, 'semiconductors.chips', 'DEU'), firm)).toBe(1);
    expect(flowBetween(world, 'knowledge', supplierOf(world, '5g.equipment', 'USA'), firm)).toBeCloseTo(
      0.1,
      12,
    );
  });

  it('puts the listed firm into the bottom layer for as long as the listing lasts', () => {
    const indian = { ...listed, listed: { suppliers: ['indian-equipment'] } };
    const during = worldWith([policy('entity-list', indian)]);
    const firm = supplierOf(during, 'indian-equipment');
    expect(during.suppliers.layer[firm]).toBe(4);
    const after = worldWith([policy('entity-list', indian, { until: '2019-03' })], ['2019-02', '2019-04']);
    expect(after.suppliers.layer[firm]).toBe(2);
  });

  it('makes sellers shun unlisted makers of the same goods in the same place, by the share of over-compliance', () => {
    const world = worldWith([policy('entity-list', listed)]);
    const american = supplierOf(world, 'semiconductors.chips', 'USA');
    expect(goodsBetween(world, american, supplierOf(world, 'zte-networks'))).toBeCloseTo(0.95, 12);
    expect(goodsBetween(world, american, supplierOf(world, 'huawei-devices'))).toBe(1);
    // The neighbours are not listed: they keep their place on the spot market.
    expect(world.rules.firms.rowOfSupplier[supplierOf(world, 'zte-networks')]).toBe(-1);
  });

  it('lists the largest share of a named jurisdiction, largest first, in each segment', () => {
    const world = worldWith([
      policy('entity-list', {
        ...listed,
        listed: { jurisdictions: ['IND'] },
        domains: ['5g'],
        largestShare: 0.01,
      }),
    ]);
    const vetoed = Array.from(world.rules.veto.values).flatMap((veto, i) => (veto ? [i] : []));
    // One firm in each of the three segments of 5G, each the largest there.
    expect(vetoed).toHaveLength(3);
    for (const i of vetoed) {
      const rivals = Array.from(world.suppliers.cell).flatMap((cell, n) =>
        cell === world.suppliers.cell[i] ? [world.suppliers.startSize[n]] : [],
      );
      expect(world.suppliers.startSize[i]).toBe(Math.max(...rivals));
    }
  });
});

describe('export control', () => {
  it('closes the controlled segment to the target layer and leaves the rest of the domain open', () => {
    const world = worldWith([
      policy('export-control', { segments: ['semiconductors.equipment'], permeability: 0.2 }),
    ]);
    const [tool, fab] = [
      supplierOf(world, 'semiconductors.equipment', 'USA'),
      supplierOf(world, 'semiconductors.fabrication', 'CHN'),
    ];
    expect(goodsBetween(world, tool, fab)).toBeCloseTo(0.2, 12);
    expect(goodsBetween(world, supplierOf(world, 'semiconductors.equipment', 'DEU'), fab)).toBe(1);
    const chip = supplierOf(world, 'semiconductors.chips', 'USA');
    expect(goodsBetween(world, chip, supplierOf(world, '5g.equipment', 'CHN'))).toBe(1);
  });

  it('controls nothing when the named segments do not exist in the world', () => {
    const world = worldWith([policy('export-control', { segments: ['semiconductors.masks'] })]);
    expect(world.rules.permeability.some(({ written }) => written)).toBe(false);
  });
});

describe('multilateral export control', () => {
  it('binds every member, lets the leak pass, and leaves non-members free', () => {
    const world = worldWith([policy('multilateral-export-control', { permeability: 0.1, leakShare: 0.2 })]);
    const fab = supplierOf(world, 'semiconductors.fabrication', 'CHN');
    const from = (code: 'USA' | 'DEU' | 'IND') =>
      goodsBetween(world, supplierOf(world, 'semiconductors.equipment', code), fab);
    expect(from('USA')).toBeCloseTo(0.28, 12);
    expect(from('DEU')).toBeCloseTo(0.28, 12);
    expect(from('IND')).toBe(1);
  });
});

describe('foreign direct product rule', () => {
  // By hand: a German fab of value added .6 that buys all its tools (.4 of value) from the United States has
  // .4 × (.9 own + .1 of minerals from elsewhere) = .36 of American content; one that buys at home has none.
  const rule = (threshold: number) =>
    policy('foreign-direct-product-rule', {
      targets: { suppliers: ['hisilicon'] },
      threshold,
      permeability: 0,
    });

  function fabs(threshold: number) {
    const open = worldWith([]);
    const tool = { american: supplierOf(open, 'semiconductors.equipment', 'USA') };
    const other = supplierOf(open, 'semiconductors.equipment', 'FRA');
    const mine = supplierOf(open, 'green.minerals', 'IND');
    const arrange = (world: World) => {
      buyOnlyFrom(world, tool.american, 'green.minerals', mine);
      buyOnlyFrom(world, other, 'green.minerals', mine);
      buyOnlyFrom(world, supplierOf(world, 'german-fab'), 'semiconductors.equipment', tool.american);
      buyOnlyFrom(world, supplierOf(world, 'french-fab'), 'semiconductors.equipment', other);
    };
    const world = worldWith([rule(threshold)], ['2019-02'], {}, arrange);
    const buyer = supplierOf(world, 'hisilicon');
    return {
      content: contentOfSuppliers(world, marks(world, 'USA')),
      german: supplierOf(world, 'german-fab'),
      french: supplierOf(world, 'french-fab'),
      buyer,
      world,
    };
  }

  it('measures content through all stages, as v (I − A)^{-1} does', () => {
    const { content, german, french } = fabs(0.05);
    expect(content[german]).toBeCloseTo(0.36, 12);
    expect(content[french]).toBe(0);
    // Products: minerals abroad, American tools, the German fab's wafers.
    const coefficients = [
      [0, 0.1, 0],
      [0, 0, 0.4],
      [0, 0, 0],
    ];
    expect(ruleContent(coefficients, [0, 0.9, 0], 0.35)?.content[2]).toBeCloseTo(content[german], 12);
  });

  it('catches a third-country supplier above the threshold and lets one below through', () => {
    const { world, german, french, buyer } = fabs(0.35);
    expect(goodsBetween(world, german, buyer)).toBe(0);
    expect(goodsBetween(world, french, buyer)).toBe(1);
    expect(goodsBetween(fabs(0.37).world, german, buyer)).toBe(1);
  });

  it('does not reach buyers that are not targets, nor sellers of the rule setter (other rules do)', () => {
    const { world, german } = fabs(0.35);
    expect(goodsBetween(world, german, supplierOf(world, 'semiconductors.chips', 'CHN'))).toBe(1);
    const american = supplierOf(world, 'semiconductors.fabrication', 'USA');
    expect(goodsBetween(world, american, supplierOf(world, 'hisilicon'))).toBe(1);
  });
});

describe('clean network', () => {
  const only = (...lines: string[]) =>
    Object.fromEntries(
      ['carrier', 'store', 'apps', 'cloud', 'cable', 'path'].map((line) => [line, lines.includes(line)]),
    );

  it('shuts untrusted suppliers of each line out of the members, and only those of that line', () => {
    const lines = [
      ['carrier', '5g.services'],
      ['store', 'ai.software'],
      ['cloud', 'ai.cloud'],
      ['cable', 'infrastructure.cables'],
      ['path', '5g.equipment'],
    ] as const;
    for (const [line, segment] of lines) {
      // Cables have no buyers upstream of anybody here, so that no line shuts out more than its own.
      const parameters = { ...only(line), pathSegments: ['infrastructure.cables'] };
      const world = worldWith([policy('clean-network', parameters)]);
      const shut = lines.filter(
        ([, other]) =>
          goodsBetween(world, supplierOf(world, other, 'CHN'), endUserOf(world, other, 'DEU')) === 0,
      );
      expect(shut.map(([name]) => name)).toEqual([line]);
      expect(goodsBetween(world, supplierOf(world, segment, 'CHN'), endUserOf(world, segment, 'IND'))).toBe(
        1,
      );
      expect(goodsBetween(world, supplierOf(world, segment, 'FRA'), endUserOf(world, segment, 'DEU'))).toBe(
        1,
      );
    }
  });

  it('does not shut out a member that the rater distrusts, and lets no untrusted owner in through one', () => {
    const members = { jurisdictions: ['USA', 'DEU', 'CHN'] };
    const world = worldWith([policy('clean-network', { ...only('store'), members })]);
    const buyer = endUserOf(world, 'ai.software', 'DEU');
    expect(goodsBetween(world, supplierOf(world, 'ai.software', 'CHN'), buyer)).toBe(1);
    const own = worldWith([policy('clean-network', only('store'))]);
    expect(goodsBetween(own, supplierOf(own, 'tiktok-us'), buyer)).toBe(0);
  });

  it('keeps trusted applications from untrusted makers of terminals, and from nobody else', () => {
    const world = worldWith([policy('clean-network', only('apps'))]);
    const app = supplierOf(world, 'ai.software', 'DEU');
    expect(goodsBetween(world, app, supplierOf(world, 'huawei-devices'))).toBe(0);
    expect(goodsBetween(world, app, supplierOf(world, '5g.terminals', 'IND'))).toBe(1);
    expect(goodsBetween(world, app, supplierOf(world, 'ai.cloud', 'CHN'))).toBe(1);
  });

  it('refuses a carrier with one unclean stage upstream and takes the one whose stages are all clean', () => {
    const clean = supplierOf(worldWith([]), '5g.services', 'IND');
    const arrange = (world: World) => {
      buyOnlyFrom(
        world,
        supplierOf(world, 'indian-carrier'),
        '5g.equipment',
        supplierOf(world, 'huawei-networks'),
      );
      buyOnlyFrom(world, clean, '5g.equipment', supplierOf(world, 'indian-equipment'));
    };
    const world = worldWith([policy('clean-network', only('path'))], ['2019-02'], {}, arrange);
    const subscriber = endUserOf(world, '5g.services', 'DEU');
    expect(goodsBetween(world, supplierOf(world, 'indian-carrier'), subscriber)).toBe(0);
    expect(goodsBetween(world, clean, subscriber)).toBe(1);
    // At home the carrier goes on, and chips from the untrusted are no stage of the path.
    expect(
      goodsBetween(world, supplierOf(world, 'indian-carrier'), endUserOf(world, '5g.services', 'IND')),
    ).toBe(1);
  });
});

describe('rip and replace', () => {
  const removal = (changes: object, month: string) =>
    worldWith(
      [
        policy('rip-and-replace', {
          members: { jurisdictions: ['IND'] },
          deadline: '2020-02',
          delayMonths: 0,
          ...changes,
        }),
      ],
      [month],
      {},
      // Ten carriers of one size would be rounder; here all of one cell are made equal.
      (world) => world.suppliers.startSize.fill(0.01),
    );

  /** Share of the Indian carriers that may no longer buy from the vendor. */
  function replaced(world: World): number {
    const { suppliers, plan } = world;
    const vendor = supplierOf(world, 'huawei-networks');
    let done = 0;
    let all = 0;
    for (let i = 0; i < suppliers.count; i++) {
      if (plan.segmentNames[suppliers.segment[i]] !== '5g.services') continue;
      if (plan.jurisdictionCodes[suppliers.jurisdiction[i]] !== 'IND') continue;
      all++;
      if (goodsBetween(world, vendor, i) === 0) done++;
    }
    return done / all;
  }

  it('completes exactly the funded share by its date, and nothing at the start', () => {
    for (const fundedShare of [0, 0.5, 1]) {
      expect(replaced(removal({ fundedShare }, '2020-02'))).toBe(fundedShare);
      expect(replaced(removal({ fundedShare }, '2019-02'))).toBe(0);
    }
    const half = replaced(removal({ fundedShare: 1 }, '2019-08'));
    expect(half).toBe(0.5);
  });

  it('waits for its planning time before the first carrier is done', () => {
    expect(replaced(removal({ fundedShare: 1, delayMonths: 7 }, '2019-08'))).toBe(0);
  });

  it('charges those who replace, until the deadline, whoever sells to them', () => {
    const carrier = (world: World) => {
      const vendor = supplierOf(world, 'huawei-networks');
      const { suppliers, plan } = world;
      return Array.from(suppliers.segment).findIndex(
        (segment, i) =>
          plan.segmentNames[segment] === '5g.services' &&
          plan.jurisdictionCodes[suppliers.jurisdiction[i]] === 'IND' &&
          goodsBetween(world, vendor, i) === 0,
      );
    };
    const during = removal({ fundedShare: 0.5, cost: 0.2 }, '2020-02');
    const after = removal({ fundedShare: 0.5, cost: 0.2 }, '2020-03');
    const seller = supplierOf(during, 'indian-equipment');
    const cost = (world: World, buyer: number) =>
      world.rules.trade.costOf(seller, 3, buyer, world.suppliers.jurisdiction[buyer]);
    expect(cost(during, carrier(during))).toBeCloseTo(0.2, 12);
    expect(cost(after, carrier(after))).toBe(0);
    expect(replaced(after)).toBe(0.5);
  });
});

describe('secure quantum network', () => {
  it('shuts lower layers out of quantum, leaves them their own, and costs its members', () => {
    const world = worldWith([policy('secure-quantum-network', { permeability: 0, parallelCost: 0.1 })]);
    const german = supplierOf(world, 'quantum.systems', 'DEU');
    expect(goodsBetween(world, german, endUserOf(world, 'quantum.systems', 'IND'))).toBe(0);
    expect(goodsBetween(world, german, endUserOf(world, 'quantum.systems', 'FRA'))).toBe(1);
    const indian = supplierOf(world, 'quantum.systems', 'IND');
    expect(goodsBetween(world, indian, endUserOf(world, 'quantum.systems', 'CHN'))).toBe(1);
    const chips = supplierOf(world, 'semiconductors.chips', 'DEU');
    expect(goodsBetween(world, chips, endUserOf(world, 'semiconductors.chips', 'CHN'))).toBe(1);
  });
});

describe('infrastructure certification', () => {
  it('makes adopters shun uncertified vendors and pays part of the price of certified ones', () => {
    const world = worldWith([
      policy('infrastructure-certification', {
        permeability: 0.3,
        fund: 0.1,
        segments: ['infrastructure.construction'],
      }),
    ]);
    const adopter = endUserOf(world, 'infrastructure.construction', 'IND');
    const [american, chinese] = (['USA', 'CHN'] as const).map((code) =>
      supplierOf(world, 'infrastructure.construction', code),
    );
    expect(goodsBetween(world, chinese, adopter)).toBeCloseTo(0.3, 12);
    expect(goodsBetween(world, american, adopter)).toBe(1);
    expect(world.rules.trade.costOf(american, 0, -1, 3)).toBeCloseTo(-0.1, 12);
    expect(world.rules.trade.costOf(chinese, 4, -1, 3)).toBe(0);
    expect(goodsBetween(world, chinese, endUserOf(world, 'infrastructure.construction', 'DEU'))).toBe(1);
  });
});

describe('resource control', () => {
  it('limits a traded resource by the part of the goods that needs it', () => {
    const world = worldWith([policy('resource-control', { permeability: 0.5, weight: 0.4 })]);
    const mine = supplierOf(world, 'green.minerals', 'CHN');
    expect(goodsBetween(world, mine, supplierOf(world, 'green.generation', 'USA'))).toBeCloseTo(0.8, 12);
    expect(goodsBetween(world, mine, supplierOf(world, 'green.generation', 'DEU'))).toBe(1);
  });

  it('slows research in an occupied space by what the holders hold of it', () => {
    const world = worldWith([
      policy('resource-control', {
        resource: 'orbits',
        holders: { jurisdictions: ['USA'] },
        targets: { layers: [4] },
        permeability: 0,
        weight: 0.5,
      }),
    ]);
    const place = world.plan.domainNames.indexOf('space') * 5 + world.plan.jurisdictionCodes.indexOf('CHN');
    expect(world.rules.arrivalFactor.values[place]).toBeCloseTo(1 - 0.5 * 0.6, 12);
    expect(world.rules.arrivalFactor.values[place - 1]).toBe(1);
  });
});

describe('retaliation', () => {
  it('withholds materials from those who control and from nobody else', () => {
    const world = worldWith([policy('retaliation', { permeability: 0.25 })]);
    const mine = supplierOf(world, 'green.minerals', 'CHN');
    expect(goodsBetween(world, mine, supplierOf(world, 'green.generation', 'USA'))).toBeCloseTo(0.25, 12);
    expect(goodsBetween(world, mine, supplierOf(world, 'green.generation', 'IND'))).toBe(1);
    expect(
      goodsBetween(
        world,
        supplierOf(world, 'green.generation', 'CHN'),
        endUserOf(world, 'green.generation', 'USA'),
      ),
    ).toBe(1);
  });
});

describe('open cooperation', () => {
  it('opens its share of what others close and nothing more', () => {
    const closed = policy('export-control', { domains: ['semiconductors'], permeability: 0.2 });
    const world = worldWith([closed, policy('open-cooperation', { opening: 0.5 })]);
    const tool = supplierOf(world, 'semiconductors.equipment', 'USA');
    const fab = supplierOf(world, 'semiconductors.fabrication', 'CHN');
    expect(goodsBetween(world, tool, fab)).toBeCloseTo(0.6, 12);
    expect(goodsBetween(world, tool, supplierOf(world, 'semiconductors.fabrication', 'DEU'))).toBe(1);
  });

  it('opens what rules about single firms close too', () => {
    const listing = policy('entity-list', { listed: { suppliers: ['huawei-networks'] }, permeability: 0.1 });
    const world = worldWith([listing, policy('open-cooperation', { opening: 0.5 })]);
    const chip = supplierOf(world, 'semiconductors.chips', 'USA');
    expect(goodsBetween(world, chip, supplierOf(world, 'huawei-networks'))).toBeCloseTo(0.55, 12);
  });
});
