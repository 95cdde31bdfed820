/** What a phase diagram says of its tipping line, for its foot, its alternative text and the report. */
import type { PhaseDiagram, TippingSide } from '../chart-inputs.ts';
import { listInWords } from './words.ts';

const placeInWords: Readonly<Record<TippingSide, string>> = {
  right: 'to the right of the line',
  left: 'to the left of the line',
  everywhere: 'in the whole row',
  nowhere: 'nowhere',
  mixed: 'in some replicates only',
  unknown: 'somewhere unknown, as too few runs finished,',
};

/** `The gap doubles holds to the right of the line at y 1 and 2, nowhere at y 3`, without a full stop. */
export function tippingInWords({ tipping, tippingMeaning, sides, y }: PhaseDiagram): string {
  if (tippingMeaning === '') return 'No condition was asked for';
  const kinds = (Object.keys(placeInWords) as TippingSide[]).filter((side) => sides.includes(side));
  const parts = kinds.map((side) => {
    const rows = y.values
      .filter((_, row) => sides[row] === side)
      .map((value) => String(Number(value.toPrecision(3))));
    return kinds.length === 1
      ? placeInWords[side]
      : `${placeInWords[side]} at ${y.parameter} ${listInWords(rows)}`;
  });
  const drawn = tipping.length > 0 ? '' : '; no tipping line lies on this grid';
  return `“${tippingMeaning}” holds ${parts.join(', ')}${drawn}`;
}
