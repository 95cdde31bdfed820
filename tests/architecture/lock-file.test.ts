/**
 * A plain `npm ci` installs the same program on every platform. npm leaves platform packages that its registry
 * does not have out of the lock file without a word; then nothing is installed where they are needed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './source-tree.ts';

type Manifest = {
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

const manifest = readJson<Manifest>('package.json');
const locked = readJson<{ packages: Record<string, Manifest> }>('package-lock.json').packages;
const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(projectRoot, name), 'utf8')) as T;
}

/** Whether Node would find package `name` from the package locked at `from`: there or in a folder above. */
function isLocked(from: string, name: string): boolean {
  const above = from.lastIndexOf('/node_modules/');
  if (`${from ? `${from}/` : ''}node_modules/${name}` in locked) return true;
  return from === '' ? false : isLocked(above < 0 ? '' : from.slice(0, above), name);
}

describe('the lock file', () => {
  it('has an entry for every platform package that a locked package may need', () => {
    const missing = Object.entries(locked).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(from, name))
        .map((name) => `${name}, wanted by ${from || 'this program'}`),
    );
    expect(missing).toEqual([]);
  });

  it('holds the versions that package.json asks for, and package.json asks for exact ones', () => {
    const different = Object.entries(wanted)
      .filter(([, version]) => !version.startsWith('file:'))
      .filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version);
    expect(different).toEqual([]);
  });
});
