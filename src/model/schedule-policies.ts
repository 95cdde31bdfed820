// Places the policies of a run in its calendar and pairs each with its tool.

import { monthsBetween, tickOfMonth } from './calendar.ts';
import type { ScheduledPolicy } from './phases/apply-policies.ts';
import type { PolicyTool } from './policy-tool.ts';
import type { RunInput } from './run-input.ts';
import { ModelError } from './world.ts';

/** Ticks from months; throws a ModelError for a kind that no tool has. */
export function schedulePolicies(input: RunInput, tools: readonly PolicyTool[]): ScheduledPolicy[] {
  const { horizon, ticksPerYear } = input;
  return input.policies.map((policy) => {
    const tool = tools.find((candidate) => candidate.kind === policy.kind);
    if (!tool) throw new ModelError('build-world', `no policy tool is called ${policy.kind}`);
    const fromTick = policy.from === '' ? 0 : tickOfMonth(horizon.from, policy.from, ticksPerYear);
    // The last month is in force whole: up to the tick before the next month's first.
    const after = policy.until === '' ? '' : policy.until;
    const untilTick =
      after === '' ? Infinity : Math.ceil(((monthsBetween(horizon.from, after) + 1) * ticksPerYear) / 12) - 1;
    return {
      id: policy.id,
      tool,
      parameters: policy.parameters,
      fromTick,
      untilTick,
      rampTicks: (policy.rampMonths * ticksPerYear) / 12,
    };
  });
}
