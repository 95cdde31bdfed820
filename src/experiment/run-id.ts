// Names a run after what the model reads, and after nothing else: the id is a hash of the run's input in
// canonical JSON (RFC 8785 in spirit: sorted keys, no spaces), with the world's content hash in place of
// its path, and of the model's version. Equal runs have equal names wherever and whenever they are
// planned, so a finished one is never done twice. SHA-256, cut to 80 bits: a batch of a million runs
// meets a collision with a probability of 4e-13.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { modelVersion } from '../model/version.ts';
import type { CustomOutcome, RunInput } from './run-job.ts';

const idBytes = 10;

/** What all replicates of one arm and design point share. */
export type SettingInput = Omit<RunInput, 'replicate'>;

/**
 * JSON with sorted keys and no spaces: equal values give equal text, whatever the order of their keys.
 * Entries that are undefined are left out. Throws TypeError on a number that is not finite and on
 * anything that is not data.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no place in a run's input`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
    return `{${entries.join(',')}}`;
  }
  throw new TypeError(`a ${typeof value} has no place in a run's input`);
}

/** The first 80 bits of SHA-256 of a text, as 20 hexadecimal digits. */
export function shortHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, idBytes));
}

/**
 * Hash of everything that the replicates of one setting share. A world read from files counts with its
 * content hash, not with the paths that it was read from.
 */
export function settingHashOf(input: SettingInput, version: string = modelVersion): string {
  const { horizon, ticksPerYear, policies, shocks, parameters, seed } = input;
  const world = { ...input.world, directory: undefined, files: undefined };
  return shortHash(
    canonicalJson({ version, horizon, ticksPerYear, world, policies, shocks, parameters, seed }),
  );
}

/**
 * Makes what names the world of a setting: equal for settings that differ in nothing but what happens to their world
 * later. It remembers the hash of parameters, which are long and which the arms of a scenario share.
 */
export function openWorldKeys(): (input: SettingInput) => string {
  const hashes = new WeakMap<object, string>();
  return ({ horizon, ticksPerYear, world, parameters, seed }) => {
    let hash = hashes.get(parameters);
    if (hash === undefined) {
      hash = shortHash(canonicalJson(parameters));
      hashes.set(parameters, hash);
    }
    return `${seed}/${hash}/${canonicalJson({ horizon, ticksPerYear, world })}`;
  };
}

/** The id of one replicate of a setting: 20 hexadecimal digits. */
export function runIdOf(settingHash: string, replicate: number): string {
  return shortHash(`${settingHash}/${replicate}`);
}

/**
 * Hash of what a run records: the outcomes' names and the custom expressions. It is no part of the run
 * id: a run that is to record something else runs again under the same name.
 */
export function recordIdOf(outcomes: readonly string[], custom: readonly CustomOutcome[]): string {
  return shortHash(
    canonicalJson({ outcomes, custom: custom.map(({ name, expression }) => [name, expression]) }),
  );
}
