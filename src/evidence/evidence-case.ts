// A verification case: a question with a known answer, as a function of its parameters. It computes what
// the program gives (by running the model where the model does the work) and holds it against a closed
// form, a published digit or an independent computation.

import type { Problem } from '../parameters/problem.ts';
import type { CaseParameters, CaseValues } from './case-parameters.ts';

export type CheckValue =
  | number
  | string
  | boolean
  | null
  | readonly CheckValue[]
  | { readonly [key: string]: CheckValue };

/** One comparison. `tolerance` is absolute, in the unit of the values; 0 where they must be equal. */
export interface Check {
  readonly name: string;
  readonly expected: CheckValue;
  readonly got: CheckValue;
  readonly tolerance: number;
  readonly verdict: 'pass' | 'fail';
}

export interface CaseFindings {
  readonly checks: readonly Check[];
  /** Whatever a reader may want to see or draw, by name. */
  readonly values: { readonly [key: string]: CheckValue };
}

export interface EvidenceCase<S extends CaseParameters = CaseParameters> {
  /** kebab-case. */
  readonly name: string;
  /** One sentence: what is claimed. */
  readonly summary: string;
  /** Where the closed form or the digits come from. */
  readonly source: string;
  readonly parameters: S;
  /** What no single parameter's range can say; paths are parameter names. */
  constraints?(parameters: CaseValues<S>): readonly CaseProblem[];
  /** `shipped` is true when every parameter has its default, so that published digits apply. */
  run(parameters: CaseValues<S>, shipped: boolean): CaseFindings;
}

/** A problem of a case's parameters; the file is added by whoever read it. */
export type CaseProblem = Omit<Problem, 'where'> & { readonly path: string };

/** Declares a case; the identity, so that a file reads as one value and parameters are typed. */
export function defineCase<const S extends CaseParameters>(evidenceCase: EvidenceCase<S>): EvidenceCase {
  return evidenceCase as unknown as EvidenceCase;
}

/** Whether a number (or every number of a list) lies within an absolute tolerance of what is expected. */
export function near(
  name: string,
  expected: number | readonly number[],
  got: number | ArrayLike<number>,
  tolerance: number,
): Check {
  const wanted = typeof expected === 'number' ? [expected] : expected;
  const found = typeof got === 'number' ? [got] : Array.from(got);
  const close =
    wanted.length === found.length && wanted.every((value, i) => isClose(value, found[i], tolerance));
  return {
    name,
    expected,
    got: typeof got === 'number' ? got : found,
    tolerance,
    verdict: close ? 'pass' : 'fail',
  };
}

/** The same with a tolerance relative to the largest expected number. */
export function nearShare(
  name: string,
  expected: number | readonly number[],
  got: number | ArrayLike<number>,
  share: number,
): Check {
  const largest = Math.max(...(typeof expected === 'number' ? [expected] : expected).map(Math.abs));
  return near(name, expected, got, share * (Number.isFinite(largest) && largest > 0 ? largest : 1));
}

/** Whether two values are the same. */
export function same(name: string, expected: CheckValue, got: CheckValue): Check {
  const equal = JSON.stringify(expected) === JSON.stringify(got);
  return { name, expected, got, tolerance: 0, verdict: equal ? 'pass' : 'fail' };
}

/** What is infinite or not defined must be so on both sides; anything else within the tolerance. */
function isClose(expected: number, got: number, tolerance: number): boolean {
  return Object.is(expected, got) || Math.abs(expected - got) <= tolerance;
}
