// Phase 3, review membership (MODEL.md 5.8): who is in the alliance of each domain. Fixed: members of the
// arrangements that the alliance is made of, by their dates. Endogenous: those who pass the trust threshold
// join while it pays, by best response from nobody and from everybody. Mergers join members, invitations
// add, bars exclude. Yearly, and when a spell of membership begins or ends.
// Reads: memberships, scores, rules.alliances, alliances.trade. Writes: alliances. Draws: nothing.

import { type AllianceArrangement, everyDomain } from '../alliances/alliance-state.ts';
import { poolWeightOfTier } from '../alliances/apply-terms.ts';
import { bestResponse } from '../alliances/best-response.ts';
import { membershipsMove } from '../alliances/members-of.ts';
import { type ClubRules, type ClubTrade, membershipGain } from '../alliances/membership-gain.ts';
import type { World } from '../world.ts';

/** Kinds of arrangements that alliances are made of, where a scenario names none. */
const allianceKinds = ['alliance', 'standards', 'export control'];

export function reviewMembership(world: World, first = false): void {
  const { settings, plan, alliances, tick } = world;
  const yearly = tick % settings.ticksPerYear === 0;
  const fixed = settings.parameters.alliances.membership === 'fixed';
  const dated = fixed && membershipsMove(world);
  if (!first && !yearly && !dated) return;
  const before = Uint8Array.from(alliances.tier);
  alliances.tier.fill(0);
  for (let domain = 0; domain < plan.domainNames.length; domain++) {
    if (fixed) admitByData(world, domain);
    else admitByGain(world, domain);
  }
  if (world.rules.alliances.merged.written) mergeMembers(world);
  if (!first && before.some((tier, place) => tier !== alliances.tier[place])) alliances.membersChanged = true;
}

/** The tick whose memberships count: the first one while the world is built. */
function monthUnderReview({ tick }: World): number {
  return Math.max(0, tick);
}

/** The highest tier whose trust threshold a jurisdiction passes: 0 none, 3 founding. */
function tierByTrust(world: World, domain: number, j: number): number {
  const { nations, rules, settings } = world;
  const { contributingThreshold, strategicThreshold, foundingThreshold } = settings.parameters.alliances;
  const thresholds = [contributingThreshold, strategicThreshold, foundingThreshold];
  let tier = 0;
  for (let n = 0; n < 3; n++)
    if (nations.score[j] >= thresholds[n] + rules.alliances.thresholdShift.values[domain * 3 + n])
      tier = n + 1;
  return tier;
}

/** What rules say besides trust: barred is stronger than invited. */
function admit(world: World, domain: number, j: number, tier: number): void {
  const { rules, alliances, nations } = world;
  const place = domain * nations.score.length + j;
  if (rules.alliances.barred.values[place] > 0) alliances.tier[place] = 0;
  else if (rules.alliances.invited.values[place] > 0) alliances.tier[place] = Math.max(1, tier);
  else alliances.tier[place] = tier;
}

function admitByData(world: World, domain: number): void {
  const { plan, nations } = world;
  const tick = monthUnderReview(world);
  const tiers = new Uint8Array(nations.score.length);
  for (const { name, kind } of arrangementsOf(world, domain)) {
    const arrangement = plan.arrangementNames.indexOf(name);
    for (const spell of plan.memberships) {
      if (spell.arrangement !== arrangement || tick < spell.fromTick || tick > spell.untilTick) continue;
      const j = spell.jurisdiction;
      const named = ['', 'contributing', 'strategic', 'founding'].indexOf(spell.tier);
      const byTrust = tierByTrust(world, domain, j);
      // Whom an alliance counts is a fact; of a wider regime only those whom the rater trusts take part.
      if (kind !== 'alliance' && byTrust === 0) continue;
      // Plain members stand where their trust puts them, below the founders.
      const tier = named > 0 ? named : Math.min(2, Math.max(1, byTrust));
      tiers[j] = Math.max(tiers[j], tier);
    }
  }
  for (let j = 0; j < tiers.length; j++) admit(world, domain, j, tiers[j]);
}

/**
 * Arrangements that a domain's alliance is made of: those that the scenario names, or else those of the
 * domain whose kind fits and in which a founder takes part now.
 */
function arrangementsOf(world: World, domain: number): AllianceArrangement[] {
  const { plan, alliances, settings } = world;
  const tick = monthUnderReview(world);
  const { arrangements: named, founders } = settings.parameters.alliances;
  return alliances.arrangements.filter(({ name, domain: of, kind }) => {
    if (of !== domain && of !== everyDomain) return false;
    if (named.length > 0) return named.includes(name);
    const index = plan.arrangementNames.indexOf(name);
    return (
      allianceKinds.includes(kind) &&
      plan.memberships.some(
        (spell) =>
          spell.arrangement === index &&
          founders.includes(plan.jurisdictionCodes[spell.jurisdiction]) &&
          tick >= spell.fromTick &&
          tick <= spell.untilTick,
      )
    );
  });
}

function admitByGain(world: World, domain: number): void {
  const { alliances, nations, plan, rules, settings } = world;
  const { founders, preferredClub } = settings.parameters.alliances;
  const count = nations.score.length;
  const tiers = Uint8Array.from(nations.score, (_, j) => tierByTrust(world, domain, j));
  const core = new Uint8Array(count);
  const candidates: number[] = [];
  for (let j = 0; j < count; j++) {
    const place = domain * count + j;
    if (rules.alliances.barred.values[place] > 0) continue;
    if (founders.includes(plan.jurisdictionCodes[j]) || rules.alliances.invited.values[place] > 0)
      core[j] = 1;
    else if (tiers[j] > 0) candidates.push(j);
  }
  const everybody = Uint8Array.from(core);
  for (const j of candidates) everybody[j] = 1;
  const trade = alliances.trade?.[domain];
  const gain = trade ? gainIn(world, domain, trade, tiers) : () => 0;
  const fromEmpty = bestResponse(core, candidates, gain);
  const fromFull = bestResponse(everybody, candidates, gain);
  alliances.fromEmpty.set(fromEmpty.members, domain * count);
  alliances.fromFull.set(fromFull.members, domain * count);
  alliances.cycleFromEmpty[domain] = fromEmpty.cycle.length;
  alliances.cycleFromFull[domain] = fromFull.cycle.length;
  const chosen = preferredClub === 'from-empty' ? fromEmpty : fromFull;
  for (let j = 0; j < count; j++) if (chosen.members[j]) admit(world, domain, j, Math.max(1, tiers[j]));
}

function gainIn(world: World, domain: number, trade: ClubTrade, tiers: Uint8Array) {
  const { rules, settings } = world;
  const { alliances: chosen, sourcing } = settings.parameters;
  const count = tiers.length;
  const clubRules: ClubRules = {
    terms: rules.alliances.termsOf(domain),
    priceElasticity: Math.max(0.1, sourcing.priceElasticity),
    duplication: chosen.poolDuplication,
    poolWeight: Float64Array.from(tiers, (tier) => poolWeightOfTier[tier]),
    autonomy: rules.alliances.autonomy.values.subarray(domain * count, (domain + 1) * count),
    tariffAlpha: chosen.tariffAlpha,
    tariffBeta: chosen.tariffBeta,
  };
  return (members: Uint8Array, j: number) => membershipGain(trade, clubRules, members, j);
}

/** Members of merged alliances are members of each, with the highest tier that they have in any. */
function mergeMembers(world: World): void {
  const { alliances, rules, plan, nations } = world;
  const before = Uint8Array.from(alliances.tier);
  const count = nations.score.length;
  for (let domain = 0; domain < plan.domainNames.length; domain++) {
    for (const other of rules.alliances.mergedWith(domain)) {
      for (let j = 0; j < count; j++) {
        const tier = before[other * count + j];
        if (tier > alliances.tier[domain * count + j]) admit(world, domain, j, tier);
      }
    }
  }
}
