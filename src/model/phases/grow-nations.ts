// Phase 12, grow nations (MODEL.md 5.7): d ln Y* = n_j + Σ_d ω_d · d ln Ā_jd, and Y = Y* (1 − Σ_d d_d ·
// unfilled share): shortage lowers the level of GDP, technology its growth. Final demand and public
// research follow Y, which closes the loop strength → research → technology → strength.
// Reads: technology, needs.unmet. Writes: nations. Draws: nothing.

import { inBlocks } from '../of-world.ts';
import type { World } from '../world.ts';

export function growNations(world: World): void {
  const { nations, plan, settings } = world;
  const { growth, outputLoss, technologyElasticity } = settings.parameters.nations;
  measureUnfilled(world);
  const domains = plan.domainNames.length;
  const jurisdictions = plan.jurisdictionCodes.length;
  measureTechnology(world);
  const years = (world.tick + 1) * settings.tickYears;
  let domainShare = 0;
  for (let d = 0; d < domains; d++) domainShare += plan.gdpShareOfDomain[d];
  for (let j = 0; j < jurisdictions; j++) {
    if (growth) {
      let path = plan.growthPerYear[j] * years;
      let actual = path;
      for (let d = 0; d < domains; d++) {
        const weight = technologyElasticity * plan.gdpElasticityOfDomain[d];
        const place = d * jurisdictions + j;
        path += weight * plan.technologyGrowthPerYear[d] * years;
        actual += weight * (nations.technology[place] - nations.startTechnology[place]);
      }
      nations.pathLogGdp[j] = Math.log(plan.startGdp[j]) + path;
      nations.logGdp[j] = Math.log(plan.startGdp[j]) + actual;
      nations.strength[j] = Math.exp(nations.logGdp[j] - nations.pathLogGdp[j]);
    }
    const loss = outputLoss ? domainShare * nations.unfilledShare[j] : 0;
    nations.gdp[j] = Math.exp(nations.logGdp[j]) * (1 - loss);
  }
}

/** Share of the value of final demand that stayed unfilled, per jurisdiction. */
function measureUnfilled(world: World): void {
  const { nations, suppliers, endUsers, needs, step } = world;
  const wanted = step.wantedOfJurisdiction.fill(0);
  nations.unfilledShare.fill(0);
  for (let user = 0; user < endUsers.count; user++) {
    const need = suppliers.firstNeed[suppliers.count + user];
    const place = endUsers.jurisdiction[user];
    wanted[place] += (needs.received[need] + needs.unmet[need]) * needs.price[need];
    nations.unfilledShare[place] += needs.unmet[need] * needs.price[need];
  }
  for (let j = 0; j < wanted.length; j++) if (wanted[j] > 0) nations.unfilledShare[j] /= wanted[j];
}

/**
 * Planned-output weighted mean of ln A by (domain × jurisdiction). Where a jurisdiction has no supplier of a
 * domain it uses what the world makes: the mean over the domain.
 */
export function measureTechnology(world: World): void {
  const { nations, plan, step } = world;
  const jurisdictions = plan.jurisdictionCodes.length;
  const weight = step.weightOfPlace.fill(0);
  const sum = nations.technology.fill(0);
  sumTechnology(world);
  for (let d = 0; d < plan.domainNames.length; d++) {
    let worldWeight = 0;
    let worldSum = 0;
    for (let place = d * jurisdictions; place < (d + 1) * jurisdictions; place++) {
      worldWeight += weight[place];
      worldSum += sum[place];
    }
    const mean = worldWeight > 0 ? worldSum / worldWeight : 0;
    for (let place = d * jurisdictions; place < (d + 1) * jurisdictions; place++) {
      sum[place] = weight[place] > 0 ? sum[place] / weight[place] : mean;
    }
  }
}

/** Adds up levels by (domain × jurisdiction), with their weights. */
const sumTechnology = inBlocks(
  ({ suppliers }) => suppliers.count,
  (world) => (from, to) => {
    const { plan, suppliers, nations, step } = world;
    const { domainOfSegment } = plan;
    const { segment, jurisdiction, plannedOutput, technology } = suppliers;
    const jurisdictions = plan.jurisdictionCodes.length;
    const { weightOfPlace } = step;
    const sum = nations.technology;
    for (let i = from; i < to; i++) {
      const place = domainOfSegment[segment[i]] * jurisdictions + jurisdiction[i];
      weightOfPlace[place] += plannedOutput[i];
      sum[place] += plannedOutput[i] * technology[i];
    }
  },
);
