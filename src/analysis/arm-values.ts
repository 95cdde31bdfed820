// The values of the arms of a comparison, column by column, with replicates by number: what effects and
// attributions are computed from. An outcome that is recorded once at the end is a series of one tick.

import { armName } from '../experiment/arms.ts';
import type { SeriesColumn } from '../results/run-record.ts';
import type { Toggle } from '../scenario/checked-scenario.ts';
import type { Batch } from './batch.ts';

/** Series of some arms' mean, one a replicate; the same length in all. */
export interface ArmSeries {
  readonly dates: readonly string[];
  readonly byReplicate: ReadonlyMap<number, Float64Array>;
}

/** One column of a comparison's batch. */
export interface ComparedColumn extends SeriesColumn {
  /** Whether it is recorded once at the end. */
  readonly atEnd: boolean;
}

/** Every column of a batch, series first. */
export function comparedColumns(batch: Batch): ComparedColumn[] {
  return [
    ...batch.columns.map((column) => ({ ...column, atEnd: false })),
    ...batch.endColumns.map((column) => ({ ...column, atEnd: true })),
  ];
}

/** Reads arms of one scenario of a batch by mask; each arm and column is looked up once. */
export class ArmReader {
  private readonly known = new Map<string, ArmSeries | undefined>();
  private readonly batch: Batch;
  private readonly scenario: string;
  private readonly toggles: readonly Toggle[];

  constructor(batch: Batch, scenario: string, toggles: readonly Toggle[]) {
    this.batch = batch;
    this.scenario = scenario;
    this.toggles = toggles;
  }

  /** The mean of some arms; only replicates that all of them have. Undefined where there is none. */
  meanOf(masks: readonly number[], column: ComparedColumn, point = -1): ArmSeries | undefined {
    const arms = masks.map((mask) => this.read(mask, column, point));
    const [first, ...others] = arms;
    if (!first || arms.some((arm) => arm === undefined)) return undefined;
    if (others.length === 0) return first;
    const byReplicate = new Map<number, Float64Array>();
    for (const [replicate, values] of first.byReplicate) {
      const rest = others.map((arm) => arm?.byReplicate.get(replicate));
      if (rest.some((own) => own === undefined)) continue;
      byReplicate.set(
        replicate,
        values.map((value, tick) => rest.reduce((sum, own) => sum + (own?.[tick] ?? 0), value) / arms.length),
      );
    }
    return { dates: first.dates, byReplicate };
  }

  private read(mask: number, column: ComparedColumn, point: number): ArmSeries | undefined {
    const key = `${mask}|${point}|${column.outcome}|${column.group}|${column.atEnd}`;
    if (!this.known.has(key)) this.known.set(key, this.look(mask, column, point));
    return this.known.get(key);
  }

  private look(
    mask: number,
    { outcome, group, atEnd }: ComparedColumn,
    point: number,
  ): ArmSeries | undefined {
    const query = { scenario: this.scenario, arm: armName(this.toggles, mask), point, outcome, group };
    if (atEnd) {
      const end = this.batch.endValues(query);
      return (
        end && {
          dates: [''],
          byReplicate: new Map(
            end.replicates.map((replicate, at) => [replicate, end.values.subarray(at, at + 1)]),
          ),
        }
      );
    }
    const series = this.batch.series(query);
    return (
      series && {
        dates: series.dates,
        byReplicate: new Map(series.replicates.map((replicate, at) => [replicate, series.values[at]])),
      }
    );
  }
}
