// manifest.json: where the numbers come from. It is written before the first run and closed after the
// last, and holds all that is needed to plan the same runs again: program and model version, the resolved
// settings, hashes of inputs, seeds and counts. It names no user, no machine and no absolute path.

import {
  type Plan,
  type PlannedRun,
  type PlannedScenario,
  replicatesOf,
  type Setting,
} from '../experiment/plan-runs.ts';
import { recordIdOf, runIdOf, settingHashOf } from '../experiment/run-id.ts';
import { applyChanges, type Change, changesBetween } from '../experiment/setting-changes.ts';

/** Name, unit, definition and source of an outcome. */
export interface DictionaryEntry {
  readonly name: string;
  readonly unit: string;
  readonly definition: string;
  readonly source: string;
}

/** The file that a scenario was read from, and what the command line set in it. */
export interface ScenarioSource {
  readonly scenario: string;
  /** As seen from where the command ran; only its name when it lies elsewhere. */
  readonly file: string;
  /** `path=value` settings. */
  readonly settings: readonly string[];
}

/** What the command was asked for, beside the scenarios and their settings. */
export interface AskedBatch {
  readonly command: 'run' | 'compare' | 'sweep' | 'tip';
  /** Its further words in order: the table of a design, then options with their values. */
  readonly words: readonly string[];
  /** Charts that it draws, by name; empty: all that the outcomes allow. */
  readonly charts: readonly string[];
  /** Titles by chart, in place of the charts' own. */
  readonly titles: Readonly<Record<string, string>>;
}

/** A setting as the manifest keeps it: whole, or as changes to the first setting of the plan. */
export interface ManifestSetting {
  readonly settingHash: string;
  readonly recordId: string;
  readonly changes: readonly Change[];
}

export interface ManifestCounts {
  readonly planned: number;
  readonly done: number;
  readonly failed: number;
  /** Planned runs without a result: the batch was stopped. */
  readonly missing: number;
}

export interface Manifest {
  readonly manifestOf: 'stratasim';
  readonly format: 1;
  readonly status: 'running' | 'complete' | 'stopped';
  readonly program: { readonly version: string; readonly commit: string };
  readonly modelVersion: string;
  /** Results are the same to the last bit within one version of Node. */
  readonly node: string;
  /** ISO times in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly counts: ManifestCounts;
  /** Which part of the plan this folder holds, when it is one of several shards. */
  readonly shard?: { readonly index: number; readonly of: number };
  readonly scenarios: readonly PlannedScenario[];
  /** Where the scenarios were read from. */
  readonly sources: readonly ScenarioSource[];
  /** Absent in manifests of programs that did not keep it. */
  readonly asked?: AskedBatch;
  readonly firstSetting: Setting | null;
  readonly settings: readonly ManifestSetting[];
  readonly dictionary: readonly DictionaryEntry[];
}

/** What a manifest says about the program that wrote it. */
export type Provenance = Pick<Manifest, 'program' | 'modelVersion' | 'node'>;

/** The settings of a plan as the manifest keeps them. */
export function manifestSettings(plan: Plan): Pick<Manifest, 'scenarios' | 'firstSetting' | 'settings'> {
  const firstSetting = plan.settings[0] ?? null;
  return {
    scenarios: plan.scenarios,
    firstSetting,
    settings: plan.settings.map((setting) => ({
      settingHash: settingHashOf(setting.input),
      recordId: recordIdOf(setting.outcomes, setting.custom),
      changes: firstSetting ? changesBetween({ ...firstSetting }, { ...setting }) : [],
    })),
  };
}

/** Every run that a manifest plans, under the ids that it had then, whatever this program would call it. */
export function* plannedRunsOf(manifest: Manifest): Generator<PlannedRun> {
  let position = 0;
  for (const [index, setting] of planOf(manifest).settings.entries()) {
    const { settingHash, recordId } = manifest.settings[index];
    for (const replicate of replicatesOf(setting)) {
      yield { setting, replicate, runId: runIdOf(settingHash, replicate), recordId, position: position++ };
    }
  }
}

/** The plan that a manifest describes. */
export function planOf(manifest: Manifest): Plan {
  const { scenarios, firstSetting, settings } = manifest;
  if (!firstSetting) return { scenarios, settings: [] };
  return { scenarios, settings: settings.map(({ changes }) => applyChanges(firstSetting, changes)) };
}
