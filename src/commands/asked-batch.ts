// What a command was asked for, as the manifest keeps it, so that the report can print the whole command
// and `chart` draws again what the scenario chose. Where and how fast it ran is no part of it.

import { basename, isAbsolute, relative } from 'node:path';
import type { AskedBatch } from '../results/manifest.ts';

/** Options that say where, how fast and how talkative; and those that `sources` keeps as settings. */
const notKept = new Set(
  'out workers runTimeout queue shard force json quiet checked set replicates seed'.split(' '),
);

/** What is drawn and with which titles. */
export type AskedCharts = Pick<AskedBatch, 'charts' | 'titles'>;

/** What a command was asked for; `options` as commander gives them, `table` the file of a design. */
export function askedBatch(
  command: AskedBatch['command'],
  options: object,
  { charts, titles }: AskedCharts,
  table?: string,
): AskedBatch {
  const words = Object.entries(options).flatMap(([name, value]) => {
    if (notKept.has(name) || value === undefined || value === false) return [];
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return value === true ? [flag] : [flag, String(value)];
  });
  return { command, words: [...(table === undefined ? [] : [shownPath(table)]), ...words], charts, titles };
}

/** A path as seen from here, without a part that only this machine has: its name when it lies elsewhere. */
export function shownPath(file: string): string {
  const path = relative('.', file).replaceAll('\\', '/');
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path;
}
