// What a store of results promises. Runs are found by what they computed (run id and hash of what they
// recorded), not by their labels: a renamed scenario or a second arm with the same input finds its runs
// done. While a batch runs, results only go in; when it ends, everything that the plan asks for is laid
// out in the plan's order, so the files do not depend on who finished when, or how often it was resumed.

import type { RunResult } from './run-record.ts';

/** What identifies a stored run: the run id, and the hash of what it recorded. */
export interface RunKey {
  readonly runId: string;
  readonly recordId: string;
}

/** A line of the plan: which stored run stands there, and under which labels. */
export interface PlanLine extends RunKey {
  readonly scenario: string;
  readonly arm: string;
  readonly point: number;
  readonly replicate: number;
}

export interface LaidOut {
  readonly done: number;
  readonly failed: number;
  /** Lines of the plan without a result. */
  readonly missing: number;
  /** Finished runs that the plan does not ask for; kept aside, and not in any table or chart. */
  readonly aside: number;
}

export interface ResultStore {
  /** Whether a run finished (a failed one did not: it runs again on resuming). */
  isFinished(key: RunKey): boolean;
  /** Takes a result; it is on disk at the latest when `flush` resolves. Rejects when the disk refuses. */
  append(result: RunResult, recordId: string): Promise<void>;
  /** Puts everything taken so far on disk. */
  flush(): Promise<void>;
  /** Lays the plan's runs out in its order. A second call with the same plan changes no byte of the series. */
  layOut(lines: () => Iterable<PlanLine>): Promise<LaidOut>;
}

/** A key as one text, for maps and sets. */
export function keyText({ runId, recordId }: RunKey): string {
  return `${runId}.${recordId}`;
}
