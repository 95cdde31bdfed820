/** Runs that start from one world stand together, and go to one thread where there are others for the rest. */
import { describe, expect, it } from 'vitest';
import { failedResult } from '../../src/execution/executor.ts';
import { runInLanes } from '../../src/execution/lanes.ts';
import { jobOf, type Plan, type PlannedRun, runsByWorld, runsOf } from '../../src/experiment/plan-runs.ts';
import { tinyPlan } from './tiny-model.ts';

/** Arms of one scenario: settings that differ in their policies. */
function armsOf(arms: number, replicates: number): Plan {
  const { scenarios, settings } = tinyPlan(['a'], replicates);
  const [setting] = settings;
  return {
    scenarios,
    settings: Array.from({ length: arms }, (_, arm) => {
      const policies = [{ id: `${arm}`, kind: 'x', from: '', until: '', rampMonths: 0, parameters: {} }];
      return { ...setting, arm: `${arm}`, input: { ...setting.input, policies } };
    }),
  };
}

/** The replicates that each lane took, in its order. Runs last from 0 to 6 ms, told by arm and replicate. */
async function replicatesByLane(plan: Plan, { ahead = 32, batch = 1 } = {}): Promise<number[][]> {
  const taken: number[][] = [[], []];
  const free = [0, 1];
  await runInLanes(
    {
      count: 2,
      ahead,
      batchSize: () => batch,
      async runBatch(jobs, deliver) {
        const lane = free.pop() as number;
        for (const job of jobs) {
          taken[lane].push(job.input.replicate);
          const milliseconds = (Number(job.arm) * 5 + job.input.replicate * 3) % 7;
          await new Promise((resolve) => setTimeout(resolve, milliseconds));
          await deliver(failedResult(job, '', '', 0), job);
        }
        free.push(lane);
      },
    },
    [...runsByWorld(plan)].map((run) => jobOf(run, false)),
    () => {},
    {},
  );
  return taken;
}

const worldsBuilt = (taken: readonly number[][]) => taken.reduce((sum, lane) => sum + new Set(lane).size, 0);

describe('runs that start from one world', () => {
  it.each([
    ['two arms', 2, 1],
    ['five arms', 5, 1],
    ['five arms, three runs a batch', 5, 3],
  ])('go to one lane, but for the last ones, so that no lane waits: %s', async (_, arms, batch) => {
    const plan = armsOf(arms, 12);
    const taken = await replicatesByLane(plan, { batch });
    expect(taken.flat()).toHaveLength(12 * arms);
    expect(worldsBuilt(taken)).toBeLessThanOrEqual(12 + (batch > 1 ? 4 : 1));
    const unaware = await replicatesByLane(plan, { batch, ahead: 0 });
    expect(worldsBuilt(unaware)).toBeGreaterThan(worldsBuilt(taken) + 4);
  });

  it('are shared by lanes where there is no other world', async () => {
    const taken = await replicatesByLane(armsOf(10, 1));
    expect(taken.map((lane) => lane.length > 2)).toEqual([true, true]);
  });
});

describe('the order of a plan by world', () => {
  it('holds every run once, with its place in the plan, and the arms of a replicate one behind the other', () => {
    const plan = armsOf(3, 4);
    const inPlan = [...runsOf(plan)];
    const byWorld = [...runsByWorld(plan)];
    expect(inPlan.map(({ position }) => position)).toEqual(inPlan.map((_, index) => index));
    expect([...byWorld].sort((a, b) => a.position - b.position)).toEqual(inPlan);
    expect(byWorld.map(({ replicate }) => replicate)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  });

  it('keeps arms apart that have replicates of their own, and other worlds for later', () => {
    const { scenarios, settings } = armsOf(2, 3);
    const [first, second] = settings;
    const other = { ...first, input: { ...first.input, seed: 'another' } };
    const plan = { scenarios, settings: [first, other, { ...second, firstReplicate: 3, replicates: 2 }] };
    const placeOf = ({ setting, replicate, position }: PlannedRun) => [
      plan.settings.indexOf(setting),
      replicate,
      position,
    ];
    expect([...runsByWorld(plan)].map(placeOf)).toEqual([
      [0, 1, 0],
      [0, 2, 1],
      [0, 3, 2],
      [2, 3, 6],
      [2, 4, 7],
      [1, 1, 3],
      [1, 2, 4],
      [1, 3, 5],
    ]);
  });
});
