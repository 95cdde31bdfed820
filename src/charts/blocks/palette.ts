/**
 * Every colour of every chart, in one place. A layer has the same colour everywhere; so has a bloc.
 * Layers run from blue (hub) over grey to red (excluded): the pair blue and orange-red survives the common
 * forms of colour blindness, simulated after Machado et al. 2009, 10.1109/TVCG.2009.113 (tests hold the distances).
 * Charts are configured with the light colours; a dark page exchanges them one for one (`recolour`).
 */

/** One colour on a white and on a dark page, as #rrggbb. */
interface Ink {
  readonly light: string;
  readonly dark: string;
}

const layerInks: readonly Ink[] = [
  { light: '#08306b', dark: '#5b9bff' },
  { light: '#2878b5', dark: '#a9d3f5' },
  { light: '#757575', dark: '#c0c0c0' },
  { light: '#b35f00', dark: '#f5a54a' },
  { light: '#8c1d18', dark: '#ff6f61' },
];

const blocInks: Readonly<Record<string, Ink>> = {
  west: { light: '#007a5e', dark: '#3fcfa5' },
  east: { light: '#8e3a80', dark: '#e08fd0' },
  neutral: { light: '#7a6200', dark: '#d9bd45' },
};

const sequenceInks: readonly Ink[] = [
  { light: '#1a1a1a', dark: '#f2f2f2' },
  { light: '#0072b2', dark: '#56b4e9' },
  { light: '#c2410c', dark: '#ff8a5c' },
  { light: '#9900ff', dark: '#bb44ff' },
  { light: '#996655', dark: '#ffcc00' },
  { light: '#112299', dark: '#ee3377' },
];

/** Dashes beside the colours of a sequence, so that a seventh line is not the first one again. */
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 3, 2, 3]];

/** Things drawn beside the data. `quiet` is grey enough for both pages. */
const furniture = {
  text: { light: '#333333', dark: '#d8dde3' },
  quiet: { light: '#6b6b6b', dark: '#9aa3ad' },
  grid: { light: '#e3e3e3', dark: '#333a42' },
  line: { light: '#9a9a9a', dark: '#5f6b78' },
  paper: { light: '#ffffff', dark: '#14181f' },
} as const satisfies Record<string, Ink>;

/** Colour of text, quiet text, grid lines, axis lines and paper on a light page. */
export const inkOf = {
  text: furniture.text.light,
  quiet: furniture.quiet.light,
  grid: furniture.grid.light,
  line: furniture.line.light,
  paper: furniture.paper.light,
} as const;

/** Colour of trust layer 0 (hub) to 4 (excluded). */
export function layerColour(layer: number): string {
  return (layerInks[layer] ?? furniture.quiet).light;
}

/** Colour of a bloc by its name (`west`, `east`, `neutral`); grey for one that the palette does not know. */
export function blocColour(bloc: string): string {
  return (blocInks[bloc] ?? furniture.quiet).light;
}

/** Colour of the n-th of several things that have no order of their own (scenarios, policies), from 0. */
export function sequenceColour(index: number): string {
  return sequenceInks[index % sequenceInks.length]!.light;
}

/** Dashes of the n-th line of a sequence, in pixels; solid for as long as the colours differ. */
export function sequenceDash(index: number): number[] {
  return [...dashes[Math.floor(index / sequenceInks.length) % dashes.length]!];
}

/** The same colour at an opacity of 0..1, as #rrggbbaa. */
export function faint(colour: string, opacity: number): string {
  return `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

/** The colour `share` (0..1) of the way from the paper to `colour`, for cells that are darker for more; #rrggbb. */
export function tint(colour: string, share: number): string {
  return faint(colour, Math.min(1, Math.max(0, share)));
}

/** The colours of the palette, light and dark, for the tests and the page of the report. */
export const palette = {
  layers: layerInks,
  blocs: Object.values(blocInks),
  sequence: sequenceInks,
  furniture,
};

/**
 * A copy of a plain configuration with each light colour of the palette replaced by its dark one, opacity kept;
 * for a light page the value itself.
 */
export function recolour<T>(value: T, page: 'light' | 'dark'): T {
  if (page === 'light') return value;
  const darkOf = new Map<string, string>();
  for (const ink of [...layerInks, ...Object.values(blocInks), ...sequenceInks, ...Object.values(furniture)])
    darkOf.set(ink.light, ink.dark);
  const replace = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const dark = darkOf.get(part.slice(0, 7));
      return dark && /^#[0-9a-f]{6}([0-9a-f]{2})?$/.test(part) ? dark + part.slice(7) : part;
    }
    if (Array.isArray(part)) return part.map(replace);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, replace(inner)]));
  };
  return replace(value) as T;
}
