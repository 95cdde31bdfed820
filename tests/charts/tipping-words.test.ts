/** What a phase diagram says of where its condition holds. */
import { expect, it } from 'vitest';
import { tippingInWords } from '../../src/charts/blocks/tipping-words.ts';
import { fixedFindings } from './fixed-findings.ts';

const [phase] = fixedFindings.phases ?? [];

it('names the side on which the condition holds, and each row that has no turn', () => {
  const told = (sides: (typeof phase)['sides']) => tippingInWords({ ...phase, sides });
  expect(told(['right', 'right', 'right', 'right', 'right', 'right'])).toBe(
    '“the gap doubles by 2040” holds to the right of the line',
  );
  expect(told(['nowhere', 'mixed', 'left', 'left', 'everywhere', 'everywhere'])).toBe(
    '“the gap doubles by 2040” holds to the left of the line at learning.absorptionSlope 0.8 and 1.2, in the whole row at learning.absorptionSlope 1.6 and 2, nowhere at learning.absorptionSlope 0, in some replicates only at learning.absorptionSlope 0.4',
  );
});

it('does not take a row without finished runs for one in which replicates differ', () => {
  const sides = phase.sides.map((_, row) => (row === 0 ? ('unknown' as const) : ('left' as const)));
  expect(tippingInWords({ ...phase, sides })).toMatch(
    /, somewhere unknown, as too few runs finished, at learning\.absorptionSlope 0$/,
  );
});

it('says so when no line lies on the grid', () => {
  const sides = phase.sides.map(() => 'nowhere' as const);
  expect(tippingInWords({ ...phase, tipping: [], sides })).toBe(
    '“the gap doubles by 2040” holds nowhere; no tipping line lies on this grid',
  );
});
