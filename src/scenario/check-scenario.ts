// From a scenario file to a checked scenario, or to every problem of it at once. The order is that of the
// text below: load the chain of files, apply settings, hold the whole to the schema, open the world, look
// up names, compare dates, check expressions and ranges, and only then fill in what runs need.

import type { Problem } from '../parameters/problem.ts';
import { applySettings } from './apply-settings.ts';
import type { CheckedScenario } from './checked-scenario.ts';
import { checkCustom } from './checks/check-custom.ts';
import { checkOrder } from './checks/check-dates.ts';
import { checkNames } from './checks/check-names.ts';
import { checkStocks } from './checks/check-stocks.ts';
import { checkStructure, checkVariant, itemPath, type Structure } from './checks/check-structure.ts';
import { checkUncertainties } from './checks/check-uncertainties.ts';
import { policyVariants, worldVariants } from './form-schemas.ts';
import { loadScenario } from './load-scenario.ts';
import type { Registries } from './registries.ts';
import { resolveScenario } from './resolve-scenario.ts';
import type { ScenarioFiles } from './scenario-files.ts';
import { scenarioStructure } from './scenario-schema.ts';
import { besideFile } from './text/file-path.ts';
import { itemsAt, valueAt } from './text/located-value.ts';
import { namesOfTables, type WorldNames } from './world-kind.ts';

export interface CheckResult {
  /** Only when there are no problems. */
  readonly scenario?: CheckedScenario;
  /** In the order of files, lines and columns. */
  readonly problems: readonly Problem[];
  /** Files read, the scenario's own first. */
  readonly files: readonly string[];
  /** What was filled in because the data of the world do not say it: sentences for the user. */
  readonly assumptions?: readonly string[];
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
  const kinds = policyVariants(registries);
  const policies = itemsAt(document, 'policies').map((policy, index) => {
    const path = itemPath('policies', index, policy);
    return policy.kind === 'map' ? checkVariant(kinds, policy, path, mayMiss) : noStructure;
  });
  const stated = valueAt(document, 'world');
  const worldBody =
    stated?.kind === 'map' ? checkVariant(worldVariants(registries), stated, 'world', mayMiss) : noStructure;
  const worldKind = registries.worldKinds.find(({ kind }) => kind === worldBody.form);
  const world = stated?.kind === 'map' ? worldKind?.open(stated, files) : undefined;

  // Without a readable world names are held to the shipped one, so that a file whose world is mistyped or
  // lost in a circle still hears of its mistyped jurisdictions in the same pass.
  const names = world ? world.names : shippedNames(file, files);

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
    ...checkNames(document, registries, names, forms),
    ...checkOrder(document),
    ...checkStocks(document, world?.stocks),
    ...custom.problems,
    ...wrongRanges,
  ];
  if (problems.length > 0 || whole.data === undefined || world === undefined) {
    return { problems: inReadingOrder(problems, loaded.files), files: loaded.files };
  }
  const scenario = resolveScenario(file, registries, {
    whole: whole.data,
    policies: policies.map(({ data }) => data ?? {}),
    world: world.world(worldBody.data ?? {}),
    uncertainties,
    custom: custom.custom,
    read: custom.read,
  });
  const { assumptions = [] } = world;
  return { scenario, problems: [], files: loaded.files, assumptions };
}

/** Names of the shipped world; undefined where it cannot be read. */
function shippedNames(file: string, files: ScenarioFiles): WorldNames | undefined {
  const reading = files.readWorld(besideFile(file, 'data/world-2020'));
  return 'found' in reading || !reading.tables ? undefined : namesOfTables(reading.tables);
}

const noStructure: Structure & { form?: string } = { problems: [] };

/** By file in the order of reading, then by line and column; what has no file (settings) first. */
function inReadingOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const rank = ({ where }: Problem) => [files.indexOf(where.file ?? ''), where.line ?? 0, where.column ?? 0];
  return [...problems].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : left[at] - right[at];
  });
}
