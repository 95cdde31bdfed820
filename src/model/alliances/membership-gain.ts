// What a jurisdiction gains by being in an alliance rather than outside, million dollars a year (MODEL.md
// 5.8): access gain + standard + pooled research − compliance − trade lost with outsiders − autonomy + the
// penalty tariff's kernel α t − β t² (Nordhaus 2015, 10.1257/aer.15000001). Trade at start values; the
// surplus lost with trade of value v is v/θ_p (Arkolakis, Costinot, Rodríguez-Clare 2012,
// 10.1257/aer.102.1.94: welfare falls by the share of home spending to the power 1/θ).

import type { AllianceTerms } from './alliance-rules.ts';

/** A domain as its alliance sees it; money in million US dollars a year at the start. */
export interface ClubTrade {
  /** (seller × buyer) value of goods; home trade on the diagonal is not read. */
  readonly sales: Float64Array;
  /** Everything that the suppliers of each jurisdiction sell, home included. */
  readonly turnover: Float64Array;
  /** Research money of each jurisdiction's suppliers. */
  readonly research: Float64Array;
}

/** What decides besides trade and terms. */
export interface ClubRules {
  readonly terms: AllianceTerms;
  /** θ_p, above 0. */
  readonly priceElasticity: number;
  /** Part of pooled work that members used to do side by side, 0..1. */
  readonly duplication: number;
  /** Part of a jurisdiction's money that its tier lets it pool, 0..1. */
  readonly poolWeight: ArrayLike<number>;
  /** Value of its own rules, share of turnover. */
  readonly autonomy: ArrayLike<number>;
  readonly tariffAlpha: number;
  readonly tariffBeta: number;
}

/** Gain of j from being in, the other members as given; `members[j]` is not read. */
export function membershipGain(trade: ClubTrade, rules: ClubRules, members: Uint8Array, j: number): number {
  const { terms, priceElasticity, tariffAlpha, tariffBeta } = rules;
  const count = members.length;
  let bought = 0;
  let sold = 0;
  let boughtOutside = 0;
  let turnoverInside = trade.turnover[j];
  let turnover = 0;
  for (let k = 0; k < count; k++) {
    turnover += trade.turnover[k];
    if (k === j) continue;
    if (members[k]) {
      bought += trade.sales[k * count + j];
      sold += trade.sales[j * count + k];
      turnoverInside += trade.turnover[k];
    } else boughtOutside += trade.sales[k * count + j];
  }
  const t = terms.penaltyTariff;
  const closed = 1 - terms.goodsAccess;
  const adopted = turnover > 0 ? turnoverInside / turnover : 0;
  return (
    (closed / priceElasticity) * (sold - boughtOutside) +
    terms.adaptationCost * (bought - boughtOutside) +
    terms.networkValue * adopted * bought +
    poolGain(trade, rules, members, j) -
    (terms.complianceCost + rules.autonomy[j]) * trade.turnover[j] +
    (tariffAlpha * t - tariffBeta * t * t) * boughtOutside +
    tariffAlpha * t * sold
  );
}

/** Research money that j no longer spends on what another member does too. */
function poolGain(trade: ClubTrade, rules: ClubRules, members: Uint8Array, j: number): number {
  if (rules.terms.poolShare === 0) return 0;
  const inside = Uint8Array.from(members);
  inside[j] = 1;
  const parallel = parallelShare(trade.research, inside, rules.poolWeight);
  return rules.terms.poolShare * rules.poolWeight[j] * rules.duplication * parallel * trade.research[j];
}

/** 1 − 1/n, n the number of equal laboratories that the members' pooled research amounts to (inverse Herfindahl). */
export function parallelShare(
  research: Float64Array,
  members: Uint8Array,
  poolWeight: ArrayLike<number>,
): number {
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < members.length; k++) {
    if (!members[k]) continue;
    const pooled = research[k] * poolWeight[k];
    sum += pooled;
    squares += pooled * pooled;
  }
  return sum > 0 ? 1 - squares / (sum * sum) : 0;
}
