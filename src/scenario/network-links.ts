// The links of a network: who they name, what they are worth, and one row for each pair.

import type { NetworkLinks } from '../model/network-tables.ts';
import { counted, type ProblemList, placeOf, readNumbers, textOf } from './column-cells.ts';
import type { Cells, ColumnTable } from './text/column-text.ts';
import { nearestName } from './text/nearest-name.ts';

/** Reads the links; `index` has the row of each supplier by its id. */
export function readLinks(
  table: ColumnTable,
  index: ReadonlyMap<string, number>,
  ids: readonly string[],
  supplierFile: string,
  problems: ProblemList,
  assumptions: string[],
): NetworkLinks {
  const value = readNumbers(
    table,
    'value',
    { low: 0, high: Number.MAX_VALUE, words: 'a value from 0 on' },
    problems,
  );
  const rowsOf = (column: 'seller' | 'buyer') => {
    const cells = table.columns.get(column) as Cells;
    const found = new Uint32Array(cells.length);
    for (let row = 0; row < cells.length; row++) {
      const id = textOf(cells[row]);
      const supplier = index.get(id);
      if (supplier !== undefined) found[row] = supplier;
      else {
        problems.add(
          column,
          placeOf(table, row),
          id === '' ? `no ${column}` : `the unknown ${column} '${id}'`,
          `an id of ${supplierFile}`,
          () => {
            const near = nearestName(id, ids);
            return near && `did you mean '${near}'?`;
          },
        );
      }
    }
    return found;
  };
  const seller = rowsOf('seller');
  const buyer = rowsOf('buyer');
  for (let row = 0; row < table.rows; row++) {
    const cell = (table.columns.get('value') as Cells)[row];
    if (cell === null || cell === undefined || cell === '')
      problems.add('no-value', placeOf(table, row), 'no value', 'a value from 0 on');
  }
  return mergeLinks(seller, buyer, value, index.size, assumptions);
}

/** Leaves out links without value and adds up those that stand twice. */
function mergeLinks(
  seller: Uint32Array,
  buyer: Uint32Array,
  value: Float64Array,
  suppliers: number,
  assumptions: string[],
): NetworkLinks {
  const rowOfPair = new Map<number, number>();
  const kept: number[] = [];
  const total = Float64Array.from(value);
  let empty = 0;
  let double = 0;
  for (let row = 0; row < value.length; row++) {
    if (!(value[row] > 0)) {
      empty++;
      continue;
    }
    const pair = seller[row] * suppliers + buyer[row];
    const first = rowOfPair.get(pair);
    if (first === undefined) {
      rowOfPair.set(pair, row);
      kept.push(row);
    } else {
      total[first] += value[row];
      double++;
    }
  }
  if (empty > 0) assumptions.push(`${counted(empty, 'link')} of value 0: left out`);
  if (double > 0) assumptions.push(`${counted(double, 'link')} between a pair that stood before: added up`);
  return {
    seller: Uint32Array.from(kept, (row) => seller[row]),
    buyer: Uint32Array.from(kept, (row) => buyer[row]),
    value: Float64Array.from(kept, (row) => total[row]),
  };
}
