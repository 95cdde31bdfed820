// The start of research: reference money of each cell, and levels on the path of MODEL.md 5.6 from the
// targets of a (domain, jurisdiction) table. Levels are shaped by the size that suppliers are made for:
// the luck of the first links is soon gone, and levels that had grown into it would fall back with it.

import { normalFrom } from '../../random/seed.ts';
import type { World } from '../world.ts';
import { calibrateLearning } from './calibrate-learning.ts';

/** Draws levels around `targetLevels` (ln, domain × jurisdiction) and calibrates arrivals to the path. */
export function startOnPath(world: World, targetLevels: Float64Array, stream: () => number): void {
  const { suppliers, plan, settings } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const deviation = settings.parameters.learning.levelDispersion;
  suppliers.revenue.set(suppliers.plannedOutput);
  referResearch(world);
  for (let i = 0; i < suppliers.count; i++) {
    const place = plan.domainOfSegment[suppliers.segment[i]] * jurisdictions + suppliers.jurisdiction[i];
    suppliers.technology[i] = targetLevels[place] + deviation * normalFrom(stream);
  }
  calibrateLearning(world, targetLevels);
  suppliers.revenue.set(suppliers.output);
  referResearch(world);
}

/**
 * ln of the reference research money of each cell: (mean of R^φ)^(1/φ) at the start, R at least what
 * fund-research leaves to a supplier without sales. Taken relative to the largest R, it goes smoothly to the
 * geometric mean as φ goes to 0, where R^φ is 1 to all digits; 0 for a cell without suppliers.
 */
export function referResearch(world: World): void {
  const { research, cells, settings } = world;
  const { revenue, plannedOutput } = world.suppliers;
  const { researchElasticity } = settings.parameters.learning;
  const publicShare = settings.parameters.nations.publicResearchShare;
  const logMoney = (i: number): number => {
    const money = (1 - publicShare) * revenue[i] + publicShare * plannedOutput[i];
    return Math.log(Math.max(money, 0.01 * plannedOutput[i] + 1e-9));
  };
  for (let cell = 0; cell < cells.count; cell++) {
    const from = cells.firstSupplierOfCell[cell];
    const to = cells.firstSupplierOfCell[cell + 1];
    let largest = -Infinity;
    for (let i = from; i < to; i++) largest = Math.max(largest, logMoney(i));
    let sum = 0;
    for (let i = from; i < to; i++) sum += meanTerm(researchElasticity, logMoney(i) - largest);
    const mean = sum / (to - from);
    const below = researchElasticity < leastElasticity ? mean : Math.log1p(mean) / researchElasticity;
    research.logReference[cell] = to > from ? largest + below : 0;
  }
}

/** Below it (e^(φd) − 1)/φ is d to all digits of a double, and φd loses digits of its own in the end. */
const leastElasticity = 1e-30;

/** e^(φd) − 1, or d itself for the geometric mean. */
function meanTerm(elasticity: number, distance: number): number {
  return elasticity < leastElasticity ? distance : Math.expm1(elasticity * distance);
}
