// How rules between named sellers and buyers reach the spot round, which trades between groups: a rule that
// covers a share a of a group's spare capacity and a share b of a class's wants, at permeability p, leaves
// 1 − (1 − p)·a·b of what is between them, so that a rule about firms cannot be walked around on the spot.
// Reads: rules.trade, suppliers.spare, needs.unmet. Writes: nothing but its work space. Draws: nothing.

import { flowNames, layerCount } from '../flow-rules.ts';
import type { TradeRule } from '../trade-rules.ts';
import type { World } from '../world.ts';

const goodsFlow = flowNames.indexOf('goods');

/** Units covered by one rule: spare by seller group, wanted by buyer class, and cost × spare. */
export interface SpotCoverage {
  readonly spare: Float64Array;
  readonly wanted: Float64Array;
  readonly charge: Float64Array;
}

/** Sums what each rule covers; `groupOf` and `classOf` are the addresses of the spot round. */
export function measureCoverage(
  world: World,
  groupOf: (world: World, supplier: number) => number,
  classOf: (world: World, need: number) => number,
): readonly SpotCoverage[] {
  const { rules, suppliers, needs, spot } = world;
  return rules.trade.rules.map((rule, index) => {
    const coverage = rules.trade.workSpace(index, spot.spare.length);
    coverage.spare.fill(0);
    coverage.wanted.fill(0);
    coverage.charge.fill(0);
    for (let i = 0; i < suppliers.count; i++) {
      if (!rule.sellers[i] || suppliers.spare[i] <= 0) continue;
      const group = groupOf(world, i);
      coverage.spare[group] += suppliers.spare[i];
      if (rule.costs !== null) coverage.charge[group] += suppliers.spare[i] * rule.costs[i];
    }
    const named = rule.buyers.suppliers;
    for (let need = 0; named !== undefined && need < needs.count; need++) {
      const buyer = needs.buyer[need];
      if (buyer < suppliers.count && named[buyer] && needs.unmet[need] > 0)
        coverage.wanted[classOf(world, need)] += needs.unmet[need];
    }
    return coverage;
  });
}

/** Permeability that the rules leave between a seller group and a buyer class, at their spot addresses. */
export function spotPermeability(
  world: World,
  coverage: readonly SpotCoverage[],
  group: number,
  buyerClass: number,
): number {
  const { rules, spot } = world;
  let product = 1;
  for (let index = 0; index < coverage.length; index++) {
    const rule = rules.trade.rules[index];
    const covered = coverage[index].spare[group];
    if (covered <= 0 || rule.permeability[goodsFlow] === 1) continue;
    const sellers = Math.min(1, covered / spot.spare[group]);
    const buyers = coveredBuyers(world, rule, coverage[index], group, buyerClass);
    product *= 1 - (1 - rule.permeability[goodsFlow]) * sellers * buyers;
  }
  return product;
}

/** Mean added cost (share of value) that the rules put between a seller group and a buyer class. */
export function spotCharge(
  world: World,
  coverage: readonly SpotCoverage[],
  group: number,
  buyerClass: number,
): number {
  const { rules, spot } = world;
  let sum = 0;
  for (let index = 0; index < coverage.length; index++) {
    const charged = coverage[index].charge[group];
    if (charged === 0) continue;
    const buyers = coveredBuyers(world, rules.trade.rules[index], coverage[index], group, buyerClass);
    sum += (charged / spot.spare[group]) * buyers;
  }
  return sum;
}

/** Share of a class's wants that a rule is about. */
function coveredBuyers(
  world: World,
  rule: TradeRule,
  coverage: SpotCoverage,
  group: number,
  buyerClass: number,
): number {
  const jurisdictions = world.plan.jurisdictionCodes.length;
  const sellerPlace = Math.floor(group / layerCount) % jurisdictions;
  const buyerPlace = Math.floor(buyerClass / layerCount) % jurisdictions;
  if (!rule.home && sellerPlace === buyerPlace) return 0;
  if (rule.buyers.jurisdictions?.[buyerPlace]) return 1;
  const wanted = world.spot.wanted[buyerClass];
  return wanted > 0 ? Math.min(1, coverage.wanted[buyerClass] / wanted) : 0;
}
