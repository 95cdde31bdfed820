// Which part a run is in, by what identifies it. A batch may have a hundred thousand runs, so an entry
// holds nothing but the run id and a pointer; runs that record the same share one map.

import type { RunKey } from '../store.ts';
import type { PartHandle } from './part-reader.ts';

/** An index of runs. */
export class RunIndex {
  readonly #partOf = new Map<string, Map<string, PartHandle>>();

  set({ runId, recordId }: RunKey, part: PartHandle): void {
    const runs = this.#partOf.get(recordId) ?? new Map<string, PartHandle>();
    runs.set(runId, part);
    this.#partOf.set(recordId, runs);
  }

  get({ runId, recordId }: RunKey): PartHandle | undefined {
    return this.#partOf.get(recordId)?.get(runId);
  }

  has(key: RunKey): boolean {
    return this.get(key) !== undefined;
  }

  /** Forgets the runs of some parts. */
  forget(parts: ReadonlySet<PartHandle>): void {
    for (const runs of this.#partOf.values()) {
      for (const [runId, part] of runs) if (parts.has(part)) runs.delete(runId);
    }
  }

  /** A copy, for reading while the index itself changes. */
  copy(): RunIndex {
    const copied = new RunIndex();
    for (const [key, part] of this) copied.set(key, part);
    return copied;
  }

  *[Symbol.iterator](): Generator<[RunKey, PartHandle]> {
    for (const [recordId, runs] of this.#partOf) {
      for (const [runId, part] of runs) yield [{ runId, recordId }, part];
    }
  }
}
