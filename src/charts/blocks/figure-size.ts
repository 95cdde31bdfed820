/**
 * How large a figure is: a column or the width of a two-column paper, a slide, or a place on a page of HTML.
 * Sizes in CSS pixels (1/96 inch); letters stay at 6.5 points and more in print.
 */

/** Names that `--size` accepts. */
export type PrintSize = 'column' | 'page' | 'slide';

export interface FigureSize {
  readonly name: PrintSize | 'screen';
  readonly widthPx: number;
  /** Height that may not be passed (a slide), otherwise the chart decides. */
  readonly heightPx?: number;
  /** Size of the letters. */
  readonly fontPx: number;
  /** Pixels of a PNG for each pixel of the figure. */
  readonly dotsPerPx: number;
  /** Panels that fit side by side. */
  readonly panels: number;
  /** Whether title and foot are part of the picture; on a page of HTML they stand around it. */
  readonly framed: boolean;
}

/** 84 mm and 178 mm are the widths of a column and a page with two; 300 dots an inch in print. */
export const printSizes: Readonly<Record<PrintSize, FigureSize>> = {
  column: { name: 'column', widthPx: 318, fontPx: 8.7, dotsPerPx: 3.125, panels: 2, framed: true },
  page: { name: 'page', widthPx: 673, fontPx: 9.5, dotsPerPx: 3.125, panels: 4, framed: true },
  slide: { name: 'slide', widthPx: 960, heightPx: 540, fontPx: 14, dotsPerPx: 2, panels: 4, framed: true },
};

/** A figure on a page of HTML, `widthPx` wide. */
export function screenSize(widthPx: number): FigureSize {
  const panels = Math.max(1, Math.min(4, Math.floor(widthPx / 200)));
  return { name: 'screen', widthPx, fontPx: 12, dotsPerPx: 1, panels, framed: false };
}

/** Advance widths of DejaVu Sans from space to tilde, two digits each, in hundredths of the letter size. */
const advances =
  '32404684649578273939508432363234646464646464646464643434848484539968697077635877752929' +
  '66568675796079696361736899696169393439845050616355636235636328285828976361636341523963' +
  '598259595264346484';
const otherAdvance = 64;

/** Pixels that a text of letters of `fontPx` takes in DejaVu Sans; bold takes a tenth more. */
export function textWidthPx(text: string, fontPx: number): number {
  let hundredths = 0;
  for (const letter of text) {
    const place = (letter.codePointAt(0) ?? 0) - 32;
    hundredths += place >= 0 && place < 95 ? Number(advances.slice(2 * place, 2 * place + 2)) : otherAdvance;
  }
  return (hundredths * fontPx) / 100;
}

/** Breaks a text into lines of at most `widthPx`, between words. */
export function wrapText(text: string, widthPx: number, fontPx: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidthPx(`${last} ${word}`, fontPx) <= widthPx)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Breaks a name into lines of at most `widthPx`, behind its dashes, points and spaces. */
export function breakName(name: string, widthPx: number, fontPx: number): string[] {
  const lines: string[] = [];
  for (const part of name.split(/(?<=[-.+ ])/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidthPx(last + part, fontPx) <= widthPx)
      lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines;
}
