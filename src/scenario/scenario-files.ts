// What checking a scenario needs from the disk, as an interface: the checks are pure and run the same in
// Node, in a browser and in tests with files made up on the spot. scenario/node/ reads real files.

import type { NetworkTables } from '../model/network-tables.ts';
import type { WorldTables } from '../model/world-tables.ts';
import type { Problem } from '../parameters/problem.ts';

/** A file that cannot be used: in the words of a problem, and what to do instead. */
export interface Unreadable {
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

/** The tables of a world, when they are there and right, with the hash of their content. */
export interface WorldReading {
  readonly tables?: WorldTables;
  /** Where they were found, as a run is to find them again. */
  readonly directory: string;
  /** Hash of the content of the tables; '' without tables. */
  readonly hash: string;
  /** Everything wrong with the tables, with file, line and column. */
  readonly problems: readonly Problem[];
}

/** A network of suppliers and links, when its files are there and right, with the hash of their content. */
export interface NetworkReading {
  readonly network?: NetworkTables;
  /** Where they were found, as a run is to find them again. */
  readonly files: { readonly suppliers: string; readonly links: string };
  /** Hash of the content; '' without a network. */
  readonly hash: string;
  readonly problems: readonly Problem[];
  readonly assumptions: readonly string[];
}

/** Files by path as the user would write it from where the command runs, with forward slashes. */
export interface ScenarioFiles {
  /** The text of a file, or why it cannot be used (missing, outside the allowed folders, too large). */
  read(path: string): string | Unreadable;
  /**
   * The world tables in a folder, or why the folder cannot be read. `typed` paths come from the command
   * line and may lead anywhere; paths from files stay inside the allowed folders.
   */
  readWorld(directory: string, typed?: boolean): WorldReading | Unreadable;
  /** The network in two files, or why one of them (`file`) cannot be used. Typed paths as above. */
  readNetwork(
    suppliers: string,
    links: string,
    typed?: boolean,
  ): NetworkReading | (Unreadable & { readonly file: string });
}
