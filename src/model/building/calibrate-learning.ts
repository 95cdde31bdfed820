// Start on the path (MODEL.md 5.6): a burn-in of the learning phase alone shapes the levels inside each
// cell while the mean of every (domain, jurisdiction) is held at the data's level; the arrival rate η0
// of each is then set so that the expected growth of mean ln A, (1/θ)·mean_i Σ_channels e^y, equals g_d.
// The rate is averaged over the second half of the burn-in, because one snapshot of few suppliers with
// heavy-tailed sources is a poor estimate of its own long-run mean. In large cells the burn-in shapes the
// first 24 suppliers, and the others take after them, so that building does not grow with the world.

import { beginStep } from '../phases/begin-learning.ts';
import { research } from '../phases/fund-research.ts';
import { measureTechnology } from '../phases/grow-nations.ts';
import { learn } from '../phases/learn.ts';
import { everybody } from '../work-space.ts';
import type { World } from '../world.ts';

/** Suppliers of a cell that the burn-in shapes; more did not change levels (numerical choice). */
const shapedPerCell = 24;

/** Runs the burn-in and fixes research.logArrival; levels end at the data's means. */
export function calibrateLearning(world: World, targetLevels: Float64Array): void {
  const { plan, settings, suppliers } = world;
  const { learning } = settings.parameters;
  const { logArrival, ideas } = world.research;
  const places = targetLevels.length;
  const jurisdictions = plan.jurisdictionCodes.length;
  world.step.peersPerCell = shapedPerCell;
  const counts = countByPlace(world);
  recentre(world, targetLevels);
  logArrival.fill(0);
  if (!learning.research) {
    world.step.peersPerCell = everybody;
    recentre(world, targetLevels);
    holdStart(world);
    return;
  }
  const ticks = Math.round(learning.burnInYears * settings.ticksPerYear);
  const tally = new Float64Array(places);
  const logMoney = logMoneyOf(world);
  const average = new Float64Array(places);
  let averaged = 0;
  for (let tick = 0; tick < Math.max(2, ticks); tick++) {
    tally.fill(0);
    measureSegments(world);
    learn(world, { tally, drawTick: burnInTick + tick, logMoney });
    const settled = tick >= ticks / 2;
    for (let place = 0; place < places; place++) {
      if (counts[place] === 0) continue;
      const wanted = wantedRate(world, Math.floor(place / jurisdictions));
      const rate = tally[place] / counts[place];
      // η0 is steered in the first half and held in the second, whose mean rate gives the last correction.
      if (!settled) logArrival[place] += (tick === 0 ? 1 : 4 / (tick + 4)) * Math.log(wanted / rate);
      else average[place] += rate;
    }
    if (settled) averaged++;
    recentre(world, targetLevels);
  }
  for (let place = 0; place < places; place++) {
    if (counts[place] > 0 && averaged > 0 && average[place] > 0) {
      const domain = Math.floor(place / jurisdictions);
      logArrival[place] += Math.log((wantedRate(world, domain) * averaged) / average[place]);
    }
  }
  ideas.fill(0);
  suppliers.gain.fill(0);
  world.step.peersPerCell = everybody;
  takeAfterShaped(world);
  recentre(world, targetLevels);
  holdStart(world);
}

/** ln of the research money of every supplier, which moves in the ticks of the run only. */
function logMoneyOf(world: World): Float64Array {
  beginStep(world);
  const { moneyOf } = research(world);
  const logMoney = new Float64Array(world.suppliers.count);
  eachPeer(world, (i) => {
    logMoney[i] = Math.log(moneyOf(i, placeOf(world, i)));
  });
  return logMoney;
}

/**
 * Levels of the suppliers that were not shaped: those of one that was, moved by what the difference in
 * size means for research money and so for the level (d ln A / d ln R = φ/θ at given sources).
 */
function takeAfterShaped(world: World): void {
  const { suppliers, cells, settings } = world;
  const { researchElasticity, tailExponent } = settings.parameters.learning;
  for (let cell = 0; cell < cells.count; cell++) {
    const first = cells.firstSupplierOfCell[cell];
    for (let i = first + shapedPerCell; i < cells.firstSupplierOfCell[cell + 1]; i++) {
      const model = first + ((i - first) % shapedPerCell);
      const size = Math.log(suppliers.plannedOutput[i] / suppliers.plannedOutput[model]);
      suppliers.technology[i] = suppliers.technology[model] + (researchElasticity / tailExponent) * size;
    }
  }
}

/** Calls `visit` for every supplier that can be met. */
function eachPeer(world: World, visit: (supplier: number) => void): void {
  const { cells, step } = world;
  for (let cell = 0; cell < cells.count; cell++) {
    const first = cells.firstSupplierOfCell[cell];
    const last = Math.min(cells.firstSupplierOfCell[cell + 1], first + step.peersPerCell);
    for (let i = first; i < last; i++) visit(i);
  }
}

/** Draws of the burn-in have ticks of their own, far above any horizon. */
const burnInTick = 0x40000000;

/** Accepted ideas per supplier and tick that give growth g_d: each adds 1/θ to ln A on average. */
function wantedRate(world: World, domain: number): number {
  const { plan, settings } = world;
  const growth = Math.max(1e-6, plan.technologyGrowthPerYear[domain]);
  return settings.parameters.learning.tailExponent * growth * settings.tickYears;
}

function countByPlace(world: World): Float64Array {
  const { plan } = world;
  const counts = new Float64Array(plan.domainNames.length * plan.jurisdictionCodes.length);
  eachPeer(world, (i) => counts[placeOf(world, i)]++);
  return counts;
}

function placeOf(world: World, supplier: number): number {
  const { suppliers, plan } = world;
  const domain = plan.domainOfSegment[suppliers.segment[supplier]];
  return domain * plan.jurisdictionCodes.length + suppliers.jurisdiction[supplier];
}

/** Shifts levels of each (domain, jurisdiction) so that their output-weighted mean is the target. */
function recentre(world: World, targetLevels: Float64Array): void {
  const { suppliers } = world;
  const means = new Float64Array(targetLevels.length);
  const weights = new Float64Array(targetLevels.length);
  eachPeer(world, (i) => {
    const place = placeOf(world, i);
    const weight = suppliers.plannedOutput[i];
    means[place] += weight * suppliers.technology[i];
    weights[place] += weight;
  });
  eachPeer(world, (i) => {
    const place = placeOf(world, i);
    suppliers.technology[i] += targetLevels[place] - means[place] / weights[place];
  });
}

function measureSegments(world: World): void {
  const { suppliers, research } = world;
  const counts = new Float64Array(research.startMeanOfSegment.length);
  research.startMeanOfSegment.fill(0);
  eachPeer(world, (i) => {
    research.startMeanOfSegment[suppliers.segment[i]] += suppliers.technology[i];
    counts[suppliers.segment[i]]++;
  });
  for (let s = 0; s < counts.length; s++) if (counts[s] > 0) research.startMeanOfSegment[s] /= counts[s];
}

/** Takes the present levels for those of the start. */
export function holdStart(world: World): void {
  const { suppliers, nations } = world;
  measureSegments(world);
  suppliers.startTechnology.set(suppliers.technology);
  suppliers.progress.fill(1);
  measureTechnology(world);
  nations.startTechnology.set(nations.technology);
}
