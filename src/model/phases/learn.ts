// Phase 11, do research and learn (MODEL.md 5.6; Buera and Oberfield 2020, 10.3982/ECTA14044). Each tick
// a supplier meets one source in each of three channels: a peer at home, one of its suppliers, a peer
// abroad. With source level x, E ~ Exp(1) keyed and y = θ(β ln x − ln A) + ln(η π a Δt), the best idea
// is better than A exactly when E < e^y, and then ln A rises by (y − ln E)/θ. Since 1 − u ≤ E for
// E = −ln u, most ideas are rejected by one comparison with an upper bound over all sources.
// Reads: technology, revenue, rules, links. Writes: technology, progress, lostSales, research.ideas.
// Draws: idea, insightIdea (supplier, number of the draw), source, insightSource, parent.

import { ofWorld } from '../of-world.ts';
import { expAbove, openLogAbove } from '../quick-bounds.ts';
import type { ArrivalTally } from '../work-space.ts';
import { beginStep } from './begin-learning.ts';
import { research } from './fund-research.ts';
import { knowledgeOf, sources } from './meet-sources.ts';

/** What the burn-in adds: a tally of arrival rates, draws of a tick of its own, and ln of money that does not change. */
export interface BurnIn {
  readonly tally: ArrivalTally;
  readonly drawTick: number;
  readonly logMoney: Float64Array;
}

/** One tick of learning for everybody. */
export const learn = ofWorld((world) => {
  const { moneyOf, rateOf } = research(world);
  const { meetPeerAtHome, meetPeerAbroad, meetSupplier } = sources(world);
  const logAbove = openLogAbove();

  function learnAll(burnIn?: BurnIn): void {
    const { settings, plan, draws, tick } = world;
    const { learning } = settings.parameters;
    if (!learning.research || learning.law !== 'ideas') return;
    for (const decision of [draws.idea, draws.insightIdea, draws.source, draws.insightSource, draws.parent])
      decision.at(burnIn?.drawTick ?? tick);
    beginStep(world);
    for (let segment = 0; segment < plan.segmentNames.length; segment++) {
      if (!burnIn) boundIdeas(segment);
      learnInSegment(segment, burnIn);
    }
    if (learning.obsolescence > 0) age(world);
    adopt(world);
    if (settings.inducedFade > 0 && !burnIn) forgetLostSales(world);
  }

  /** What no idea of a supplier arrives more often than, from any source: an upper bound that most ideas fail. */
  function boundIdeas(segment: number): void {
    const { suppliers, cells, plan, step, settings } = world;
    const { technology, jurisdiction, alive } = suppliers;
    const { firstSupplierOfCell, firstCellOfSegment } = cells;
    const { mostIdeas } = step;
    const { tailExponent, diffusion, absorptionSlope } = settings.parameters.learning;
    const places = plan.domainOfSegment[segment] * plan.jurisdictionCodes.length;
    const best = Math.max(step.bestOfSegment[segment], step.bestAdvantage + step.meanOfSegment[segment]);
    const last = firstSupplierOfCell[firstCellOfSegment[segment + 1]];
    for (let i = firstSupplierOfCell[firstCellOfSegment[segment]]; i < last; i++) {
      const place = places + jurisdiction[i];
      const most = reachOf(best, technology[i], tailExponent, diffusion, absorptionSlope);
      mostIdeas[i] = alive[i] * expAbove(rateOf(i, place, logAbove(moneyOf(i, place))) + most);
    }
  }

  function learnInSegment(segment: number, burnIn: BurnIn | undefined): void {
    const { suppliers, cells, plan, step, draws, settings, needs } = world;
    const { key } = suppliers;
    const { firstSupplierOfCell, firstCellOfSegment, jurisdictionOfCell } = cells;
    const { mostIdeas } = step;
    const { tally, logMoney } = burnIn ?? {};
    const { idea, insightIdea } = draws;
    const { drawsPerTick, insightShare } = settings.parameters.learning;
    const places = plan.domainOfSegment[segment] * plan.jurisdictionCodes.length;
    // Where nobody buys anything the contacts stand for every way to learn.
    const insight = needs.count > 0 ? insightShare : 0;
    const lastCell = firstCellOfSegment[segment + 1];
    for (let cell = firstCellOfSegment[segment]; cell < lastCell; cell++) {
      const place = jurisdictionOfCell[cell];
      const home = (1 - insight) * plan.ownContactShare[place];
      const away = (1 - insight) * plan.foreignContactShare[place];
      const first = firstSupplierOfCell[cell];
      const last = Math.min(firstSupplierOfCell[cell + 1], first + step.peersPerCell);
      for (let i = first; i < last; i++) {
        const bound = tally ? Infinity : mostIdeas[i];
        for (let draw = 0; draw < drawsPerTick; draw++) {
          const homeLuck = idea.uniform(key[i], draw);
          const foreignLuck = idea.second();
          const insightLuck = insightIdea.uniform(key[i], draw);
          const atHome = 1 - homeLuck < bound * home;
          const abroad = 1 - foreignLuck < bound * away;
          const fromSupplier = 1 - insightLuck < bound * insight;
          if (!atHome && !abroad && !fromSupplier) continue;
          const money = logMoney === undefined ? Math.log(moneyOf(i, places + place)) : logMoney[i];
          const logRate = rateOf(i, places + place, money);
          if (atHome) meetPeerAtHome(i, draw, logRate, homeLuck, home, tally);
          if (abroad) meetPeerAbroad(i, draw, logRate, foreignLuck, away, tally);
          if (fromSupplier) meetSupplier(i, draw, logRate, insightLuck, insight, tally);
        }
      }
    }
  }

  return learnAll;
});

/** Sales lost to barriers call for extra research for a time (MODEL.md 5.6, induced innovation). */
const forgetLostSales = ofWorld((world) => (): void => {
  const { suppliers, settings } = world;
  const { lostSales, count } = suppliers;
  for (let i = 0; i < count; i++) lostSales[i] -= settings.inducedFade * lostSales[i];
});

/** θ(β ln x − ln A) + ln a, at the source level x ≤ best that makes it largest. */
function reachOf(best: number, own: number, theta: number, beta: number, chi: number): number {
  const source = chi > 1 && best > own ? own : best;
  return knowledgeOf(source, own, theta, beta, chi);
}

/** Levels fall by the obsolescence rate before the tick's ideas are adopted. */
const age = ofWorld((world) => (): void => {
  const { suppliers, settings } = world;
  const lost = settings.parameters.learning.obsolescence * settings.tickYears;
  for (let i = 0; i < suppliers.count; i++) suppliers.technology[i] -= lost;
});

/** All ideas of a tick are adopted together, so that nobody learns from this tick's news. */
const adopt = ofWorld((world) => (): void => {
  const { suppliers, research, settings } = world;
  const { gain, technology, startTechnology, progress } = suppliers;
  const ages = settings.parameters.learning.obsolescence > 0;
  for (let i = 0; i < suppliers.count; i++) {
    if (gain[i] > 0) {
      technology[i] += gain[i];
      research.ideas[i]++;
      gain[i] = 0;
    } else if (!ages) continue;
    progress[i] = Math.exp(technology[i] - startTechnology[i]);
  }
});
