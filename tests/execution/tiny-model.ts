/**
 * A model of a few lines for testing what surrounds models: a growing gap per group, a pure function of
 * seed and replicate. A run misbehaves when its seed says so and its replicate is the one named, e.g.
 * `hang@3`: replicate 3 never ends.
 */
import type { RunModel, WorldProvider } from '../../src/execution/run-one.ts';
import { type Plan, planRuns } from '../../src/experiment/plan-runs.ts';
import type { RunInput } from '../../src/experiment/run-job.ts';
import type { WorldTables } from '../../src/model/world-tables.ts';
import type { ModelParameterValues } from '../../src/parameters/model-parameters.ts';
import { modelParameters } from '../../src/parameters/model-parameters.ts';
import { defaultsOf } from '../../src/parameters/parameter.ts';

const parameters = Object.fromEntries(
  Object.entries(modelParameters).map(([group, specs]) => [group, defaultsOf(specs)]),
) as unknown as ModelParameterValues;

/** Input of a run of the tiny model; `horizon` sets how many months it has. */
export const tinyInput: Omit<RunInput, 'replicate'> = {
  horizon: { from: '2019-01', until: '2019-12' },
  ticksPerYear: 12,
  world: {
    kind: 'groups',
    hash: 'tiny',
    groups: {
      groups: [],
      contacts: [],
      permeability: [],
      technologyGrowthPerYear: 0,
      gdpElasticity: 0,
      gdpShare: 0,
      homeBias: 1,
      segments: [],
    },
  },
  policies: [],
  shocks: [],
  parameters,
  seed: 'tiny',
};

/** Seconds of work per run, for measurements: a seed such as `work=0.001`. */
const work = /work=([\d.]+)/;
const misbehaviour = /(throw|hang|exit|memory|allocation)@(\d+)/;

export const tinyModel: RunModel = (job) => {
  const { seed, replicate, horizon } = job.input;
  const [, what, which] = misbehaviour.exec(seed) ?? [];
  if (Number(which) === replicate) misbehave(what);
  const seconds = Number(work.exec(seed)?.[1] ?? 0);
  for (const end = performance.now() + seconds * 1000; performance.now() < end; );
  const dates = monthsOf(horizon.from, horizon.until);
  const groups = ['layer0', 'layer4'];
  const values = new Float64Array(dates.length * groups.length);
  let level = 0;
  for (const [index, letter] of [...`${seed}/${replicate}`].entries())
    level += (index + 1) * letter.charCodeAt(0);
  for (let tick = 0; tick < dates.length; tick++) {
    for (let group = 0; group < groups.length; group++) {
      values[tick * groups.length + group] = Math.sin(level * (group + 1)) + tick / 7;
    }
  }
  return {
    columns: groups.map((group) => ({ outcome: 'technologyGap', group })),
    ticks: dates.length,
    dates,
    values,
    endColumns: [
      { outcome: 'finalGap', group: 'all' },
      { outcome: 'emptyGroup', group: 'all' },
    ],
    endValues: Float64Array.of(level, Number.NaN),
  };
};

function misbehave(what: string | undefined): void {
  if (what === 'throw')
    throw Object.assign(new Error('stock of link 7 is negative'), { stage: 'tick 3: ship' });
  if (what === 'hang') for (;;);
  if (what === 'exit') process.exit(9);
  if (what === 'allocation') new Float64Array(2 ** 40);
  if (what === 'memory')
    for (const kept: number[][] = []; ; ) kept.push(new Array<number>(1e6).fill(kept.length));
}

function monthsOf(from: string, until: string): string[] {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: index(until) - index(from) + 1 }, (_, tick) => {
    const month = index(from) + tick;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

export const noWorlds: WorldProvider = { tables: () => ({}) as WorldTables };

/** A plan of one scenario of the tiny model per seed. */
export function tinyPlan(seeds: readonly string[], replicates: number, until = '2019-12'): Plan {
  return planRuns(
    seeds.map((seed) => ({
      name: `case-${seed}`,
      question: `What does ${seed} do?`,
      source: 'made up',
      input: { ...tinyInput, seed, horizon: { from: '2019-01', until } },
      replicates,
      outcomes: ['technologyGap', 'finalGap', 'emptyGroup'],
      custom: [],
    })),
  );
}
