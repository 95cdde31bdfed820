// The start path of revenue by cell: what each cell would sell if technology grew at g_d everywhere,
// GDP at n_j + Σ ω g, market shares stayed and nobody wrote a rule. Research money is read relative to
// it (MODEL.md 5.6), so that growth alone moves no arrival of ideas. Prices follow the calibrated-share
// form, P_s = [(1 − Σa) + Σ a P_q] / e^{g t}, so input shares of value drift as they do in the model.

import { solveOutputs, type TradeShares } from './balance-trade.ts';
import type { Placement } from './place-suppliers.ts';

export interface RevenuePathInput {
  readonly placement: Placement;
  readonly trade: TradeShares;
  readonly inputs: Float64Array;
  readonly growthOfSegment: Float64Array;
  /** Growth of GDP a year by jurisdiction on the path, technology included. */
  readonly growthOfJurisdiction: Float64Array;
  readonly years: number;
}

/** ln revenue of each cell relative to the start, (year × cell), for years 0 .. years + 1. */
export function revenuePath(input: RevenuePathInput): Float64Array {
  const cells = input.placement.segmentOfCell.length;
  const path = new Float64Array((input.years + 2) * cells);
  const start = revenueAt(input, 0);
  for (let year = 1; year < input.years + 2; year++) {
    const now = revenueAt(input, year);
    for (let c = 0; c < cells; c++)
      path[year * cells + c] = start[c] > 0 && now[c] > 0 ? Math.log(now[c] / start[c]) : 0;
  }
  return path;
}

function revenueAt(input: RevenuePathInput, year: number): Float64Array {
  const { placement, trade, inputs, growthOfSegment, growthOfJurisdiction } = input;
  const segments = growthOfSegment.length;
  const jurisdictions = growthOfJurisdiction.length;
  const progress = growthOfSegment.map((growth) => Math.exp(growth * year));
  const price = pathPrices(inputs, progress);
  const demand = new Float64Array(segments * jurisdictions);
  const finalUnits = new Float64Array(segments);
  for (let s = 0; s < segments; s++) {
    for (let j = 0; j < jurisdictions; j++) {
      const value = trade.finalDemand[s * jurisdictions + j] * Math.exp(growthOfJurisdiction[j] * year);
      demand[s * jurisdictions + j] = value / price[s];
      finalUnits[s] += value / price[s];
    }
  }
  // Input units per unit of output fall with progress.
  const used = Float64Array.from(inputs, (share, at) => share / progress[Math.floor(at / segments)]);
  const inputsOf = Array.from({ length: segments }, (_, s) =>
    Array.from({ length: segments }, (_, q) => q).filter((q) => used[s * segments + q] > 0),
  );
  const revenue = new Float64Array(placement.segmentOfCell.length);
  // Suppliers of a cell buy where they stand, so demand is solved by cell: final buyers first, then
  // their suppliers, in as many rounds as the chain has stages.
  let output = new Float64Array(revenue.length);
  const total = solveOutputs(used, finalUnits);
  for (let round = 0; round < segments; round++) {
    const wanted = Float64Array.from(demand);
    for (let c = 0; c < output.length; c++) {
      const s = placement.segmentOfCell[c];
      for (const q of inputsOf[s])
        wanted[q * jurisdictions + placement.jurisdictionOfCell[c]] += used[s * segments + q] * output[c];
    }
    const next = new Float64Array(output.length);
    for (let s = 0; s < segments; s++) {
      const firstCell = placement.firstCellOfSegment[s];
      for (let j = 0; j < jurisdictions; j++) {
        const units = wanted[s * jurisdictions + j];
        const from = trade.start[s * jurisdictions + j];
        const to = trade.start[s * jurisdictions + j + 1];
        if (units > 0) for (let n = from; n < to; n++) next[firstCell + n - from] += units * trade.share[n];
      }
    }
    let moved = 0;
    for (let c = 0; c < next.length; c++) moved = Math.max(moved, Math.abs(next[c] - output[c]));
    output = next;
    if (moved <= 1e-12 * Math.max(...total)) break;
  }
  for (let c = 0; c < revenue.length; c++) revenue[c] = output[c] * price[placement.segmentOfCell[c]];
  return revenue;
}

function pathPrices(inputs: Float64Array, progress: Float64Array): Float64Array {
  const segments = progress.length;
  let price = new Float64Array(segments).fill(1);
  for (let round = 0; round < 200; round++) {
    const next = new Float64Array(segments);
    let moved = 0;
    for (let s = 0; s < segments; s++) {
      let cost = 1;
      for (let q = 0; q < segments; q++) cost += inputs[s * segments + q] * (price[q] - 1);
      next[s] = cost / progress[s];
      moved = Math.max(moved, Math.abs(next[s] - price[s]));
    }
    price = next;
    if (moved < 1e-15) break;
  }
  return price;
}
