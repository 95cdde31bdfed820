/** Which valid name a mistyped one most likely meant. */
import { expect, test } from 'vitest';
import { nearestName } from '../../src/scenario/text/nearest-name.ts';

const names = ['export-control', 'entity-list', 'open-cooperation', 'USA', 'CHN', 'wassenaar'];

test.each([
  ['a missing letter', 'exprt-control', 'export-control'],
  ['two letters swapped', 'entiyt-list', 'entity-list'],
  ['a letter too many', 'wassennaar', 'wassenaar'],
  ['another case', 'usa', 'USA'],
  ['a beginning', 'open', 'open-cooperation'],
  ['something else altogether', 'carbon-tariff', undefined],
  ['a short name with nothing in common', 'XY', undefined],
  ['nothing', '', undefined],
  ['a name too long to compare', 'x'.repeat(100_000), undefined],
])('%s', (_, found, expected) => {
  expect(nearestName(found, names)).toBe(expected);
});

test('of two near names the nearer wins', () => {
  expect(nearestName('threshold9', ['threshold12', 'threshold1'])).toBe('threshold1');
});
