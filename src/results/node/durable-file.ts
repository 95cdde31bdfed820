// Writes a file so that it is there whole or not at all, whatever happens meanwhile: to a temporary name
// beside it, forced to disk, then renamed over the old one, and the folder forced to disk as well.

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const temporary = /^\..+\.writing$/;

/** Writes text or bytes to `path`, whole or not at all. Throws what the file system reports, e.g. ENOSPC. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const writing = join(dirname(path), `.${basename(path)}.writing`);
  try {
    const file = openSync(writing, 'w');
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(writing, path);
  } catch (error) {
    rmSync(writing, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Makes a folder and those above it. Step by step: mkdir's own recursion never ends where the system refuses. */
export function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Forces the names in a folder to disk, where the system can do that (Windows cannot). */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The rename itself is in order; only its survival of a power cut is left to the system.
  }
}

/** Removes what a killed process left half-written in a folder. */
export function removeHalfWritten(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (temporary.test(name)) rmSync(join(folder, name), { force: true });
  }
}
