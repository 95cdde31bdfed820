// The start of phase 11: what all suppliers share in a tick of learning. Highest levels and means of
// segments bound what any source could teach; arrivals have the trend θ(1 − β)·g·t that a growing front
// needs (MODEL.md 5.6); research money may follow own technology relative to the front (5.7).
// Reads: technology, nations, calendar. Writes: step. Draws: nothing.

import { ofWorld } from '../of-world.ts';
import type { World } from '../world.ts';

/** Fills the work space of a tick of learning. */
export const beginStep = ofWorld((world) => (): void => {
  const { plan, suppliers, settings, research, cells, step, tick } = world;
  const { learning } = settings.parameters;
  const years = Math.max(0, tick) * settings.tickYears;
  const segments = plan.segmentNames.length;
  step.bestAdvantage = -Infinity;
  for (let d = 0; d < plan.domainNames.length; d++) {
    const growth = plan.technologyGrowthPerYear[d] * years;
    step.trendOfDomain[d] = learning.tailExponent * (1 - learning.diffusion) * growth;
  }
  for (let s = 0; s < segments; s++) {
    const growth = plan.technologyGrowthPerYear[plan.domainOfSegment[s]] * years;
    step.meanOfSegment[s] = research.startMeanOfSegment[s] + growth;
    let best = -Infinity;
    const last = cells.firstSupplierOfCell[cells.firstCellOfSegment[s + 1]];
    for (let i = cells.firstSupplierOfCell[cells.firstCellOfSegment[s]]; i < last; i++) {
      if (suppliers.technology[i] > best) best = suppliers.technology[i];
    }
    step.bestOfSegment[s] = best;
    step.bestAdvantage = Math.max(step.bestAdvantage, best - step.meanOfSegment[s]);
  }
  if (settings.parameters.nations.moneyElasticity !== 0) followStrength(world);
  step.logTime = Math.log(settings.tickYears / learning.drawsPerTick);
  step.year = Math.floor(years);
  step.yearPart = years - step.year;
  followPath(world);
});

/** Sales on the start path, which research money is relative to: one exponential a cell instead of one a supplier. */
const followPath = ofWorld((world) => (): void => {
  const { step, research, cells } = world;
  for (let cell = 0; cell < cells.count; cell++) {
    const from = research.logPathRevenue[step.year * cells.count + cell];
    const to = research.logPathRevenue[(step.year + 1) * cells.count + cell];
    step.sharePerSales[cell] = Math.exp(-(from + step.yearPart * (to - from)));
  }
});

/** Research money by own technology relative to the front of the domain (ε of MODEL.md 5.7). */
function followStrength(world: World): void {
  const { plan, nations, step, settings } = world;
  const places = plan.jurisdictionCodes.length;
  for (let d = 0; d < plan.domainNames.length; d++) {
    let front = -Infinity;
    let startFront = -Infinity;
    for (let place = d * places; place < (d + 1) * places; place++) {
      front = Math.max(front, nations.technology[place]);
      startFront = Math.max(startFront, nations.startTechnology[place]);
    }
    for (let place = d * places; place < (d + 1) * places; place++) {
      const lead = nations.technology[place] - front - (nations.startTechnology[place] - startFront);
      step.logMoneyOfPlace[place] = settings.parameters.nations.moneyElasticity * lead;
    }
  }
}
