// Reads stored runs back by key. The index in memory holds only which part a run is in; parts are read
// whole when first asked for and the last few are kept, since plans ask for runs nearly in part order.

import { keyText, type RunKey } from '../store.ts';
import type { StoredRun } from '../stored-run.ts';
import { type IndexedRun, readPartIndex, readPartValues } from './series-part.ts';

const partsKept = 4;

/** A part on disk whose path may change when it is moved. */
export interface PartHandle {
  path: string;
}

interface LoadedPart {
  readonly runs: ReadonlyMap<string, IndexedRun>;
  readonly values: Float64Array;
}

/** Reads runs out of parts, keeping the last few parts in memory. */
export class PartReader {
  readonly #loaded = new Map<PartHandle, LoadedPart>();

  /** The run of a key in a part; undefined when the part has none. Its values are a window, not a copy. */
  async read(part: PartHandle, key: RunKey): Promise<StoredRun | undefined> {
    const { runs, values } = await this.#load(part);
    const run = runs.get(keyText(key));
    if (!run) return undefined;
    const { firstValue, valueCount, ...rest } = run;
    return { ...rest, values: values.subarray(firstValue, firstValue + valueCount) };
  }

  async #load(part: PartHandle): Promise<LoadedPart> {
    const known = this.#loaded.get(part);
    if (known) return known;
    const index = readPartIndex(part.path);
    const runs = new Map<string, IndexedRun>();
    for (const run of index.runs) {
      const key = keyText({ runId: run.row.runId, recordId: run.recordId });
      // A run that failed and was done again in the same part counts as done.
      if (run.row.status === 'done' || !runs.has(key)) runs.set(key, run);
    }
    const loaded = { runs, values: await readPartValues(part.path, index) };
    const [oldest] = this.#loaded.keys();
    if (this.#loaded.size >= partsKept && oldest) this.#loaded.delete(oldest);
    this.#loaded.set(part, loaded);
    return loaded;
  }
}
