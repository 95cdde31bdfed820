// Reads scenario files and world tables from disk, and only from where a scenario may read: the folder of
// each file given on the command line (or the folder called `scenarios` that it stands in) and below, and
// the scenarios that ship with the program. Links are followed before the folder is checked. A path that
// does not exist beside the user's file is looked for among the shipped scenarios.

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NetworkReading, ScenarioFiles, Unreadable, WorldReading } from '../scenario-files.ts';
import { nearestName } from '../text/nearest-name.ts';
import { longestText } from '../text/read-text.ts';
import { readNetworkFiles } from './read-network.ts';
import { readWorldDirectory } from './read-world.ts';

const largestTableBytes = 64_000_000;
const largestNetworkBytes = 500_000_000;

/** The folder of scenarios that ships with the program, as an absolute path. */
export function shippedScenarios(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'scenarios');
}

/** The folder that a scenario file may read from: the folder called `scenarios` around it, or its own. */
export function readableFolder(file: string): string {
  const own = dirname(realPathOf(resolve(file)));
  for (let folder = own; dirname(folder) !== folder; folder = dirname(folder)) {
    if (basename(folder) === 'scenarios') return folder;
  }
  return own;
}

/** Files as a command may read them, given the scenario files on its command line. Results are kept. */
export function createScenarioFiles(typedFiles: readonly string[]): ScenarioFiles {
  const shipped = realPathOf(shippedScenarios());
  const typed = new Set(typedFiles.map((file) => resolve(file)));
  const folders = [...new Set([...typedFiles.map(readableFolder), shipped])];
  const texts = new Map<string, string | Unreadable>();
  const worlds = new Map<string, WorldReading | Unreadable>();
  const networks = new Map<string, NetworkReading | (Unreadable & { file: string })>();

  const isAllowed = (path: string) =>
    folders.some((folder) => path === folder || path.startsWith(folder + sep));

  /** Where a path really leads, if a scenario may go there. */
  function find(path: string, what: string, isTyped: boolean): string | Unreadable {
    if (path.includes('\0')) return { found: 'a path with a zero byte', expected: `the path of ${what}` };
    const wanted = resolve(path);
    const lexical = join(realPathOf(dirname(wanted)), basename(wanted));
    if (!isTyped && !isAllowed(lexical) && !isAllowed(wanted)) return outside(path, what);
    const candidates = [wanted, ...folders.map((folder) => join(shipped, relative(folder, lexical)))];
    const found = candidates.find((candidate) => existsSync(candidate));
    if (found === undefined) return missing(path, wanted, what);
    const real = realPathOf(found);
    return isTyped || isAllowed(real) ? real : outside(path, what);
  }

  function outside(path: string, what: string): Unreadable {
    return {
      found: `the path '${path}', which leads out of ${shownPath(folders[0])}`,
      expected: `${what} in that folder or below it`,
      hint: 'a path given on the command line may lead anywhere',
    };
  }

  function read(path: string): string | Unreadable {
    const real = find(path, 'a scenario file', typed.has(resolve(path)));
    if (typeof real !== 'string') return real;
    try {
      const { size } = statSync(real);
      if (!statSync(real).isFile())
        return { found: `'${path}', which is no file`, expected: 'a scenario file' };
      if (size > 4 * longestText)
        return { found: `a file of ${size} bytes`, expected: `at most ${longestText} characters` };
      return readFileSync(real, 'utf8').replace(/^\uFEFF/, '');
    } catch (error) {
      return { found: `'${path}', which cannot be read (${codeOf(error)})`, expected: 'a readable file' };
    }
  }

  function readWorld(path: string, isTyped: boolean): WorldReading | Unreadable {
    const what = 'a folder with the tables of a world';
    const real = find(path, what, isTyped);
    if (typeof real !== 'string') return real;
    try {
      if (!statSync(real).isDirectory()) return { found: `'${path}', which is no folder`, expected: what };
      for (const name of readdirSync(real).filter((entry) => entry.endsWith('.csv'))) {
        const table = realPathOf(join(real, name));
        if (!isTyped && !isAllowed(table)) return outside(`${path}/${name}`, what);
        if (!statSync(table).isFile() || statSync(table).size > largestTableBytes) {
          return { found: `'${path}/${name}'`, expected: `a file of at most ${largestTableBytes / 1e6} MB` };
        }
      }
      const directory = shownPath(real);
      return { ...readWorldDirectory(directory), directory };
    } catch (error) {
      return { found: `'${path}', which cannot be read (${codeOf(error)})`, expected: what };
    }
  }

  function readNetwork(
    suppliers: string,
    links: string,
    isTyped: boolean,
  ): NetworkReading | (Unreadable & { file: string }) {
    const found: string[] = [];
    for (const file of [suppliers, links]) {
      const real = find(file, 'a table of a network', isTyped);
      if (typeof real !== 'string') return { ...real, file };
      const { size } = statSync(real);
      if (!statSync(real).isFile() || size > largestNetworkBytes) {
        const expected = `a file of at most ${largestNetworkBytes / 1e6} MB`;
        return { found: `'${file}'`, expected, file };
      }
      found.push(shownPath(real));
    }
    const files = { suppliers: found[0], links: found[1] };
    return { ...readNetworkFiles(files.suppliers, files.links), files };
  }

  return {
    readNetwork: (suppliers, links, isTyped = false) =>
      kept(networks, `${isTyped} ${suppliers} ${links}`, () => readNetwork(suppliers, links, isTyped)),
    read: (path) => kept(texts, path, () => read(path)),
    readWorld: (path, isTyped = false) => kept(worlds, `${isTyped} ${path}`, () => readWorld(path, isTyped)),
  };
}

function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

function missing(path: string, wanted: string, what: string): Unreadable {
  let beside: string[] = [];
  try {
    beside = readdirSync(dirname(wanted));
  } catch {
    // The folder is missing too: there is nothing to suggest.
  }
  const near = nearestName(basename(wanted), beside);
  return {
    found: `'${path}', which does not exist`,
    expected: `${what} that exists`,
    ...(near && { hint: `did you mean '${near}'?` }),
  };
}

/** The path with links resolved as far as it exists. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPathOf(parent), basename(path));
  }
}

/** Relative to where the command runs, with forward slashes. */
function shownPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/') || '.';
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? 'error';
}
