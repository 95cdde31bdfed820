// Fills in a checked scenario from data that passed every check: defaults, dates, durations in months, and
// the canonical order of everything whose order means nothing.

import type { Outcome } from '../model/outcome.ts';
import type { TicksPerYear } from '../model/run-input.ts';
import type { ModelParameterValues } from '../parameters/model-parameters.ts';
import type { ParameterValues } from '../parameters/parameter.ts';
import type {
  CheckedCustomOutcome,
  CheckedPolicy,
  CheckedScenario,
  CheckedShock,
  CheckedWorld,
  Toggle,
  Uncertainty,
} from './checked-scenario.ts';
import { monthsOf } from './field-schemas.ts';
import type { Registries } from './registries.ts';

/** The parts of a scenario that passed every check, defaults filled in. */
export interface CheckedParts {
  readonly whole: Readonly<Record<string, unknown>>;
  /** One an item of `policies`, in the order of the file. */
  readonly policies: readonly Readonly<Record<string, unknown>>[];
  readonly world: CheckedWorld;
  readonly uncertainties: readonly Uncertainty[];
  readonly custom: readonly CheckedCustomOutcome[];
  /** Outcomes that custom ones read. */
  readonly read: ReadonlySet<string>;
}

/** The scenario of `file` in its canonical form. */
export function resolveScenario(file: string, registries: Registries, parts: CheckedParts): CheckedScenario {
  const { whole, policies, world, uncertainties, custom } = parts;
  const horizon = whole.horizon as { from: string; until: string };
  const on = policies
    .filter((policy) => policy.off !== true)
    .map((policy) => policyOf(policy, horizon.from, registries));
  const shocks = (whole.shocks as Record<string, unknown>[])
    .filter((shock) => shock.off !== true)
    .map(shockOf);
  const groups = Object.keys(registries.parameters).map((group) => [group, whole[group]]);
  return {
    name: String(whole.name),
    question: String(whole.question),
    source: String(whole.source),
    file,
    input: {
      horizon: { from: horizon.from, until: horizon.until },
      ticksPerYear: whole.ticksPerYear as TicksPerYear,
      world,
      policies: on.sort(byId),
      shocks: shocks.sort(byId),
      parameters: Object.fromEntries(groups) as ModelParameterValues,
      seed: String(whole.seed),
    },
    replicates: Number(whole.replicates),
    toggles: togglesOf(whole, on),
    uncertainties: uncertainties.filter(({ path }) => isInForce(path, on)),
    outcomes: outcomesOf(whole.outcomes as string[], parts.read, registries),
    custom,
    charts: whole.charts as string[],
    titles: { ...(whole.titles as Record<string, string>) },
  };
}

function policyOf(
  policy: Readonly<Record<string, unknown>>,
  start: string,
  registries: Registries,
): CheckedPolicy {
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

/** What to record, in the order of the registry; without a list, everything but what is only on request. */
function outcomesOf(asked: readonly string[], read: ReadonlySet<string>, { outcomes }: Registries): string[] {
  const isAsked = ({ name, onRequest }: Outcome) => (asked.length > 0 ? asked.includes(name) : !onRequest);
  return outcomes.filter((outcome) => isAsked(outcome) || read.has(outcome.name)).map(({ name }) => name);
}

/** Ranges of policies that are off have nothing to act on. */
function isInForce(path: string, on: readonly CheckedPolicy[]): boolean {
  const [group, id] = path.split('.');
  return group !== 'policies' || on.some((policy) => policy.id === id);
}

/** Toggles in the order of the file; without any, every policy by itself. Policies that are off drop out. */
function togglesOf(whole: Readonly<Record<string, unknown>>, on: readonly CheckedPolicy[]): Toggle[] {
  const groups = new Map(Object.entries(whole.toggleGroups as Record<string, string[]>));
  const asked = [...new Set(whole.toggles as string[])];
  const standard = [
    ...groups.keys(),
    ...on.map(({ id }) => id).filter((id) => ![...groups.values()].flat().includes(id)),
  ];
  const ids = new Set(on.map(({ id }) => id));
  return (asked.length > 0 ? asked : standard)
    .map((name) => ({
      name,
      policies: [...new Set(groups.get(name) ?? [name])].filter((id) => ids.has(id)).sort(),
    }))
    .filter(({ policies }) => policies.length > 0);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
