/**
 * Text on a chart: labels at the ends of lines instead of a legend, captions of panels, numbers in cells.
 * A note is plain data in `options.plugins.notes`, placed by values of axes; notes of one `column` move
 * apart vertically until none covers another (a line then leads back to the point).
 */
import type { Chart, Plugin } from 'chart.js';
import { inkOf } from './palette.ts';

/** A place along one axis: a value of it, or its start, middle or end (left, middle, right; bottom, middle, top). */
export type NotePosition =
  | { readonly axis: string; readonly value: number | string }
  | { readonly axis: string; readonly edge: 'start' | 'middle' | 'end' };

export interface Note {
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
  /** Notes of one column are kept from covering each other. */
  readonly column?: string;
  /** The note vanishes with this dataset (its index). */
  readonly dataset?: number;
}

interface Placed {
  readonly note: Note;
  readonly x: number;
  readonly pointY: number;
  y: number;
}

/** What stands in `options.plugins.notes`. */
export interface NotesOptions {
  readonly notes?: readonly Note[];
}

/** Draws the notes of a chart above everything else. */
export const notesPlugin: Plugin = {
  id: 'notes',
  afterDraw(chart) {
    // The resolved options are a slow proxy; the notes are read from the configuration as it was given.
    const notes = (chart.config.options?.plugins as { notes?: NotesOptions } | undefined)?.notes?.notes ?? [];
    const fontPx = Number((chart.options.font as { size?: number } | undefined)?.size ?? 12);
    const family = String((chart.options.font as { family?: string } | undefined)?.family ?? 'sans-serif');
    const placed = notes.flatMap((note) => placeOf(chart, note));
    for (const column of new Set(placed.map(({ note }) => note.column)))
      if (column !== undefined)
        spread(
          chart,
          placed.filter(({ note }) => note.column === column),
          fontPx * 1.15,
        );
    const { ctx } = chart;
    ctx.save();
    for (const { note, x, y, pointY } of placed) {
      ctx.font = `${note.bold ? 'bold ' : ''}${fontPx * (note.scale ?? 1)}px ${family}`;
      ctx.fillStyle = note.colour ?? inkOf.text;
      ctx.textAlign = note.align ?? 'left';
      ctx.textBaseline = note.baseline ?? 'middle';
      const dx = note.dx ?? 0;
      if (Math.abs(y - pointY) > fontPx * 0.6 && note.column !== undefined && dx >= 8) {
        ctx.strokeStyle = note.colour ?? inkOf.line;
        ctx.lineWidth = 0.5;
        ctx.beginPath();
        ctx.moveTo(x + 1, pointY);
        ctx.lineTo(x + dx - 2, y);
        ctx.stroke();
      }
      ctx.fillText(note.text, x + dx, y + (note.dy ?? 0));
    }
    ctx.restore();
  },
};

function placeOf(chart: Chart, note: Note): Placed[] {
  if (note.dataset !== undefined && !chart.isDatasetVisible(note.dataset)) return [];
  const x = pixelOf(chart, note.x);
  const y = pixelOf(chart, note.y);
  return Number.isFinite(x) && Number.isFinite(y) ? [{ note, x, y, pointY: y }] : [];
}

function pixelOf(chart: Chart, position: NotePosition): number {
  const scale = chart.scales[position.axis];
  if (!scale) return Number.NaN;
  if ('value' in position) {
    const value = scale.parse(position.value);
    return scale.getPixelForValue(typeof value === 'number' ? value : Number.NaN);
  }
  const [from, until] = scale.isHorizontal() ? [scale.left, scale.right] : [scale.bottom, scale.top];
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
    const lowest = chart.height - gap / 2 - half;
    const inside = Math.max(gap / 2 + half, Math.min(lowest, centre));
    notes.forEach((note, index) => {
      note.y = inside - half + index * gap;
    });
  }
}
