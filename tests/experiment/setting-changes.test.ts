/** Settings kept as differences come back exactly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, changesBetween } from '../../src/experiment/setting-changes.ts';

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.constantFrom('seed', 'parameters', 'learning', 'phi', '__proto__', ''), tie('value')),
})).map as fc.Arbitrary<Record<string, unknown>>;

describe('the changes between two settings', () => {
  it('turn the one into the other, whatever they hold', () => {
    fc.assert(
      fc.property(data, data, (base, other) => {
        const changes = JSON.parse(JSON.stringify(changesBetween(base, other)));
        expect(JSON.parse(JSON.stringify(applyChanges(base, changes)))).toEqual(
          JSON.parse(JSON.stringify(other)),
        );
      }),
    );
  });

  it('of settings that differ in one parameter are one entry', () => {
    const base = { input: { parameters: { learning: { phi: 0.5, beta: 0.5 } } }, point: 0 };
    const other = { input: { parameters: { learning: { phi: 0.6, beta: 0.5 } } }, point: 0 };
    expect(changesBetween(base, other)).toEqual([[['input', 'parameters', 'learning', 'phi'], 0.6]]);
  });
});
