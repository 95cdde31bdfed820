/** What a policy reads of the world are figures of the year: its rules do not move because another one writes. */
import { describe, expect, it } from 'vitest';
import { definePolicyTool, type PolicyTool } from '../../src/model/policy-tool.ts';
import type { ActivePolicy } from '../../src/model/run-input.ts';
import { simulate } from '../../src/model/simulate.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { defaultsOf } from '../../src/parameters/parameter.ts';
import { policyTools } from '../../src/policies/index.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

const recorded = outcomes.filter(({ onRequest }) => !onRequest);

/** Has everybody's rules written anew every month, and says nothing itself. */
const restless = definePolicyTool({
  kind: 'restless',
  role: 'tool',
  summary: 'Writes every month and says nothing',
  source: 'tests',
  anchor: 'nothing',
  parameters: {},
  moves: { everyMonths: 1, until: () => '' },
  writeRules() {},
});

const inForce = ({ kind, parameters }: PolicyTool): ActivePolicy => ({
  ...{ id: kind, kind, from: '2019-03', until: '', rampMonths: 0 },
  parameters: defaultsOf(parameters),
});

function run(...tools: readonly PolicyTool[]): Float64Array {
  const horizon = { from: '2019-01', until: '2020-12' };
  const input = { ...baselineInput(200, 0), policies: tools.map(inForce), horizon };
  return simulate(input, shippedTables, tools, recorded, { checked: false }).values;
}

describe('the rules of a policy', () => {
  it.each(policyTools.map((tool) => [tool.kind, tool] as const))(
    '%s: are the same beside another that has all rules written every month',
    (_, tool) => {
      expect(run(tool, restless)).toEqual(run(tool));
    },
  );
});
