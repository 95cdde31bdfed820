// Nordhaus's climate club (2015, 10.1257/aer.15000001): a member prices carbon at the club's price P, an
// outsider at its own share of world GDP times P; members put a uniform tariff on outsiders. Region i cuts
// the share μ_i = price·CO2_i / (2·a_i·GDP_i·1000) and is left with
//   w_i·P·Σ μ_k·CO2_k/1000 + trade_i − GDP_i·a_i·μ_i²,
// where a member gains α_i t − β_i t² on imports from each outsider and an outsider loses α_k t on its
// exports to each member k. Whether clubs are stable is asked by best response, one region at a time.

/** One region. GDP in billions of dollars, CO2 in megatons. */
export interface ClubRegion {
  readonly region: string;
  readonly gdpBillionUsd: number;
  readonly co2Megatons: number;
  /** Cost of cutting all emissions, as a share of GDP (a = 0.837 × the published alpha). */
  readonly abatementCost: number;
  /** Gain per tariff and import (α), and its loss by distortion (β), both per unit of import value. */
  readonly tariffAlpha: number;
  readonly tariffBeta: number;
}

export interface ClubWorld {
  readonly regions: readonly ClubRegion[];
  /** Exports in billions of dollars, row = exporter, column = importer; the diagonal is not read. */
  readonly exports: readonly (readonly number[])[];
  /** Whether a region cannot cut more than it emits (μ <= 1). */
  readonly capAbatement: boolean;
}

/** A price of carbon (dollars a ton) and a tariff on outsiders (share of value). */
export interface ClubRules {
  readonly carbonPrice: number;
  readonly tariffShare: number;
}

/** What best response ends in: a stable club, or the clubs that follow each other for ever. */
export interface ClubOutcome {
  readonly stable: boolean;
  /** 1 for each member; the last club seen when not stable. */
  readonly members: Uint8Array;
  /** Number of members of a stable club, null when there is none. */
  readonly size: number | null;
  /** The clubs of the cycle in order, one a change of mind; empty when stable. */
  readonly cycle: readonly Uint8Array[];
}

/** Share of emissions that a region cuts at a price of carbon. */
export function abatementShare(world: ClubWorld, i: number, price: number): number {
  const region = world.regions[i];
  const share = (price * region.co2Megatons) / (2 * region.abatementCost * region.gdpBillionUsd * 1000);
  return world.capAbatement ? Math.min(1, share) : share;
}

/** Net benefit of region i, billions of dollars a year, for a club given as 0/1 per region. */
export function clubWelfare(
  world: ClubWorld,
  rules: ClubRules,
  members: ArrayLike<number>,
  i: number,
): number {
  const { regions } = world;
  const worldGdp = regions.reduce((sum, region) => sum + region.gdpBillionUsd, 0);
  let cutTons = 0;
  for (let k = 0; k < regions.length; k++) cutTons += cutOf(world, rules, worldGdp, members[k] === 1, k);
  const share = regions[i].gdpBillionUsd / worldGdp;
  const inside = members[i] === 1;
  const price = inside ? rules.carbonPrice : share * rules.carbonPrice;
  const mu = abatementShare(world, i, price);
  const cost = regions[i].gdpBillionUsd * regions[i].abatementCost * mu * mu;
  return (
    (share * rules.carbonPrice * cutTons) / 1000 +
    tradeEffect(world, rules.tariffShare, members, i, inside) -
    cost
  );
}

/** What region i gains by being in rather than out, the others as given. Billions of dollars a year. */
export function gainFromJoining(
  world: ClubWorld,
  rules: ClubRules,
  members: ArrayLike<number>,
  i: number,
): number {
  return gainOf(gainParts(world, rules), members, i);
}

/** Whether nobody wants to change; a region that is indifferent stays out. */
export function isStableClub(world: ClubWorld, rules: ClubRules, members: ArrayLike<number>): boolean {
  return holds(gainParts(world, rules), members);
}

/** Best response from a starting club, one region after the other in the order of the table, until none moves. */
export function clubByBestResponse(
  world: ClubWorld,
  rules: ClubRules,
  start: ArrayLike<number>,
): ClubOutcome {
  const members = Uint8Array.from(start);
  const n = world.regions.length;
  const parts = gainParts(world, rules);
  const seenAt = new Map<string, number>();
  const path: Uint8Array[] = [];
  for (;;) {
    // The state at the start of a pass decides everything after it: seen twice, it is a cycle.
    const key = members.join('');
    const before = seenAt.get(key);
    if (before !== undefined) {
      return { stable: false, members, size: null, cycle: path.slice(before) };
    }
    seenAt.set(key, path.length);
    let moved = false;
    for (let i = 0; i < n; i++) {
      const joins = gainOf(parts, members, i) > 0 ? 1 : 0;
      if (joins === members[i]) continue;
      members[i] = joins;
      path.push(Uint8Array.from(members));
      moved = true;
    }
    if (!moved) {
      return { stable: true, members, size: members.reduce((sum, inside) => sum + inside, 0), cycle: [] };
    }
  }
}

/** Every stable club, by trying all 2^n; n at most 20. */
export function allStableClubs(world: ClubWorld, rules: ClubRules): readonly Uint8Array[] {
  const n = world.regions.length;
  const stable: Uint8Array[] = [];
  const parts = gainParts(world, rules);
  const members = new Uint8Array(n);
  for (let code = 0; code < 2 ** n; code++) {
    for (let i = 0; i < n; i++) members[i] = (code >> i) & 1;
    if (holds(parts, members)) stable.push(Uint8Array.from(members));
  }
  return stable;
}

/**
 * Tariff from which a region joins: when all others are in (it avoids the tariffs of all of them), and
 * when nobody else is (it only gains from its own). Infinity when no tariff brings it in, 0 when none is
 * needed.
 */
export function criticalTariff(
  world: ClubWorld,
  carbonPrice: number,
  i: number,
  others: 'in' | 'out',
): number {
  const { alone } = gainParts(world, { carbonPrice, tariffShare: 0 });
  if (alone[i] > 0) return 0;
  let linear = 0;
  let quadratic = 0;
  for (let k = 0; k < world.regions.length; k++) {
    if (k === i) continue;
    if (others === 'in') linear += world.regions[k].tariffAlpha * world.exports[i][k];
    else {
      linear += world.regions[i].tariffAlpha * world.exports[k][i];
      quadratic += world.regions[i].tariffBeta * world.exports[k][i];
    }
  }
  // alone + linear·t − quadratic·t² = 0, the smaller root.
  if (quadratic === 0) return linear > 0 ? -alone[i] / linear : Number.POSITIVE_INFINITY;
  const discriminant = linear * linear + 4 * quadratic * alone[i];
  return discriminant < 0 ? Number.POSITIVE_INFINITY : (linear - Math.sqrt(discriminant)) / (2 * quadratic);
}

/**
 * The gain from joining is a sum: a part of its own, one for each other member (its tariff avoided) and
 * one for each outsider (gain from the own tariff).
 */
interface GainParts {
  readonly alone: readonly number[];
  readonly perMember: readonly (readonly number[])[];
  readonly perOutsider: readonly (readonly number[])[];
}

function gainParts(world: ClubWorld, rules: ClubRules): GainParts {
  const { regions } = world;
  const t = rules.tariffShare;
  const without = { ...rules, tariffShare: 0 };
  const none = new Uint8Array(regions.length);
  const alone = regions.map((_, i) => {
    const only = Uint8Array.from(none);
    only[i] = 1;
    return clubWelfare(world, without, only, i) - clubWelfare(world, without, none, i);
  });
  const perMember = regions.map((_, i) =>
    regions.map((other, k) => other.tariffAlpha * t * world.exports[i][k]),
  );
  const perOutsider = regions.map((own, i) =>
    regions.map((_, k) => (own.tariffAlpha * t - own.tariffBeta * t * t) * world.exports[k][i]),
  );
  return { alone, perMember, perOutsider };
}

function gainOf(parts: GainParts, members: ArrayLike<number>, i: number): number {
  let gain = parts.alone[i];
  for (let k = 0; k < parts.alone.length; k++) {
    if (k !== i) gain += members[k] === 1 ? parts.perMember[i][k] : parts.perOutsider[i][k];
  }
  return gain;
}

function holds(parts: GainParts, members: ArrayLike<number>): boolean {
  for (let i = 0; i < parts.alone.length; i++) {
    if (gainOf(parts, members, i) > 0 !== (members[i] === 1)) return false;
  }
  return true;
}

function cutOf(world: ClubWorld, rules: ClubRules, worldGdp: number, inside: boolean, k: number): number {
  const share = world.regions[k].gdpBillionUsd / worldGdp;
  const price = inside ? rules.carbonPrice : share * rules.carbonPrice;
  return abatementShare(world, k, price) * world.regions[k].co2Megatons;
}

function tradeEffect(
  world: ClubWorld,
  t: number,
  members: ArrayLike<number>,
  i: number,
  inside: boolean,
): number {
  const { regions, exports } = world;
  let effect = 0;
  for (let k = 0; k < regions.length; k++) {
    if (k === i || (members[k] === 1) === inside) continue;
    if (inside) effect += (regions[i].tariffAlpha * t - regions[i].tariffBeta * t * t) * exports[k][i];
    else effect -= regions[k].tariffAlpha * t * exports[i][k];
  }
  return effect;
}
