// What a command threw: a problem that only shows while reading (a damaged part) is told like any other;
// everything else is a fault of the program and is thrown on, with its place in the source.

import { DamagedPart } from '../results/node/read-part.ts';
import { tellProblems } from './checked-scenarios.ts';

/** Tells a problem that was thrown, with exit code 2. Throws anything else. */
export function tellFault(error: unknown): void {
  if (!(error instanceof DamagedPart)) throw error;
  tellProblems([error.problem]);
}
