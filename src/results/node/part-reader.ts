// Reads stored runs back by key. The index in memory holds only which part a run is in; of the parts
// themselves the last few are kept, since plans ask for runs nearly in part order.

import { keyText, type RunKey } from '../store.ts';
import type { StoredRun } from '../stored-run.ts';
import { type IndexedRun, type PartIndex, readPartIndex, readPartValues } from './read-part.ts';

const partsKept = 4;

/** A part on disk whose path may change when it is moved. */
export interface PartHandle {
  path: string;
}

/** A run's place: the part that it is in, and where in it. */
export interface LocatedRun {
  readonly index: PartIndex;
  readonly run: IndexedRun;
}

/** Reads runs out of parts. Throws where a part is torn, damaged or gone. */
export class PartReader {
  readonly #indexes = new RecentlyUsed<
    PartHandle,
    { index: PartIndex; runs: ReadonlyMap<string, IndexedRun> }
  >();
  readonly #values = new RecentlyUsed<PartHandle, Float64Array>();

  /** Where the run of a key stands in a part; undefined when the part has none. */
  find(part: PartHandle, key: RunKey): LocatedRun | undefined {
    const { index, runs } = this.#indexes.get(part, () => {
      const read = readPartIndex(part.path);
      return { index: read, runs: byKey(read.runs) };
    });
    const run = runs.get(keyText(key));
    return run && { index, run };
  }

  /** The run of a key in a part; undefined when the part has none. Its values are a window, not a copy. */
  read(part: PartHandle, key: RunKey): StoredRun | undefined {
    const found = this.find(part, key);
    if (!found) return undefined;
    const values = this.#values.get(part, () => readPartValues(part.path, found.index));
    const { firstValue, valueCount, ...run } = found.run;
    return { ...run, values: values.subarray(firstValue, firstValue + valueCount) };
  }
}

function byKey(runs: readonly IndexedRun[]): Map<string, IndexedRun> {
  const found = new Map<string, IndexedRun>();
  for (const run of runs) {
    const key = keyText({ runId: run.row.runId, recordId: run.recordId });
    // A run that failed and was done again in the same part counts as done.
    if (run.row.status === 'done' || !found.has(key)) found.set(key, run);
  }
  return found;
}

/** Keeps the last few values that were made. */
class RecentlyUsed<K, V> {
  readonly #kept = new Map<K, V>();

  get(key: K, make: () => V): V {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= partsKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, made);
    return made;
  }
}
