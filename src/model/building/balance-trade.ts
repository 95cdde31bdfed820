// Who buys from where at the start: shares P(seller jurisdiction | buyer jurisdiction, segment) that fit
// both the supply shares of the tables and the trade affinities (home bias, observed structure), by
// biproportional scaling (Deming and Stephan 1940). P / supply share is the h_jks of MODEL.md 5.5.

import type { WorldTables } from '../world-tables.ts';
import type { Placement } from './place-suppliers.ts';

/**
 * Services are bought at home (mobile service, construction, power): one affinity for all goods cannot
 * say so. With 50 about nine tenths are (assumption); cloud computing is traded like goods.
 */
const serviceHomeBias = 50;

export interface TradeShares {
  /** Start of (segment × buyer jurisdiction) in the tables below; its length is the segment's cells. */
  readonly start: Uint32Array;
  /** P of each cell of the segment, in the order of cells; sums to 1 in a row. */
  readonly share: Float64Array;
  /** Final demand at start prices, million US dollars a year, (segment × jurisdiction). */
  readonly finalDemand: Float64Array;
  /** World output of each segment, million US dollars a year. */
  readonly outputOfSegment: Float64Array;
}

/** Solves outputs by segment and balances purchases; deterministic. */
export function balanceTrade(tables: WorldTables, placement: Placement): TradeShares {
  const segments = tables.segments.length;
  const jurisdictions = tables.jurisdictions.length;
  const inputs = inputMatrix(tables);
  const finalDemand = new Float64Array(segments * jurisdictions);
  for (const [s, row] of tables.segments.entries()) {
    const domain = tables.domains.find((entry) => entry.domain === row.domain);
    for (const [j, place] of tables.jurisdictions.entries()) {
      finalDemand[s * jurisdictions + j] =
        (place.gdpUsd / 1e6) * (domain?.gdpShare ?? 0) * row.finalDemandShare;
    }
  }
  const final = Float64Array.from({ length: segments }, (_, s) =>
    finalDemand.subarray(s * jurisdictions, (s + 1) * jurisdictions).reduce((a, b) => a + b, 0),
  );
  const outputOfSegment = solveOutputs(inputs, final);
  const affinity = new Float64Array(jurisdictions * jurisdictions).fill(1);
  const index = new Map(tables.jurisdictions.map((row, j) => [row.code, j]));
  for (const row of tables.tradeAffinities) {
    affinity[(index.get(row.buyer) as number) * jurisdictions + (index.get(row.seller) as number)] =
      row.affinity;
  }
  const start = new Uint32Array(segments * jurisdictions + 1);
  for (let s = 0; s < segments; s++) {
    const cells = placement.firstCellOfSegment[s + 1] - placement.firstCellOfSegment[s];
    for (let j = 0; j < jurisdictions; j++)
      start[s * jurisdictions + j + 1] = start[s * jurisdictions + j] + cells;
  }
  const share = new Float64Array(start[segments * jurisdictions]);
  const demand = purchases(placement, inputs, finalDemand, outputOfSegment, jurisdictions);
  for (const [s, row] of tables.segments.entries()) {
    const homeBias = row.stage === 'services' && row.segment !== 'ai.cloud' ? serviceHomeBias : 1;
    balanceSegment(s, placement, affinity, homeBias, demand, start, share, jurisdictions);
  }
  return { start, share, finalDemand, outputOfSegment };
}

/** a_qs as (segment × input segment). */
export function inputMatrix(tables: WorldTables): Float64Array {
  const segments = tables.segments.length;
  const index = new Map(tables.segments.map((row, s) => [row.segment, s]));
  const matrix = new Float64Array(segments * segments);
  for (const row of tables.inputs) {
    matrix[(index.get(row.segment) as number) * segments + (index.get(row.input) as number)] += row.share;
  }
  return matrix;
}

/** x = f + Aᵀx by repeated substitution: exact after as many rounds as the chain has stages. */
export function solveOutputs(inputs: Float64Array, final: Float64Array): Float64Array {
  const segments = final.length;
  let output = Float64Array.from(final);
  for (let round = 0; round < 200; round++) {
    const next = Float64Array.from(final);
    for (let s = 0; s < segments; s++) {
      for (let q = 0; q < segments; q++) next[q] += inputs[s * segments + q] * output[s];
    }
    const moved = next.some((value, q) => Math.abs(value - output[q]) > 1e-14 * (1 + value));
    output = next;
    if (!moved) break;
  }
  return output;
}

/** Purchases of each segment by jurisdiction: final demand and inputs of the suppliers placed there. */
export function purchases(
  placement: Placement,
  inputs: Float64Array,
  finalDemand: Float64Array,
  outputOfSegment: Float64Array,
  jurisdictions: number,
): Float64Array {
  const segments = outputOfSegment.length;
  const demand = Float64Array.from(finalDemand);
  for (let cell = 0; cell < placement.segmentOfCell.length; cell++) {
    const s = placement.segmentOfCell[cell];
    const output = placement.shareOfCell[cell] * outputOfSegment[s];
    for (let q = 0; q < segments; q++) {
      demand[q * jurisdictions + placement.jurisdictionOfCell[cell]] += inputs[s * segments + q] * output;
    }
  }
  return demand;
}

function balanceSegment(
  segment: number,
  placement: Placement,
  affinity: Float64Array,
  homeBias: number,
  demand: Float64Array,
  start: Uint32Array,
  share: Float64Array,
  jurisdictions: number,
): void {
  const firstCell = placement.firstCellOfSegment[segment];
  const cells = placement.firstCellOfSegment[segment + 1] - firstCell;
  let total = 0;
  for (let j = 0; j < jurisdictions; j++) total += demand[segment * jurisdictions + j];
  const scale = new Float64Array(cells).fill(1);
  const sold = new Float64Array(cells);
  const kernel = new Float64Array(jurisdictions * cells);
  for (let j = 0; j < jurisdictions; j++) {
    for (let c = 0; c < cells; c++) {
      const seller = placement.jurisdictionOfCell[firstCell + c];
      const bias = affinity[j * jurisdictions + seller] * (seller === j ? homeBias : 1);
      kernel[j * cells + c] = bias * placement.shareOfCell[firstCell + c];
    }
  }
  for (let round = 0; round < 300; round++) {
    sold.fill(0);
    for (let j = 0; j < jurisdictions; j++) {
      const at = start[segment * jurisdictions + j];
      let row = 0;
      for (let c = 0; c < cells; c++) {
        const wanted = kernel[j * cells + c] * scale[c];
        share[at + c] = wanted;
        row += wanted;
      }
      // Jurisdictions that buy nothing now still get a row, so that they can buy later.
      const part = total > 0 ? demand[segment * jurisdictions + j] / total : 0;
      for (let c = 0; c < cells; c++) {
        const bought = share[at + c] / row;
        share[at + c] = bought;
        sold[c] += part * bought;
      }
    }
    let worst = 0;
    for (let c = 0; c < cells; c++) {
      const ratio = sold[c] > 0 ? placement.shareOfCell[firstCell + c] / sold[c] : 1;
      scale[c] *= ratio;
      worst = Math.max(worst, Math.abs(ratio - 1));
    }
    if (worst < 1e-9 || total === 0) break;
  }
}
