/** What a policy reads of the world is a figure of the year: it does not move when another policy writes. */
import { describe, expect, it } from 'vitest';
import type { ActivePolicy } from '../../src/model/run-input.ts';
import { simulate } from '../../src/model/simulate.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { defaultsOf } from '../../src/parameters/parameter.ts';
import { policyTools } from '../../src/policies/index.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

const recorded = outcomes.filter(({ onRequest }) => !onRequest);

function policy(kind: string, parameters: Record<string, unknown> = {}): ActivePolicy {
  const tool = policyTools.find((one) => one.kind === kind);
  if (!tool) throw new Error(kind);
  const values = { ...defaultsOf(tool.parameters), ...parameters } as never;
  return { id: kind, kind, from: '2019-03', until: '', rampMonths: 0, parameters: values };
}

/** Writes every quarter, and limits and charges nobody. */
const writesOften = policy('rip-and-replace', { fundedShare: 0, cost: 0 });

function run(policies: readonly ActivePolicy[]): Float64Array {
  const input = { ...baselineInput(400, 0), policies, horizon: { from: '2019-01', until: '2020-12' } };
  return simulate(input, shippedTables, policyTools, recorded, { checked: false }).values;
}

describe('the rules of a policy that judges firms by what stands behind them', () => {
  const nobody = run([]);
  it.each(['foreign-direct-product-rule', 'carbon-tariff', 'clean-network'])(
    '%s: are the same beside another that writes every quarter',
    (kind) => {
      const alone = run([policy(kind)]);
      expect(alone).not.toEqual(nobody);
      expect(run([policy(kind), writesOften])).toEqual(alone);
    },
  );
});
