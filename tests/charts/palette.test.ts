/** Colours are told apart by every reader: with the common forms of colour blindness, and as text on the page. */
import { describe, expect, it } from 'vitest';
import { inkOf, layerColour, palette, recolour } from '../../src/charts/blocks/palette.ts';

type Rgb = readonly number[];

/** Full colour blindness as linear maps of linear RGB: Machado et al. 2009, table 1, severity 1. */
const vision: Record<string, readonly Rgb[]> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linearRgb(colour: string): Rgb {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

/** CIE L*a*b* of linear sRGB under D65. */
function labOf(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map((part) => Math.min(1, Math.max(0, part)));
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function smallestDistance(colours: readonly string[], matrix: readonly Rgb[]): number {
  const labs = colours.map((colour) => {
    const rgb = linearRgb(colour);
    return labOf(matrix.map((row) => row.reduce((sum, weight, part) => sum + weight * rgb[part], 0)));
  });
  const distances = labs.flatMap((a, i) =>
    labs.slice(0, i).map((b) => Math.hypot(...a.map((part, k) => part - b[k]))),
  );
  return Math.min(...distances);
}

/** Contrast of WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark, light] = [a, b]
    .map((colour) => {
      const [r, g, blue] = linearRgb(colour);
      return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    })
    .sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const sets = { layers: palette.layers, blocs: palette.blocs, scenarios: palette.sequence };

describe.each(Object.entries(sets))('the colours of %s', (_, inks) => {
  it.each(Object.keys(vision))('are apart for readers with %s, on white and on dark paper', (kind) => {
    // Two colours at a CIE distance of 15 are told apart at a glance, even in thin lines.
    for (const page of ['light', 'dark'] as const)
      expect(
        smallestDistance(
          inks.map((ink) => ink[page]),
          vision[kind],
        ),
      ).toBeGreaterThan(15);
  });

  it('are dark enough on white, and light enough on dark paper, to be read as text (WCAG AA)', () => {
    const { paper } = palette.furniture;
    // The violet and the pink of the sequence are for lines; 4 is still above the 3 that large text needs.
    for (const ink of inks) {
      expect(contrast(ink.light, paper.light)).toBeGreaterThan(4.4);
      expect(contrast(ink.dark, paper.dark)).toBeGreaterThan(4);
    }
  });
});

describe('a dark page', () => {
  it('exchanges every colour of the palette, keeps opacity, and leaves other texts alone', () => {
    const light = { line: layerColour(4), fill: `${inkOf.text}80`, label: 'layer 4 #1', list: [inkOf.paper] };
    const { layers, furniture } = palette;
    expect(recolour(light, 'dark')).toEqual({
      line: layers[4].dark,
      fill: `${furniture.text.dark}80`,
      label: 'layer 4 #1',
      list: [furniture.paper.dark],
    });
    expect(recolour(light, 'light')).toBe(light);
  });
});
