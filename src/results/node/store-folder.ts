// The folder of a store: which files are ours, what is in them, and what stands in the way. Looking
// changes nothing; problems name files that are torn or foreign, and those are left alone.
//
//   manifest.json  runs.parquet  summary.csv  dictionary.csv
//   series/part-00000.parquet    finished, in the plan's order
//   pending/part-000001.parquet  finished, not yet laid out; gone when the batch is complete
//   aside/part-00000.parquet     finished runs that the present plan does not ask for

import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../parameters/problem.ts';
import { messageOf } from '../error-message.ts';
import { makeFolder, removeHalfWritten } from './durable-file.ts';
import { readManifest } from './manifest-file.ts';
import { type IndexedRun, readPartIndex } from './read-part.ts';

export const partFolders = ['series', 'pending', 'aside'] as const;
export type PartFolder = (typeof partFolders)[number];

const partName = /^part-(\d+)\.parquet$/;
const lockName = 'running.lock';
const ownFiles = ['runs.parquet', 'summary.csv', 'dictionary.csv'];

/** A part on disk. */
export interface PartFile {
  readonly folder: PartFolder;
  readonly number: number;
  readonly path: string;
}

export interface StoreFolder {
  readonly parts: readonly { readonly file: PartFile; readonly runs: readonly IndexedRun[] }[];
  readonly problems: readonly Problem[];
}

/** The parts of a folder of the store in the order of their numbers; none when the folder is missing. */
export function listParts(directory: string, folder: PartFolder): PartFile[] {
  return namesIn(join(directory, folder))
    .map((name) => ({ name, number: Number(partName.exec(name)?.[1] ?? Number.NaN) }))
    .filter(({ number }) => !Number.isNaN(number))
    .sort((a, b) => a.number - b.number)
    .map(({ name, number }) => ({ folder, number, path: join(directory, folder, name) }));
}

/** The next free number in a folder of the store. */
export function nextPartNumber(directory: string, folder: PartFolder): number {
  return (listParts(directory, folder).at(-1)?.number ?? -1) + 1;
}

/** The path of a part; folders are made when they are first written to. */
export function partPath(directory: string, folder: PartFolder, number: number): string {
  return join(directory, folder, `part-${String(number).padStart(5, '0')}.parquet`);
}

/** Looks at what a folder holds. A folder that is missing or empty is an empty store. */
export function inspectStore(directory: string): StoreFolder {
  const problems: Problem[] = [];
  // A process killed before its first manifest leaves no more than its lock, and the folder is free again.
  const names = namesIn(directory).filter((name) => !name.startsWith('.') && name !== lockName);
  if (names.length > 0 && !names.includes('manifest.json')) {
    problems.push({
      where: { file: directory },
      found: `a folder with other files (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', ...' : ''})`,
      expected: 'an empty folder or the results of an earlier run',
      hint: 'choose another --out, or pass --force to write into it',
    });
  }
  if (names.includes('manifest.json')) {
    const manifest = readManifest(directory);
    if (!('manifestOf' in manifest)) problems.push(manifest);
  }
  const parts: { file: PartFile; runs: readonly IndexedRun[] }[] = [];
  for (const folder of partFolders) {
    const listed = listParts(directory, folder);
    for (const file of listed) {
      try {
        parts.push({ file, runs: readPartIndex(file.path).runs });
      } catch (error) {
        problems.push(unusable(file.path, messageOf(error)));
      }
    }
    for (const name of namesIn(join(directory, folder))) {
      // Readers take every Parquet file in the folder, so a stranger among them would enter their tables.
      if (name.endsWith('.parquet') && !partName.test(name) && !name.startsWith('.')) {
        problems.push(unusable(join(directory, folder, name), 'a file that this program did not write'));
      }
    }
  }
  return { parts, problems };
}

function unusable(file: string, found: string): Problem {
  return {
    where: { file },
    found,
    expected: 'a part of the results of an earlier run',
    hint: 'move it away, or pass --force to start the whole folder afresh',
  };
}

/**
 * Removes everything of ours from a folder, readable or not, and leaves the rest alone. The manifest stays
 * until the next one is written over it: without one the folder would be a stranger's, should we be killed.
 */
export function clearStore(directory: string): void {
  for (const name of ownFiles) rmSync(join(directory, name), { force: true });
  for (const folder of partFolders) {
    for (const name of namesIn(join(directory, folder))) {
      if (name.endsWith('.parquet')) rmSync(join(directory, folder, name), { force: true });
    }
    removeIfEmpty(join(directory, folder));
  }
}

/** Removes a folder that holds nothing any more. */
export function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** Makes the folder fit for writing: it exists and holds nothing half-written. */
export function prepareStore(directory: string): void {
  makeFolder(directory);
  for (const folder of ['.', ...partFolders]) {
    if (existsSync(join(directory, folder))) removeHalfWritten(join(directory, folder));
  }
}

/**
 * Claims the folder for this process, so that two batches do not write into it at once. Returns the
 * function that gives it free, or the problem when a living process holds it. The lock holds a process's
 * number and when it started, because numbers come again: soon in containers, and after a power cut.
 */
export function lockStore(directory: string): (() => void) | Problem {
  const path = join(directory, lockName);
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, lockText(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!existsSync(path) || attempt > 0) throw error;
      const text = readFileSync(path, 'utf8');
      const holder = Number.parseInt(text, 10);
      // A text cut short was written by a process killed meanwhile, and is no living one's.
      if (holder !== process.pid && isAlive(holder) && text === lockText(holder)) {
        return {
          where: { file: path },
          found: `process ${holder} at work in this folder`,
          expected: 'a folder that nobody writes into',
          hint: `wait for it, choose another --out, or delete ${path} if that is no run of this program`,
        };
      }
      rmSync(path, { force: true });
    }
  }
}

function lockText(process_: number): string {
  return `${process_} ${startOf(process_)}\n`;
}

/** When a process started, in the ticks of Linux's clock; empty where the system does not tell. */
function startOf(process_: number): string {
  try {
    const stat = readFileSync(`/proc/${process_}/stat`, 'utf8');
    // proc(5): the 22nd field; the second is a name in parentheses that may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder).sort();
}
