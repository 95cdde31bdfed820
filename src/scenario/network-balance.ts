// Closes the accounts of a network: output = sales to suppliers + final demand. What a table leaves open
// follows from the rest, and every such step is told. When both sides are given and differ, the start is
// solved from final demand, and the outputs given say what a unit of output needs of its inputs.

import type { NetworkLinks } from '../model/network-tables.ts';

/** Inputs as a share of output where nothing says what a supplier makes (assumption). */
const standardInputShare = 0.5;
/** From this relative difference on, given outputs and sales count as different. */
const tolerance = 0.01;

export interface NetworkAmounts {
  readonly output: Float64Array;
  readonly finalDemand: Float64Array;
}

/** Output and final demand of every supplier; NaN in the arguments is what the table did not say. */
export function closeNetwork(
  ids: readonly string[],
  links: NetworkLinks,
  statedOutput: Float64Array,
  statedDemand: Float64Array,
  assumptions: string[],
): NetworkAmounts | { readonly found: string; readonly expected: string } {
  const sales = new Float64Array(ids.length);
  const purchases = new Float64Array(ids.length);
  for (let row = 0; row < links.value.length; row++) {
    sales[links.seller[row]] += links.value[row];
    purchases[links.buyer[row]] += links.value[row];
  }
  const output = new Float64Array(ids.length);
  const finalDemand = new Float64Array(ids.length);
  const guessed: number[] = [];
  const inferred: number[] = [];
  const raised: number[] = [];
  const differing: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    const known = [!Number.isNaN(statedOutput[i]), !Number.isNaN(statedDemand[i])];
    if (!known[0] && !known[1]) {
      output[i] = Math.max(sales[i], purchases[i] / standardInputShare);
      finalDemand[i] = output[i] - sales[i];
      guessed.push(i);
    } else if (!known[0]) {
      finalDemand[i] = statedDemand[i];
      output[i] = sales[i] + statedDemand[i];
    } else if (!known[1]) {
      // Sums of many links miss the output given by rounding only: that is no final demand.
      const rest = statedOutput[i] - sales[i];
      finalDemand[i] = rest > 1e-9 * statedOutput[i] ? rest : 0;
      output[i] = Math.max(statedOutput[i], sales[i]);
      if (sales[i] > statedOutput[i] * (1 + tolerance)) raised.push(i);
      else if (finalDemand[i] > 0) inferred.push(i);
    } else {
      output[i] = statedOutput[i];
      finalDemand[i] = statedDemand[i];
      if (Math.abs(output[i] - sales[i] - finalDemand[i]) > tolerance * output[i]) differing.push(i);
    }
    if (output[i] <= 0 && purchases[i] > 0) {
      return { found: `${ids[i]} buys inputs and makes nothing`, expected: 'an output above 0' };
    }
  }
  tell(guessed, `output taken as the larger of sales and twice the purchases, final demand as the rest`);
  tell(inferred, 'final demand taken as output less sales');
  tell(raised, 'they sell more than their output; output raised to their sales');
  tell(differing, 'output differs from sales and final demand; the start is solved from final demand');
  const demand = finalDemand.reduce((sum, value) => sum + value, 0);
  if (!(demand > 0)) {
    return {
      found: 'no final demand: suppliers sell all they make to each other',
      expected: 'a column finalDemand, or outputs above sales',
    };
  }
  return { output, finalDemand };

  function tell(who: readonly number[], what: string): void {
    if (who.length === 0) return;
    const names = who.slice(0, 3).map((i) => ids[i]);
    const shown = `${names.join(', ')}${who.length > 3 ? ', ...' : ''}`;
    assumptions.push(`${who.length} ${who.length === 1 ? 'supplier' : 'suppliers'} (${shown}): ${what}`);
  }
}
