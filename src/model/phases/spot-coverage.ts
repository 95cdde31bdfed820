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
  readonly rule: TradeRule;
  /** 1 for each segment in which the rule covers something that is on offer. */
  readonly segments: Uint8Array;
}

/** Sums what each rule covers; `groupOf` and `classOf` are the addresses of the spot round. */
export function measureCoverage(
  world: World,
  groupOf: (world: World, supplier: number) => number,
  classOf: (world: World, need: number) => number,
): readonly SpotCoverage[] {
  const { rules, suppliers, needs, spot } = world;
  return rules.trade.rules.flatMap((rule, index) => {
    if (rule.permeability[goodsFlow] === 1 && rule.costs === null) return [];
    const { spare, wanted, charge } = rules.trade.workSpace(index, spot.spare.length);
    const segments = new Uint8Array(world.plan.segmentNames.length);
    const coverage: SpotCoverage = { spare, wanted, charge, rule, segments };
    coverage.spare.fill(0);
    coverage.wanted.fill(0);
    coverage.charge.fill(0);
    for (const i of rule.sellerList) {
      if (suppliers.spare[i] <= 0) continue;
      const group = groupOf(world, i);
      coverage.spare[group] += suppliers.spare[i];
      coverage.segments[suppliers.segment[i]] = 1;
      if (rule.costs !== null) coverage.charge[group] += suppliers.spare[i] * rule.costs[i];
    }
    const named = rule.buyerFirms;
    for (let i = 0; named !== null && i < suppliers.count; i++) {
      if (!named[i]) continue;
      for (let need = suppliers.firstNeed[i]; need < suppliers.firstNeed[i + 1]; need++)
        if (needs.unmet[need] > 0) coverage.wanted[classOf(world, need)] += needs.unmet[need];
    }
    return [coverage];
  });
}

/** Multiplies what named rules leave between one class and each seller group into factors[from ...]. */
export function limitByCoverage(
  world: World,
  coverage: readonly SpotCoverage[],
  base: number,
  buyerClass: number,
  count: number,
  factors: Float64Array,
  from: number,
): void {
  const { spot } = world;
  for (const one of coverage) {
    const closed = 1 - one.rule.permeability[goodsFlow];
    if (closed === 0) continue;
    const buyers = coveredBuyers(world, one, base, buyerClass);
    if (buyers === 0) continue;
    const home = one.rule.home ? -1 : (buyerClass / layerCount) | 0;
    for (let n = 0; n < count; n++) {
      const k = spot.sellers[n];
      const covered = one.spare[base + k];
      if (covered <= 0 || ((k / layerCount) | 0) === home) continue;
      factors[from + n] *= 1 - closed * Math.min(1, covered / spot.spare[base + k]) * buyers;
    }
  }
}

/** Mean added cost (share of value) that named rules put between one class and each group, in spot.charge. */
export function chargeByCoverage(
  world: World,
  coverage: readonly SpotCoverage[],
  base: number,
  buyerClass: number,
  count: number,
): boolean {
  const { spot } = world;
  let charged = false;
  for (const one of coverage) {
    if (one.rule.costs === null) continue;
    const buyers = coveredBuyers(world, one, base, buyerClass);
    if (buyers === 0) continue;
    if (!charged) spot.charge.fill(0);
    charged = true;
    const home = one.rule.home ? -1 : (buyerClass / layerCount) | 0;
    for (let n = 0; n < count; n++) {
      const k = spot.sellers[n];
      if (((k / layerCount) | 0) === home) continue;
      spot.charge[n] += (one.charge[base + k] / spot.spare[base + k]) * buyers;
    }
  }
  return charged;
}

/** Share of a class's wants that a rule is about. */
function coveredBuyers(world: World, coverage: SpotCoverage, base: number, buyerClass: number): number {
  const places = coverage.rule.buyerPlaces;
  if (places !== null && places[(buyerClass / layerCount) | 0] === 1) return 1;
  const wanted = world.spot.wanted[base + buyerClass];
  return wanted > 0 ? Math.min(1, coverage.wanted[base + buyerClass] / wanted) : 0;
}
