/** Batches made by hand for tests of comparisons: a function of arm, replicate and tick stands for the model. */
import type { Batch } from '../../src/analysis/batch.ts';

export interface ArmsBatchOptions {
  readonly scenario?: string;
  readonly arms: readonly string[];
  readonly points?: readonly number[];
  readonly replicates: number;
  readonly ticks: number;
  /** Value of outcome `gap.all` at a tick; NaN for none, and undefined for a run that failed. */
  readonly gap: (arm: string, replicate: number, tick: number, point: number) => number | undefined;
}

/** A batch with the series `gap.all` and the end outcome `cost.all`, which is twice the last gap. */
export function armsBatch({
  scenario = 'made',
  arms,
  points = [-1],
  replicates,
  ticks,
  gap,
}: ArmsBatchOptions): Batch {
  const dates = Array.from(
    { length: ticks },
    (_, tick) => `${2019 + Math.floor(tick / 12)}-${String((tick % 12) + 1).padStart(2, '0')}`,
  );
  const numbers = Array.from({ length: replicates }, (_, at) => at + 1);
  const finished = (arm: string, point: number) =>
    numbers.filter((replicate) => gap(arm, replicate, 0, point) !== undefined);
  const values = (arm: string, point: number) =>
    finished(arm, point).map((replicate) =>
      Float64Array.from({ length: ticks }, (_, tick) => gap(arm, replicate, tick, point) ?? Number.NaN),
    );
  return {
    name: 'made',
    scenarios: [{ name: scenario, question: '', source: '', arms, policies: [] }],
    runs: arms.flatMap((arm) =>
      points.flatMap((point) =>
        numbers.map((replicate) => {
          const done = gap(arm, replicate, 0, point) !== undefined;
          const state = done
            ? ({ status: 'done', stage: '', message: '' } as const)
            : ({ status: 'failed', stage: 'tick 3', message: 'made to fail' } as const);
          return {
            runId: `${arm}-${point}-${replicate}`,
            scenario,
            arm,
            point,
            replicate,
            seed: 's',
            seconds: 1,
            ...state,
          };
        }),
      ),
    ),
    dictionary: [],
    seed: 's',
    modelVersion: 'made',
    columns: [{ outcome: 'gap', group: 'all' }],
    endColumns: [{ outcome: 'cost', group: 'all' }],
    series({ arm = arms[0], point = points[0], outcome }) {
      if (outcome !== 'gap' || !arms.includes(arm) || !points.includes(point)) return undefined;
      return { dates, replicates: finished(arm, point), values: values(arm, point) };
    },
    endValues({ arm = arms[0], point = points[0], outcome }) {
      if (outcome !== 'cost' || !arms.includes(arm) || !points.includes(point)) return undefined;
      return {
        replicates: finished(arm, point),
        values: Float64Array.from(values(arm, point), (own) => 2 * (own.at(-1) ?? Number.NaN)),
      };
    },
  };
}
