// Fetches the tables of a world by their content hash and keeps them, so that a thread reads and checks a
// world once, however many runs it does there. The folder is only where to look: if its content has
// another hash than the job asks for, the run fails rather than run in another world.

import type { WorldSource } from '../../experiment/run-job.ts';
import type { WorldTables } from '../../model/world-tables.ts';
import { readWorldDirectory } from '../../scenario/node/read-world.ts';
import type { WorldProvider } from '../run-one.ts';

const worldsKept = 4;

/** Worlds from folders of tables. Throws (as a failed run of stage load-world) when it cannot serve a hash. */
export function createWorldProvider(read = readWorldDirectory): WorldProvider {
  const kept = new Map<string, WorldTables>();
  return {
    tables(world: WorldSource): WorldTables {
      if (world.kind !== 'tables') return emptyTables;
      const known = kept.get(world.hash);
      if (known) return known;
      const { tables, problems, hash } = read(world.directory);
      const [problem] = problems;
      if (tables === undefined) {
        const where = [problem?.where.file, problem?.where.line]
          .filter((part) => part !== undefined)
          .join(':');
        throw new Error(
          `${where}: ${problem?.found ?? 'no tables'}; expected ${problem?.expected ?? 'tables'}`,
        );
      }
      if (hash !== world.hash) {
        throw new Error(
          `${world.directory} has changed since the run was planned (hash ${hash.slice(0, 12)})`,
        );
      }
      const [oldest] = kept.keys();
      if (kept.size >= worldsKept && oldest !== undefined) kept.delete(oldest);
      kept.set(hash, tables);
      return tables;
    },
  };
}

/** What a world without tables is handed: the model reads such a world from the job itself. */
const emptyTables: WorldTables = Object.freeze({
  jurisdictions: [],
  criteria: [],
  memberships: [],
  domains: [],
  segments: [],
  inputs: [],
  supply: [],
  technology: [],
  contacts: [],
  tradeAffinities: [],
  firms: [],
  resources: [],
});
