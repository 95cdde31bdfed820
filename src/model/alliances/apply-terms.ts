// Turns the terms of each alliance into rules between its members and everybody else, after all policies
// have written: what is in force then follows membership, whoever wrote the terms. Suppliers in the bottom
// layer stand outside even where their jurisdiction is in (exclusion of listed firms: a listing is a veto to
// the bottom layer). Rules inside one jurisdiction are left alone, but for the cost of compliance.

import { layerCount } from '../flow-rules.ts';
import type { RuleWriter } from '../rule-writer.ts';
import type { World } from '../world.ts';
import type { AllianceTerms } from './alliance-rules.ts';
import { parallelShare } from './membership-gain.ts';

/** Writes the rules that all terms come to; without terms it writes nothing. */
export function applyTerms(world: World, writer: RuleWriter): void {
  const { rules, alliances, plan } = world;
  alliances.poolEffect.fill(1);
  alliances.poolSpending.fill(1);
  if (!rules.alliances.hasTerms) return;
  // Policies have scaled the terms by their strengths already.
  writer.strength = 1;
  const count = plan.jurisdictionCodes.length;
  for (let domain = 0; domain < plan.domainNames.length; domain++) {
    const inside = alliances.tier
      .slice(domain * count, (domain + 1) * count)
      .map((tier) => (tier > 0 ? 1 : 0));
    if (!inside.includes(1)) continue;
    const terms = rules.alliances.termsOf(domain);
    writeBorder(world, writer, domain, inside, terms);
    writeStandard(world, writer, domain, inside, terms);
    poolResearch(world, domain, inside, terms.poolShare);
  }
}

function segmentsOf({ plan }: World, domain: number): number[] {
  return plan.segmentNames.flatMap((_, s) => (plan.domainOfSegment[s] === domain ? [s] : []));
}

/** Market access, knowledge and tariffs between members and outsiders. */
function writeBorder(
  world: World,
  writer: RuleWriter,
  domain: number,
  inside: Uint8Array,
  terms: AllianceTerms,
): void {
  const segments = segmentsOf(world, domain);
  const outside = inside.map((member) => 1 - member);
  writer.limitPairs('goods', segments, outside, inside, terms.goodsAccess);
  writer.limitPairs('knowledge', segments, outside, inside, terms.knowledgeAccess);
  writer.limitPairs('knowledge', segments, inside, outside, terms.knowledgeAccess);
  writer.chargePairs(segments, outside, inside, terms.penaltyTariff + terms.adaptationCost);
  writer.chargePairs(segments, inside, outside, terms.adaptationCost);
  const excluded = suppliersWhere(world, domain, inside, (layer) => layer === layerCount - 1);
  if (!excluded.includes(1)) return;
  writer.limitSellers(['goods'], excluded, { jurisdictions: inside }, terms.goodsAccess);
  writer.limitSellers(['knowledge'], excluded, { jurisdictions: inside }, terms.knowledgeAccess);
}

/** What the standard saves between members, by how much of the world uses it, and what its rules cost. */
function writeStandard(
  world: World,
  writer: RuleWriter,
  domain: number,
  inside: Uint8Array,
  terms: AllianceTerms,
): void {
  const { suppliers, plan } = world;
  if (terms.networkValue !== 0) {
    let adopted = 0;
    let total = 0;
    for (let i = 0; i < suppliers.count; i++) {
      if (plan.domainOfSegment[suppliers.segment[i]] !== domain) continue;
      total += suppliers.plannedOutput[i];
      if (inside[suppliers.jurisdiction[i]]) adopted += suppliers.plannedOutput[i];
    }
    const saved = total > 0 ? (terms.networkValue * adopted) / total : 0;
    writer.chargePairs(segmentsOf(world, domain), inside, inside, -saved);
  }
  if (terms.complianceCost === 0) return;
  const compliant = suppliersWhere(world, domain, inside, (layer) => layer < layerCount - 1);
  const everybody = new Uint8Array(inside.length).fill(1);
  const costs = new Float64Array(compliant).map((yes) => yes * terms.complianceCost);
  writer.chargeSellers(costs, { jurisdictions: everybody }, true);
}

/** 1 for each supplier of a domain that works in a marked jurisdiction and passes by its layer. */
function suppliersWhere(
  { suppliers, plan }: World,
  domain: number,
  where: Uint8Array,
  layers: (layer: number) => boolean,
): Uint8Array {
  const marked = new Uint8Array(suppliers.count);
  for (let i = 0; i < marked.length; i++) {
    if (where[suppliers.jurisdiction[i]] === 0 || plan.domainOfSegment[suppliers.segment[i]] !== domain)
      continue;
    if (layers(suppliers.layer[i])) marked[i] = 1;
  }
  return marked;
}

/** Part of its research money that each tier may pool (assumption: a third less a tier). */
export const poolWeightOfTier = [0, 1 / 3, 2 / 3, 1] as const;

/**
 * Pooled research: of what a member pools, the part that others did too is done once. Members spend less,
 * and by the reinvested part of the saving the same money does more (Irwin and Klenow 1996,
 * 10.1016/0047-2727(95)01515-0: members of SEMATECH spent 9 % less on research).
 */
function poolResearch(world: World, domain: number, inside: Uint8Array, poolShare: number): void {
  const { alliances, settings } = world;
  if (poolShare === 0) return;
  const { poolDuplication, poolReinvested } = settings.parameters.alliances;
  const count = inside.length;
  const weights = Float64Array.from(inside, (_, j) => poolWeightOfTier[alliances.tier[domain * count + j]]);
  const research = researchOf(world, domain);
  const parallel = parallelShare(research, inside, weights);
  for (let j = 0; j < count; j++) {
    if (!inside[j]) continue;
    const saved = Math.min(0.9, poolShare * weights[j] * poolDuplication * parallel);
    const spending = 1 - (1 - poolReinvested) * saved;
    alliances.poolSpending[domain * count + j] = spending;
    alliances.poolEffect[domain * count + j] = spending / (1 - saved);
  }
}

/** Research money of each jurisdiction's suppliers of a domain at the start, million US dollars a tick. */
function researchOf({ suppliers, plan }: World, domain: number): Float64Array {
  const money = new Float64Array(plan.jurisdictionCodes.length);
  for (let i = 0; i < suppliers.count; i++) {
    const segment = suppliers.segment[i];
    if (plan.domainOfSegment[segment] === domain)
      money[suppliers.jurisdiction[i]] +=
        plan.researchIntensityOfSegment[segment] * suppliers.plannedOutput[i];
  }
  return money;
}
