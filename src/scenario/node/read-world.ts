// Reads the tables of a world from a folder and checks them. The hash covers what the model reads (the
// checked rows), not notes, events, README or line endings, so that an edited remark does not give every
// run a new name, while a changed figure does.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorldTables } from '../../model/world-tables.ts';
import type { Problem } from '../../parameters/problem.ts';
import { parseWorldTables } from '../world-tables.ts';

/** Tables of the world in `directory`; `hash` is SHA-256 in hex, or '' when there are problems. */
export function readWorldDirectory(directory: string): {
  tables: WorldTables | undefined;
  problems: Problem[];
  hash: string;
} {
  let names: string[];
  try {
    names = readdirSync(directory).filter((name) => name.endsWith('.csv'));
  } catch {
    const where = { file: directory };
    return {
      tables: undefined,
      problems: [{ where, found: 'no such folder', expected: 'a folder with the tables of a world' }],
      hash: '',
    };
  }
  const files = new Map(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
  const { tables, problems } = parseWorldTables(files);
  const hash = tables === undefined ? '' : createHash('sha256').update(JSON.stringify(tables)).digest('hex');
  const inDirectory = (problem: Problem): Problem => ({
    ...problem,
    where: { ...problem.where, file: `${directory}/${problem.where.file ?? ''}` },
  });
  return { tables, problems: problems.map(inDirectory), hash };
}
