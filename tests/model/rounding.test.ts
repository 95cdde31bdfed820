/** Rounding must decide nothing: two runs that differ in the last digits stay together (decision 0102). */
import { describe, expect, it } from 'vitest';
import { definePolicyTool } from '../../src/model/policy-tool.ts';
import { simulate } from '../../src/model/simulate.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

/** A rule that is no rule: goods pass, and cost a part in 10¹³ more in some lanes. */
const nudge = definePolicyTool({
  kind: 'nudge',
  role: 'tool',
  summary: 'Adds next to nothing to the cost of goods',
  source: 'test',
  anchor: '',
  parameters: {},
  writeRules(_, state, write) {
    const [west, rest] = [true, false].map((inside) =>
      Uint8Array.from(state.jurisdictionCodes, (code) =>
        ['USA', 'DEU', 'JPN'].includes(code) === inside ? 1 : 0,
      ),
    );
    write.chargePairs(state.segmentsOf([]), west, rest, 1e-13);
  },
});

const recorded = outcomes.filter(({ name }) =>
  ['technologyLevel', 'realFinalDemand', 'priceIndex', 'blocTrade', 'fillRate'].includes(name),
);

function runWith(policies: readonly string[]): Float64Array {
  const input = {
    ...baselineInput(500, 0),
    horizon: { from: '2019-01', until: '2024-12' },
    policies: policies.map((kind) => ({
      id: kind,
      kind,
      from: '2019-02',
      until: '',
      rampMonths: 0,
      parameters: {},
    })),
  };
  return simulate(input, shippedTables, [nudge], recorded, { checked: false }).values;
}

describe('six years of the shipped world', () => {
  it('come to the same with costs that differ by a part in ten trillion', () => {
    const plain = runWith([]);
    const nudged = runWith(['nudge']);
    let parted = 0;
    let differ = 0;
    plain.forEach((value, at) => {
      if (nudged[at] !== value) differ++;
      if (Math.abs(nudged[at] - value) > 1e-6 * (1e-3 + Math.abs(value))) parted++;
    });
    expect(differ).toBeGreaterThan(0);
    expect(parted).toBe(0);
  });
});
