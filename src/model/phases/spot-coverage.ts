// How rules between named sellers and buyers reach the spot round, which trades between groups: a rule that
// covers a share a of a group's spare capacity and a share b of a class's wants, at permeability p, leaves
// 1 − (1 − p)·a·b of what is between them, so that a rule about firms cannot be walked around on the spot.
// Reads: rules.trade, suppliers.spare, needs.unmet. Writes: spot.covered, charge. Draws: nothing.

import { flowNames, layerCount } from '../flow-rules.ts';
import type { TradeRule } from '../trade-rules.ts';
import type { CoveredUnits } from '../work-space.ts';
import type { World } from '../world.ts';

const goodsFlow = flowNames.indexOf('goods');

/** One rule and what it covers. */
export interface SpotCoverage {
  readonly rule: TradeRule;
  readonly units: CoveredUnits;
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
    const units = emptyUnits(world, index);
    const { part, charge, groups, wanted, classes } = units;
    const segments = new Uint8Array(world.plan.segmentNames.length);
    for (const i of rule.sellerList) {
      if (suppliers.spare[i] <= 0) continue;
      const group = groupOf(world, i);
      if (part[group] === 0) groups.push(group);
      part[group] += suppliers.spare[i];
      segments[suppliers.segment[i]] = 1;
      if (rule.costs !== null) charge[group] += suppliers.spare[i] * rule.costs[i];
    }
    for (const group of groups) {
      part[group] = Math.min(1, part[group] / spot.spare[group]);
      charge[group] /= spot.spare[group];
    }
    for (const i of rule.buyerFirmList) {
      for (let need = suppliers.firstNeed[i]; need < suppliers.firstNeed[i + 1]; need++) {
        if (needs.unmet[need] <= 0) continue;
        const buyers = classOf(world, need);
        if (wanted[buyers] === 0) classes.push(buyers);
        wanted[buyers] += needs.unmet[need];
      }
    }
    return [{ rule, units, segments }];
  });
}

/** Work space for the rule of a number, as empty as at first: only what the last tick touched is taken away. */
function emptyUnits({ spot }: World, rule: number): CoveredUnits {
  const size = spot.spare.length;
  const units = (spot.covered[rule] ??= {
    part: new Float64Array(size),
    charge: new Float64Array(size),
    groups: [],
    wanted: new Float64Array(size),
    classes: [],
    sellers: [],
  });
  for (const group of units.groups) units.part[group] = units.charge[group] = 0;
  for (const buyers of units.classes) units.wanted[buyers] = 0;
  units.groups.length = 0;
  units.classes.length = 0;
  return units;
}

/** The rules that cover something of a segment; lists which of its sellers. */
export function coverageOf(
  { spot }: World,
  coverage: readonly SpotCoverage[],
  segment: number,
  base: number,
  count: number,
): readonly SpotCoverage[] {
  const touching = coverage.filter((one) => one.segments[segment] === 1);
  for (const { units } of touching) {
    units.sellers.length = 0;
    for (let n = 0; n < count; n++) if (units.part[base + spot.sellers[n]] > 0) units.sellers.push(n);
  }
  return touching;
}

/** Multiplies what named rules leave between one class and each seller group into factors[from ...]. */
export function limitByCoverage(
  world: World,
  coverage: readonly SpotCoverage[],
  base: number,
  buyerClass: number,
  factors: Float64Array,
  from: number,
): void {
  const { sellers, sellerPlace } = world.spot;
  for (const one of coverage) {
    const closed = 1 - one.rule.permeability[goodsFlow];
    if (closed === 0) continue;
    const buyers = coveredBuyers(world, one, base, buyerClass);
    if (buyers === 0) continue;
    const home = one.rule.home ? -1 : (buyerClass / layerCount) | 0;
    const { part } = one.units;
    for (const n of one.units.sellers) {
      if (sellerPlace[n] !== home) factors[from + n] *= 1 - closed * part[base + sellers[n]] * buyers;
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
    if (!charged) spot.charge.fill(0, 0, count);
    charged = true;
    const home = one.rule.home ? -1 : (buyerClass / layerCount) | 0;
    const { charge } = one.units;
    for (const n of one.units.sellers) {
      if (spot.sellerPlace[n] !== home) spot.charge[n] += charge[base + spot.sellers[n]] * buyers;
    }
  }
  return charged;
}

/** Share of a class's wants that a rule is about. */
function coveredBuyers(
  world: World,
  { rule, units }: SpotCoverage,
  base: number,
  buyerClass: number,
): number {
  const places = rule.buyerPlaces;
  if (places !== null && places[(buyerClass / layerCount) | 0] === 1) return 1;
  if (rule.buyerFirmList.length === 0) return 0;
  const wanted = world.spot.wanted[base + buyerClass];
  return wanted > 0 ? Math.min(1, units.wanted[base + buyerClass] / wanted) : 0;
}
