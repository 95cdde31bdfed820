/** What a contract costs more when rules bar part of the candidates (decision 0101), in a world known by hand. */
import { describe, expect, it } from 'vitest';
import { races } from '../../src/model/phases/compare-candidates.ts';
import type { World } from '../../src/model/world.ts';
import { endUserOf, policy, runPolicies, supplierOf, worldWith } from '../worlds/hub-and-excluded.ts';
import { columnOf } from '../worlds/networks-and-groups.ts';

const isolated = policy('supply-chain-stratification', { preset: 'isolated' });

/** The factor for American users of chips (or another buyer) who meet four American and four Chinese makers. */
function costOf(
  world: World,
  appealOfChinese: number,
  buyer = endUserOf(world, 'semiconductors.chips', 'USA'),
): number {
  const { needs, suppliers, sourcing } = world;
  const need = needs.buyer.indexOf(buyer);
  const american = supplierOf(world, 'semiconductors.chips', 'USA');
  const chinese = supplierOf(world, 'semiconductors.chips', 'CHN');
  const { beginRaces, findLicensed, narrowChoiceCost } = races(world);
  beginRaces();
  suppliers.appeal[american] = 1;
  suppliers.appeal[chinese] = appealOfChinese;
  sourcing.candidate.set([american, chinese, american, chinese, american, chinese, american, chinese]);
  findLicensed(need);
  return narrowChoiceCost(need, needs.firstLink[need]);
}

const chosen = (narrowChoice: number, priceElasticity = 4) => ({
  sourcing: { narrowChoice, priceElasticity },
});

describe('a choice narrowed by rules', () => {
  it('costs by the share of weight that is left, to the power 1/θ', () => {
    const world = worldWith([isolated]);
    expect(costOf(world, 1)).toBeCloseTo(2 ** (1 / 4), 12);
    expect(costOf(world, 3)).toBeCloseTo(4 ** (1 / 4), 12);
    expect(costOf(worldWith([isolated], ['2019-02'], chosen(2)), 3)).toBeCloseTo(2, 12);
    expect(costOf(worldWith([isolated], ['2019-02'], chosen(1, 2)), 3)).toBeCloseTo(2, 12);
  });

  it('costs a maker as much as where shares of inputs give way, however much is passed on', () => {
    const world = worldWith([isolated]);
    const buyer = supplierOf(world, 'space.satellites', 'USA');
    const { valueAddedShare } = world.suppliers;
    for (const [a, chinese] of [
      [0.3, 1],
      [0.5, 3],
      [0.7, 30],
    ]) {
      valueAddedShare[buyer] = 1 - a;
      const factor = costOf(world, chinese, buyer);
      // Everybody's price where all inputs cost the factor: p = (1 − a) + a·factor·p.
      expect((1 - a) / (1 - a * factor)).toBeCloseTo((1 + chinese) ** (a / (1 - a) / 4), 6);
      expect(a * factor).toBeLessThan(1);
    }
    valueAddedShare[buyer] = 1;
    expect(costOf(world, 3, buyer)).toBeCloseTo(4 ** (1 / 4), 12);
  });

  it('costs nothing without a rule, without the loss, or where prices do not count', () => {
    expect(costOf(worldWith([]), 3)).toBe(1);
    expect(costOf(worldWith([isolated], ['2019-02'], chosen(0)), 3)).toBe(1);
    expect(costOf(worldWith([isolated], ['2019-02'], chosen(1, 0)), 3)).toBe(1);
  });

  it('makes goods dearer for as long as the contracts that were made then, not only for as long as the rules', () => {
    const closed = policy('supply-chain-stratification', { preset: 'isolated' }, { until: '2019-12' });
    const prices = [0, 1].map((narrowChoice) =>
      columnOf(runPolicies([closed], chosen(narrowChoice)), 'priceIndex', 'all'),
    );
    const dearer = prices[1].map((price, tick) => price / prices[0][tick] - 1);
    expect(dearer[0]).toBe(0);
    expect(dearer[11]).toBeGreaterThan(0.01);
    // Half a year later part of the contracts have been reviewed in an open world.
    expect(dearer[17]).toBeGreaterThan(0.1 * dearer[11]);
    expect(dearer[17]).toBeLessThan(dearer[11]);
  });

  it('changes nothing in a world without policies, to the last bit', () => {
    const levels = [0, 1].map((narrowChoice) => runPolicies([], chosen(narrowChoice)).values);
    expect(levels[1]).toEqual(levels[0]);
  });
});
