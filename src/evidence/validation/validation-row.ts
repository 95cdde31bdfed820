// A validation row: a published statement, how the run is set up, and what the simulator gives, one number
// a replicate. Rows marked C may be used to calibrate defaults; rows marked H are held out: reported as
// reached or missed, never tuned to (docs/decisions/0100-calibration-split.md).

import { type Interval, studentInterval } from '../../analysis/interval.ts';
import type { WorldTables } from '../../model/world-tables.ts';
import type { ShippedRuns } from './shipped-runs.ts';

/** One figure of a row. Values are one a replicate, in the unit of the band. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** What is fair to expect of a stylised world, ends included; Infinity leaves an end open. */
  readonly band: readonly [number, number];
  readonly values: readonly number[];
}

export interface ValidationRow {
  readonly number: number;
  readonly use: 'C' | 'H';
  /** The published statement with its source. */
  readonly published: string;
  /** What is run and measured, so that a reader could do it by hand. */
  readonly setUp: string;
  measure(runs: ShippedRuns): readonly Measure[];
}

export interface MeasureReport extends Measure {
  readonly mean: number;
  readonly interval: Interval;
  readonly verdict: 'reached' | 'missed';
}

export interface RowReport {
  readonly row: ValidationRow;
  readonly measures: readonly MeasureReport[];
  readonly verdict: 'reached' | 'missed';
}

/** Declares a row; the identity, so that a file reads as a list of values. */
export function defineRow(row: ValidationRow): ValidationRow {
  return row;
}

/** Runs a row: every measure must lie in its band for the row to be reached. */
export function reportRow(row: ValidationRow, runs: ShippedRuns): RowReport {
  const measures = row.measure(runs).map((measure): MeasureReport => {
    const mean = measure.values.reduce((sum, value) => sum + value, 0) / measure.values.length;
    const inside = mean >= measure.band[0] && mean <= measure.band[1];
    return {
      ...measure,
      mean,
      interval: studentInterval(measure.values),
      verdict: inside ? 'reached' : 'missed',
    };
  });
  const missed = measures.some(({ verdict }) => verdict === 'missed');
  return { row, measures, verdict: missed ? 'missed' : 'reached' };
}

/** Value of all eight domains' final demand as a share of GDP: losses are stated in GDP. */
export function domainsShareOfGdp(tables: WorldTables): number {
  return tables.domains.reduce((sum, { gdpShare }) => sum + gdpShare, 0);
}
