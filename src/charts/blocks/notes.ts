/**
 * Text on a chart: labels at the ends of lines instead of a legend, captions of panels, numbers in cells.
 * A note is plain data in `options.plugins.notes`, placed by values of axes; notes of one `column` move
 * apart vertically until none covers another (a line then leads back to the point).
 */
import type { Chart, Plugin } from 'chart.js';

/** A place along one axis: a value of it, or its start, middle or end (left, middle, right; bottom, middle, top). */
export type NotePosition =
  | { readonly axis: string; readonly value: number | string }
  | { readonly axis: string; readonly edge: 'start' | 'middle' | 'end' };

export interface Note {
  /** One line, or several with \n between them. */
  readonly text: string;
  readonly x: NotePosition;
  readonly y: NotePosition;
  /** Which end of the text stands at x. */
  readonly align?: 'left' | 'center' | 'right';
  readonly baseline?: 'top' | 'middle' | 'bottom';
  readonly dx?: number;
  readonly dy?: number;
  readonly colour?: string;
  readonly bold?: boolean;
  /** Times the font size of the chart. */
  readonly scale?: number;
  /** Stands on a thin edge in the colour of the paper, so that lines behind it do not cut it. */
  readonly halo?: boolean;
  /** Cut with an ellipsis where it is longer than this axis. */
  readonly within?: string;
  /** Notes of one column are kept from covering each other. */
  readonly column?: string;
  /** Takes the first free place around its point (right, left, above, below), or is left out. */
  readonly avoid?: boolean;
  /** The note vanishes with this dataset (its index). */
  readonly dataset?: number;
}

interface Placed {
  note: Note;
  readonly x: number;
  readonly pointY: number;
  y: number;
}

/** What stands in `options.plugins.notes`. */
export interface NotesOptions {
  readonly notes: readonly Note[];
  /** Colour of notes that have none of their own, and of halos. */
  readonly text: string;
  readonly paper: string;
}

/** Draws the notes of a chart above everything else. */
export const notesPlugin: Plugin = {
  id: 'notes',
  afterDraw(chart) {
    // The resolved options are a slow proxy; the notes are read from the configuration as it was given.
    const given = (chart.config.options?.plugins as { notes?: NotesOptions } | undefined)?.notes;
    if (!given) return;
    const fontPx = Number((chart.options.font as { size?: number } | undefined)?.size ?? 12);
    const family = String((chart.options.font as { family?: string } | undefined)?.family ?? 'sans-serif');
    const placed = given.notes.flatMap((note) => placeOf(chart, note));
    for (const column of new Set(placed.map(({ note }) => note.column)))
      if (column !== undefined)
        spread(
          chart,
          placed.filter(({ note }) => note.column === column),
          fontPx * 1.15,
        );
    const { ctx } = chart;
    ctx.save();
    ctx.font = `${fontPx}px ${family}`;
    evade(
      chart,
      placed.filter(({ note }) => note.avoid),
      fontPx,
    );
    for (const { note, x, y, pointY } of placed) {
      ctx.font = `${note.bold ? 'bold ' : ''}${fontPx * (note.scale ?? 1)}px ${family}`;
      ctx.fillStyle = note.colour ?? given.text;
      ctx.textAlign = note.align ?? 'left';
      ctx.textBaseline = note.baseline ?? 'middle';
      const dx = note.dx ?? 0;
      if (Math.abs(y - pointY) > fontPx * 0.6 && note.column !== undefined && dx >= 8) {
        ctx.strokeStyle = note.colour ?? given.text;
        ctx.lineWidth = 0.5;
        ctx.beginPath();
        ctx.moveTo(x + 1, pointY);
        ctx.lineTo(x + dx - 2, y);
        ctx.stroke();
      }
      const lines = note.text.split('\n');
      const linePx = fontPx * (note.scale ?? 1) * 1.15;
      const above = { top: 0, middle: (lines.length - 1) / 2, bottom: lines.length - 1 }[
        note.baseline ?? 'middle'
      ];
      ctx.strokeStyle = given.paper;
      ctx.lineWidth = fontPx * 0.3;
      ctx.lineJoin = 'round';
      const widthPx = note.within === undefined ? undefined : chart.scales[note.within]?.width;
      lines.forEach((line, index) => {
        const text = widthPx === undefined ? line : cut(ctx, line, widthPx);
        const lineY = y + (note.dy ?? 0) + (index - above) * linePx;
        if (note.halo) ctx.strokeText(text, x + dx, lineY);
        ctx.fillText(text, x + dx, lineY);
      });
    }
    ctx.restore();
  },
};

/** The text, or as much of its start as fits with an ellipsis. */
function cut(ctx: Chart['ctx'], text: string, widthPx: number): string {
  if (ctx.measureText(text).width <= widthPx) return text;
  let kept = text.length;
  while (kept > 1 && ctx.measureText(`${text.slice(0, kept)}…`).width > widthPx) kept--;
  return `${text.slice(0, kept)}…`;
}

function placeOf(chart: Chart, note: Note): Placed[] {
  if (note.dataset !== undefined && !chart.isDatasetVisible(note.dataset)) return [];
  const x = pixelOf(chart, note.x, 'x');
  const y = pixelOf(chart, note.y, 'y');
  return Number.isFinite(x) && Number.isFinite(y) ? [{ note, x, y, pointY: y }] : [];
}

function pixelOf(chart: Chart, position: NotePosition, direction: 'x' | 'y'): number {
  const scale = chart.scales[position.axis];
  if (!scale) return Number.NaN;
  if ('value' in position) {
    const value = scale.parse(position.value);
    return scale.getPixelForValue(typeof value === 'number' ? value : Number.NaN);
  }
  const [from, until] = direction === 'x' ? [scale.left, scale.right] : [scale.bottom, scale.top];
  return position.edge === 'start' ? from : position.edge === 'end' ? until : (from + until) / 2;
}

/**
 * Moves notes of one column apart to `gap` pixels: neighbours that are too close form a block around the mean
 * of their places (pool adjacent violators), and the whole stays inside the chart.
 */
function spread(chart: Chart, column: Placed[], gap: number): void {
  column.sort((a, b) => a.y - b.y);
  const blocks: { centre: number; notes: Placed[] }[] = [];
  for (const note of column) {
    blocks.push({ centre: note.y, notes: [note] });
    for (let last = blocks.length - 1; last > 0; last--) {
      const [above, below] = [blocks[last - 1]!, blocks[last]!];
      const need = ((above.notes.length + below.notes.length) / 2) * gap;
      if (below.centre - above.centre >= need) break;
      const notes = [...above.notes, ...below.notes];
      const centre = notes.reduce((sum, { pointY }) => sum + pointY, 0) / notes.length;
      blocks.splice(last - 1, 2, { centre, notes });
    }
  }
  for (const { centre, notes } of blocks) {
    const half = ((notes.length - 1) / 2) * gap;
    const lowest = chart.chartArea.bottom + gap / 2 - half;
    const inside = Math.max(chart.chartArea.top + half, Math.min(lowest, centre));
    notes.forEach((note, index) => {
      note.y = inside - half + index * gap;
    });
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Turns notes around their points until they cover no other note and no point, or drops them where there is no room. */
function evade(chart: Chart, placed: readonly Placed[], fontPx: number): void {
  const taken: Box[] = placed.map(({ x, y }) => boxAround(x, y, fontPx * 0.35, fontPx * 0.35));
  const { left, right, top, bottom } = chart.chartArea;
  for (const one of placed) {
    const half = (chart.ctx.measureText(one.note.text).width * (one.note.scale ?? 1)) / 2 + 1;
    const away = fontPx * 0.6;
    const turns = [
      { align: 'left', dx: away, dy: 0, centre: away + half },
      { align: 'right', dx: -away, dy: 0, centre: -away - half },
      { align: 'center', dx: 0, dy: -fontPx, centre: 0 },
      { align: 'center', dx: 0, dy: fontPx, centre: 0 },
      { align: 'left', dx: away, dy: -fontPx, centre: away + half },
      { align: 'left', dx: away, dy: fontPx, centre: away + half },
      { align: 'right', dx: -away, dy: -fontPx, centre: -away - half },
      { align: 'right', dx: -away, dy: fontPx, centre: -away - half },
    ] as const;
    const boxOf = ({ centre, dy }: (typeof turns)[number]) =>
      boxAround(one.x + centre, one.y + dy, half, fontPx * 0.5);
    const isFree = (box: Box) =>
      box.left >= left - 1 &&
      box.right <= right + 1 &&
      box.top >= top &&
      box.bottom <= bottom &&
      !taken.some((other) => overlap(box, other));
    const chosen = turns.find((turn) => isFree(boxOf(turn)));
    if (!chosen) {
      // Two names on one another say less than none.
      one.note = { ...one.note, text: '' };
      continue;
    }
    taken.push(boxOf(chosen));
    one.note = { ...one.note, align: chosen.align, dx: chosen.dx, dy: chosen.dy };
  }
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
