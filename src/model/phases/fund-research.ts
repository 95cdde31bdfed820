// Research money and what it does to the arrival of ideas (MODEL.md 5.6): η = η0 · (R/R_ref)^φ, with R
// made of sales (raised by ψ × the share lost to barriers and shortage: induced innovation), public
// money that follows national strength, and funds that policies write, as far as capital is within reach;
// data and researchers within reach move η as well (screen-access). Everything is relative to the
// start path, so that on the path the factor averages 1 and a policy is seen against a flat line.
// Reads: revenue, lostSales, fill, rules, access, nations. Writes: nothing. Draws: nothing.

import { layerCount } from '../flow-rules.ts';
import { perWorld } from '../of-world.ts';

/** Research of the suppliers of one world. */
export const research = perWorld((world) => {
  /**
   * ln of the arrival rate of a supplier's ideas for one draw, with ln of its research money (moneyOf), in which it
   * rises; `place` is (domain × jurisdiction).
   */
  function rateOf(supplier: number, place: number, logMoney: number): number {
    const { research, rules, settings, plan, suppliers, access, step } = world;
    const { researchElasticity } = settings.parameters.learning;
    const domain = plan.domainOfSegment[suppliers.segment[supplier]];
    const cell = suppliers.cell[supplier];
    let rate = research.logArrival[place] + step.trendOfDomain[domain] + step.logTime;
    rate += access.logData[supplier] + access.logTalent[cell];
    if (rules.arrivalFactor.written) rate += Math.log(rules.arrivalFactor.values[place]);
    if (researchElasticity > 0) {
      const money = logMoney + step.logMoneyOfPlace[place];
      rate += researchElasticity * (money - research.logReference[cell]);
    }
    return rate;
  }

  /** Research money in units of start revenue on the start path; always above 0. */
  function moneyOf(supplier: number, place: number): number {
    const { rules, settings, suppliers, nations, step } = world;
    const { inducedInnovation } = settings.parameters.learning;
    const publicShare = settings.parameters.nations.publicResearchShare;
    const revenue = suppliers.revenue[supplier];
    const fill = suppliers.fill[supplier];
    const lost =
      suppliers.lostSales[supplier] + (fill < 1 ? (revenue * (1 - fill)) / Math.max(fill, 0.05) : 0);
    const shortfall = lost > 0 ? lost / (revenue + lost) : 0;
    const privateMoney =
      revenue * step.sharePerSales[suppliers.cell[supplier]] * (1 + inducedInnovation * shortfall);
    const strength = nations.strength[suppliers.jurisdiction[supplier]];
    const start = suppliers.plannedOutput[supplier];
    const money =
      (1 - publicShare) * privateMoney +
      (publicShare * strength + rules.publicResearch.values[place]) * start;
    // A firm without sales keeps a hundredth of its start budget: research teams outlive a bad month.
    const spent = Math.max(money, 0.01 * start + 1e-9) * world.access.capital[supplier];
    const pooled = world.alliances.poolEffect[place];
    // Suppliers in the bottom layer take no part in their jurisdiction's alliances.
    return pooled === 1 || suppliers.layer[supplier] === layerCount - 1 ? spent : spent * pooled;
  }

  return { rateOf, moneyOf };
});
