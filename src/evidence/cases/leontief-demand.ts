// Case leontief-demand: the start of the model is the Leontief solution x = (I − A)^{-1} f, found by the
// model along its contracts, and a hundred ticks later nothing has moved. Held against mathjs's solution.
// The model counts in value: each product is given the price at which its inputs cost less than it sells for.

import { lusolve } from 'mathjs';
import {
  contentPerUnit,
  type InputCoefficients,
  isProductive,
  outputForDemand,
  spectralRadius,
} from '../../theory/leontief.ts';
import { matrix, vector } from '../case-parameters.ts';
import { type Check, defineCase, near, nearShare } from '../evidence-case.ts';
import { goodsOnly, outputBySupplier, rowsOf, runNetwork } from '../small-runs.ts';

const ticks = 104;

/** Largest eigenvalue up to which the model's search for its start ends: what is left falls by it in each round. */
const modelUpTo = 0.97;

export const leontiefDemand = defineCase({
  name: 'leontief-demand',
  summary: 'Output at the start is (I − A)^-1 f and stays there',
  source: 'Leontief 1936, 10.2307/1927837',
  parameters: {
    coefficients: matrix(
      'products',
      'products',
      'share',
      [0, 1e6],
      [
        [0.1, 0.3],
        [0.2, 0.05],
      ],
      'Input coefficients, row = input, column = user',
    ),
    finalDemand: vector('products', 'units a tick', [0, 1e12], [10, 20], 'Final demand of each product'),
  },
  constraints({ coefficients, finalDemand }) {
    const problems = [];
    if (!isProductive(coefficients))
      problems.push({
        path: 'coefficients',
        found: 'coefficients that use up more than they make',
        expected: 'a largest eigenvalue below 1',
      });
    if (finalDemand.every((demand) => demand === 0))
      problems.push({
        path: 'finalDemand',
        found: 'no demand at all',
        expected: 'some product that end users buy',
      });
    return problems;
  },
  run({ coefficients, finalDemand }, shipped) {
    const identityLess = coefficients.map((row, i) => row.map((share, j) => (i === j ? 1 : 0) - share));
    const expected = (lusolve(identityLess, [...finalDemand]) as number[][]).map(([x]) => x);
    const inModel = spectralRadius(coefficients) < modelUpTo;
    const rows = inModel ? outputsOfModel(coefficients, finalDemand) : [];
    const checks: Check[] = [
      nearShare(
        'closed form in src/theory',
        expected,
        outputForDemand(coefficients, finalDemand) ?? [],
        1e-9,
      ),
    ];
    if (inModel) {
      checks.push(nearShare('output of the model at the first tick', expected, rows[0], 1e-9));
      checks.push(nearShare('output of the model two years later', expected, rows[ticks - 1], 1e-9));
    }
    if (shipped) checks.push(near('published digits', [19.49685535, 25.1572327], rows[0], 1e-8));
    return { checks, values: { output: inModel ? Array.from(rows[0]) : expected, inModel } };
  },
});

/** Output of each product in each tick, found by the model. */
function outputsOfModel(coefficients: InputCoefficients, finalDemand: readonly number[]): Float64Array[] {
  const n = finalDemand.length;
  // Prices of one unit of own value added in every product: p = pA + 1.
  const price = contentPerUnit(coefficients, new Array<number>(n).fill(1)) ?? [];
  const links = coefficients.flatMap((row, i) =>
    row.flatMap((share, j) => (share > 0 ? [[i, j, (share * price[i]) / price[j]] as const] : [])),
  );
  const series = runNetwork(
    {
      segmentOf: finalDemand.map((_, i) => `product-${String(i).padStart(4, '0')}`),
      // Links are amounts per unit of output, so that the model itself has to find how much is made.
      output: new Array<number>(n).fill(1),
      finalDemand: finalDemand.map((demand, i) => demand * price[i]),
      stockTicks: new Array<number>(n).fill(6),
      links,
    },
    [goodsOnly],
    { ticks, ticksPerYear: 52, seed: 'evidence', replicate: 0 },
    [],
    [outputBySupplier(n)],
  );
  return rowsOf(series, 'outputBySupplier').map((row) => row.map((value, i) => value / price[i]));
}
