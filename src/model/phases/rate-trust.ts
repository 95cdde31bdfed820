// Phase 2, rate trust: T_j = Σ w_k c_jk / Σ w_k over the ten criteria, T_i = T_owner + conduct, layers
// by four thresholds with hysteresis (MODEL.md 5.1, Tang 2021: ten trust criteria). Yearly, and when rules
// about trust or an owner changed; a listing is a veto to the bottom layer and ends with the listing.
// Reads: criteria, rules (scoreShift, scoreFloor, veto, ideology), memberships.
// Writes: nations.score, nations.layer, suppliers.layer, changes. Draws: nothing.

import { markMembers } from '../alliances/members-of.ts';
import { layerCount } from '../flow-rules.ts';
import type { World } from '../world.ts';

/** Criteria (by index) that are political; the others are of conduct and security. */
const politicalCriteria = [0, 1, 2, 5, 8];

/** Rates everybody; `first` places suppliers without hysteresis. */
export function rateTrust(world: World, first = false): void {
  const { settings, tick, changes } = world;
  if (!first && !changes.trust && tick % settings.ticksPerYear !== 0) return;
  if (!first) changes.trust = false;
  scoreJurisdictions(world);
  const { trust } = settings.parameters;
  const { suppliers, nations } = world;
  const hysteresis = first ? 0 : trust.hysteresis;
  let moved = false;
  for (let j = 0; j < nations.layer.length; j++) {
    const layer = layerFor(nations.score[j], nations.layer[j], settings.trustThresholds, hysteresis);
    if (layer !== nations.layer[j]) moved = true;
    nations.layer[j] = layer;
    if (first) nations.startLayer[j] = layer;
  }
  for (let i = 0; i < suppliers.count; i++) {
    if (rateSupplier(world, i, hysteresis)) moved = true;
    if (first) suppliers.startLayer[i] = suppliers.layer[i];
  }
  if (!moved) return;
  world.rulesChanged = true;
  world.changes.goods.fill(1);
  world.changes.access.fill(1);
  world.changes.any = true;
}

/** Rates one supplier by the scores as they stand; true when its layer changed. */
export function rateSupplier(world: World, i: number, hysteresis: number): boolean {
  const { suppliers, nations, plan, rules, settings } = world;
  const owner = suppliers.owner[i];
  const score = plan.raters[owner] ? 1 : nations.score[owner] + suppliers.conduct[i];
  const listed = rules.veto.values[i] > 0;
  // A layer held by veto says nothing about the score, so it carries no hysteresis when it ends.
  const held = suppliers.wasListed[i] ? 0 : hysteresis;
  const layer = listed ? layerCount - 1 : layerFor(score, suppliers.layer[i], settings.trustThresholds, held);
  suppliers.wasListed[i] = listed ? 1 : 0;
  const moved = layer !== suppliers.layer[i];
  suppliers.layer[i] = layer;
  return moved;
}

function scoreJurisdictions(world: World): void {
  const { plan, rules, nations, settings } = world;
  const { trust } = settings.parameters;
  const tilt = clamp(trust.ideologyWeight + rules.ideologyWeight.values[0], -1, 1);
  const amplitude = trust.ideologyAmplitude + rules.ideologyAmplitude.values[0];
  const count = nations.score.length;
  let mean = 0;
  for (let j = 0; j < count; j++) {
    let score = 0;
    let weights = 0;
    for (let k = 0; k < 10; k++) {
      const weight = politicalCriteria.includes(k) ? 1 + tilt : 1 - tilt;
      score += weight * plan.criteria[j * 10 + k];
      weights += weight;
    }
    nations.score[j] = score / weights;
    mean += nations.score[j] / count;
  }
  const recognised = recognisedJurisdictions(world, trust.recognitionArrangements);
  for (let j = 0; j < count; j++) {
    let score = nations.score[j];
    if (amplitude !== 0) score = mean + (score - mean) * (1 + amplitude);
    if (recognised[j]) score = Math.max(score + trust.recognitionBonus, trust.recognitionFloor);
    score = Math.max(score + rules.scoreShift.values[j], rules.scoreFloor.values[j]);
    nations.score[j] = plan.raters[j] ? 1 : clamp(score, 0, 1);
  }
}

function recognisedJurisdictions(world: World, arrangements: readonly string[]): Uint8Array {
  const { plan } = world;
  const marked = new Uint8Array(plan.jurisdictionCodes.length);
  for (const name of arrangements) markMembers(world, name, marked);
  return marked;
}

/** The layer of a score; the present layer is kept until a threshold is passed by the hysteresis. */
export function layerFor(
  score: number,
  present: number,
  thresholds: readonly number[],
  hysteresis: number,
): number {
  let layer = present;
  while (layer > 0 && score >= thresholds[layer - 1] + hysteresis) layer--;
  while (layer < layerCount - 1 && score < thresholds[layer] - hysteresis) layer++;
  return layer;
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
