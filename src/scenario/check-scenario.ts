// From a scenario file to a checked scenario, or to every problem of it at once. The order is that of the
// text below: load the chain of files, apply settings, hold the whole to the schema, open the world, look
// up names, compare dates, check expressions and ranges, and only then fill in what runs need.

import type { ModelParameterValues } from '../parameters/model-parameters.ts';
import type { ParameterValues } from '../parameters/parameter.ts';
import type { Problem } from '../parameters/problem.ts';
import { applySettings } from './apply-settings.ts';
import type {
  CheckedPolicy,
  CheckedScenario,
  CheckedShock,
  CheckedWorld,
  Toggle,
} from './checked-scenario.ts';
import { checkCustom } from './checks/check-custom.ts';
import { checkOrder } from './checks/check-dates.ts';
import { checkNames } from './checks/check-names.ts';
import { checkStructure, checkVariant, itemPath, type Structure } from './checks/check-structure.ts';
import { checkUncertainties } from './checks/check-uncertainties.ts';
import { loadScenario } from './load-scenario.ts';
import type { Registries } from './registries.ts';
import type { ScenarioFiles } from './scenario-files.ts';
import { monthsOf, policyVariants, scenarioStructure, worldVariants } from './scenario-schema.ts';
import { itemsAt, type LocatedMap, valueAt } from './text/located-value.ts';

export interface CheckResult {
  /** Only when there are no problems. */
  readonly scenario?: CheckedScenario;
  /** In the order of files, lines and columns. */
  readonly problems: readonly Problem[];
  /** Files read, the scenario's own first. */
  readonly files: readonly string[];
}

/**
 * Checks the scenario in `file` with `settings` (`path=value`) laid over it. Never throws: whatever is
 * wrong with the text is a problem.
 */
export function checkScenario(
  file: string,
  files: ScenarioFiles,
  registries: Registries,
  settings: readonly string[] = [],
): CheckResult {
  const loaded = loadScenario(file, files);
  if (loaded.document === undefined) return { problems: loaded.problems, files: loaded.files };
  const { document, problems: wrongSettings } = applySettings(loaded.document, settings);
  const mayMiss = !loaded.complete;

  const whole = checkStructure(scenarioStructure(registries), document, '', mayMiss);
  const policies = itemsAt(document, 'policies').map((policy, index) => {
    const path = itemPath('policies', index, policy);
    return policy.kind === 'map'
      ? checkVariant(policyVariants(registries), policy, path, mayMiss)
      : noStructure;
  });
  const stated = valueAt(document, 'world');
  const worldBody =
    stated?.kind === 'map' ? checkVariant(worldVariants(registries), stated, 'world', mayMiss) : noStructure;
  const worldKind = registries.worldKinds.find(({ kind }) => kind === worldBody.form);
  const world = stated?.kind === 'map' ? worldKind?.open(stated, files) : undefined;

  const forms = policies.map(({ form }) => form);
  const custom = checkCustom(document, registries.outcomes, (outcome) => world?.names?.groupsOf(outcome));
  const { uncertainties, problems: wrongRanges } = checkUncertainties(document, registries);
  const problems = [
    ...loaded.problems,
    ...wrongSettings,
    ...whole.problems,
    ...policies.flatMap((policy) => policy.problems),
    ...worldBody.problems,
    ...(world?.problems ?? []),
    ...checkNames(document, registries, world?.names, forms),
    ...checkOrder(document),
    ...custom.problems,
    ...wrongRanges,
  ];
  if (problems.length > 0 || whole.data === undefined || world === undefined) {
    return { problems: inReadingOrder(problems, loaded.files), files: loaded.files };
  }
  const parts: Parts = {
    document,
    whole: whole.data,
    policies: policies.map(({ data }) => data ?? {}),
    world: world.world(worldBody.data ?? {}),
  };
  const recorded = new Set([...(whole.data.outcomes as string[]), ...custom.read]);
  const asked = registries.outcomes.map(({ name }) => name);
  const outcomes =
    (whole.data.outcomes as string[]).length === 0 ? asked : asked.filter((name) => recorded.has(name));
  return {
    scenario: { ...build(file, parts, registries), outcomes, uncertainties, custom: custom.custom },
    problems: [],
    files: loaded.files,
  };
}

const noStructure: Structure & { form?: string } = { problems: [] };

interface Parts {
  readonly document: LocatedMap;
  readonly whole: Record<string, unknown>;
  readonly policies: readonly Record<string, unknown>[];
  readonly world: CheckedWorld;
}

type Unfinished = Omit<CheckedScenario, 'outcomes' | 'uncertainties' | 'custom'>;

/** Fills in the scenario from data that passed every check. */
function build(file: string, { whole, policies, world }: Parts, registries: Registries): Unfinished {
  const horizon = whole.horizon as { from: string; until: string };
  const on = policies
    .filter((policy) => policy.off !== true)
    .map((policy) => policyOf(policy, horizon.from, registries));
  const shocks = (whole.shocks as Record<string, unknown>[])
    .filter((shock) => shock.off !== true)
    .map(shockOf);
  const groups = Object.keys(registries.parameters).map((group) => [group, whole[group]]);
  const custom = Object.entries(
    whole.custom as Record<string, { expression: string; unit: string; meaning: string }>,
  );
  return {
    name: String(whole.name),
    question: String(whole.question),
    source: String(whole.source),
    file,
    input: {
      horizon: { from: horizon.from, until: horizon.until },
      ticksPerYear: whole.ticksPerYear as 12 | 52,
      world,
      policies: on.sort(byId),
      shocks: shocks.sort(byId),
      parameters: Object.fromEntries(groups) as ModelParameterValues,
      seed: String(whole.seed),
    },
    replicates: Number(whole.replicates),
    toggles: togglesOf(whole, on),
    charts: whole.charts as string[],
    titles: { ...(whole.titles as Record<string, string>) },
  };
}

function policyOf(policy: Record<string, unknown>, start: string, registries: Registries): CheckedPolicy {
  const tool = registries.policies.find(({ kind }) => kind === policy.kind);
  const parameters = Object.keys(tool?.parameters ?? {}).map((name) => [name, policy[name]]);
  return {
    id: String(policy.id),
    kind: String(policy.kind),
    from: String(policy.from ?? start),
    until: String(policy.until ?? ''),
    rampMonths: monthsOf(String(policy.ramp)) ?? 0,
    parameters: Object.fromEntries(parameters) as ParameterValues,
  };
}

function shockOf(shock: Record<string, unknown>): CheckedShock {
  const sorted = <T>(values: unknown) => [...new Set(values as T[])].sort();
  return {
    id: String(shock.id),
    from: String(shock.from),
    durationMonths: monthsOf(String(shock.duration)) ?? 0,
    depth: Number(shock.depth),
    recoveryMonths: monthsOf(String(shock.recovery)) ?? 0,
    suppliers: sorted<string>(shock.suppliers),
    jurisdictions: sorted<string>(shock.jurisdictions),
    layers: sorted<number>(shock.layers),
    segments: sorted<string>(shock.segments),
  };
}

/** Toggles in the order of the file; without any, every policy by itself. Policies that are off drop out. */
function togglesOf(whole: Record<string, unknown>, on: readonly CheckedPolicy[]): Toggle[] {
  const groups = whole.toggleGroups as Record<string, string[]>;
  const asked = [...new Set(whole.toggles as string[])];
  const standard = [
    ...Object.keys(groups),
    ...on.map(({ id }) => id).filter((id) => !Object.values(groups).flat().includes(id)),
  ];
  const ids = new Set(on.map(({ id }) => id));
  return (asked.length > 0 ? asked : standard)
    .map((name) => ({
      name,
      policies: [...new Set(groups[name] ?? [name])].filter((id) => ids.has(id)).sort(),
    }))
    .filter(({ policies }) => policies.length > 0);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** By file in the order of reading, then by line and column; what has no file (settings) first. */
function inReadingOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const rank = ({ where }: Problem) => [files.indexOf(where.file ?? ''), where.line ?? 0, where.column ?? 0];
  return [...problems].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : left[at] - right[at];
  });
}
