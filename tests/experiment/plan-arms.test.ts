/** Plans of comparisons and sweeps: the same replicates everywhere, and nothing that moves. */
import { describe, expect, it } from 'vitest';
import { factorialArms, oneAtATimeArms, sampledShapleyArms } from '../../src/experiment/arms.ts';
import { latinHypercube } from '../../src/experiment/designs/latin-hypercube.ts';
import { oneAtATimeDesign } from '../../src/experiment/designs/one-at-a-time.ts';
import { flowToggles, switchFlows } from '../../src/experiment/flow-arms.ts';
import { planArms } from '../../src/experiment/plan-arms.ts';
import { planPoints, pointsOf } from '../../src/experiment/plan-points.ts';
import { AskedPoints } from '../../src/experiment/plan-queries.ts';
import { countRuns, planRuns, runsOf } from '../../src/experiment/plan-runs.ts';
import { replicateStretches } from '../../src/experiment/replicate-stretches.ts';
import { modelParameters } from '../../src/parameters/model-parameters.ts';
import { defaultsOf } from '../../src/parameters/parameter.ts';
import type { CheckedInput, Toggle } from '../../src/scenario/checked-scenario.ts';

const policies = ['controls', 'listing', 'opening'].map((id) => ({
  id,
  kind: 'made-up',
  from: '2020-01',
  until: '',
  rampMonths: 0,
  parameters: { strength: 0.5 },
}));
const groups = Object.entries(modelParameters).map(([group, specs]) => [group, defaultsOf(specs)]);
const input: CheckedInput = {
  horizon: { from: '2019-01', until: '2020-12' },
  ticksPerYear: 12,
  world: { kind: 'tables', hash: 'h', directory: 'd', suppliers: 100 },
  policies,
  shocks: [],
  parameters: Object.fromEntries(groups) as CheckedInput['parameters'],
  seed: 's',
};
const scenario = {
  name: 'made',
  question: '',
  source: '',
  input,
  replicates: 3,
  outcomes: ['gap'],
  custom: [],
};
const toggles: Toggle[] = [
  { name: 'tools', policies: ['controls', 'listing'] },
  { name: 'opening', policies: ['opening'] },
];
const idsOf = (plan: ReturnType<typeof planArms>) => [...runsOf(plan)].map(({ runId }) => runId);

describe('the plan of a comparison', () => {
  it('gives every arm the same replicates, so that each run has its pair', () => {
    const plan = planArms(scenario, factorialArms(toggles));
    expect(plan.settings.map(({ arm }) => arm)).toEqual(['none', 'tools', 'opening', 'all']);
    expect(plan.settings.map(({ replicates }) => replicates)).toEqual([3, 3, 3, 3]);
    expect(plan.settings[0].input.policies).toEqual([]);
    expect(plan.settings[1].input.policies.map(({ id }) => id)).toEqual(['controls', 'listing']);
  });

  it('shares its runs with other designs and with the plain run of the scenario', () => {
    const factorial = new Set(idsOf(planArms(scenario, factorialArms(toggles))));
    for (const id of idsOf(planArms(scenario, oneAtATimeArms(toggles)))) expect(factorial.has(id)).toBe(true);
    for (const { runId } of runsOf(planRuns([scenario]))) expect(factorial.has(runId)).toBe(true);
  });

  it('keeps every run when a replicate, a policy that is no toggle or an outcome is added', () => {
    const before = idsOf(planArms(scenario, factorialArms(toggles)));
    const more = new Set(idsOf(planArms({ ...scenario, replicates: 5 }, factorialArms(toggles))));
    for (const id of before) expect(more.has(id)).toBe(true);
    const withOutcome = planArms({ ...scenario, outcomes: ['gap', 'price'] }, factorialArms(toggles));
    expect(idsOf(withOutcome)).toEqual(before);
  });

  it('of sampled orders runs in each replicate only the arms that its orders pass', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ name: `p${at}`, policies: [`p${at}`] }));
    const arms = sampledShapleyArms(many, 3, 2, 'seed');
    const plan = planArms(scenario, arms);
    // Two opposite orders of twelve pass 2 × 11 + 2 arms in each replicate.
    expect(countRuns(plan)).toBe(3 * 24);
    const runs = [...runsOf(plan)].filter(({ replicate }) => replicate === 2);
    expect(runs).toHaveLength(24);
  });

  it('over flows leaves policies on and switches what they act on', () => {
    const switches = flowToggles(input);
    expect(switches.map(({ name }) => name)).toEqual([
      'goods',
      'knowledge',
      'talent',
      'capital',
      'data',
      'other',
    ]);
    const plan = planArms(scenario, oneAtATimeArms(switches), switchFlows(input, switches));
    const goods = plan.settings.find(({ arm }) => arm === 'goods');
    expect(goods?.input.parameters.policyFlows).toEqual({
      goods: true,
      knowledge: false,
      talent: false,
      capital: false,
      data: false,
      other: false,
    });
    expect(goods?.input.policies).toHaveLength(3);
    // With every flow on, it is the scenario itself.
    expect(plan.settings.at(-1)?.input).toEqual(input);
  });
});

describe('the plan of a sweep', () => {
  const uncertain = [
    { path: 'learning.absorptionSlope', distribution: { distribution: 'uniform', low: 0, high: 1 } },
    { path: 'policies.controls.strength', distribution: { distribution: 'uniform', low: 0, high: 1 } },
  ] as const;

  it('sets parameters of the model and of policies at each point, and leaves the rest alone', () => {
    const design = latinHypercube(uncertain, 4, 'seed');
    const plan = planPoints(scenario, pointsOf(design, uncertain, input));
    expect(plan.settings.map(({ point }) => point)).toEqual([0, 1, 2, 3]);
    const [first] = plan.settings;
    const slope = first.input.parameters as unknown as Record<string, Record<string, number>>;
    expect(slope.learning.absorptionSlope).toBeCloseTo(design.rows[0][0], 12);
    expect(first.input.policies[0].parameters.strength).toBeCloseTo(design.rows[0][1], 12);
    expect(first.input.policies[1]).toEqual(policies[1]);
  });

  it('one at a time begins with the scenario itself, so that its runs are shared', () => {
    const plan = planPoints(scenario, pointsOf(oneAtATimeDesign(uncertain, 2), uncertain, input));
    const [reference] = [...runsOf(plan)];
    const [plain] = [...runsOf(planRuns([scenario]))];
    expect(reference.runId).toBe(plain.runId);
  });

  it('runs every arm in every point', () => {
    const design = latinHypercube(uncertain, 2, 'seed');
    const plan = planPoints(scenario, pointsOf(design, uncertain, input), oneAtATimeArms(toggles));
    expect(plan.settings.map(({ arm, point }) => `${point} ${arm}`)).toEqual([
      '0 none',
      '0 tools',
      '0 opening',
      '0 all',
      '1 none',
      '1 tools',
      '1 opening',
      '1 all',
    ]);
  });
});

describe('a search that asks round by round', () => {
  it('numbers points as they are first asked for and runs each replicate once', () => {
    const asked = new AskedPoints(['learning.absorptionSlope']);
    asked.ask([1], [1, 2, 3]);
    asked.ask([0.5], [1, 3]);
    asked.ask([1], [2]);
    const plan = asked.plan(scenario);
    expect(countRuns(plan)).toBe(5);
    expect([...runsOf(plan)].map(({ setting, replicate }) => [setting.point, replicate])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 1],
      [1, 3],
    ]);
    expect(asked.find([0.5])).toBe(1);
    expect(asked.find([2])).toBe(-1);
  });

  it('names replicates as stretches of consecutive numbers', () => {
    expect(replicateStretches([1, 2, 3, 7, 9, 10])).toEqual([
      [1, 3],
      [7, 1],
      [9, 2],
    ]);
    expect(replicateStretches([])).toEqual([]);
  });
});
