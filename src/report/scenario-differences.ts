/**
 * How cases differ, in plain words: which policies are in force, from when and how strong, and which other
 * settings are not those of the reference. Read from the settings that the manifest keeps.
 */

import { listInWords } from '../charts/blocks/words.ts';
import type { Case } from '../charts/chart-inputs.ts';
import { type Manifest, planOf } from '../results/manifest.ts';

export interface CaseDescription {
  readonly case: string;
  readonly question: string;
  readonly source: string;
  /** The case before it all of whose policies are in force here too, when there is one. */
  readonly like?: string;
  /** A line for each policy, or each one more than in the case that it is like. */
  readonly policies: readonly string[];
  /** Other settings that differ from the reference, as `path: value instead of value`. */
  readonly settings: readonly string[];
}

type Input = ReturnType<typeof planOf>['settings'][number]['input'];

/** Describes every case against the reference. */
export function describeCases(
  manifest: Manifest,
  cases: readonly Case[],
  reference: Case | undefined,
): CaseDescription[] {
  const { settings } = planOf(manifest);
  const inputOf = (of: Case): Input | undefined =>
    settings.find(
      ({ scenario, arm, point }) => scenario === of.scenario && arm === of.arm && point === of.point,
    )?.input;
  const base = reference && inputOf(reference);
  const policiesOf = new Map(cases.map((of) => [of, (inputOf(of)?.policies ?? []).map(policyInWords)]));
  return cases.map((of, index) => {
    const policies = policiesOf.get(of) ?? [];
    const like = largestPart(cases.slice(0, index), policies, policiesOf);
    const input = inputOf(of);
    const scenario = manifest.scenarios.find(({ name }) => name === of.scenario);
    return {
      case: of.label,
      question: scenario?.question ?? '',
      source: scenario?.source ?? '',
      ...(like ? { like: like.label } : {}),
      policies: policies.filter((policy) => !(like && policiesOf.get(like)?.includes(policy))),
      settings: input && base && input !== base ? differencesInWords(base, input) : [],
    };
  });
}

/** Of some cases the one with most policies, all of which are among these. */
function largestPart(
  cases: readonly Case[],
  policies: readonly string[],
  policiesOf: ReadonlyMap<Case, readonly string[]>,
): Case | undefined {
  const countOf = (of: Case): number => policiesOf.get(of)?.length ?? 0;
  return cases
    .filter((of) => countOf(of) > 0 && policiesOf.get(of)?.every((policy) => policies.includes(policy)))
    .sort((a, b) => countOf(b) - countOf(a))[0];
}

/** `chip-controls: export-control from 2022-10, growing over 6 months; domains: semiconductors; ...` */
function policyInWords({ id, kind, from, until, rampMonths, parameters }: Input['policies'][number]): string {
  const when = `${from === '' ? 'from the start' : `from ${from}`}${until === '' ? '' : ` until ${until}`}`;
  const ramp = rampMonths > 0 ? `, growing over ${rampMonths} month${rampMonths === 1 ? '' : 's'}` : '';
  const values = Object.entries(parameters).flatMap(([name, value]) => {
    const text = valueInWords(value);
    return text === '' ? [] : [`${name}: ${text}`];
  });
  return `${id}: ${kind} ${when}${ramp}${values.length > 0 ? `; ${values.join('; ')}` : ''}`;
}

/** A value as a reader writes it; empty lists, selectors and texts say nothing. */
function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return listInWords(value.map(valueInWords));
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .flatMap(([name, inner]) => (valueInWords(inner) === '' ? [] : [`${name} ${valueInWords(inner)}`]))
      .join(', ');
  return String(value);
}

/** Settings apart from policies that differ: `learning.absorptionSlope: 0.4 instead of 0.8`. */
function differencesInWords(base: Input, input: Input): string[] {
  const left = flat({ ...base, policies: undefined });
  const right = flat({ ...input, policies: undefined });
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  return paths
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => `${path}: ${right.get(path) ?? 'nothing'} instead of ${left.get(path) ?? 'nothing'}`);
}

function flat(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value !== null && typeof value === 'object')
    for (const [name, inner] of Object.entries(value))
      flat(inner, path === '' ? name : `${path}.${name}`, into);
  else if (value !== undefined) into.set(path.replace(/^parameters\./, ''), String(value));
  return into;
}
