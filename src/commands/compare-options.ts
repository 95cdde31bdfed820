// The options of `compare`, read into a plan of arms: which toggles, which design, how many orders. What is
// switched are the scenario's toggles, or with `--over flows` the flows that its policies act on.

import { exactLimit } from '../analysis/shapley.ts';
import {
  type ArmDesign,
  type ArmPlan,
  armDesigns,
  factorialArms,
  oneAtATimeArms,
  sampledShapleyArms,
} from '../experiment/arms.ts';
import { flowToggles, switchFlows } from '../experiment/flow-arms.ts';
import { type InputOfMask, switchPolicies } from '../experiment/plan-arms.ts';
import type { Problem } from '../parameters/problem.ts';
import type { CheckedScenario, Toggle } from '../scenario/checked-scenario.ts';
import type { BatchCommandOptions } from './batch-options.ts';
import {
  choiceOption,
  mainOutcome,
  type NamedColumn,
  numberOption,
  readColumn,
  unrecordedOutcome,
} from './option-values.ts';
import { type PrecisionCondition, readPrecisionCondition, untilInShard } from './until-precise.ts';

/** The options of `compare` as commander gives them. */
export interface CompareCommandOptions extends BatchCommandOptions {
  readonly design?: string;
  readonly over?: string;
  readonly orders?: string;
  readonly outcome?: string;
  readonly until?: string;
  readonly maxReplicates?: string;
  readonly iamc?: boolean;
}

export interface CompareOptions {
  readonly design: ArmDesign;
  readonly over: 'policies' | 'flows';
  /** Orders a replicate, for Shapley values of more toggles than all subsets allow. */
  readonly orders: number;
  /** The outcome that tables and charts show first. */
  readonly outcome: NamedColumn;
  readonly until?: PrecisionCondition;
  readonly most?: number;
}

const mostFactorial = 12;

/** Reads the options; every problem at once. `scenario` is absent when its file has problems of its own. */
export function readCompareOptions(
  options: CompareCommandOptions,
  scenario: CheckedScenario | undefined,
): { options: CompareOptions; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const designs = armDesigns.map(({ design }) => design);
  const design = choiceOption('--design', options.design, designs, problems);
  const over = choiceOption('--over', options.over, ['policies', 'flows'] as const, problems);
  const orders = numberOption('--orders', options.orders, [2, 10_000], true, problems) ?? 8;
  const most = numberOption('--max-replicates', options.maxReplicates, [2, 1e6], true, problems);
  const outcome = readColumn(options.outcome ?? mainOutcome(scenario));
  problems.push(...unrecordedOutcome('--outcome', outcome.outcome, scenario));
  const recorded = [...(scenario?.outcomes ?? []), ...(scenario?.custom ?? []).map(({ name }) => name)];
  const until = options.until === undefined ? undefined : readPrecisionCondition(options.until, recorded);
  if (until && !('text' in until) && scenario) problems.push(...until);
  problems.push(...untilInShard(options.until, options.shard));
  if (scenario && over === 'policies') problems.push(...wrongToggles(scenario.toggles, design));
  return {
    options: {
      design,
      over,
      orders,
      outcome,
      ...(until && 'text' in until ? { until } : {}),
      ...(most === undefined ? {} : { most }),
    },
    problems,
  };
}

function wrongToggles(toggles: readonly Toggle[], design: ArmDesign): Problem[] {
  const where = { path: 'toggles' };
  if (toggles.length === 0) {
    return [{ where, found: 'a scenario without policies', expected: 'at least one policy to switch' }];
  }
  if (toggles.length > 30) {
    return [
      {
        where,
        found: `${toggles.length} toggles`,
        expected: 'at most 30',
        hint: 'group them with toggleGroups',
      },
    ];
  }
  if (design === 'factorial' && toggles.length > mostFactorial) {
    const expected = `at most ${mostFactorial} for a factorial design`;
    return [{ where, found: `${toggles.length} toggles`, expected, hint: 'group them with toggleGroups' }];
  }
  return [];
}

/** The arms of a comparison with a number of replicates. */
export function armPlanOf(
  toggles: readonly Toggle[],
  { design, orders }: CompareOptions,
  replicates: number,
  seed: string,
): ArmPlan {
  if (design === 'one-at-a-time') return oneAtATimeArms(toggles);
  if (design === 'shapley' && toggles.length > exactLimit) {
    return sampledShapleyArms(toggles, replicates, orders, seed);
  }
  return factorialArms(toggles, design);
}

/** The switches of a comparison and what the model reads when some are on. */
export function switchesOf(
  scenario: CheckedScenario,
  over: CompareOptions['over'],
): { toggles: readonly Toggle[]; inputOf: InputOfMask } {
  const { input } = scenario;
  const toggles = over === 'flows' ? flowToggles(input) : scenario.toggles;
  return {
    toggles,
    inputOf: over === 'flows' ? switchFlows(input, toggles) : switchPolicies(input, toggles),
  };
}
