// Fetches the data of a world by their content hash and keeps them, so that a thread reads and checks a
// world once, however many runs it does there. The folder is only where to look: if its content has
// another hash than the job asks for, the run fails rather than run in another world.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { WorldSource } from '../../experiment/run-job.ts';
import type { WorldData } from '../../model/build-world.ts';
import { readNetworkFiles } from '../../scenario/node/read-network.ts';
import { readWorldDirectory } from '../../scenario/node/read-world.ts';
import type { WorldProvider } from '../run-one.ts';

const worldsKept = 4;

/** Worlds from files. Throws (as a failed run of stage load-world) when it cannot serve a hash. */
export function createWorldProvider(): WorldProvider {
  return keepWorlds((world) => {
    if (world.kind === 'groups') return undefined;
    const { data, place: origin, problems, hash } = readFiles(world);
    const [problem] = problems;
    if (data === undefined) {
      const place = [problem?.where.file, problem?.where.line].filter((part) => part !== undefined).join(':');
      throw new Error(
        `${place}: ${problem?.found ?? 'no tables'}; expected ${problem?.expected ?? 'tables'}`,
      );
    }
    if (hash !== world.hash) {
      throw new Error(`${origin} has changed since the run was planned (hash ${hash.slice(0, 12)})`);
    }
    return data;
  });
}

function readFiles(world: Exclude<WorldSource, { kind: 'groups' }>) {
  if (world.kind === 'tables') {
    const { tables: data, problems, hash } = readWorldDirectory(world.directory);
    return { data, problems, hash, place: world.directory };
  }
  const { suppliers, links } = world.files;
  const { network: data, problems, hash } = readNetworkFiles(suppliers, links);
  return { data, problems, hash, place: `${suppliers} or ${links}` };
}

/** Worlds that a worker of a queue has fetched into a folder, by hash; the paths in jobs are not followed. */
export function createCachedWorldProvider(cache: string): WorldProvider {
  return keepWorlds((world) =>
    world.kind === 'groups'
      ? undefined
      : (deserialize(readFileSync(worldCachePath(cache, world.hash))) as WorldData),
  );
}

/** Where a world of a hash stands in a cache. Throws on a hash that is none, because it names a file. */
export function worldCachePath(cache: string, hash: string): string {
  if (!/^[\w-]{1,128}$/.test(hash)) throw new Error(`'${hash.slice(0, 40)}' is no hash of a world`);
  return join(cache, hash);
}

/** A provider that keeps the last few worlds that `fetch` gave. What fails is not kept. */
export function keepWorlds(fetch: (world: WorldSource) => WorldData | Promise<WorldData>): WorldProvider {
  const kept = new Map<string, WorldData | Promise<WorldData>>();
  return {
    tables(world) {
      if (world.kind === 'groups') return fetch(world);
      if (kept.has(world.hash)) return kept.get(world.hash);
      const data = fetch(world);
      const [oldest] = kept.keys();
      if (kept.size >= worldsKept && oldest !== undefined) kept.delete(oldest);
      kept.set(world.hash, data);
      if (data instanceof Promise) data.catch(() => kept.delete(world.hash));
      return data;
    },
  };
}
