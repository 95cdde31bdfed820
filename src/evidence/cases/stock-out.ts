// Case stock-out: the supplier of an essential input fails altogether. With n ticks of stock the buyer keeps
// full output for exactly n ticks and then makes nothing (for n = 2.4: two ticks, then .4, then nothing).

import { integer, number } from '../case-parameters.ts';
import { defineCase, near, same } from '../evidence-case.ts';
import { goodsOnly, lossForGood, outputBySupplier, rowsOf, runNetwork } from '../small-runs.ts';

export const stockOut = defineCase({
  name: 'stock-out',
  summary: 'Full cut of an essential input with n ticks of stock: full output for exactly n ticks, then 0',
  source: 'closed form; Hallegatte 2014, 10.1111/risa.12090, for the loop',
  parameters: {
    stockTicks: number('ticks', [1, 500], 15, 'Stock of the input in ticks of use (n)'),
    inputShare: number('share', [0.001, 0.9], 0.3, 'Value of the cut input in a unit of output'),
    otherInputs: integer('inputs', [0, 20], 2, 'Further essential inputs, which go on arriving'),
    output: number('units a tick', [1e-6, 1e12], 100, 'Output of the buyer before the cut'),
    cutMonth: integer('months', [0, 120], 3, 'Month of the cut, from the start'),
    adjustmentTicks: number('ticks', [1, 200], 6, 'Ticks in which a gap to the stock target is ordered (τ)'),
  },
  run({ stockTicks, inputShare, otherInputs, output, cutMonth, adjustmentTicks }) {
    const ticksPerYear = 52;
    const cut = Math.ceil((cutMonth * ticksPerYear) / 12);
    const ticks = cut + Math.ceil(stockTicks) + 10;
    const otherShare = (0.95 - inputShare) / (otherInputs + 1);
    const bought = [inputShare, ...new Array<number>(otherInputs).fill(otherShare)].map(
      (share) => share * output,
    );
    const sellers = bought.map((_, k) => k + 1);
    const series = runNetwork(
      {
        segmentOf: ['product', ...sellers.map((k) => `input-${k}`)],
        output: [output, ...bought],
        finalDemand: [output, ...sellers.map(() => 0)],
        stockTicks: [stockTicks, ...sellers.map(() => stockTicks)],
        links: sellers.map((seller, k) => [seller, 0, bought[k]] as const),
      },
      [goodsOnly, { goods: { stockAdjustmentWeeks: adjustmentTicks } }],
      { ticks, ticksPerYear, seed: 'evidence', replicate: 0 },
      [lossForGood(1, 1, cutMonth)],
      [outputBySupplier(1 + sellers.length)],
    );
    const got = rowsOf(series, 'outputBySupplier')
      .slice(0, ticks)
      .map((row) => row[0]);
    const expected = got.map(
      (_, tick) => output * Math.min(1, Math.max(0, tick < cut ? 1 : stockTicks - (tick - cut))),
    );
    const full = got.slice(cut).filter((made) => made > output * (1 - 1e-9)).length;
    return {
      checks: [
        near('output of the buyer at every tick', expected, got, 1e-9 * output),
        same('ticks of full output after the cut', Math.floor(stockTicks + 1e-9), full),
      ],
      values: { fullTicks: full, outputAfterCut: got.slice(cut) },
    };
  },
});
