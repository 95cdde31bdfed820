// A grid over two uncertainties as a phase diagram: the outcome at each crossing, and the line on which a
// stated condition comes to hold in half of the replicates.

import type { ComparedColumn } from '../analysis/arm-values.ts';
import { columnName, pointMeans, responsesOf } from '../analysis/responses.ts';
import { numericPoints, type SweepRuns } from '../analysis/sweep-analysis.ts';
import type { PhaseDiagram, TippingSide } from '../charts/chart-inputs.ts';
import type { SweepOptions } from './sweep-options.ts';

/** The phase diagram of a grid of two uncertainties; undefined for other designs. */
export function phaseDiagramOf(
  { batch, scenario, arm, points, replicates }: SweepRuns,
  { design, condition: stated }: SweepOptions,
  column: ComparedColumn,
  unit: string,
  shares: readonly number[] | undefined,
): PhaseDiagram | undefined {
  if (design.layout.kind !== 'grid' || points.paths.length !== 2) return undefined;
  const [down, across] = design.layout.levels;
  const numbers = numericPoints(points);
  const means = pointMeans(responsesOf(batch, scenario, arm, points.values.length, replicates, column));
  // The design's second uncertainty moves fastest: point = i * across + j.
  const at = (i: number, j: number): number => i * across + j;
  const xs = Array.from({ length: down }, (_, i) => numbers[at(i, 0)][0]);
  const ys = Array.from({ length: across }, (_, j) => numbers[at(0, j)][1]);
  return {
    x: { parameter: points.paths[0], unit: '', values: xs },
    y: { parameter: points.paths[1], unit: '', values: ys },
    outcome: columnName(column),
    unit,
    values: ys.flatMap((_, j) => xs.map((__, i) => means[at(i, j)])),
    replicates,
    tipping: shares ? crossings(xs, ys, (i, j) => shares[at(i, j)]) : [],
    tippingMeaning: stated?.text ?? '',
    sides: ys.map((_, j) => sideOf(xs.map((__, i) => shares?.[at(i, j)] ?? Number.NaN))),
  };
}

/** On which side of the first crossing of a row more than half of the replicates hold. */
function sideOf(row: readonly number[]): TippingSide {
  const turn = row.findIndex((share, i) => i > 0 && share > 0.5 !== row[i - 1] > 0.5);
  if (row.some(Number.isNaN)) return 'unknown';
  if (turn < 0) return row[0] > 0.5 ? 'everywhere' : 'nowhere';
  return row[turn] > 0.5 ? 'right' : 'left';
}

/** Where shares pass one half between neighbouring x, for each y; the first crossing of a row. */
function crossings(
  xs: readonly number[],
  ys: readonly number[],
  share: (i: number, j: number) => number,
): { x: number; y: number }[] {
  return ys.flatMap((y, j) => {
    for (let i = 1; i < xs.length; i++) {
      const [before, after] = [share(i - 1, j) - 0.5, share(i, j) - 0.5];
      if (before * after > 0 || before === after || Number.isNaN(before * after)) continue;
      return [{ x: xs[i - 1] + ((xs[i] - xs[i - 1]) * before) / (before - after), y }];
    }
    return [];
  });
}
