/** The shipped world at any size, for tests of the model on real input. */
import { fileURLToPath } from 'node:url';
import type { RunInput } from '../../src/model/run-input.ts';
import { readWorldDirectory } from '../../src/scenario/node/read-world.ts';
import { type ParameterChanges, parametersWith } from './parameters-with.ts';

const directory = fileURLToPath(new URL('../../scenarios/data/world-2020', import.meta.url));
const read = readWorldDirectory(directory);
if (!read.tables) throw new Error(`the shipped world has problems: ${JSON.stringify(read.problems)}`);

/** Tables of scenarios/data/world-2020. */
export const shippedTables = read.tables;

/** A run of the shipped world without any policy. */
export function baselineInput(
  suppliers: number,
  replicate: number,
  changes: ParameterChanges = {},
): RunInput {
  return {
    horizon: { from: '2019-01', until: '2040-12' },
    ticksPerYear: 12,
    world: { kind: 'tables', hash: '', directory: '', suppliers },
    policies: [],
    shocks: [],
    parameters: parametersWith(changes),
    seed: 'baseline',
    replicate,
  };
}
