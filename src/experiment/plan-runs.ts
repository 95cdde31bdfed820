// Which runs: a plan is a list of settings (scenario × arm × design point) with a number of replicates
// each, and its runs stand in one fixed order, by setting and replicate. That order is the order of every
// result file, so results do not depend on which worker finished first. Jobs are made one at a time,
// because a plan of 100,000 runs must not stand in memory whole.

import { openWorldKeys, recordIdOf, runIdOf, type SettingInput, settingHashOf } from './run-id.ts';
import type { CustomOutcome, RunJob } from './run-job.ts';

/** What planning needs to know of a checked scenario. */
export interface PlannableScenario {
  readonly name: string;
  readonly question: string;
  readonly source: string;
  /** What the model reads, apart from the replicate. */
  readonly input: SettingInput;
  /** How many replicates, 1 or more; they are numbered from 1. */
  readonly replicates: number;
  readonly outcomes: readonly string[];
  readonly custom: readonly CustomOutcome[];
}

/** One arm of one scenario at one design point: everything about its runs but the replicate. */
export interface Setting {
  readonly scenario: string;
  /** `all` for a plain run; in comparisons the policies that are on, joined by +. */
  readonly arm: string;
  /** Index of the design point, -1 outside sweeps. */
  readonly point: number;
  readonly input: SettingInput;
  /** Number of replicates, numbered from `firstReplicate`. */
  readonly replicates: number;
  /** Number of the first replicate; 1 when absent (designs in which arms differ by replicate give it). */
  readonly firstReplicate?: number;
  readonly outcomes: readonly string[];
  readonly custom: readonly CustomOutcome[];
}

/** What a scenario is about, for captions and tables. */
export interface PlannedScenario {
  readonly name: string;
  readonly question: string;
  readonly source: string;
}

export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
  /** In the order in which results are laid out. */
  readonly settings: readonly Setting[];
}

/** A run of a plan: its labels, its id, and the hash of what it records. */
export interface PlannedRun {
  readonly setting: Setting;
  readonly replicate: number;
  readonly runId: string;
  readonly recordId: string;
  /** Its number in the plan's order, from 0. */
  readonly position: number;
}

/** Plans every scenario as it stands: one arm, `all`, and one point. */
export function planRuns(scenarios: readonly PlannableScenario[]): Plan {
  return {
    scenarios: scenarios.map(({ name, question, source }) => ({ name, question, source })),
    settings: scenarios.map(({ name, input, replicates, outcomes, custom }) => ({
      scenario: name,
      arm: 'all',
      point: -1,
      input,
      replicates,
      outcomes,
      custom,
    })),
  };
}

/** Number of runs of a plan, replicates counted. */
export function countRuns(plan: Plan): number {
  return plan.settings.reduce((sum, setting) => sum + setting.replicates, 0);
}

/** The numbers of a setting's replicates, ascending. */
export function* replicatesOf(setting: Setting): Generator<number> {
  for (let replicate = firstOf(setting); replicate < afterLastOf(setting); replicate++) yield replicate;
}

function firstOf({ firstReplicate = 1 }: Setting): number {
  return firstReplicate;
}

function afterLastOf(setting: Setting): number {
  return firstOf(setting) + setting.replicates;
}

/** Every run of a plan, in the plan's order. */
export function* runsOf(plan: Plan): Generator<PlannedRun> {
  for (const { setting, runOf } of placedSettings(plan))
    for (const replicate of replicatesOf(setting)) yield runOf(replicate);
}

/**
 * Every run of a plan, those that start from the same world one behind the other: all arms of the first replicate, of
 * the second, and so on. Done in this order each world is built once, and a batch that is stopped has whole
 * pairs.
 */
export function* runsByWorld(plan: Plan): Generator<PlannedRun> {
  const worldKeyOf = openWorldKeys();
  const worlds = new Map<string, PlacedSetting[]>();
  for (const placed of placedSettings(plan)) {
    const key = worldKeyOf(placed.setting.input);
    const alike = worlds.get(key);
    if (alike === undefined) worlds.set(key, [placed]);
    else alike.push(placed);
  }
  for (const alike of worlds.values()) {
    const last = Math.max(...alike.map(({ setting }) => afterLastOf(setting)));
    for (let replicate = 1; replicate < last; replicate++) {
      for (const { setting, runOf } of alike)
        if (replicate >= firstOf(setting) && replicate < afterLastOf(setting)) yield runOf(replicate);
    }
  }
}

interface PlacedSetting {
  readonly setting: Setting;
  readonly runOf: (replicate: number) => PlannedRun;
}

function* placedSettings(plan: Plan): Generator<PlacedSetting> {
  let from = 0;
  for (const setting of plan.settings) {
    const place = from - firstOf(setting);
    let hashes: { readonly settingHash: string; readonly recordId: string } | undefined;
    const runOf = (replicate: number): PlannedRun => {
      hashes ??= {
        settingHash: settingHashOf(setting.input),
        recordId: recordIdOf(setting.outcomes, setting.custom),
      };
      const runId = runIdOf(hashes.settingHash, replicate);
      return { setting, replicate, runId, recordId: hashes.recordId, position: place + replicate };
    };
    yield { setting, runOf };
    from += setting.replicates;
  }
}

/** The job that does a planned run. `checked` runs test the model's invariants at every tick. */
export function jobOf(run: PlannedRun, checked: boolean): RunJob {
  const { scenario, arm, point, input, outcomes, custom } = run.setting;
  return {
    runId: run.runId,
    scenario,
    arm,
    point,
    input: { ...input, replicate: run.replicate },
    outcomes,
    custom,
    checked,
  };
}
