/** Tables that other programs open. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText } from '../../src/results/csv-text.ts';

it('a table of any texts and numbers comes back as it was from a CSV reader', () => {
  const row = fc.record({
    name: fc.string({ unit: 'binary' }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const records = parse(csvText(['name', 'value'], rows)) as string[][];
      expect(records[0]).toEqual(['name', 'value']);
      expect(records.slice(1).map(([name, value]) => [name, Number(value)])).toEqual(
        rows.map(({ name, value }) => [name, value === 0 ? 0 : value]),
      );
    }),
  );
});

it('a number that is missing is an empty cell', () => {
  expect(csvText(['a', 'b'], [{ a: Number.NaN, b: 1.5 }])).toBe('a,b\n,1.5\n');
});
