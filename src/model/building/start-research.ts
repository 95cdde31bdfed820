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

/** ln of the reference research money of each cell: (mean of R^φ)^(1/φ) at the start. */
export function referResearch(world: World): void {
  const { research, cells, settings } = world;
  const { revenue, plannedOutput } = world.suppliers;
  const { researchElasticity } = settings.parameters.learning;
  const publicShare = settings.parameters.nations.publicResearchShare;
  for (let cell = 0; cell < cells.count; cell++) {
    let sum = 0;
    const from = cells.firstSupplierOfCell[cell];
    const to = cells.firstSupplierOfCell[cell + 1];
    for (let i = from; i < to; i++) {
      const money = (1 - publicShare) * revenue[i] + publicShare * plannedOutput[i];
      sum += Math.max(0.01 * plannedOutput[i], money) ** researchElasticity;
    }
    research.logReference[cell] =
      researchElasticity > 0 ? Math.log(sum / (to - from) + 1e-12) / researchElasticity : 0;
  }
}
