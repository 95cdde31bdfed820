/** Columns as names, for maps. */
import type { ColumnQuery } from '../chart-inputs.ts';

/** A name for a column, the same for equal queries. */
export function columnKey({ outcome, group, minus }: ColumnQuery): string {
  return minus === undefined ? `${outcome}|${group}` : `${outcome}|${group}|${minus}`;
}
