/** Segments that no rule bears on are not asked for rules: the answers must be as if they were. */
import { describe, expect, it } from 'vitest';
import { flowNames, goodsRules } from '../../src/model/flow-rules.ts';
import { licences } from '../../src/model/phases/licences.ts';
import { shareOut } from '../../src/model/phases/share-spot.ts';
import type { World } from '../../src/model/world.ts';
import { policyTools } from '../../src/policies/index.ts';
import { policy, worldWith } from '../worlds/hub-and-excluded.ts';

const goodsFlow = flowNames.indexOf('goods');

/** A buyer as the tables know it: supplier or -1, place and layer. */
function standingOf(world: World, buyer: number): [number, number, number] {
  const { suppliers, endUsers, nations } = world;
  if (buyer < suppliers.count) return [buyer, suppliers.jurisdiction[buyer], suppliers.layer[buyer]];
  const place = endUsers.jurisdiction[buyer - suppliers.count];
  return [-1, place, nations.layer[place]];
}

/** Permeability and cost of goods between a seller and a buyer, from all tables. */
function fromTables(world: World, seller: number, buyer: number): [number, number] {
  const { rules, suppliers } = world;
  const segment = suppliers.segment[seller];
  const from = suppliers.jurisdiction[seller];
  const layer = suppliers.layer[seller];
  const [firm, to, toLayer] = standingOf(world, buyer);
  const named =
    rules.firms.read(goodsFlow, seller, from, firm, to) *
    rules.trade.permeabilityOf(goodsFlow, seller, from, firm, to);
  const cost =
    rules.addedCost.read(segment, from, layer, to, toLayer) + rules.trade.costOf(seller, from, firm, to);
  return [rules.permeabilityOf(goodsFlow, segment, from, layer, to, toLayer, named), 1 + cost];
}

describe('rules about the goods of some segments', () => {
  it.each([
    ...policyTools.map(({ kind }) => [kind, [policy(kind)]] as const),
    ['all of them', policyTools.map(({ kind }) => policy(kind))] as const,
  ])('say of every pair what the tables of %s say', (_, policies) => {
    const world = worldWith(policies);
    const { goodsPermeability, costFactorOf } = licences(world);
    const { suppliers, endUsers } = world;
    const wrong: string[] = [];
    for (let seller = 0; seller < suppliers.count; seller++) {
      const segment = suppliers.segment[seller];
      for (let buyer = 0; buyer < suppliers.count + endUsers.count; buyer++) {
        const [permeability, factor] = fromTables(world, seller, buyer);
        const told = [goodsPermeability(segment, seller, buyer), costFactorOf(segment, seller, buyer)];
        if (told[0] !== permeability || Math.abs(told[1] - Math.max(0.05, factor)) > 1e-14)
          wrong.push(`${seller} to ${buyer}: ${told} instead of ${[permeability, factor]}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('leave the other segments alone', () => {
    const world = worldWith([policy('export-control', { domains: ['semiconductors'] })]);
    const { limited, charged, listed } = goodsRules;
    world.plan.segmentNames.forEach((name, segment) => {
      const kinds = world.goodsRules[segment];
      expect(kinds & (charged | listed)).toBe(0);
      expect(kinds & limited, name).toBe(name.startsWith('semiconductors.') ? limited : 0);
    });
    expect(worldWith([]).goodsRules.every((kinds) => kinds === 0)).toBe(true);
  });

  it('let the spot round share a segment without rules as it would class by class', () => {
    const world = worldWith([policy('export-control', { domains: ['semiconductors'] })]);
    const { spot, trade } = world;
    spot.spare.forEach((_, group) => {
      spot.spare[group] = (group * 7) % 11;
      spot.price[group] = 1 + (group % 5) / 10;
      spot.wanted[group] = (group * 5) % 9;
    });
    const share = () => {
      spot.drawn.fill(0);
      trade.valueOfLanes.fill(0);
      shareOut(world, []);
      return [spot.got, spot.paid, spot.drawn, trade.valueOfLanes].map((sums) => [...sums]);
    };
    const bySegment = share();
    world.goodsRules.fill(goodsRules.limited);
    const everywhere = share();
    expect(bySegment[0].some((units) => units > 0)).toBe(true);
    bySegment.forEach((sums, n) => {
      sums.forEach((sum, at) => {
        expect(Math.abs(sum - everywhere[n][at])).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(sum)));
      });
    });
  });
});
