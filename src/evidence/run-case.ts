// Runs one verification case on given parameters, or says everything that is wrong with them.

import { ModelError } from '../model/world.ts';
import type { Problem } from '../parameters/problem.ts';
import type { TableRow } from './case-parameters.ts';
import { checkCaseParameters } from './check-parameters.ts';
import type { CaseFindings, Check, CheckValue, EvidenceCase } from './evidence-case.ts';

/** What `--json` prints: one object. */
export interface CaseReport {
  readonly case: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly checks: readonly Check[];
  readonly values: { readonly [name: string]: CheckValue };
}

/** Default rows of tables that are read from files, by file name. */
export type DefaultTables = (file: string) => readonly TableRow[];

/**
 * The report of a case; problems instead when the given parameters (an object, or undefined for the
 * shipped ones) do not fit. `file` is where they were read, for the problems.
 */
export function runCase(
  evidenceCase: EvidenceCase,
  given: unknown,
  file: string,
  tables: DefaultTables,
): { readonly report?: CaseReport; readonly problems: readonly Problem[] } {
  const { name, parameters: declared, constraints, run } = evidenceCase;
  const parameters = Object.fromEntries(
    Object.entries(declared).map(([key, parameter]) => {
      const fromFile = parameter.type === 'table' && parameter.defaultFile !== undefined;
      return [key, fromFile ? { ...parameter, default: tables(parameter.defaultFile as string) } : parameter];
    }),
  );
  const { values, problems } = checkCaseParameters(parameters, given ?? {}, file);
  if (problems.length > 0) return { problems };
  const conflicts = constraints?.(values as never) ?? [];
  if (conflicts.length > 0) {
    return { problems: conflicts.map(({ path, ...rest }) => ({ where: { file, path }, ...rest })) };
  }
  const shipped = Object.entries(parameters).every(
    ([key, parameter]) =>
      JSON.stringify((values as Record<string, unknown>)[key]) === JSON.stringify(parameter.default),
  );
  let findings: CaseFindings;
  try {
    findings = run(values as never, shipped);
  } catch (error) {
    // What no check of parameters foresaw: a world that the model cannot build or run.
    if (!(error instanceof ModelError)) throw error;
    const found = `a world that the model cannot run (${error.stage}: ${error.message})`;
    return {
      problems: [{ where: { file, path: name }, found, expected: 'parameters of a world that it can' }],
    };
  }
  return { report: { case: name, parameters: values as Record<string, unknown>, ...findings }, problems: [] };
}

/** JSON text in which what JSON cannot say (Infinity, NaN) is written as text. */
export function jsonText(value: unknown): string {
  return JSON.stringify(
    value,
    (_, entry) => (typeof entry === 'number' && !Number.isFinite(entry) ? String(entry) : entry),
    2,
  );
}

/** What `--list --json` prints of a case: its parameters with type, shape, unit, range, meaning and default. */
export function describeCase(evidenceCase: EvidenceCase) {
  const { name, summary, source, parameters } = evidenceCase;
  return {
    case: name,
    summary,
    source,
    parameters: Object.entries(parameters).map(([key, parameter]) => {
      const { default: standard, ...rest } = parameter;
      const file = parameter.type === 'table' ? parameter.defaultFile : undefined;
      return { name: key, ...rest, default: file === undefined ? standard : `scenarios/data/${file}` };
    }),
  };
}
